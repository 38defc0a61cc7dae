import * as fc from 'fast-check'
import { expect } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays } from '../../periods.ts'
import { judge } from '../../rule.ts'
import { crowding, fieldDays } from './visits.ts'

const days = fc.array(anyDay(2025, 2027), { maxLength: 80 })
const asDays = (list: string[]) => list.map((day) => ({ from: day, until: day, fieldDays: [day] }))

holds(
  'dy-days',
  'counts each day of the year once, whatever the order',
  fc.tuple(days, fc.nat(3)),
  ([list, reports]) => {
    const asked = (trips: object[]) =>
      judge(fieldDays, fieldDays.facts.parse({ year: 2026, trips, reports }), '2027-01-01')
    const verdict = asked(asDays(list))
    const counted = new Set(list.filter((day) => day.slice(0, 4) === '2026')).size
    expect(verdict.observed.days).toBe(counted)
    expect(asked(asDays([...list, ...list].toReversed()))).toEqual(verdict)
    expect(verdict.kind === 'met').toBe(counted >= 60 && reports >= 1)
  },
)

holds(
  'dy-days',
  'days on the road add nothing, and nothing is broken before the year is over',
  fc.tuple(anyDay(2026, 2026), fc.nat(10), fc.nat(2)),
  ([from, more, reports]) => {
    const asked = (until: string, on: string) =>
      judge(fieldDays, fieldDays.facts.parse({ year: 2026, trips: [{ from, until, fieldDays: [from] }], reports }), on)
    expect(asked(addDays(from, more), '2027-01-01')).toEqual(asked(from, '2027-01-01'))
    expect(asked(from, '2026-12-31').kind).toBe('info')
  },
)

const visits = fc.array(
  fc.record({
    team: fc.constantFrom('一组', '二组', '三组'),
    town: fc.constantFrom('青溪镇', '河口街道'),
    on: anyDay(2026, 2026),
  }),
  { minLength: 2, maxLength: 12 },
)

holds('dy-crowd', 'one team is never a crowd, and the order does not matter', visits, (list) => {
  const asked = (some: typeof list) => judge(crowding, { visits: some }, '2026-11-23')
  expect(asked(list.map((visit) => ({ ...visit, team: '一组' }))).kind).toBe('met')
  expect(asked(list.toReversed())).toEqual(asked(list))
})

holds(
  'dy-crowd',
  'the same visits a number of whole weeks later are judged alike',
  fc.tuple(visits, fc.integer({ min: 1, max: 60 })),
  ([list, weeks]) => {
    const later = list.map((visit) => ({ ...visit, on: addDays(visit.on, weeks * 7) }))
    const kinds = [list, later].map((some) => judge(crowding, { visits: some }, '2026-11-23').kind)
    expect(kinds[1]).toBe(kinds[0])
  },
)
