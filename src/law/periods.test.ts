import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyDay } from '../testing/holds.ts'
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  firstDay,
  fullMonths,
  fullYears,
  lastDay,
  latestStart,
  weekday,
} from './periods.ts'

const days = anyDay(1900, 2099)
const months = fc.integer({ min: 0, max: 600 })

describe('addDays and daysBetween', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-15', 30, '2026-04-14'],
  ])('%s and %i days is %s', (from, count, to) => {
    expect(addDays(from, count)).toBe(to)
    expect(daysBetween(from, to)).toBe(count)
  })

  it('are each other’s reverse', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count)
      }),
    )
  })
})

describe('addMonths', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-08-28', 6, '2027-02-28'],
    ['2026-08-27', 6, '2027-02-27'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 1, '2026-12-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-01-15', -1, '2026-12-15'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s and %i months is %s', (from, count, to) => {
    expect(addMonths(from, count)).toBe(to)
  })

  it('never brings a later day before an earlier one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), months, (from, later, count) => {
        expect(addMonths(addDays(from, later), count) >= addMonths(from, count)).toBe(true)
      }),
    )
  })
})

test('addYears moves 29 February to the 28th in common years', () => {
  expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
  expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
  expect(addYears('2024-02-28', 1)).toBe('2025-02-28')
})

describe('fullMonths', () => {
  it.each([
    ['2026-01-15', '2026-02-14', 0],
    ['2026-01-15', '2026-02-15', 1],
    ['2026-01-15', '2026-02-16', 1],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-02-28', 1],
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-31', '2024-02-29', 1],
    ['2026-03-31', '2026-04-29', 0],
    ['2026-03-31', '2026-04-30', 1],
    ['2026-02-28', '2026-03-27', 0],
    ['2026-02-28', '2026-03-28', 1],
    ['2026-05-01', '2026-05-31', 0],
    ['2026-05-15', '2026-05-15', 0],
    ['2026-05-15', '2026-04-10', 0],
    ['2026-05-15', '2020-05-31', 0],
  ])('from %s to %s are %i', (from, to, full) => {
    expect(fullMonths(from, to)).toBe(full)
  })

  it('is reached on the day addMonths tells, and not a day before', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 600 }), (from, count) => {
        const reached = addMonths(from, count)
        expect(fullMonths(from, reached)).toBe(count)
        expect(fullMonths(from, addDays(reached, -1))).toBe(count - 1)
      }),
    )
  })

  it('is never negative, in whatever order the days come', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        expect(Math.min(fullMonths(one, other), fullMonths(other, one))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('fullYears', () => {
  it.each([
    ['1996-07-15', '2026-07-14', 29],
    ['1996-07-15', '2026-07-15', 30],
    ['2024-02-29', '2025-02-27', 0],
    ['2024-02-29', '2025-02-28', 1],
    ['2024-02-29', '2028-02-28', 3],
    ['2024-02-29', '2028-02-29', 4],
    ['2026-07-15', '2025-07-15', 0],
  ])('from %s to %s are %i', (from, on, years) => {
    expect(fullYears(from, on)).toBe(years)
  })
})

describe('latestStart', () => {
  it.each([
    ['2027-02-01', 3, '2026-11-01'],
    ['2027-02-28', 3, '2026-11-30'],
    ['2028-02-28', 3, '2027-11-28'],
    ['2028-02-29', 3, '2027-11-30'],
    ['2027-05-30', 3, '2027-02-28'],
    ['2027-05-31', 3, '2027-02-28'],
    ['2027-06-01', 3, '2027-03-01'],
  ])('for %s and %i months is %s', (day, count, start) => {
    expect(latestStart(day, count)).toBe(start)
  })

  it('is the last day from which the months are full', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const start = latestStart(day, count)
        expect(fullMonths(start, day)).toBeGreaterThanOrEqual(count)
        expect(fullMonths(addDays(start, 1), day)).toBeLessThan(count)
      }),
    )
  })
})

test.each([
  ['1980', '1980-01-01', '1980-12-31'],
  ['1980-06', '1980-06-01', '1980-06-30'],
  ['1980-02', '1980-02-01', '1980-02-29'],
  ['1981-02', '1981-02-01', '1981-02-28'],
  ['1981-12', '1981-12-01', '1981-12-31'],
  ['1980-06-15', '1980-06-15', '1980-06-15'],
])('%s can mean %s to %s', (date, first, last) => {
  expect([firstDay(date), lastDay(date)]).toEqual([first, last])
})

test.each([
  ['2026-11-23', 1],
  ['2026-11-28', 6],
  ['2026-11-29', 7],
  ['2024-02-29', 4],
])('%s is day %i of the week', (day, number) => {
  expect(weekday(day)).toBe(number)
})
