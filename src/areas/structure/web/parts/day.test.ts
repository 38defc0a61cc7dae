import { describe, expect, it } from 'vitest'
import { assumptionOf, isCountable, readDay } from './day.ts'

it.each([
  ['2026-11-23', true],
  ['1900-01-01', true],
  ['1899-12-31', false],
  ['2100-01-01', false],
  ['0202-11-23', false],
  ['2026-02-30', false],
  ['2026-11', false],
  ['', false],
])('%s can be counted on: %s', (text, can) => {
  expect(isCountable(text)).toBe(can)
})

it('takes what is no day in the address for today', () => {
  expect(readDay(new URLSearchParams('on=2029-11-23'))).toBe('2029-11-23')
  expect(readDay(new URLSearchParams('on=soon'))).toBe('')
  expect(readDay(new URLSearchParams())).toBe('')
})

describe('what the numbers rest on', () => {
  it('needs no word today', () => {
    expect(assumptionOf('2026-11-23', '2026-11-23')).toBe('')
  })

  it('says of a day to come that only retirement is foreseen', () => {
    expect(assumptionOf('2029-11-23', '2026-11-23')).toMatch(/^这是推算到2029年11月23日的情况：.*没有新进人员/)
  })

  it('says of a past day what is taken as it is now', () => {
    expect(assumptionOf('2020-01-01', '2026-11-23')).toMatch(/^这是按现有档案倒推2020年1月1日的情况：.*编制类别/)
  })
})
