import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { festivals } from '../../calendar/festivals.ts'
import { builtInYears } from '../../calendar/workdays.ts'
import { addDays, weekday } from '../../periods.ts'
import { judge } from '../../rule.ts'
import { partial } from './partial.ts'
import { estimatedPeriod, pattern } from './pattern.ts'
import { statutory, statutoryHoliday } from './statutory.ts'

const daysOfYear = (year: number) =>
  Array.from({ length: 366 }, (_, later) => addDays(`${year}-01-01`, later)).filter((day) => day.startsWith(`${year}`))

holds('cal-statutory', 'each year has 11 days, from 2025 on 13', fc.integer({ min: 2008, max: 2099 }), (year) => {
  const days = daysOfYear(year).filter((day) => statutoryHoliday(day) !== null)
  const isTwoInOne = days.some(
    (day) => day >= `${year}-10-01` && day <= `${year}-10-03` && statutoryHoliday(day) === '中秋节',
  )
  expect(days.length + (isTwoInOne ? 1 : 0)).toBe(year < 2025 ? 11 : 13)
})

it('every statutory day of a year whose notice is known is off', () => {
  const days = [2024, 2025, 2026].flatMap(daysOfYear).filter((day) => statutoryHoliday(day) !== null)
  const worked = days.filter((day) => judge(statutory, { imported: [] }, day).observed.workday !== false)
  expect([days.length, worked]).toEqual([37, []])
})

const estimates = fc.record({
  holiday: fc.constantFrom(...festivals),
  year: fc.integer({ min: 2025, max: 2099 }),
})

holds('cal-pattern', 'holds every statutory day of its holiday and is always an estimate', estimates, (facts) => {
  const { observed } = judge(pattern, pattern.facts.parse(facts), '2026-11-23')
  const statutoryDays = daysOfYear(facts.year).filter((day) => statutoryHoliday(day) === facts.holiday)
  const outside = statutoryDays.filter((day) => day < (observed.from as string) || day > (observed.to as string))
  expect(outside).toEqual([])
  expect([observed.estimated, observed.usableForDeadlines]).toEqual([true, false])
})

holds('cal-pattern', 'estimates of a year do not overlap, 国庆 and 中秋 joined apart', estimates, ({ year }) => {
  const periods = festivals
    .map((festival) => estimatedPeriod(festival, year))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  for (const [index, { from, to }] of periods.entries()) {
    const next = periods[index + 1]
    if (next && next.from !== from) expect(to < next.from).toBe(true)
  }
})

it('all but 春节 2026 was arranged as estimated since 2025', () => {
  const different = builtInYears
    .filter(({ year }) => year >= 2025)
    .flatMap(({ year, off }) => off.map((period) => ({ year, ...period })))
    .filter(({ year, name, from, to }) => {
      const estimated = festivals.filter((festival) => name.includes(festival)).map((one) => estimatedPeriod(one, year))
      return estimated.some((one) => one.from !== from || one.to !== to)
    })
  expect(different).toEqual([{ year: 2026, name: '春节', from: '2026-02-15', to: '2026-02-23' }])
})

const people = fc.record({ sex: fc.constantFrom('男' as const, '女' as const), birth: anyDay(1960, 2020) })

holds(
  'cal-partial',
  'gives half a day on two days of the year only, never at weekends, and not twice for the same age',
  fc.tuple(people, fc.integer({ min: 2027, max: 2060 })),
  ([facts, year]) => {
    const isFree = (day: string) => judge(partial, partial.facts.parse(facts), day).observed.halfDay === true
    const free = daysOfYear(year).filter(isFree)
    const age = year - Number(facts.birth.slice(0, 4)) - (facts.birth.slice(5) > '05-04' ? 1 : 0)
    const expected = [
      ...(facts.sex === '女' ? [`${year}-03-08`] : []),
      ...(age >= 14 && age <= 28 ? [`${year}-05-04`] : []),
    ]
    expect(free).toEqual(expected.filter((day) => weekday(day) < 6))
  },
)
