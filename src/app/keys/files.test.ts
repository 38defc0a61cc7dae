import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fieldKeyFile, fieldKeyNumbers, loadKeys, makeKey } from './files.ts'

const PLACE = 'person.id_number.0b6d9c4e'

describe('the files of the keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-keys-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('are made once, closed to others, and the newest seals while all open', () => {
    const before = loadKeys(folder)
    expect(before.newest).toEqual({ number: 1, algorithm: 'aes' })
    const old = before.seal('张三', PLACE)
    for (const number of [2, 10, 9]) makeKey(folder, fieldKeyFile(number))
    writeFileSync(join(folder, 'field-3.key.new'), 'half')
    writeFileSync(join(folder, 'field-02.key'), 'not ours')
    expect(fieldKeyNumbers(folder)).toEqual([1, 2, 9, 10])
    const after = loadKeys(folder, 'sm')
    expect(after.newest).toEqual({ number: 10, algorithm: 'sm' })
    expect(after.open(old, PLACE)).toBe('张三')
    expect(new Set(after.numbers.map((one) => after.checkOf(one).toString('hex'))).size).toBe(4)
    const modes = readdirSync(folder).filter((name) => /^(field|audit|session)(-\d+)?\.key$/.test(name))
    for (const name of modes.filter((one) => one !== 'field-02.key')) {
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600])
    }
  })

  test('that are cut short stop the start with words', () => {
    writeFileSync(join(folder, 'field-9.key'), 'short')
    expect(() => loadKeys(folder)).toThrow(/field-9\.key 已损坏（应为32字节）/)
  })
})
