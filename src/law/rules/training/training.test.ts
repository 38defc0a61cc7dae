import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays, addYears } from '../../periods.ts'
import { judge, type Rule } from '../../rule.ts'
import { appointed, initial, institution } from './newcomers.ts'
import { before2023, county, township } from './periods.ts'
import { absence, conversion, online, record, social, thrift } from './records.ts'

const ON = '2026-11-23'
const asked = (rule: Rule, facts: Record<string, unknown>, on = ON) => judge(rule, rule.facts.parse(facts), on)
const tenths = (most: number) => fc.nat(most * 10).map((value) => value / 10)
const training = (from: number, until: number) =>
  fc.array(fc.record({ until: anyDay(from, until), days: tenths(6), hours: tenths(40) }), { maxLength: 25 })

/** Counted otherwise than the rule counts: in whole tenths, one record after the other. */
function counted(records: readonly { until: string; days: number; hours: number }[], from: string, until: string) {
  let [days, hours] = [0, 0]
  for (const one of records) {
    if (one.until < from || one.until > until) continue
    days += Math.round(one.days * 10)
    hours += Math.round(one.hours * 10)
  }
  return { days, hours }
}

holds(
  'px-township-1y',
  'met exactly when one of the two standards of the year is reached',
  training(2025, 2027),
  (records) => {
    const { days, hours } = counted(records, '2026-01-01', '2026-12-31')
    const verdict = asked(township, { year: 2026, records }, '2027-01-01')
    expect(verdict.kind).toBe(days >= 120 || hours >= 900 ? 'met' : 'broken')
    expect(asked(township, { year: 2026, records: records.toReversed() }, '2027-01-01')).toEqual(verdict)
  },
)

holds(
  'px-township-1y',
  'a later start never asks for more, and no start asks for all',
  fc.tuple(anyDay(2026, 2026), anyDay(2026, 2026)),
  ([one, other]) => {
    const needed = (since: string | null) =>
      (asked(township, { year: 2026, records: [], since }).observed.needed as { hours: number }).hours
    const [early, late] = [one, other].toSorted()
    expect(needed(late!)).toBeLessThanOrEqual(needed(early!))
    expect(needed(early!)).toBeLessThanOrEqual(needed(null))
  },
)

holds(
  'px-county-5y',
  'short at the end of the plan is a breach, before it only a notice',
  training(2022, 2028),
  (records) => {
    const { days, hours } = counted(records, '2023-01-01', '2027-12-31')
    const isReached = days >= 900 || hours >= 5500
    const facts = { asOf: '2027-12-31', records }
    expect(asked(county, facts, '2028-01-01').kind).toBe(isReached ? 'met' : 'broken')
    expect(asked(county, facts, '2027-12-31').kind).toBe(isReached ? 'met' : 'info')
  },
)

holds(
  'px-county-5y',
  'the last five years always ask for the whole, whatever the day',
  fc.tuple(training(2020, 2028), anyDay(2024, 2030)),
  ([records, asOf]) => {
    const facts = { asOf, records, fiveYearWindow: '最近五年' }
    const { needed, from } = asked(county, facts, asOf).observed as { needed: object; from: string }
    expect(needed).toEqual({ days: 90, hours: 550 })
    expect(addYears(asOf, -5) < from).toBe(true)
  },
)

it.each(['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01', '2027-02-28'])(
  'the last five years up to %s ask for the whole, leap day or not',
  (asOf) => {
    const { observed } = asked(county, { asOf, records: [], fiveYearWindow: '最近五年' }, asOf)
    expect(observed).toMatchObject({ needed: { days: 90, hours: 550 }, pace: { days: 90, hours: 550 } })
  },
)

holds('px-old-2015', 'before 2015-10-14 学时 never help', training(2014, 2014), (records) => {
  const facts = { level: '其他干部', asOf: '2014-12-31', records }
  const without = { ...facts, records: records.map((one) => ({ ...one, hours: 0 })) }
  expect(asked(before2023, facts, '2015-01-01').kind).toBe(asked(before2023, without, '2015-01-01').kind)
})

holds('px-network', 'nothing set is never a pass', fc.tuple(tenths(200), fc.nat(100)), ([hours, needed]) => {
  const verdict = asked(online, { year: 2026, level: '其他', hours, onlineHoursOthers: needed }, '2027-01-01')
  expect(verdict.kind).toBe(needed === 0 ? 'info' : hours >= needed ? 'met' : 'broken')
})

holds(
  'px-conversion',
  'what a day is worth changes nothing but the note',
  fc.tuple(
    fc.array(fc.record({ days: tenths(5), hours: tenths(40) }), { maxLength: 20 }),
    fc.integer({ min: 1, max: 24 }),
  ),
  ([records, hoursPerDay]) => {
    const { worth: _, ...rest } = asked(conversion, { records, hoursPerDay }).observed
    const { worth: __, ...standard } = asked(conversion, { records }).observed
    expect(rest).toEqual(standard)
  },
)

holds(
  'px-leave-1-7',
  'seven times the leave is the measure',
  fc.tuple(tenths(200), tenths(60)),
  ([totalHours, absentHours]) => {
    const isOver = Math.round(absentHours * 70) > Math.round(totalHours * 10)
    expect(asked(absence, { totalHours, absentHours }).kind).toBe(isOver ? 'broken' : 'met')
  },
)

holds(
  'px-social',
  'public money only for what was assigned before it began',
  fc.tuple(anyDay(2025, 2027), fc.option(anyDay(2025, 2027), { nil: null })),
  ([startedOn, assignedOn]) => {
    const kind = asked(social, { paidBy: '公款', startedOn, assignedOn }).kind
    expect(kind === 'met').toBe(assignedOn !== null && assignedOn < startedOn)
    expect(asked(social, { paidBy: '本人', startedOn, assignedOn }).kind).toBe('met')
    expect(asked(social, { paidBy: '他人资助', startedOn, assignedOn }).kind).toBe('broken')
  },
)

holds('px-initial', 'the last day of probation still counts, the next does not', anyDay(2020, 2027), (hiredOn) => {
  const end = addDays(addYears(hiredOn, 1), -1)
  const at = (until: string) => asked(initial, { hiredOn, records: [{ until, days: 12 }] }, addYears(hiredOn, 3)).kind
  expect([at(end), at(addDays(end, 1))]).toEqual(['met', 'broken'])
})

holds(
  'px-appoint',
  'a year after the appointment is the last day',
  fc.tuple(anyDay(2020, 2027), fc.constantFrom(['县处级副职以上', 30] as const, ['乡科级', 15] as const)),
  ([appointedOn, [level, days]]) => {
    const facts = (until: string, has: number) => ({ level, appointedOn, records: [{ until, days: has }] })
    const [end, on] = [addYears(appointedOn, 1), addYears(appointedOn, 3)]
    expect(asked(appointed, facts(end, days), on).kind).toBe('met')
    expect(asked(appointed, facts(end, days - 0.5), on).kind).toBe('broken')
    expect(asked(appointed, facts(addDays(end, 1), days), on).kind).toBe('broken')
  },
)

holds('px-institution', 'before the year is over nothing is a breach', training(2026, 2027), (records) => {
  const facts = { asked: '岗前培训', year: 2026, joinedOn: '2026-01-10', records }
  const { days, hours } = counted(records, '2026-01-10', '2027-01-10')
  expect(asked(institution, facts, '2027-01-10').kind).not.toBe('broken')
  expect(asked(institution, facts, '2027-01-11').kind).toBe(days >= 50 || hours >= 400 ? 'met' : 'broken')
})

holds(
  'px-record',
  'the days of the years add up to the days of the course',
  fc
    .tuple(anyDay(2025, 2027), fc.integer({ min: 1, max: 500 }))
    .chain(([from, span]) =>
      fc.record({ from: fc.constant(from), until: fc.constant(addDays(from, span - 1)), days: tenths(span) }),
    ),
  (dates) => {
    const facts = { course: '课', organiser: '党校', mode: '线下', hours: 1, ...dates }
    const { byYear } = asked(record, facts).observed as { byYear: Record<string, number> }
    const all = Object.values(byYear).reduce((sum, days) => sum + Math.round(days * 10), 0)
    expect(all).toBe(Math.round(dates.days * 10))
  },
)

holds(
  'jy-thrift',
  'a fen above the standard is above it',
  fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 30 })),
  ([eventCostYuan, people, days]) => {
    const facts = { what: '培训', isApproved: true, people, days, eventCostYuan }
    const most = eventCostYuan * 100 * people * days
    expect(asked(thrift, { ...facts, costFen: most }).kind).toBe('met')
    expect(asked(thrift, { ...facts, costFen: most + 1 }).kind).toBe('broken')
  },
)
