import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { builtInYears, CalendarMissing, isWorkday } from '../../calendar/workdays.ts'
import { addDays } from '../../periods.ts'
import { judge, type Rule } from '../../rule.ts'
import * as petition from './petition.ts'
import * as service from './public-service.ts'
import * as ratings from './ratings.ts'
import { inDays, inWorkdays } from './term.ts'

const days = anyDay(2024, 2026)

/** What a term rule must keep: the limit is a working day, the day itself is in time, the next one is not. */
function keepsTerm(rule: Rule, facts: object, doneField: string, on: string): void {
  const verdict = judge(rule, rule.facts.parse(facts), on)
  if (verdict.observed.calendarMissing !== undefined) {
    expect(verdict.kind).toBe('broken')
    return
  }
  const { due, nominal } = verdict.observed as { due: string; nominal: string }
  expect([isWorkday(builtInYears, due), nominal <= due, nominal > on]).toEqual([true, true, true])
  const at = (day: string) => judge(rule, rule.facts.parse({ ...facts, [doneField]: day }), on).kind
  expect([at(on), at(due), at(addDays(due, 1))]).toEqual(['met', 'met', 'broken'])
}

holds('xf-notify-direct', 'counts to a working day and no further', days, (on) =>
  keepsTerm(petition.notifyDirect as Rule, {}, 'toldOn', on),
)
holds('xf-notify-transfer', 'counts to a working day and no further', fc.tuple(days, fc.boolean()), ([on, isOwnDuty]) =>
  keepsTerm(petition.notifyTransfer as Rule, { isOwnDuty }, 'doneOn', on),
)
holds('xf-handle-60', 'counts to a working day and no further', fc.tuple(days, fc.boolean()), ([on, isExtended]) =>
  keepsTerm(petition.handle60 as Rule, { isExtended }, 'doneOn', on),
)
const steps = fc.constantFrom('请求复查', '提出复查意见')
holds('xf-review', 'counts to a working day and no further', fc.tuple(days, steps), ([on, step]) =>
  keepsTerm(petition.review as Rule, { step }, 'doneOn', on),
)
holds('xf-recheck', 'a hearing never shortens the term', fc.tuple(days, fc.nat(60)), ([on, hearingDays]) => {
  keepsTerm(petition.recheck as Rule, { step: '提出复核意见', hearingDays }, 'doneOn', on)
})
holds('xf-kinds', 'more people are never better; to the accused never', fc.tuple(fc.nat(20), fc.boolean()), (facts) => {
  const [representatives, isToAccused] = facts
  const facts2 = { kind: '检举控告' as const, representatives, isToAccused }
  expect(judge(petition.kinds, facts2, '2026-11-23').kind).toBe(isToAccused || representatives > 5 ? 'broken' : 'met')
})
const relations = fc.constantFrom('本人', '夫妻', '直系血亲', '三代以内旁系血亲', '近姻亲', '同事', '无')
holds('xf-recuse', 'every kinship recuses, nothing else does', relations, (relation) => {
  const isFree = ['同事', '无'].includes(relation)
  expect(judge(petition.recuse, { relation }, '2026-11-23').kind).toBe(isFree ? 'met' : 'broken')
})
holds('xf-old', 'one law on every day', anyDay(2006, 2030), (on) => {
  const { instrument } = judge(petition.old, {}, on).observed
  expect(instrument).toBe(on < '2022-05-01' ? '信访条例' : '信访工作条例')
})
const calls = fc.record({
  callBack: fc.constantFrom('没有回访', '满意', '不满意', '联系不上'),
  tries: fc.nat(6),
})
holds('rx-basic', 'more tries never undo what fewer allowed', calls, (facts) => {
  const of = (tries: number) =>
    judge(ratings.hotlineClosed, ratings.hotlineClosed.facts.parse({ ...facts, tries }), '2026-11-23').kind
  if (of(facts.tries) === 'met') expect(of(facts.tries + 1)).toBe('met')
  expect(facts.callBack === '没有回访' ? of(facts.tries) : 'broken').toBe('broken')
})
const orders = fc.constantFrom('办结', '延长后办结', '退回')
holds('rx-sd', 'counts to a working day and no further', fc.tuple(days, orders), ([on, step]) =>
  keepsTerm(ratings.hotlineTerm as Rule, { step }, 'doneOn', on),
)
const grades = fc.constantFrom('非常满意', '满意', '基本满意', '不满意', '非常不满意')
holds(
  'hcp-grades',
  'only the last two are bad; only the second is a follow-up',
  fc.tuple(grades, fc.nat(5)),
  (facts) => {
    const [grade, earlier] = facts
    const { bad, followUp, counted } = judge(ratings.ratingGrades, { grade, earlier }, '2026-11-23').observed
    if (earlier > 1) expect(counted).toBe(false)
    else expect([bad, followUp]).toEqual([grade.endsWith('不满意'), earlier === 1])
  },
)
holds('hcp-deadline', 'counts to a working day and no further', fc.tuple(days, fc.boolean()), ([on, isComplex]) =>
  keepsTerm(ratings.ratingDeadline as Rule, { step: '整改反馈', isComplex }, 'doneOn', on),
)
const counts = fc.record({
  verySatisfied: fc.nat(500),
  satisfied: fc.nat(500),
  fairlySatisfied: fc.nat(500),
  dissatisfied: fc.nat(500),
})
holds('hcp-rate', 'lies between nothing and all; one more bad rating never raises it', counts, (facts) => {
  const of = (more: number) => {
    const asked = ratings.ratingRate.facts.parse({ ...facts, dissatisfied: facts.dissatisfied + more })
    return judge(ratings.ratingRate, asked, '2026-11-23').observed.perMille as number | null
  }
  const rate = of(0)
  expect(rate === null).toBe(Object.values(facts).every((one) => one === 0))
  if (rate === null) return
  expect(rate).toBeGreaterThanOrEqual(0)
  expect(rate).toBeLessThanOrEqual(1000)
  expect(of(1)!).toBeLessThanOrEqual(rate)
})
holds('zf-foi', 'counts to a working day and no further', fc.tuple(days, fc.nat(20)), ([on, extraWorkdays]) =>
  keepsTerm(service.openInformation as Rule, { kind: '依申请公开', extraWorkdays }, 'doneOn', on),
)
holds(
  'zf-licence',
  'a promise is never longer than the law',
  fc.tuple(days, fc.integer({ min: 1, max: 20 })),
  (facts) => {
    const [on, promisedWorkdays] = facts
    keepsTerm(service.licence as Rule, { promisedWorkdays }, 'doneOn', on)
    const due = (given: object) => judge(service.licence, service.licence.facts.parse(given), on).observed.due
    const [promised, lawful] = [due({ promisedWorkdays }), due({})]
    if (promised && lawful) expect(promised <= lawful).toBe(true)
  },
)
const complaintSteps = fc.constantFrom('决定是否受理', '通知被投诉人', '被投诉人答复', '达成调解')
holds('ly-complaint', 'counts to a working day and no further', fc.tuple(days, complaintSteps), ([on, step]) =>
  keepsTerm(service.tourismComplaint as Rule, { step }, 'doneOn', on),
)

describe('a term', () => {
  it('of a year whose calendar is missing is refused, not guessed', () => {
    expect(() => inWorkdays('2026-12-30', 5, builtInYears)).toThrow(CalendarMissing)
    expect(() => inDays('2026-12-20', 15, builtInYears)).toThrow(CalendarMissing)
  })
})
