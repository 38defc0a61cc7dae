import * as fc from 'fast-check'
import { expect } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays } from '../../periods.ts'
import { judge, type Rule, type Verdict } from '../../rule.ts'
import { sanctionKinds } from '../sanctions/effects.ts'
import { appointmentDate, probation, underInquiry } from './appointment.ts'
import { notCandidate } from './not-candidate.ts'
import { rotation, termOfOffice } from './tenure.ts'

const ask = (rule: Rule, facts: unknown, on: string): Verdict => judge(rule, rule.facts.parse(facts) as never, on)
const on = anyDay(2019, 2032).filter((day) => day >= '2019-03-03')

const grades = fc.array(
  fc.record({
    year: fc.integer({ min: 2018, max: 2030 }),
    grade: fc.constantFrom('优秀', '称职', '基本称职', '不称职', '不确定等次'),
  }),
  { maxLength: 5 },
)
const restrictions = fc.array(
  fc.record({
    kind: fc.constantFrom(...sanctionKinds, '其他组织处理'),
    decidedOn: anyDay(2018, 2030),
    until: fc.option(anyDay(2018, 2032)),
  }),
  { maxLength: 4 },
)

holds(
  'ry-not-candidate',
  'is blocked through the day told and free on the day after; order does not matter',
  fc.record({ grades, restrictions, endDayBlocked: fc.boolean(), on }),
  ({ on: day, ...facts }) => {
    const verdict = ask(notCandidate, facts, day)
    const turned = { ...facts, grades: facts.grades.toReversed(), restrictions: facts.restrictions.toReversed() }
    expect({ ...ask(notCandidate, turned, day), because: '' }).toEqual({ ...verdict, because: '' })
    const { until, eligibleOn, since } = verdict.observed as Record<string, string | null>
    if (verdict.kind === 'met') return
    expect(since! <= day).toBe(true)
    if (eligibleOn === null) return
    expect(until).toBe(addDays(eligibleOn!, -1))
    expect(ask(notCandidate, facts, until!).kind).toBe('broken')
    expect(ask(notCandidate, facts, eligibleOn!).kind).toBe('met')
  },
)

holds(
  'ry-not-candidate',
  'a further record or a further reason never frees anybody',
  fc.tuple(grades, restrictions, restrictions, fc.boolean(), on),
  ([held, some, more, canvassing, day]) => {
    const before = ask(notCandidate, { grades: held, restrictions: some }, day)
    if (before.kind !== 'broken') return
    const facts = { grades: held, restrictions: [...more, ...some], canvassing }
    const after = ask(notCandidate, facts, day)
    expect(after.kind).toBe('broken')
    expect(after.observed.grounds).toEqual(expect.arrayContaining(before.observed.grounds as string[]))
    if (canvassing) expect(after.observed.eligibleOn).toBeNull()
  },
)

const trial = { level: '乡科级副职', appointedBy: '党委（党组）', postKind: '部门副职' }

holds(
  'ry-probation',
  'reminds before the end, is broken from the day after, and a confirmation in time settles it for good',
  fc.record({
    startedOn: anyDay(2019, 2030),
    confirmedOn: fc.option(anyDay(2019, 2032)),
    probationRemindDays: fc.nat(365),
    on,
  }),
  ({ on: day, ...facts }) => {
    const { kind, observed } = ask(probation, { ...trial, ...facts }, day)
    const [endsOn, remindOn] = [observed.endsOn as string, observed.remindOn as string]
    expect(remindOn <= endsOn).toBe(true)
    const early = facts.confirmedOn !== null && facts.confirmedOn < endsOn
    const confirmed = facts.confirmedOn !== null && !early && facts.confirmedOn <= day
    expect(kind).toBe(early ? 'broken' : confirmed ? 'met' : day > endsOn ? 'broken' : 'info')
    expect(ask(probation, { ...trial, ...facts, appointedBy: '选举' }, day).kind).toBe('not-applicable')
  },
)

holds(
  'ry-appoint-date',
  'never counts from the notice, and a Party decision only where the Party decides',
  fc.record({ partyDecidedOn: anyDay(2019, 2030), appointedOn: anyDay(2019, 2030), noticeOn: anyDay(2019, 2030) }),
  (facts) => {
    const startsOn = (way: string, given: object) =>
      ask(appointmentDate, { way, ...given }, '2031-01-01').observed.startsOn
    const { noticeOn, ...decided } = facts
    for (const way of ['人大常委会任命或者决定', '党委提名、政府任命', '人民代表大会选举或者决定']) {
      expect(startsOn(way, facts)).toBe(facts.appointedOn)
      expect(startsOn(way, { ...decided, partyDecidedOn: noticeOn })).toBe(facts.appointedOn)
    }
    expect(startsOn('党委（党组）决定', facts)).toBe(facts.partyDecidedOn)
    expect(startsOn('党委（党组）决定', decided)).toBe(facts.partyDecidedOn)
  },
)

const weight = { met: 0, 'not-applicable': 0, info: 1, broken: 2 }

holds(
  'ry-rotation',
  'only gets heavier with time, must from the tenth year on, and a longer local number never makes it heavier',
  fc.record({
    startedOn: anyDay(2007, 2025),
    post: fc.constantFrom('党政领导成员', '内设机构领导'),
    keyPost: fc.boolean(),
    rotationMonths: fc.integer({ min: 12, max: 119 }),
    days: fc.nat(5000),
  }),
  ({ days, ...facts }) => {
    const day = addDays(facts.startedOn, days + 365)
    const now = ask(rotation, facts, day)
    const later = ask(rotation, facts, addDays(day, 40))
    expect(weight[later.kind]).toBeGreaterThanOrEqual(weight[now.kind])
    expect(later.observed.must === true || now.observed.must === false).toBe(true)
    expect(now.observed.must).toBe(day >= (now.observed.mustOn as string))
    const longer = ask(rotation, { ...facts, rotationMonths: facts.rotationMonths + 1 }, day)
    expect(weight[longer.kind]).toBeLessThanOrEqual(weight[now.kind])
    if (now.kind === 'broken') expect((now.observed.since as string) <= day).toBe(true)
  },
)

holds(
  'ry-term',
  'is broken exactly from the earlier of two limits on; earlier service of the level never helps',
  fc.record({
    startedOn: anyDay(2005, 2028),
    sameLevel: fc.array(fc.record({ from: anyDay(1995, 2020), to: anyDay(1996, 2022) }), { maxLength: 4 }),
    on,
  }),
  ({ on: day, ...facts }) => {
    const asked = { scope: '县级以上党政领导成员', ...facts }
    const { kind, observed } = ask(termOfOffice, asked, day)
    const { twoTermsOn, levelLimitOn } = observed as Record<string, string>
    const limit = twoTermsOn! < levelLimitOn! ? twoTermsOn! : levelLimitOn!
    expect(kind).toBe(day >= limit ? 'broken' : 'met')
    if (kind === 'broken') expect(observed.since).toBe(limit)
    const alone = ask(termOfOffice, { ...asked, sameLevel: [] }, day)
    if (alone.kind === 'broken') expect(kind).toBe('broken')
    expect(ask(termOfOffice, { ...asked, scope: '县级工作部门正职' }, day).kind).toBe('info')
  },
)

holds(
  'ry-no-move-under-inquiry',
  'bars from the opening to the closing day; consent frees only what the law names',
  fc.record({
    matter: fc.constantFrom('交流', '晋升', '奖励', '处分', '退休', '辞去公职', '出境'),
    cases: fc.array(fc.record({ openedOn: anyDay(2020, 2030), closedOn: fc.option(anyDay(2020, 2032)) }), {
      maxLength: 4,
    }),
    organConsented: fc.boolean(),
    on: anyDay(2020, 2032).filter((day) => day >= '2020-07-01'),
  }),
  ({ on: day, ...facts }) => {
    const verdict = ask(underInquiry, facts, day)
    const open = facts.cases.some(({ openedOn, closedOn }) => openedOn <= day && day <= (closedOn ?? '9999'))
    const freed = facts.organConsented && (facts.matter === '辞去公职' || facts.matter === '出境')
    expect(verdict.kind).toBe(open && !freed ? 'broken' : 'met')
    expect(ask(underInquiry, { ...facts, cases: facts.cases.toReversed() }, day)).toEqual(verdict)
    const { since, until } = verdict.observed as Record<string, string | null>
    if (verdict.kind === 'broken') expect(since! <= day && (until === null || day <= until!)).toBe(true)
  },
)
