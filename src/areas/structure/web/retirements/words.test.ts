import { describe, expect, it } from 'vitest'
import type { Retirements } from '../../schema.ts'
import { ageWords, doubtWords, readSpan, sourceWords, yearBars, yearsSentence, yearWords } from './words.ts'

const span = { from: '2026-11', to: '2028-11' }
const retirements = {
  ...span,
  years: [
    { year: 2026, total: 0, leading: 0, vacated: 0 },
    { year: 2027, total: 3, leading: 1, vacated: 2 },
    { year: 2028, total: 2, leading: 0, vacated: 0 },
  ],
} as unknown as Retirements

describe('the span of the forecast', () => {
  it('is three years where nothing that is offered is asked', () => {
    expect(readSpan(new URLSearchParams())).toBe(36)
    expect(readSpan(new URLSearchParams('months=13'))).toBe(36)
    expect(readSpan(new URLSearchParams('months=60'))).toBe(60)
  })

  it('names the months of a year that is not whole', () => {
    expect(yearWords(2026, span)).toBe('2026年（11—12月）')
    expect(yearWords(2027, span)).toBe('2027年')
    expect(yearWords(2028, span)).toBe('2028年（1—11月）')
    expect(yearWords(2026, { from: '2026-12', to: '2027-12' })).toBe('2026年（12月）')
    expect(yearWords(2027, { from: '2026-12', to: '2027-12' })).toBe('2027年')
  })

  it('says the years with and without leading posts', () => {
    expect(yearBars(retirements).map(({ label }) => label)).toEqual(['0', '3人（领导1）', '2人'])
    expect(yearsSentence(retirements)).toContain('2027年3人，其中领导职务1人')
  })
})

describe('a person of the forecast', () => {
  it('has an age in years and months', () => {
    expect(ageWords({ years: 60, months: 3 })).toBe('60岁3个月')
    expect(ageWords({ years: 60, months: 0 })).toBe('60岁')
    expect(ageWords({ years: null, months: null })).toBe('')
  })

  it('has a month that is recorded or computed, with a doubt where both differ', () => {
    expect(sourceWords({ recorded: true })).toBe('档案记载')
    expect(sourceWords({ recorded: false })).toBe('按政策推算')
    expect(doubtWords({ differs: true, scheduled: '2027-03' })).toBe('按政策推算为2027年3月，与档案不同，请核对')
    expect(doubtWords({ differs: false, scheduled: '2027-03' })).toBe('')
  })
})
