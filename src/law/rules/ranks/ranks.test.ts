import * as fc from 'fast-check'
import { expect } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays } from '../../periods.ts'
import { judge } from '../../rule.ts'
import { sanctionKinds } from '../sanctions/effects.ts'
import { leadershipLevels, rankOrder, ranks } from './ladder.ts'
import { appeal, coolingOff, resignDeadline } from './leaving.ts'
import { demote, rankPublicity, sanctionFreeze } from './procedure.ts'
import { badYear, excellentShorten, minYears, yearlyGrades } from './promotion.ts'
import { quotaCity, quotaCounty } from './quota.ts'

const anyRank = fc.constantFrom(...ranks)
const anyLevel = fc.option(fc.constantFrom(...leadershipLevels))
const days = anyDay(2020, 2035)
const anyGrades = fc.array(
  fc.record({ year: fc.integer({ min: 2018, max: 2034 }), grade: fc.constantFrom(...yearlyGrades) }),
  { maxLength: 12 },
)
const held = fc.record({
  currentRank: fc.option(anyRank),
  currentRankSince: fc.option(days),
  level: anyLevel,
  levelSince: fc.option(days),
})
const graded = fc.record({ grades: anyGrades, countPromotionYear: fc.boolean() })

holds(
  'zj-min-years',
  'an answer is right on its own day: broken before eligibleOn, met from it on',
  fc.tuple(held, anyRank),
  ([standing, soughtRank]) => {
    const facts = { ...standing, soughtRank }
    const { eligibleOn } = judge(minYears, facts, '2099-12-31').observed
    if (typeof eligibleOn !== 'string') return
    const kinds = [addDays(eligibleOn, -1), eligibleOn, addDays(eligibleOn, 1)].map(
      (on) => judge(minYears, facts, on).kind,
    )
    expect(kinds).toEqual(['broken', 'met', 'met'])
  },
)

holds('zj-min-years', 'never lets a rank be skipped', fc.tuple(held, anyRank, days), ([standing, soughtRank, on]) => {
  const { kind } = judge(minYears, { ...standing, soughtRank }, on)
  if (kind === 'met' && standing.currentRank) expect(rankOrder(standing.currentRank) - rankOrder(soughtRank)).toBe(1)
})

holds(
  'zj-excellent-shorten',
  'one more excellent year never makes the day later, and order does not matter',
  fc.tuple(held, graded, fc.integer({ min: 2019, max: 2034 })),
  ([standing, more, year]) => {
    const facts = { ...standing, ...more }
    const day = (grades: typeof more.grades) =>
      judge(excellentShorten, { ...facts, grades }, '2036-01-01').observed.eligibleOn
    const others = facts.grades.filter((one) => one.year !== year)
    const plain = day([...others, { year, grade: '称职' }])
    if (typeof plain !== 'string') return
    const better = day([{ year, grade: '优秀' }, ...others.toReversed()])
    expect(typeof better === 'string' && better <= plain).toBe(true)
    expect(day(others.toReversed())).toBe(day(others))
  },
)

holds(
  'zj-excellent-shorten',
  'shortens by 6 months for each year named, and each was over by the day',
  fc.tuple(held, graded, days),
  ([standing, more, on]) => {
    const { observed } = judge(excellentShorten, { ...standing, ...more }, on)
    if (!Array.isArray(observed.excellentYears)) return
    expect(observed.shortenedMonths).toBe(observed.excellentYears.length * 6)
    for (const year of observed.excellentYears) {
      expect(String(observed.eligibleOn) >= `${year + 1}-01-01`).toBe(true)
      expect(on >= `${year + 1}-01-01`).toBe(true)
    }
  },
)

holds(
  'zj-bad-year',
  'one more bad year never makes the day earlier; a repeated record changes nothing',
  fc.tuple(held, graded, fc.integer({ min: 2019, max: 2034 }), fc.constantFrom('基本称职', '不定等次', '不称职')),
  ([standing, more, year, grade]) => {
    const facts = { ...standing, ...more }
    const day = (grades: typeof more.grades) => judge(badYear, { ...facts, grades }, '2036-01-01').observed.eligibleOn
    const before = day(facts.grades)
    if (typeof before !== 'string') return
    const worse = [...facts.grades, { year, grade: grade as '基本称职' }]
    const after = day(worse)
    expect(typeof after === 'string' && after >= before).toBe(true)
    expect(day([...worse, ...worse])).toBe(after)
  },
)

holds(
  'zj-demote',
  'proposes exactly one step down, or says that a person must decide',
  fc.tuple(fc.option(anyRank), anyLevel),
  ([currentRank, level]) => {
    const { observed } = judge(demote, { grade: '不称职', currentRank, level }, '2026-11-23')
    if (currentRank && currentRank !== '二级科员') expect(observed.proposedRank).toBe(ranks[rankOrder(currentRank)])
    expect(observed.manual).toBe(observed.proposedRank === null && observed.proposedLevel === null)
  },
)

const quota = fc.record({
  posts: fc.integer({ min: 0, max: 300 }),
  held: fc.dictionary(anyRank, fc.integer({ min: 0, max: 30 }), { maxKeys: 3 }),
  quotaRounding: fc.constantFrom('floor', 'round', 'ceil'),
})
type Quota = typeof quota extends fc.Arbitrary<infer Facts> ? Facts : never
const quotaRules = { 'zj-quota-city': quotaCity, 'zj-quota-county': quotaCounty }

const roundsAsTold = (id: keyof typeof quotaRules) => (facts: Quota) => {
  const { observed } = judge(quotaRules[id], facts, '2026-11-23')
  const ceilings = observed.ceilings as Record<string, number>
  for (const [name, share] of Object.entries(observed.exact as Record<string, number>)) {
    const missing = Math.round(share * 100) - ceilings[name]! * 100
    const [least, most] = { floor: [0, 99], round: [-50, 49], ceil: [-99, 0] }[facts.quotaRounding] as [number, number]
    expect(missing).toBeGreaterThanOrEqual(least)
    expect(missing).toBeLessThanOrEqual(most)
  }
}

const moreHoldersMorePosts = (id: keyof typeof quotaRules) => (facts: Quota) => {
  const kindOf = (changed: Quota) => judge(quotaRules[id], changed, '2026-11-23').kind
  const kind = kindOf(facts)
  const one = { ...facts, held: { ...facts.held, 三级调研员: (facts.held.三级调研员 ?? 0) + 1 } }
  if (kind === 'broken') expect(kindOf(one)).toBe('broken')
  if (kind === 'met') expect(kindOf({ ...facts, posts: facts.posts + 1 })).toBe('met')
}

const rounding = 'a ceiling is the exact share, rounded as the unit rounds'
const monotone = 'a holder more never turns broken into met, a post more never met into broken'
holds('zj-quota-city', rounding, quota, roundsAsTold('zj-quota-city'))
holds('zj-quota-city', monotone, quota, moreHoldersMorePosts('zj-quota-city'))
holds('zj-quota-county', rounding, quota, roundsAsTold('zj-quota-county'))
holds('zj-quota-county', monotone, quota, moreHoldersMorePosts('zj-quota-county'))

holds(
  'zj-publicity',
  'met exactly for one step and five working days or more',
  fc.tuple(anyRank, anyRank, fc.integer({ min: 0, max: 10 })),
  ([fromRank, toRank, publicityWorkdays]) => {
    const { kind } = judge(rankPublicity, { fromRank, toRank, publicityWorkdays }, '2026-11-23')
    const steps = rankOrder(fromRank) - rankOrder(toRank)
    expect(kind === 'met').toBe(steps === 1 && publicityWorkdays >= 5)
    expect(kind === 'not-applicable').toBe(steps <= 0)
  },
)

const asks = fc.constantFrom('晋升职务', '晋升职级', '晋升级别', '晋升工资档次')

holds(
  'zj-sanction-freeze',
  'blocked to the day before freeOn, free from it on; never before the decision',
  fc.record({
    kind: fc.constantFrom(...sanctionKinds),
    decidedOn: days,
    restoredOn: fc.option(days),
    asks,
    endDayBlocked: fc.boolean(),
  }),
  (facts) => {
    const kind = (on: string) => judge(sanctionFreeze, facts, on).kind
    expect(kind(addDays(facts.decidedOn, -1))).not.toBe('broken')
    const { freeOn } = judge(sanctionFreeze, facts, '2099-12-31').observed
    if (typeof freeOn === 'string') expect([kind(addDays(freeOn, -1)), kind(freeOn)]).toEqual(['broken', 'met'])
  },
)

const resignation = fc.record({
  appliedOn: days,
  leadingMember: fc.boolean(),
  obstacles: fc.constant<never[]>([]),
})

holds('zj-resign-deadline', 'the last day is in time, the day after is late', resignation, (facts) => {
  const { dueOn } = judge(resignDeadline, facts, facts.appliedOn).observed
  const kind = (on: string) => judge(resignDeadline, facts, on).kind
  expect([kind(String(dueOn)), kind(addDays(String(dueOn), 1))]).toEqual(['met', 'broken'])
})

const left = fc.record({
  leftOn: days,
  leadingMember: fc.boolean(),
  level: anyLevel,
  relatedBusiness: fc.constant(true),
})

holds('zj-cooling-off', 'a leading member is never free before another of the same day', left, (facts) => {
  const until = (leadingMember: boolean) => judge(coolingOff, { ...facts, leadingMember }, facts.leftOn).observed.until
  expect(String(until(true)) >= String(until(false))).toBe(true)
  const kind = (on: string) => judge(coolingOff, facts, on).kind
  const freeOn = String(judge(coolingOff, facts, facts.leftOn).observed.freeOn)
  expect([kind(facts.leftOn), kind(addDays(freeOn, -1)), kind(freeOn)]).toEqual(['broken', 'broken', 'met'])
})

const appealed = fc.record({
  matter: fc.constantFrom('处分', '降职', '年度考核不称职'),
  step: fc.constantFrom('申请复核', '直接申诉', '复核后申诉', '作出复核决定', '作出申诉处理决定'),
  startedOn: days,
  extended: fc.boolean(),
})

holds(
  'zj-appeal',
  'the last day is in time, the day after is late; only the last step can be extended',
  appealed,
  (facts) => {
    const { dueOn } = judge(appeal, facts, facts.startedOn).observed
    const kind = (on: string) => judge(appeal, facts, on).kind
    expect([kind(String(dueOn)), kind(addDays(String(dueOn), 1))]).toEqual(['met', 'broken'])
    const plain = judge(appeal, { ...facts, extended: false }, facts.startedOn).observed.dueOn
    const moved = facts.extended && facts.step === '作出申诉处理决定'
    expect(dueOn).toBe(moved ? addDays(String(plain), 30) : plain)
  },
)
