import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { codeFrom, secondsLeft, sharedDevices, windowOf } from './rules.ts'
import { CodeInput } from './schema.ts'

it.each([
  ['2026-11-23T02:00:00.000Z', 30],
  ['2026-11-23T02:00:29.999Z', 1],
  ['2026-11-23T02:00:30.000Z', 30],
])('a window lasts thirty seconds: %s has %i left', (at, left) => {
  const first = windowOf(new Date('2026-11-23T02:00:00Z'))
  expect(secondsLeft(new Date(at))).toBe(left)
  expect(windowOf(new Date(at)) - first).toBe(at < '2026-11-23T02:00:30' ? 0 : 1)
})

it('a code is eight digits, whatever it is made from', () => {
  const fingerprint = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(fc.property(fingerprint, (bytes) => CodeInput.parse({ code: codeFrom(bytes) }).code.length === 8))
})

it.each([
  ['1234 5678', '12345678'],
  ['１２３４５６７８', '12345678'],
  ['1234567', null],
  ['123456789', null],
  ['abcdefgh', null],
  ['', null],
])('a typed code %j is read as %j', (typed, read) => {
  const parsed = CodeInput.safeParse({ code: typed })
  expect(parsed.success ? parsed.data.code : null).toBe(read)
})

it('whoever shares a phone is named with the others, nobody else', () => {
  const sign = (personId: string, device: string | null) => ({ personId, device })
  const shared = sharedDevices([sign('a', 'x'), sign('b', 'x'), sign('c', 'y'), sign('d', null), sign('e', null)])
  expect(Object.fromEntries(shared)).toEqual({ a: ['b'], b: ['a'], c: [] })
})
