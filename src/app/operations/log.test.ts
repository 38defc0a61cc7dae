import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeLog } from './log.ts'
import { boundFile, rotatingFile } from './log-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'touyan-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const logTo = (name: string) => {
  const path = join(folder, name)
  return { path, log: makeLog({ logLevel: 'error', logFile: { path, mostBytes: 1_000_000, kept: 2 } }) }
}
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n')

test('the fields in which a database quotes a row stay out of the log; the code and the place are told', () => {
  const { path, log } = logTo('fault.log')
  const error = Object.assign(new Error('重复的键：(张三, 110101199003077715)'), {
    ...{ code: '23505', detail: 'Key (name)=(张三) already exists.', where: '𠮷' },
  })
  log.error({ error }, 'backup failed')
  const text = readFileSync(path, 'utf8')
  for (const canary of ['张三', '110101199003077715', '𠮷', 'detail']) expect(text).not.toContain(canary)
  const { error: told, msg } = JSON.parse(text)
  expect(told).toMatchObject({ name: 'Error', code: '23505' })
  expect(told.at[0]).toMatch(/log\.test\.ts/)
  expect(msg).toBe('backup failed')
})

test('whatever is in a value stays within its one line', () => {
  const { path, log } = logTo('lines.log')
  log.error({ code: 'a\n{"level":30,"msg":"forged"}\r\u2028\u0000' }, 'one\ntwo')
  log.error({ code: 'next' }, 'three')
  const lines = linesOf(path)
  expect(lines).toHaveLength(2)
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['one\ntwo', 'three'])
})

test('a file that is full is put aside and only so many are kept', () => {
  const path = join(folder, 'turn', 'touyan.log')
  const lines = rotatingFile(path, { mostBytes: 100, kept: 3 })
  for (let number = 0; number < 10; number++) lines.write(`${String(number).padStart(2, '0')}${'x'.repeat(37)}\n`)
  const names = readdirSync(join(folder, 'turn')).sort()
  expect(names).toEqual(['touyan.log', 'touyan.log.1', 'touyan.log.2'])
  expect(names.map((name) => linesOf(join(folder, 'turn', name)).map((line) => line.slice(0, 2)))).toEqual([
    ['08', '09'],
    ['06', '07'],
    ['04', '05'],
  ])
  for (const name of names) expect(statSync(join(folder, 'turn', name)).size).toBeLessThanOrEqual(100)
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('the next start goes on in the same file', () => {
  const path = join(folder, 'again.log')
  rotatingFile(path, { mostBytes: 1000, kept: 2 }).write('first\n')
  rotatingFile(path, { mostBytes: 1000, kept: 2 }).write('second\n')
  expect(linesOf(path)).toEqual(['first', 'second'])
})

test('a file another process appends to is cut only when it is over its size', () => {
  const path = join(folder, 'database.log')
  writeFileSync(path, 'x'.repeat(100))
  expect(boundFile(path, 100)).toBe(false)
  expect(existsSync(`${path}.1`)).toBe(false)
  writeFileSync(path, 'x'.repeat(101))
  expect(boundFile(path, 100)).toBe(true)
  expect([statSync(path).size, statSync(`${path}.1`).size]).toEqual([0, 101])
  expect(boundFile(join(folder, 'none.log'), 100)).toBe(false)
})
