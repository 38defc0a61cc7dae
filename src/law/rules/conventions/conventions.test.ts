import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { periodUnits } from '../../calendar/period-end.ts'
import { builtInYears, isWorkday } from '../../calendar/workdays.ts'
import { addDays, daysBetween } from '../../periods.ts'
import { judge } from '../../rule.ts'
import { fractionPass, fractionPresent, inclusive, presentNeeded, votesNeeded } from './counting.ts'
import { hours } from './hours.ts'
import { period, workday } from './period.ts'

const ON = '2026-11-23'

describe('the table of meetings of 3 to 15 people', () => {
  it('has half, two thirds and the votes to pass', () => {
    const table = Array.from({ length: 13 }, (_, index) => {
      const entitled = index + 3
      return [presentNeeded('半数以上', entitled), presentNeeded('三分之二以上', entitled), votesNeeded(entitled)]
    })
    expect(table).toEqual([
      [2, 2, 2],
      [2, 3, 3],
      [3, 4, 3],
      [3, 4, 4],
      [4, 5, 4],
      [4, 6, 5],
      [5, 6, 5],
      [5, 7, 6],
      [6, 8, 6],
      [6, 8, 7],
      [7, 9, 7],
      [7, 10, 8],
      [8, 10, 8],
    ])
  })
})

const amounts = fc.record({ limit: fc.integer({ min: 0, max: 1000 }), value: fc.integer({ min: 0, max: 1000 }) })
const opposites = fc.constantFrom(['以上', '不满'] as const, ['超过', '以内'] as const, ['以外', '以下'] as const)

holds(
  'conv-inclusive',
  'of 以上 and 不满, of 超过 and 以内, of 以外 and 以下 exactly one is so',
  fc.tuple(amounts, opposites),
  ([facts, [one, other]]) => {
    const kinds = [one, other].map((expression) => judge(inclusive, { expression, ...facts }, ON).kind)
    expect(kinds.toSorted()).toEqual(['broken', 'met'])
  },
)

holds(
  'conv-inclusive',
  'the number itself is included as the verdict says',
  fc.tuple(fc.constantFrom('以上', '以下', '以内', '届满', '超过', '不满', '以外'), fc.nat(1000)),
  ([expression, limit]) => {
    const verdict = judge(inclusive, { expression, limit, value: limit }, ON)
    expect(verdict.kind === 'met').toBe(verdict.observed.includesLimit)
  },
)

const meetings = fc.record({
  entitled: fc.integer({ min: 1, max: 300 }),
  fraction: fc.constantFrom('三分之二以上' as const, '半数以上' as const),
  quorumHalfStrict: fc.boolean(),
})

holds('conv-fraction-present', 'the number needed is the smallest that reaches the fraction', meetings, (facts) => {
  const needed = judge(fractionPresent, { ...facts, present: 0 }, ON).observed.needed as number
  const reaches = (present: number) => {
    if (facts.fraction === '三分之二以上') return 3 * present >= 2 * facts.entitled
    return facts.quorumHalfStrict ? 2 * present > facts.entitled : 2 * present >= facts.entitled
  }
  expect([reaches(needed - 1), reaches(needed)]).toEqual([false, true])
  const kinds = [needed - 1, needed].map((present) => judge(fractionPresent, { ...facts, present }, ON).kind)
  expect(kinds).toEqual(['broken', 'met'])
})

holds(
  'conv-fraction-pass',
  'passes exactly when more than half of all entitled say yes; more votes never turn it round',
  fc.record({ entitled: fc.integer({ min: 1, max: 300 }), absent: fc.nat(300), no: fc.nat(300) }),
  ({ entitled, absent, no }) => {
    const present = Math.max(entitled - absent, 0)
    const yes = Math.max(present - no, 0)
    const passed = judge(fractionPass, { entitled, present, yes }, ON).kind === 'met'
    expect(passed).toBe(2 * yes > entitled)
    if (passed && yes < present) expect(judge(fractionPass, { entitled, present, yes: yes + 1 }, ON).kind).toBe('met')
  },
)

const periods = fc.record({ length: fc.integer({ min: 1, max: 400 }), unit: fc.constantFrom(...periodUnits) })

holds(
  'conv-period',
  'ends later the longer it is and never before the plain end; a known end is a working day',
  fc.tuple(anyDay(2020, 2027), periods),
  ([on, facts]) => {
    const end = (length: number) => judge(period, period.facts.parse({ ...facts, length }), on).observed
    const { nominal, rolled, due, calendarMissing } = end(facts.length) as Record<string, string>
    expect((end(facts.length + 1).nominal as string) > nominal!).toBe(true)
    if (facts.unit === '日') expect(daysBetween(on, nominal!)).toBe(facts.length)
    else expect(Number(nominal!.slice(8))).toBeLessThanOrEqual(Number(on.slice(8)))
    expect(due).toBe(rolled)
    if (rolled === null) expect(Number(calendarMissing)).toBeGreaterThan(0)
    else expect([rolled! >= nominal!, isWorkday(builtInYears, rolled!)]).toEqual([true, true])
  },
)

holds(
  'conv-workday',
  'the next working day is one, and no day between is; days of unknown years are never judged',
  anyDay(2022, 2028),
  (on) => {
    const today = judge(workday, workday.facts.parse({}), on)
    expect(today.kind).toBe(on >= '2024-01-01' && on <= '2026-12-31' ? 'info' : 'broken')
    const { dueOn, calendarMissing } = judge(workday, workday.facts.parse({ workdaysAfter: 1 }), on).observed
    if (calendarMissing !== undefined) return
    const isWorked = (day: string) => judge(workday, workday.facts.parse({}), day).observed.workday
    expect(isWorked(dueOn as string)).toBe(true)
    for (let day = addDays(on, 1); day < (dueOn as string); day = addDays(day, 1)) expect(isWorked(day)).toBe(false)
  },
)

holds(
  'conv-hours',
  'fewer hours never break what more hours kept; duty gives leave exactly on rest days',
  fc.record({
    on: anyDay(2024, 2026),
    hoursPerDay: fc.integer({ min: 1, max: 48 }).map((halves) => halves / 2),
    daysPerWeek: fc.integer({ min: 1, max: 7 }),
  }),
  ({ on, ...week }) => {
    const verdict = judge(hours, hours.facts.parse({ ...week, duty: true }), on)
    expect(verdict.observed.compensatoryLeave).toBe(!isWorkday(builtInYears, on))
    const less = hours.facts.parse({ hoursPerDay: week.hoursPerDay - 0.5, daysPerWeek: week.daysPerWeek })
    if (verdict.kind === 'met') expect(judge(hours, less, on).kind).toBe('met')
    expect(verdict.kind === 'met').toBe(week.hoursPerDay <= 8 && week.hoursPerDay * week.daysPerWeek <= 40)
  },
)
