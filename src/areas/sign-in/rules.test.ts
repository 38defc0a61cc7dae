import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { codeFrom, MISSES_LAST, missedAgain, secondsLeft, sharedDevices, windowOf, windowsToWait } from './rules.ts'
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

it.each([
  ['nothing was wrong', undefined, 100, 0],
  ['one less than the limit', { sinceWindow: 100, misses: 4 }, 100, 0],
  ['the limit, in the same window', { sinceWindow: 100, misses: 5 }, 100, 4],
  ['the last window that waits', { sinceWindow: 100, misses: 5 }, 103, 1],
  ['after four changes of the code', { sinceWindow: 100, misses: 5 }, 104, 0],
  ['long after', { sinceWindow: 100, misses: 9 }, 900, 0],
])('wrong codes: %s', (_, found, window, waits) => expect(windowsToWait(found, 5, window)).toBe(waits))

it('however wrong codes come, fewer than ten are tried within any four windows', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 })
  fc.assert(
    fc.property(steps, (gaps) => {
      let window = 1000
      let found: Parameters<typeof missedAgain>[0]
      const tried: number[] = []
      for (const gap of gaps) {
        window += gap
        if (windowsToWait(found, 5, window)) continue
        found = missedAgain(found, window)
        tried.push(window)
      }
      return tried.every((at) => tried.filter((one) => at <= one && one < at + MISSES_LAST).length <= 2 * 5 - 1)
    }),
  )
})
