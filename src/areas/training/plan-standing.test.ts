import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  costText,
  inYear,
  isWholeMonths,
  monthsOf,
  periodText,
  readCost,
  readPeriod,
  standingOf,
} from './plan-standing.ts'

describe('the standing of an item', () => {
  const untilOn = '2026-05-31'
  it.each([
    ['before its last day', { untilOn, cancelledOn: null, held: 0 }, '2026-05-30', 'pending'],
    ['on its last day', { untilOn, cancelledOn: null, held: 0 }, '2026-05-31', 'pending'],
    ['the day after', { untilOn, cancelledOn: null, held: 0 }, '2026-06-01', 'overdue'],
    ['held in time', { untilOn, cancelledOn: null, held: 1 }, '2026-05-01', 'done'],
    ['held, long ago', { untilOn, cancelledOn: null, held: 2 }, '2026-12-31', 'done'],
    ['the day before it was cancelled', { untilOn, cancelledOn: '2026-06-10', held: 0 }, '2026-06-09', 'overdue'],
    ['the day it was cancelled', { untilOn, cancelledOn: '2026-06-10', held: 0 }, '2026-06-10', 'cancelled'],
  ])('%s', (_what, item, on, standing) => {
    expect(standingOf(item, on)).toBe(standing)
  })
})

describe('the time of an item', () => {
  it.each([
    ['5月', '2026-05-01', '2026-05-31'],
    ['2月份', '2026-02-01', '2026-02-28'],
    ['4-6月', '2026-04-01', '2026-06-30'],
    ['4月至6月', '2026-04-01', '2026-06-30'],
    ['第二季度', '2026-04-01', '2026-06-30'],
    ['下半年', '2026-07-01', '2026-12-31'],
    ['2026年11月', '2026-11-01', '2026-11-30'],
    ['2026-05-20', '2026-05-20', '2026-05-20'],
    ['2026年4-6月', '2026-04-01', '2026-06-30'],
    ['5月20日', '2026-05-20', '2026-05-20'],
    ['５月２０日至２２日', '2026-05-20', '2026-05-22'],
    ['5月30日—6月2日', '2026-05-30', '2026-06-02'],
    ['2026-05-20至2026-05-22', '2026-05-20', '2026-05-22'],
  ])('is read from %s', (written, fromOn, untilOn) => {
    expect(readPeriod(written, 2026)).toEqual({ fromOn, untilOn })
  })

  it.each(['', '13月', '0月', '6-4月', '2月30日', '2025年5月', '2027-05-20', '待定', '5月20日至18日'])(
    'is not %s',
    (written) => {
      expect(readPeriod(written, 2026)).toBeNull()
    },
  )

  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  it('reads back as it is said', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [fromOn, untilOn] = [one, other].map((at) => at.toISOString().slice(0, 10)).toSorted() as [string, string]
        expect(readPeriod(periodText({ fromOn, untilOn }), 2026)).toEqual({ fromOn, untilOn })
      }),
    )
  })

  it('is the same time of another year, a leap day apart', () => {
    expect(inYear({ fromOn: '2024-02-29', untilOn: '2024-02-29' }, 2025)).toEqual({
      fromOn: '2025-02-28',
      untilOn: '2025-02-28',
    })
    expect(inYear({ fromOn: '2025-02-01', untilOn: '2025-02-28' }, 2028)).toEqual(monthsOf(2028, 2))
    expect(isWholeMonths({ fromOn: '2026-05-01', untilOn: '2026-05-30' })).toBe(false)
  })
})

describe('money', () => {
  it.each([
    ['', null],
    ['未定', null],
    ['0', 0],
    ['不需要经费', 0],
    ['无', 0],
    ['12,000元', 1_200_000],
    ['１.５万', 1_500_000],
    ['0.01', 1],
    ['很多', undefined],
    ['-5', undefined],
    ['1e5', undefined],
  ])('%s', (written, fen) => {
    expect(readCost(written)).toBe(fen)
  })

  it('is said in yuan, as not needed or as not settled', () => {
    expect([costText(null), costText(0), costText(1_200_050)]).toEqual(['未定', '不需要经费', '12,000.50'])
  })
})
