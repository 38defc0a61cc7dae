import * as fc from 'fast-check'
import { expect } from 'vitest'
import type * as z from 'zod'
import { anyDay, holds } from '../../../testing/holds.ts'
import { judge, type Rule, type Verdict } from '../../rule.ts'
import { sanctionKinds } from '../sanctions/effects.ts'
import { khBadEffects, khBasicEffects, khExcEffects, khOkEffects } from './consequences.ts'
import { khAbsent, khNoDismiss } from './dismissal.ts'
import { yearGrades } from './grades.ts'
import { khQuota, khTeam, khUsual } from './quota.ts'
import { khDimensions, khGrades, khModes } from './record.ts'
import { khSanction } from './sanctioned.ts'
import { khTransfer } from './transfer.ts'
import { khLongLeave, khProbation, khUnderInquiry } from './ungraded.ts'

/** Judges as a stranger would ask: the facts go through the schema. */
const ask = <Facts extends z.ZodType>(rule: Rule<Facts>, facts: z.input<Facts>, on = '2027-01-15'): Verdict =>
  judge(rule, rule.facts.parse(facts), on)

const people = fc.integer({ min: 0, max: 2000 })
const rounding = fc.constantFrom('floor' as const, 'round' as const, 'ceil' as const)
const year = fc.integer({ min: 2020, max: 2098 })
const grade = fc.constantFrom(...yearGrades)
const real = fc.constantFrom(...yearGrades.filter((one) => one !== '不确定等次'))
const oftenExcellent = fc.oneof({ weight: 3, arbitrary: fc.constant('优秀' as const) }, { weight: 2, arbitrary: grade })
const records = fc.array(fc.record({ year: fc.integer({ min: 2018, max: 2030 }), grade: oftenExcellent }), {
  maxLength: 16,
})
const twoKinds = fc.constantFrom('不称职' as const, '称职' as const)
const badRecords = fc.array(fc.record({ year: fc.integer({ min: 2018, max: 2030 }), grade: twoKinds }), {
  maxLength: 8,
})
const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((item, index) => ({ item, key: (index * 7919 + seed) % 101 }))
    .sort((a, b) => a.key - b.key)
    .map((k) => k.item)
const seed = fc.nat(100)

holds(
  'kh-grades',
  'a grade of one staff is met, a word from outside is broken',
  fc.string({ minLength: 1 }),
  (word) => {
    fc.pre(word.trim() !== '' && !yearGrades.includes(word.trim() as never))
    expect(ask(khGrades, { grade: word }).kind).toBe('broken')
    expect(ask(khGrades, { grade: word, staff: '事业单位' }).kind).toBe('broken')
  },
)

holds('kh-grades', 'a grade is never met beside a status', real, (given) => {
  expect(ask(khGrades, { grade: given, status: '不确定等次' }).kind).toBe('broken')
  const kinds = (['公务员', '事业单位'] as const).map((staff) => ask(khGrades, { grade: given, staff }).kind)
  expect(kinds.filter((kind) => kind === 'met')).toHaveLength(given === '优秀' ? 2 : 1)
})

const quotaCase = fc.record({
  year: fc.integer({ min: 2007, max: 2099 }),
  participants: people,
  quotaRounding: rounding,
})

holds(
  'kh-quota',
  'the limit is within one of the exact share and never above the limit with consent',
  quotaCase,
  (asked) => {
    const { limit, limitWithConsent } = ask(khQuota, asked).observed as Record<string, number>
    const share = (asked.participants * (asked.year < 2020 ? 15 : 20)) / 100
    expect(Math.abs(limit! - share)).toBeLessThan(1)
    if (asked.quotaRounding === 'floor') expect(limit! * 100).toBeLessThanOrEqual(share * 100)
    expect(limitWithConsent).toBeGreaterThanOrEqual(limit!)
  },
)

holds(
  'kh-quota',
  'one more 优秀 never turns broken into met; consent never turns met into broken',
  quotaCase,
  (asked) => {
    const limit = Number(ask(khQuota, asked).observed.limit)
    const consented = Number(ask(khQuota, asked).observed.limitWithConsent)
    expect(ask(khQuota, { ...asked, excellent: limit }).kind).toBe('met')
    expect(ask(khQuota, { ...asked, excellent: limit + 1 }).kind).toBe('broken')
    expect(ask(khQuota, { ...asked, excellent: consented, consent: true }).kind).toBe('met')
    expect(ask(khQuota, { ...asked, excellent: consented + 1, consent: true }).observed.force).toBe('forbid')
  },
)

holds('kh-usual', 'more people never mean fewer 好, and no more than the share', people, (number) => {
  const limitOf = (participants: number) => Number(ask(khUsual, { participants }).observed.limit)
  expect(limitOf(number + 1)).toBeGreaterThanOrEqual(limitOf(number))
  expect(limitOf(number) * 10).toBeLessThanOrEqual(number * 4)
  expect((limitOf(number) + 1) * 10).toBeGreaterThan(number * 4)
  expect(ask(khUsual, { participants: number, good: limitOf(number) }).kind).toBe('met')
  expect(ask(khUsual, { participants: number, good: limitOf(number) + 1 }).kind).toBe('broken')
})

holds('kh-team', 'broken beyond the share, met within it', fc.tuple(people, people), ([number, leaders]) => {
  for (const excellentLeaders of [number, Math.floor(leaders / 4), Math.floor(leaders / 4) + 1]) {
    const within = excellentLeaders * 4 <= leaders
    expect(ask(khTeam, { leaders, excellentLeaders }).kind).toBe(within ? 'met' : 'broken')
  }
})

holds(
  'kh-modes',
  'only 任期考核 depends on who is assessed',
  fc.tuple(fc.string({ minLength: 1 }), fc.boolean()),
  (asked) => {
    const [word, leader] = asked
    fc.pre(word.trim() !== '' && !word.includes('考核'))
    expect(ask(khModes, { mode: word, leader }).observed.custom).toBe(true)
    expect(ask(khModes, { mode: '任期考核', leader }).kind).toBe(leader ? 'met' : 'broken')
    expect(ask(khModes, { mode: '平时考核', leader }).kind).toBe('met')
  },
)

const part = fc.option(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom('', ' ', '好')))
const fiveParts = fc.record({ virtue: part, ability: part, diligence: part, results: part, integrity: part })

holds('kh-dimensions', 'complete exactly when nothing is missing; filling one part mends one', fiveParts, (record) => {
  const missing = ask(khDimensions, record).observed.missing as string[]
  const written = Object.values(record).filter((value) => value !== null && value !== '' && value !== ' ').length
  expect(missing).toHaveLength(5 - written)
  const mended = ask(khDimensions, { ...record, integrity: 0 }).observed.missing
  expect(mended).toEqual(missing.filter((name) => name !== '廉'))
})

const recruit = fc.tuple(anyDay(2020, 2095), fc.integer({ min: 0, max: 1 }))

holds(
  'kh-probation',
  'a grade is refused through the last day of probation and allowed the day after',
  recruit,
  (asked) => {
    const [hiredOn, plus] = asked
    const of = Number(hiredOn.slice(0, 4)) + plus
    const first = ask(khProbation, { year: of, hiredOn, grade: '称职' }, '2098-12-31')
    const { probationUntil, eligibleOn } = first.observed as Record<string, string>
    const on = (assessedOn: string) =>
      ask(khProbation, { year: of + 1, hiredOn, assessedOn, grade: '称职' }, '2098-12-31').kind
    expect(on(probationUntil!)).toBe('broken')
    expect(on(eligibleOn!)).toBe('met')
    expect(probationUntil! < eligibleOn!).toBe(true)
  },
)

const leave = fc.record({
  sickDays: fc.integer({ min: 0, max: 366 }),
  personalDays: fc.integer({ min: 0, max: 366 }),
  maternityDays: fc.integer({ min: 0, max: 366 }),
})

holds('kh-long-leave', 'more leave never allows a grade again; maternity leave changes nothing', leave, (days) => {
  const allowed = (facts: object) => ask(khLongLeave, { year: 2026, ...days, ...facts }).observed.gradeAllowed
  expect(allowed({})).toBe(days.sickDays + days.personalDays < 183)
  expect(allowed({ maternityDays: 0 })).toBe(allowed({ maternityDays: 366 }))
  if (!allowed({})) expect(allowed({ sickDays: 366 })).toBe(false)
})

const secondment = fc.record({ year, startedOn: anyDay(2019, 2099), endedOn: fc.option(anyDay(2019, 2099)) })

holds('kh-transfer', 'a longer secondment never goes back to the sending unit', secondment, ({ year: of, ...away }) => {
  const by = (facts: { startedOn: string; endedOn: string | null }) =>
    ask(khTransfer, { year: of, kind: '挂职', ...facts }, '2099-12-31').observed.by
  if (by(away) === '挂职单位') {
    expect(by({ ...away, startedOn: `${of}-01-01` })).toBe('挂职单位')
    expect(by({ ...away, endedOn: null })).toBe('挂职单位')
  }
  expect(by({ startedOn: `${of}-07-01`, endedOn: null })).toBe('挂职单位')
  expect(by({ startedOn: `${of}-07-02`, endedOn: null })).toBe('派出单位')
})

const inquiry = fc.record({
  openedOn: anyDay(2026, 2026),
  closedOn: anyDay(2027, 2028),
  on: anyDay(2027, 2028),
  outcome: fc.oneof(fc.constant('不予处分' as const), fc.constantFrom(...sanctionKinds)),
  grade: fc.option(grade),
})

holds('kh-under-inquiry', 'without a closure no grade stands; 记过 and more leave none after it', inquiry, (asked) => {
  const { on, ...facts } = asked
  const verdict = ask(khUnderInquiry, { year: 2026, ...facts }, on)
  const graded = facts.grade !== null && facts.grade !== '不确定等次'
  if (on < facts.closedOn) expect(verdict.kind === 'broken').toBe(graded)
  if (facts.outcome === '不予处分') {
    expect(ask(khUnderInquiry, { year: 2026, ...facts, grade: '优秀' }, facts.closedOn).kind).toBe('met')
  }
  const open = ask(khUnderInquiry, { year: 2026, ...facts, closedOn: null, outcome: null }, on)
  expect(open.observed.gradeAllowed).toBe(false)
  const heavy = ask(khUnderInquiry, { year: 2026, ...facts, outcome: '记过' }, on)
  expect(heavy.kind === 'broken').toBe(graded)
})

const sanctioned = fc.array(
  fc.record({
    kind: fc.constantFrom(...sanctionKinds.filter((kind) => kind !== '开除')),
    decidedOn: anyDay(2022, 2028),
  }),
  { maxLength: 6 },
)
const weight = ['无影响', '不得评为优秀', '不确定等次', '不称职']

holds(
  'kh-sanction',
  'a further sanction never lightens the effect; order and repetition do not matter',
  fc.tuple(sanctioned, seed),
  (asked) => {
    const [sanctions, by] = asked
    const of = (list: typeof sanctions) => ask(khSanction, { year: 2026, sanctions: list })
    expect(of(shuffled([...sanctions, ...sanctions], by))).toEqual(of(sanctions))
    const effect = (list: typeof sanctions) => weight.indexOf(String(of(list).observed.effect))
    expect(effect(sanctions)).toBeGreaterThanOrEqual(effect(sanctions.slice(1)))
    expect(effect(sanctions)).toBe(Math.max(0, ...sanctions.map((one) => effect([one]))))
  },
)

holds(
  'kh-sanction',
  'after its last year a sanction leaves every grade free',
  fc.tuple(sanctioned, real),
  ([sanctions, given]) => {
    const { lastYear } = ask(khSanction, { year: 2026, sanctions }).observed
    fc.pre(lastYear !== null)
    const after = (plus: number) =>
      ask(khSanction, { year: Number(lastYear) + plus, sanctions, grade: given }, '2035-01-01')
    expect(after(1)).toMatchObject({ kind: 'met', observed: { effect: '无影响' } })
    expect(after(0).observed.effect).not.toBe('无影响')
  },
)

holds(
  'kh-exc-effects',
  'order does not matter; a merit needs three years and all of them 优秀',
  fc.tuple(records, seed),
  (asked) => {
    const [grades, by] = asked
    const { proposals, run, commendYears } = ask(khExcEffects, { grades }).observed as {
      proposals: { year: number }[]
      run: number
      commendYears: number[]
    }
    expect(ask(khExcEffects, { grades: shuffled([...grades, ...grades], by) })).toEqual(ask(khExcEffects, { grades }))
    for (const { year: third } of proposals) {
      const three = grades.filter(({ year: of }) => of <= third && of > third - 3)
      expect(three.every((one) => one.grade === '优秀')).toBe(true)
      expect(new Set(three.map((one) => one.year)).size).toBe(3)
    }
    expect(run).toBeLessThanOrEqual(new Set(grades.map((one) => one.year)).size)
    const praised = commendYears.map((of) => ({ year: of, title: '嘉奖' }))
    expect(ask(khExcEffects, { grades, commendations: praised }).observed.commendYears).toEqual([])
  },
)

holds(
  'kh-ok-effects',
  'every second and fifth competent year, and no date from a poor year',
  fc.tuple(records, seed),
  (asked) => {
    const [grades, by] = asked
    const verdict = ask(khOkEffects, { grades })
    expect(ask(khOkEffects, { grades: shuffled(grades, by) })).toEqual(verdict)
    const { countedYears, stepsOn, levelsOn } = verdict.observed as Record<string, (number | string)[]>
    expect(stepsOn).toHaveLength(Math.floor(countedYears!.length / 2))
    expect(levelsOn).toHaveLength(Math.floor(countedYears!.length / 5))
    const poor = grades.filter((one) => one.grade !== '优秀' && one.grade !== '称职').map((one) => one.year)
    for (const date of [...stepsOn!, ...levelsOn!]) expect(poor).not.toContain(Number(String(date).slice(0, 4)) - 1)
  },
)

holds(
  'kh-basic-effects',
  'candidacy is blocked in the following year only',
  fc.tuple(year, anyDay(2021, 2099)),
  ([of, on]) => {
    const blocked = (day: string) => ask(khBasicEffects, { year: of, grade: '基本称职' }, day).observed.blocksCandidacy
    expect(blocked(on)).toBe(Number(on.slice(0, 4)) === of + 1)
    const edges = [`${of}-12-31`, `${of + 1}-01-01`, `${of + 1}-12-31`, `${of + 2}-01-01`]
    expect(edges.map(blocked)).toEqual([false, true, true, false])
    expect(ask(khBasicEffects, { year: of, grade: '基本称职' }, on).kind).toBe('broken')
    expect(ask(khBasicEffects, { year: of, grade: '基本称职', admonishedOn: on }, on).kind).toBe('met')
  },
)

holds(
  'kh-bad-effects',
  'dismissal exactly when two years running are 不称职',
  fc.tuple(badRecords, seed),
  ([grades, by]) => {
    const bad = new Set(grades.filter((one) => one.grade === '不称职').map((one) => one.year))
    const verdict = ask(khBadEffects, { grades })
    expect(verdict.kind).toBe([...bad].some((of) => bad.has(of + 1)) ? 'broken' : 'info')
    expect(ask(khBadEffects, { grades: shuffled([...grades, ...grades], by) })).toEqual(verdict)
  },
)

const absence = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60 }), fc.boolean())

holds(
  'kh-absent',
  'more days never help; whoever is dismissed has been warned',
  absence,
  ([consecutiveDays, total, unit]) => {
    const facts = { consecutiveDays, totalDaysInYear: total, absenceUnit: unit }
    const { kind, observed } = ask(khAbsent, facts)
    expect(kind).toBe(consecutiveDays >= 16 || total >= 31 ? 'broken' : 'met')
    if (kind === 'broken') expect(observed.alert).toBe(true)
    const worse = ask(khAbsent, { ...facts, totalDaysInYear: total + 1, consecutiveDays: consecutiveDays + 1 })
    if (kind === 'broken') expect(worse.kind).toBe('broken')
  },
)

const protection = fc.record({
  on: anyDay(2020, 2098),
  medicalPeriodUntil: fc.option(anyDay(2020, 2098)),
  maternityLeaveUntil: fc.option(anyDay(2020, 2098)),
  childBornOn: fc.option(anyDay(2020, 2098)),
})

holds(
  'kh-no-dismiss',
  'forbidden through `until` and free the day after, whatever the grounds',
  protection,
  ({ on, ...facts }) => {
    const { kind, observed } = ask(khNoDismiss, facts, on)
    fc.pre(kind === 'broken')
    const { until, eligibleOn } = observed as { until: string; eligibleOn: string }
    expect(until >= on).toBe(true)
    expect(ask(khNoDismiss, facts, until).kind).toBe('broken')
    const later = {
      ...facts,
      childBornOn: facts.childBornOn !== null && facts.childBornOn > on ? null : facts.childBornOn,
    }
    expect(ask(khNoDismiss, later, eligibleOn).kind).toBe('met')
    expect(ask(khNoDismiss, { ...facts, pregnant: true }, on).observed.until).toBeNull()
  },
)
