import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDay } from '../../../testing/holds.ts'
import { addDays, daysBetween, fullMonths } from '../../periods.ts'
import { type Held, inYears, joined, reachedOn, servedMonths } from './service.ts'

const date = fc.oneof(
  anyDay(2005, 2030),
  anyDay(2005, 2030).map((one) => one.slice(0, 7)),
)
const held: fc.Arbitrary<Held> = fc.record({ from: date, to: fc.option(date) })
const many = fc.array(held, { maxLength: 6 })

describe('service in several periods', () => {
  it('a single period has the months the calendar says, to the day', () => {
    fc.assert(
      fc.property(anyDay(2005, 2030), anyDay(2005, 2030), (from, on) => {
        const months = servedMonths(joined([{ from, to: null }]), on)
        expect(months).toBe(on < from ? 0 : fullMonths(from, on))
      }),
    )
  })

  it('the day found is the first on which the months are full', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 60 }), anyDay(2005, 2035), (periods, needed, on) => {
        const spans = joined(periods)
        const reached = reachedOn(spans, needed)
        expect(servedMonths(spans, on) >= needed).toBe(reached !== null && on >= reached)
        if (reached === null) return
        expect(servedMonths(spans, reached)).toBeGreaterThanOrEqual(needed)
        expect(servedMonths(spans, addDays(reached, -1))).toBeLessThan(needed)
      }),
      { numRuns: 1000 },
    )
  })

  it('neither order nor repetition nor a cut into neighbouring parts changes the months', () => {
    fc.assert(
      fc.property(many, fc.array(fc.nat()), anyDay(2005, 2035), (periods, keys, on) => {
        const months = servedMonths(joined(periods), on)
        const shuffled = periods.toSorted((a, b) => (keys[periods.indexOf(a)] ?? 0) - (keys[periods.indexOf(b)] ?? 0))
        expect(servedMonths(joined([...shuffled, ...periods]), on)).toBe(months)
        const cut = periods.flatMap(({ from, to }) =>
          from < '2017-03' && (to === null || to > '2017-04')
            ? [
                { from, to: '2017-03-09' },
                { from: '2017-03-09', to },
              ]
            : [{ from, to }],
        )
        expect(servedMonths(joined(cut), on)).toBe(months)
      }),
      { numRuns: 500 },
    )
  })

  it('months are never more than the days served can hold', () => {
    fc.assert(
      fc.property(many, anyDay(2005, 2035), (periods, on) => {
        const spans = joined(periods)
        const days = spans
          .filter(({ from }) => from < on)
          .reduce((sum, { from, to }) => sum + daysBetween(from, to < on ? to : on), 0)
        expect(servedMonths(spans, on) * 28).toBeLessThanOrEqual(days)
      }),
    )
  })

  it('an end the day before the next start leaves no gap', () => {
    const inclusive = joined([
      { from: '2024-01-01', to: '2024-12-31' },
      { from: '2025-01-01', to: null },
    ])
    expect(servedMonths(inclusive, '2026-01-01')).toBe(24)
  })

  it.each([
    [0, '0个月'],
    [11, '11个月'],
    [24, '2年'],
    [35, '2年11个月'],
  ])('%i months in words', (months, text) => expect(inYears(months)).toBe(text))
})
