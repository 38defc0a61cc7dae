import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, daysBetween, weekday } from '../../law/periods.ts'
import { byDay, dayByKey, daysFrom, rangeOf, turned, weeksOf } from './days.ts'

it.each([
  ['month', '2026-11-23', '2026-10-26', '2026-12-06'],
  ['month', '2026-02-10', '2026-01-26', '2026-03-01'],
  ['month', '2027-02-28', '2027-02-01', '2027-02-28'],
  ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
  ['week', '2026-11-30', '2026-11-30', '2026-12-06'],
  ['list', '2028-02-01', '2028-02-01', '2028-02-29'],
  ['list', '2026-11-02', '2026-11-01', '2026-12-07'],
  ['list', '2026-10-02', '2026-10-01', '2026-10-31'],
] as const)('a %s around %s is from %s to %s', (view, day, from, until) => {
  expect(rangeOf(view, day, '2026-11-23')).toEqual({ from, until })
  expect(daysFrom({ from, until })).toHaveLength(daysBetween(from, until) + 1)
})

it.each([
  ['ArrowLeft', '2026-11-01', '2026-10-31'],
  ['ArrowRight', '2026-02-28', '2026-03-01'],
  ['ArrowUp', '2026-11-05', '2026-10-29'],
  ['ArrowDown', '2026-12-28', '2027-01-04'],
  ['PageUp', '2026-03-31', '2026-02-28'],
  ['PageDown', '2026-01-31', '2026-02-28'],
  ['Home', '2026-01-31', '2026-11-23'],
  ['Enter', '2026-01-31', null],
])('%s leads from %s to %s', (key, day, to) => expect(dayByKey(key, day, '2026-11-23')).toBe(to))

it('turning the page goes by weeks or months', () => {
  expect([turned('week', '2026-11-23', 1), turned('month', '2026-01-31', 1), turned('list', '2026-03-31', -1)]).toEqual(
    ['2026-11-30', '2026-02-28', '2026-02-28'],
  )
})

it('whatever the day, weeks are whole, begin on Monday, follow each other and hold the day', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2010-01-01', count))
  fc.assert(
    fc.property(days, fc.constantFrom('month' as const, 'week' as const), (day, view) => {
      const weeks = weeksOf(view, day)
      const all = weeks.flat()
      return (
        weeks.every((week) => week.length === 7 && weekday(week[0]!) === 1) &&
        all.every((one, index) => index === 0 || one === addDays(all[index - 1]!, 1)) &&
        all.includes(day)
      )
    }),
  )
})

it('what takes several days stands on each of them, and on no other', () => {
  const trip = { from: '2026-11-24', until: '2026-11-26' }
  const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']
  const found = [...byDay([trip], days)].filter(([, entries]) => entries.length).map(([day]) => day)
  expect(found).toEqual(days.slice(1, 4))
})
