import * as fc from 'fast-check'
import { expect } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { monthIndex } from '../../dates.ts'
import { addDays, addMonths, fullMonths } from '../../periods.ts'
import { retirementTracks } from '../../retirement.ts'
import { judge } from '../../rule.ts'
import { retEarly, retGwyEarly, retRemind } from './leaving.ts'
import { retMinYears } from './minimum.ts'
import { retFemaleCounty, retFormula } from './statutory.ts'

const births = anyDay(1955, 1995).map((day) => day.slice(0, 7))
const tracks = fc.constantFrom(...retirementTracks)
const days = anyDay(2025, 2060)
const futureMonths = days.map((day) => day.slice(0, 7))

holds('ret-formula', 'the day asked plays no role', fc.tuple(births, tracks, days), ([birth, track, on]) => {
  const facts = { birth, track }
  expect(judge(retFormula, facts, on)).toEqual(judge(retFormula, facts, '1978-06-02'))
})

holds(
  'ret-formula',
  'whoever reaches the old age before 2025 has no delay, everyone else at least one month',
  fc.tuple(births, tracks),
  ([birth, track]) => {
    const { delayMonths, originalMonth } = judge(retFormula, { birth, track }, '2026-11-23').observed
    expect(delayMonths === 0).toBe((originalMonth as string) < '2025-01')
  },
)

const applicants = fc.constantFrom(
  '公务员' as const,
  '企事业单位领导人员' as const,
  '事业单位工作人员' as const,
  '机关工勤人员' as const,
)

holds(
  'ret-remind',
  'a month later never undoes a reminder or a breach',
  fc.tuple(futureMonths, applicants, fc.integer({ min: 0, max: 60 }), days),
  ([retirementMonth, applicant, asksDelayMonths, on]) => {
    const facts = { retirementMonth, applicant, asksDelayMonths, inService: true }
    const [now, later] = [on, addMonths(on, 1)].map((day) => judge(retRemind, facts, day))
    if (now?.kind === 'broken') expect(later?.kind).toBe('broken')
    const [due, laterDue] = [now, later].map((verdict) => (verdict?.observed.dueReminder as string | null) ?? '')
    expect(laterDue! >= due!).toBe(true)
    expect(due! <= on.slice(0, 7)).toBe(true)
  },
)

holds(
  'ret-remind',
  'officers are in breach with any delay asked for, and the day after their month',
  fc.tuple(futureMonths, fc.integer({ min: 1, max: 60 })),
  ([retirementMonth, asksDelayMonths]) => {
    const facts = { retirementMonth, applicant: '公务员' as const, asksDelayMonths: 0, inService: true }
    const first = `${retirementMonth}-01`
    expect(judge(retRemind, facts, first).kind).toBe('met')
    expect(judge(retRemind, { ...facts, asksDelayMonths }, first).kind).toBe('broken')
    const after = judge(retRemind, facts, addMonths(first, 1))
    expect([after.kind, after.observed.since]).toEqual(['broken', addMonths(first, 1)])
  },
)

const early = fc.record({
  birth: births,
  track: tracks,
  retireOn: days,
  contributionMonths: fc.integer({ min: 150, max: 300 }),
})

holds('ret-early', 'is never earlier than three years or than the old age', early, (facts) => {
  const { kind, observed } = judge(retEarly, { ...facts, contributionMonths: 400 }, '2025-01-01')
  if (kind !== 'met') return
  const { month, originalMonth } = judge(retFormula, facts, '2026-11-23').observed
  const retired = monthIndex(facts.retireOn)
  expect(monthIndex(month as string) - retired).toBeLessThanOrEqual(36)
  expect(retired).toBeGreaterThanOrEqual(monthIndex(originalMonth as string))
  expect(facts.retireOn >= (observed.eligibleOn as string)).toBe(true)
})

holds('ret-early', 'earlier notice or more contributions never undo it', fc.tuple(early, days), ([facts, on]) => {
  if (judge(retEarly, facts, on).kind !== 'met') return
  expect(fullMonths(on, facts.retireOn)).toBeGreaterThanOrEqual(3)
  const dayBefore = on === '2025-01-01' ? on : addDays(on, -1)
  const more = { ...facts, contributionMonths: facts.contributionMonths + 1 }
  expect(judge(retEarly, more, dayBefore).kind).toBe('met')
})

holds(
  'ret-gwy-early',
  'is open from eligibleOn to the month of retirement and not a day before',
  fc.tuple(anyDay(1980, 2030), futureMonths),
  ([workStarted, retirementMonth]) => {
    const facts = { workStarted, retirementMonth, otherCase: false }
    const asked = judge(retGwyEarly, facts, '2025-01-01')
    const { eligibleOn } = asked.observed
    if (typeof eligibleOn !== 'string' || eligibleOn <= '2025-01-01') return
    expect(asked.kind).toBe('broken')
    expect(judge(retGwyEarly, facts, addDays(eligibleOn, -1)).kind).toBe('broken')
    expect(judge(retGwyEarly, facts, eligibleOn).kind).toBe('met')
    expect(judge(retGwyEarly, facts, addDays(`${retirementMonth}-01`, -1)).kind).toBe('met')
  },
)

holds(
  'ret-female-county',
  'the choice of 55 never retires later than the default, and both lie within their ages',
  fc.tuple(births, days),
  ([birth, on]) => {
    const facts = { birth, standing: '县处级副职' as const, choice: null, choiceMadeOn: null }
    const [plain, chosen] = [facts, { ...facts, choice: '55→58' as const }].map((one) =>
      judge(retFemaleCounty, one, on),
    )
    if (plain?.kind === 'not-applicable') return
    const [late, soon] = [plain, chosen].map((verdict) => monthIndex(verdict?.observed.month as string))
    expect(soon!).toBeLessThan(late!)
    const ages = [late!, soon!].map((month) => (month - monthIndex(birth)) / 12)
    expect(ages[0]! >= 60 && ages[0]! <= 63 && ages[1]! >= 55 && ages[1]! <= 58).toBe(true)
  },
)

holds(
  'ret-min-years',
  'grows with the years between 15 and 20, and one month more never undoes it',
  fc.tuple(days, fc.integer({ min: 100, max: 300 })),
  ([on, contributionMonths]) => {
    const [now, next] = [on, addMonths(on, 12)].map(
      (day) => judge(retMinYears, { contributionMonths: null }, day).observed.minimumMonths as number,
    )
    expect([0, 6]).toContain(next! - now!)
    expect(now! >= 180 && now! <= 240).toBe(true)
    const met = judge(retMinYears, { contributionMonths }, on).kind === 'met'
    expect(met).toBe(contributionMonths >= now!)
  },
)
