import { expect, it } from 'vitest'
import { isAskable } from './day.ts'

it.each([
  ['2026-07-03', true],
  ['1950-01-01', true],
  ['2098-12-31', true],
  ['1949-12-31', false],
  ['2099-01-01', false],
  ['0202-07-03', false],
  ['2026-02-30', false],
  ['2026-07', false],
  ['', false],
])('%s can be asked about: %s', (text, can) => {
  expect(isAskable(text)).toBe(can)
})
