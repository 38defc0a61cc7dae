import { createCipheriv, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { algorithms } from './cipher.ts'
import { Refusal } from './errors.ts'
import { keysFrom, SEAL_MARK } from './keys.ts'

const [first, second, audit, session] = [1, 2, 3, 4].map((byte) => Buffer.alloc(32, byte)) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
]
const ring = (...fields: [number, Buffer][]) => ({ fields: new Map(fields), audit, session })
const PLACE = 'person.id_number.0b6d9c4e'
const OTHERS = ['person.id_number.0b6d9c4f', 'person.verbatim.0b6d9c4e', 'person.id_number.0b6d9c4e.1', '']

/** As values were sealed before they had a head. */
function sealedWithoutHead(text: string, place: string, nonce = randomBytes(12), key = first): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** What opening gives, or the kind of the refusal. */
function outcome(run: () => string): string {
  try {
    return `opened ${run()}`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.kind
  }
}

describe.each(algorithms)('sealed by %s', (algorithm) => {
  const keys = keysFrom(ring([1, first], [2, second]), algorithm)

  it('opens again for its own place, whatever the characters', () => {
    for (const text of ['', '张三', '𠮷野家䶮', 'a\0b', '３３０１', '\u202e字', '字'.repeat(20_000)]) {
      expect(keys.open(keys.seal(text, PLACE), PLACE)).toBe(text)
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(keys.open(keys.seal(text, PLACE), PLACE)).toBe(text)
      }),
    )
  })

  it('is another value each time, and says which key and algorithm closed it', () => {
    const sealed = Array.from({ length: 50 }, () => keys.seal('同样的文字', PLACE).toString('hex'))
    expect(new Set(sealed).size).toBe(50)
    const head = Buffer.concat([SEAL_MARK, Buffer.from([algorithm === 'aes' ? 0 : 1, 0, 2])]).toString('hex')
    for (const one of sealed) expect(one.startsWith(head)).toBe(true)
  })

  it('does not open in another row or column', () => {
    const sealed = keys.seal('张三', PLACE)
    for (const place of OTHERS) expect(outcome(() => keys.open(sealed, place))).toBe('damaged')
  })

  it('does not open with any byte changed, cut short, lengthened or emptied', () => {
    const sealed = keys.seal('330102197001011234', PLACE)
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1
      expect([at, outcome(() => keys.open(changed, PLACE))]).toEqual([at, 'damaged'])
      expect([at, outcome(() => keys.open(sealed.subarray(0, at), PLACE))]).toEqual([at, 'damaged'])
    }
    expect(outcome(() => keys.open(Buffer.concat([sealed, Buffer.from([0])]), PLACE))).toBe('damaged')
  })

  it('opens what was sealed before under other keys and algorithms, with a head or without one', () => {
    const older = algorithms.map((one) => keysFrom(ring([1, first]), one))
    for (const old of older) expect(keys.open(old.seal('张三', PLACE), PLACE)).toBe('张三')
    const headless = sealedWithoutHead('𠮷', PLACE)
    expect(keys.open(headless, PLACE)).toBe('𠮷')
    expect(outcome(() => keys.open(headless, OTHERS[0]!))).toBe('damaged')
    expect(outcome(() => keys.open(sealedWithoutHead('𠮷', PLACE, randomBytes(12), second), PLACE))).toBe('damaged')
    // The one in four thousand million: an old nonce that begins as a head does.
    for (const rest of ['000002', '010002', '000009', '070001']) {
      const nonce = Buffer.concat([SEAL_MARK, Buffer.from(`${rest}0102030405`, 'hex')])
      expect(keys.open(sealedWithoutHead('张三', PLACE, nonce), PLACE)).toBe('张三')
    }
  })

  it('does not open without its key, and the head cannot be turned to another key or algorithm', () => {
    const sealed = keys.seal('张三', PLACE)
    expect(outcome(() => keysFrom(ring([1, first])).open(sealed, PLACE))).toBe('damaged')
    for (const [at, value] of [
      [4, algorithm === 'aes' ? 1 : 0],
      [6, 1],
      [6, 0],
    ] as const) {
      const turned = Buffer.from(sealed)
      turned[at] = value
      expect(outcome(() => keys.open(turned, PLACE))).toBe('damaged')
    }
  })

  it('of the audit trail has a key of its own: new field keys change nothing there', () => {
    const place = 'audit_entry.sealed_detail.1'
    const sealed = keys.seal('{"old":"张三"}', place)
    expect(sealed.readUInt16BE(5)).toBe(0)
    const others = keysFrom(ring([1, randomBytes(32)], [7, randomBytes(32)]))
    expect(others.open(sealed, place)).toBe('{"old":"张三"}')
  })

  it('leaves fingerprints with the first key, so that equal values are found as before', () => {
    expect(keys.fingerprint('330102197001011234')).toEqual(keysFrom(ring([1, first])).fingerprint('330102197001011234'))
  })
})
