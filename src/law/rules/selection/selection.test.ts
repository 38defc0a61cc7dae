import * as fc from 'fast-check'
import { expect } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays } from '../../periods.ts'
import { judge, type Rule, type Verdict } from '../../rule.ts'
import { ranks } from '../ranks/ladder.ts'
import { levelYears, rankToCounty, twoPosts, workAndGrassroots } from './county.ts'
import { exceptionalPromotion } from './exceptional.ts'
import { levelOrder, levels } from './levels.ts'
import { education, partyAge, trainingDue } from './qualifications.ts'
import { toTownshipDeputy, toTownshipHead } from './township.ts'

const ask = (rule: Rule, facts: unknown, on: string): Verdict => judge(rule, rule.facts.parse(facts) as never, on)

const date = fc.oneof(
  anyDay(2005, 2028),
  anyDay(2005, 2028).map((one) => one.slice(0, 7)),
)
const period = { from: date, to: fc.option(date) }
const on = anyDay(2021, 2032)
const below = (...wanted: string[]) => fc.constantFrom(...wanted)
const posts = (...wanted: string[]) =>
  fc.array(fc.record({ level: below(...wanted), ...period, title: fc.constantFrom('甲', '乙', '丙') }), {
    maxLength: 5,
  })
const ranksOf = (...wanted: string[]) => fc.array(fc.record({ rank: below(...wanted), ...period }), { maxLength: 5 })

/** Where the day of eligibility is told, it is the first one that is met. */
function turnsOnEligibleDay(rule: Rule, facts: unknown, day: string) {
  const { kind, observed } = ask(rule, facts, day)
  if (kind === 'not-applicable' || kind === 'info') return
  const { eligibleOn } = observed as { eligibleOn: string | null }
  expect(kind, JSON.stringify({ facts, day, eligibleOn })).toBe(
    eligibleOn !== null && day >= eligibleOn ? 'met' : 'broken',
  )
}

holds(
  'ry-elig-work5-grass2',
  'is met exactly from the day told on, and needs both',
  fc.record({ workStartedOn: date, grassroots: fc.array(fc.record(period), { maxLength: 4 }), on }),
  ({ on: day, ...facts }) => {
    const asked = { sought: '县处级副职', ...facts }
    turnsOnEligibleDay(workAndGrassroots, asked, day)
    const { workEligibleOn, grassrootsEligibleOn, eligibleOn } = ask(workAndGrassroots, asked, day).observed
    expect([workEligibleOn, grassrootsEligibleOn]).toContain(eligibleOn)
    expect(ask(workAndGrassroots, { ...asked, grassroots: [] }, day).kind).toBe('broken')
  },
)

holds(
  'ry-elig-two-posts',
  'is met exactly from the day told on, whatever the order, and a further post never spoils it',
  fc.tuple(posts('乡科级正职', '乡科级副职'), posts('乡科级正职'), on),
  ([held, more, day]) => {
    const facts = { sought: '县处级副职', posts: held }
    const verdict = ask(twoPosts, facts, day)
    turnsOnEligibleDay(twoPosts, facts, day)
    expect(ask(twoPosts, { ...facts, posts: held.toReversed() }, day)).toEqual(verdict)
    if (verdict.kind === 'met') expect(ask(twoPosts, { ...facts, posts: [...held, ...more] }, day).kind).toBe('met')
  },
)

holds(
  'ry-elig-level-years',
  'is met exactly from the day told on; repeated records change nothing; 破格 only lifts a breach',
  fc.tuple(posts('乡科级正职', '乡科级副职', '县处级副职'), below('县处级副职', '县处级正职'), on),
  ([held, sought, day]) => {
    const facts = { sought, posts: held }
    const verdict = ask(levelYears, facts, day)
    turnsOnEligibleDay(levelYears, facts, day)
    expect(ask(levelYears, { ...facts, posts: [...held.toReversed(), ...held] }, day)).toEqual(verdict)
    const lifted = ask(levelYears, { ...facts, exceptional: true }, day).kind
    expect(lifted).toBe(verdict.kind === 'broken' ? 'info' : verdict.kind)
  },
)

holds(
  'ry-elig-zhengke',
  'counts a day once, however posts and ranks overlap, and more service never spoils it',
  fc.tuple(posts('乡科级副职'), ranksOf('三级主任科员', '四级主任科员'), on),
  ([held, inRank, day]) => {
    const facts = { sought: '乡科级正职', posts: held, ranks: inRank }
    const verdict = ask(toTownshipHead, facts, day)
    turnsOnEligibleDay(toTownshipHead, facts, day)
    const { monthsServed, deputyMonths, rankMonths } = verdict.observed as Record<string, number>
    expect(monthsServed).toBeGreaterThanOrEqual(Math.max(deputyMonths!, rankMonths!))
    const asRanks = held.map(({ from, to }) => ({ rank: '四级主任科员', from, to }))
    const doubled = ask(toTownshipHead, { ...facts, ranks: [...inRank, ...asRanks] }, day)
    expect({ kind: doubled.kind, months: doubled.observed.monthsServed }).toEqual({
      kind: verdict.kind,
      months: monthsServed,
    })
  },
)

holds(
  'ry-elig-fuke',
  'is met exactly from the day told on; other ranks alone never make it met',
  fc.tuple(ranksOf('一级科员', '二级科员'), ranksOf(...ranks.slice(0, 10)), on),
  ([held, higher, day]) => {
    const sought = '乡科级副职'
    turnsOnEligibleDay(toTownshipDeputy, { sought, ranks: held }, day)
    expect(ask(toTownshipDeputy, { sought, ranks: higher }, day).kind).not.toBe('met')
    const alone = ask(toTownshipDeputy, { sought, ranks: held }, day).kind
    const together = ask(toTownshipDeputy, { sought, ranks: [...higher, ...held] }, day).kind
    if (together !== alone) expect([alone, together]).toEqual(['broken', 'info'])
  },
)

holds(
  'ry-elig-rank-to-county',
  'is met exactly from the day told on, and a longer local number never helps',
  fc.tuple(ranksOf('一级主任科员', '二级主任科员', '三级主任科员'), fc.integer({ min: 1, max: 120 }), on),
  ([held, months, day]) => {
    const facts = { sought: '县处级副职', ranks: held, rankToCountyDeputyMonths: months }
    turnsOnEligibleDay(rankToCounty, facts, day)
    if (ask(rankToCounty, { ...facts, rankToCountyDeputyMonths: months + 1 }, day).kind !== 'met') return
    expect(ask(rankToCounty, facts, day).kind).toBe('met')
  },
)

const diplomas = ['研究生', '大学', '大专', '中专', '高中', '初中及以下']

holds(
  'ry-elig-edu',
  'a higher diploma never hurts, a higher level never asks for less',
  fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom(...levels.slice(0, 8)), fc.constantFrom(...levels.slice(0, 8))),
  ([one, other, level, another]) => {
    const [better, worse] = [Math.min(one, other), Math.max(one, other)]
    const [higher, lower] = levelOrder(level) < levelOrder(another) ? [level, another] : [another, level]
    if (ask(education, { sought: higher, diploma: diplomas[worse] }, '2026-01-01').kind !== 'met') return
    expect(ask(education, { sought: lower, diploma: diplomas[better] }, '2026-01-01').kind).toBe('met')
  },
)

holds(
  'ry-elig-training',
  'a breach begins the day after the year, and late training does not undo it',
  fc.record({ appointedOn: anyDay(2020, 2026), trainedOn: fc.option(anyDay(2019, 2030)), on: anyDay(2020, 2031) }),
  ({ appointedOn, trainedOn, on: day }) => {
    const { kind, observed } = ask(trainingDue, { appointedOn, trainedOn }, day)
    const dueOn = observed.dueOn as string
    expect(dueOn.slice(0, 4)).toBe(String(Number(appointedOn.slice(0, 4)) + 1))
    const inTime = trainedOn !== null && trainedOn <= dueOn
    expect(kind === 'broken').toBe(day > dueOn && !inTime)
    expect(kind === 'met').toBe(inTime && day >= trainedOn)
    if (kind === 'broken') expect(observed.since).toBe(addDays(dueOn, 1))
  },
)

holds(
  'ry-elig-party-age',
  'turns on the day told, and the higher unit never asks for less',
  fc.record({ fullMemberOn: date, post: fc.constantFrom('党组成员', '县（市、区）委委员', '市（地）委委员') }),
  (facts) => {
    const asked = (unitLevel: string, day: string) => ask(partyAge, { ...facts, unitLevel }, day)
    const eligibleOn = asked('县处级以下', '2026-01-01').observed.eligibleOn as string
    if (eligibleOn > '2019-03-03') {
      expect(asked('县处级以下', addDays(eligibleOn, -1)).kind).toBe('broken')
      expect(asked('县处级以下', eligibleOn).kind).toBe('met')
    }
    const higher = asked('厅局级以上', '2026-01-01').observed.eligibleOn as string
    expect(higher > eligibleOn).toBe(facts.post === '党组成员')
  },
)

holds(
  'ry-poge',
  'names every obstacle, and none falls away by waiting but the year since the last promotion',
  fc.record({
    lastPromotedOn: fc.option(anyDay(2019, 2030)),
    higherConsent: fc.boolean(),
    onProbation: fc.boolean(),
    exceptionalOnYears: fc.boolean(),
    lastExceptionalOnYears: fc.boolean(),
    skippedLevels: fc.nat(3),
    on,
  }),
  ({ on: day, ...facts }) => {
    const asked = (at: string) => ask(exceptionalPromotion, { reason: '其他岗位实绩特别显著', ...facts }, at)
    const obstacles = asked(day).observed.obstacles as string[]
    expect(asked(day).kind).toBe(obstacles.length === 0 ? 'met' : 'broken')
    expect(asked('2099-12-31').observed.obstacles).toEqual(obstacles.filter((code) => code !== 'within-a-year'))
    const tooSoon = facts.lastPromotedOn !== null && day < (asked(day).observed.eligibleOn as string)
    expect(obstacles.includes('within-a-year')).toBe(tooSoon)
    expect(obstacles.includes('two-levels')).toBe(facts.skippedLevels > 1)
  },
)
