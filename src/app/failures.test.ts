import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, expect, test } from 'vitest'
import { Refusal } from '../platform/errors.ts'
import { insistOnAnchor } from './anchor-check.ts'
import { knownFailure } from './failures.ts'
import { type Heartbeat, startHeartbeat, whileItAnswers } from './heartbeat.ts'
import { watchRoom, whileThereIsRoom } from './room-left.ts'

const folder = mkdtempSync(join(tmpdir(), 'touyan-failures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const failed = (code: string, message = '') => Object.assign(new Error(message), code ? { code } : {})

test.each([
  ['53100', '磁盘已满'],
  ['ENOSPC', '磁盘已满'],
  ['EROFS', '不能写入'],
  ['XX001', '有损坏'],
  ['25006', '暂时不能办理'],
  ['57P01', '暂时不能办理'],
  ['57P02', '暂时不能办理'],
  ['ECONNRESET', '暂时不能办理'],
  ['EPIPE', '暂时不能办理'],
])('%s is told as “%s”, as a matter of the server', (code, words) => {
  const refusal = knownFailure(failed(code))
  expect(refusal?.kind).toBe('unavailable')
  expect(refusal?.message).toContain(words)
})

test('broken connections and opened seals have no code; faults of the program stay faults', () => {
  const broken = ['Connection terminated unexpectedly', 'Client was closed and is not queryable']
  broken.push('Client has encountered a connection error and is not queryable')
  for (const message of broken) expect(knownFailure(failed('', message))?.kind).toBe('unavailable')
  const seal = knownFailure(failed('', 'Unsupported state or unable to authenticate data'))
  expect(seal?.kind).toBe('damaged')
  expect(knownFailure(failed('40001'))?.kind).toBe('conflict')
  expect(knownFailure(failed('22021'))?.kind).toBe('invalid')
  for (const code of ['', '23505', '42P01', 'ERR_X']) expect(knownFailure(failed(code, 'other'))).toBeNull()
})

test('a damaged head of the audit chain stops the start with words, a whole one or none does not', () => {
  const file = join(folder, 'audit-head.json')
  const whole = { chainId: 'a', position: 1, seq: 2, hash: 'ab' }
  expect(() => insistOnAnchor(file)).not.toThrow()
  writeFileSync(file, JSON.stringify(whole))
  expect(() => insistOnAnchor(file)).not.toThrow()
  for (const text of ['', '{"chainId":"a","posi', '[]', 'null', JSON.stringify({ ...whole, position: undefined })]) {
    writeFileSync(file, text)
    expect(() => insistOnAnchor(file), text).toThrow('已损坏。请把它移到别处保存作为依据')
  }
})

/** A database that answers or not, as the test says. */
function silenced() {
  const waiting = new Set<() => void>()
  let isAnswering = true
  const heartbeat: Heartbeat = {
    answers: () => isAnswering,
    onSilence(tell) {
      waiting.add(tell)
      return () => waiting.delete(tell)
    },
    stop: async () => {},
  }
  const fall = () => {
    isAnswering = false
    for (const tell of waiting) tell()
  }
  return { heartbeat, fall, waiting }
}

function appOf(heartbeat: Heartbeat) {
  const app = new Hono()
  app.onError((error, http) => http.text(error.message, error instanceof Refusal ? 503 : 500))
  app.use('*', whileItAnswers(heartbeat))
  app.get('/quick', (http) => http.text('here'))
  app.get('/never', () => new Promise(() => {}))
  return app
}

test('who waits is told that it is open, who comes later that nothing was done, and nobody is remembered', async () => {
  const { heartbeat, fall, waiting } = silenced()
  const app = appOf(heartbeat)
  expect(await (await app.request('/quick')).text()).toBe('here')
  expect(waiting.size).toBe(0)
  const hanging = app.request('/never')
  fall()
  const open = await hanging
  expect(open.status).toBe(503)
  expect(await open.text()).toContain('不知道是否已经办成')
  const later = await app.request('/quick')
  expect(later.status).toBe(503)
  expect(await later.text()).toContain('没有办理')
  expect(waiting.size).toBe(0)
})

test('where nothing listens the database is started again, until it is', async () => {
  let revived = 0
  const nowhere = { host: join(folder, 'nowhere'), port: 5432, user: 'x', database: 'x' }
  const revive = async () => {
    revived += 1
  }
  const heartbeat = startHeartbeat(nowhere, { everyMs: 10, revive })
  while (revived < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(heartbeat.answers()).toBe(false)
  await heartbeat.stop()
})

test('with little room on the disk changes are refused, looking and signing in are not', async () => {
  let hasRoom = true
  const app = new Hono()
  app.onError((error, http) => http.text(error.message, error instanceof Refusal ? 503 : 500))
  app.use(
    '*',
    whileThereIsRoom(async () => hasRoom),
  )
  app.all('*', (http) => http.text('done'))
  const ask = async (method: string, path: string) => (await app.request(path, { method })).text()
  expect(await ask('POST', '/api/topics')).toBe('done')
  hasRoom = false
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    expect(await ask(method, '/api/topics'), method).toContain('磁盘快满了')
  }
  expect(await ask('POST', '/door/voices')).toContain('磁盘快满了')
  for (const path of ['/api/topics', '/door/']) expect(await ask('GET', path)).toBe('done')
  for (const path of ['/api/sign-in', '/api/sign-out']) expect(await ask('POST', path)).toBe('done')
})

test('room is measured on the disk itself', async () => {
  expect(await watchRoom(folder, 1)()).toBe(true)
  expect(await watchRoom(folder, Number.MAX_SAFE_INTEGER)()).toBe(false)
})
