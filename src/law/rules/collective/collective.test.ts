import * as fc from 'fast-check'
import { expect } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays } from '../../periods.ts'
import { judge, type Rule } from '../../rule.ts'
import { absentOpinion, observers, pass, quorum, quorumCadre, recusal } from './attendance.ts'
import { categories, fiveNot, majorDecision, threshold } from './matters.ts'
import { agenda, chairLast, frequency, minutes, noSubstitute, report, size } from './procedure.ts'
import { appointment, appointmentRecusal } from './selection.ts'

const ON = '2026-11-23'
const kindOf = (asked: Rule, facts: Record<string, unknown>, on = ON) => judge(asked, asked.facts.parse(facts), on).kind
const group = fc
  .integer({ min: 1, max: 15 })
  .chain((members) => fc.record({ members: fc.constant(members), present: fc.nat(members) }))
const matters = fc.constantFrom('干部任免', '处分党员', '其他事项')

holds('dz-quorum', 'is half of the members, itself included', group, ({ members, present }) => {
  expect(kindOf(quorum, { members, present }) === 'met').toBe(present / members >= 0.5)
})

holds(
  'dz-quorum-cadre',
  'asks two thirds of an appointment, and one more present never makes a meeting invalid',
  fc.tuple(group, matters),
  ([{ members, present }, matter]) => {
    const kind = kindOf(quorumCadre, { members, present, matter })
    expect(kind === 'met').toBe(matter === '其他事项' ? present * 2 >= members : present * 3 >= members * 2)
    if (kind === 'met' && present < members) {
      expect(kindOf(quorumCadre, { members, present: present + 1, matter })).toBe('met')
    }
  },
)

holds('dz-pass', 'needs more than half of those entitled', group, ({ members, present: yes }) => {
  expect(kindOf(pass, { members, yes }) === 'met').toBe(yes > members - yes)
})

holds('dz-absent-opinion', 'written opinions never change the result', group, ({ members, present }) => {
  const kinds = [0, members - present].map((writtenYes) =>
    kindOf(absentOpinion, { members, presentYes: present, writtenYes }),
  )
  expect(kinds[1]).toBe(kinds[0])
})

holds(
  'dz-recuse',
  'counting the recused in the base is never easier than leaving them out',
  fc.tuple(group, matters),
  ([{ members, present }, matter]) => {
    const facts = { members, present, concerned: 1, recused: 1, matter }
    const strict = kindOf(recusal, { ...facts, recusedCountInBase: true })
    const mild = kindOf(recusal, { ...facts, recusedCountInBase: false })
    if (strict === 'met') expect(mild).toBe('met')
    expect(kindOf(recusal, { ...facts, recused: 0 })).toBe('broken')
  },
)

holds('dz-observers', 'any number of observers changes nothing', fc.tuple(group, fc.nat(20)), ([facts, sitting]) => {
  const kinds = [0, sitting].map((count) => kindOf(observers, { ...facts, observers: count, votes: facts.present }))
  expect(kinds[1]).toBe(kinds[0])
})

const order = fc.shuffledSubarray(['甲', '乙', '丙', '丁'], { minLength: 4 })
holds('dz-chair-last', 'of all orders only those with the chair at the end are right', order, (names) => {
  const kind = kindOf(chairLast, { chair: '丁', present: ['甲', '乙', '丙', '丁'], order: names })
  expect(kind === 'met').toBe(names[3] === '丁')
})

holds(
  'dz-agenda',
  'nothing is put on without the secretary',
  fc.tuple(fc.boolean(), fc.boolean()),
  ([added, allow]) => {
    expect(kindOf(agenda, { consented: false, addedInMeeting: added, reason: '紧急', allowAdHoc: allow })).toBe(
      'broken',
    )
  },
)

const channels = fc.constantFrom('传阅', '会签', '个别征求意见', '现场办公')
holds('dz-no-substitute', 'nothing stands in for the meeting', fc.tuple(channels, fc.boolean()), ([channel, yes]) => {
  expect(kindOf(noSubstitute, { channel, reportedNext: yes, nextMeetingHeld: yes })).toBe('broken')
})

holds('dz-frequency', 'a further meeting never adds a month without one', fc.array(anyDay(2026, 2026)), (meetings) => {
  const without = (days: string[]) =>
    (judge(frequency, { year: 2026, meetings: days }, '2027-01-01').observed.without as string[]).length
  expect(without([...meetings, '2026-05-05'])).toBeLessThanOrEqual(without(meetings))
  expect(without(meetings)).toBe(12 - new Set(meetings.map((day) => day.slice(0, 7))).size)
})

holds('dz-minutes', 'once overdue they stay overdue', fc.tuple(anyDay(2025, 2025), fc.nat(60)), ([closedOn, later]) => {
  const facts = { closedOn, changedAfterwards: false }
  const due = judge(minutes, minutes.facts.parse(facts), closedOn).observed.dueOn as string
  expect(kindOf(minutes, facts, due)).toBe('info')
  expect(kindOf(minutes, facts, addDays(due, 1 + later))).toBe('broken')
  expect(due > addDays(closedOn, 4)).toBe(true)
})

holds('dz-report', 'the order of the reports does not matter', fc.array(anyDay(2025, 2027)), (reports) => {
  const asked = (days: string[]) => judge(report, { year: 2026, reports: days }, '2027-06-01')
  expect(asked(reports.toReversed())).toEqual(asked(reports))
  expect(asked(reports).kind === 'met').toBe(reports.some((day) => day.startsWith('2026')))
})

holds('dz-size', 'three to seven are right', fc.nat(20), (members) => {
  expect(kindOf(size, { members }) === 'met').toBe([3, 4, 5, 6, 7].includes(members))
})

const amounts = fc.integer({ min: 0, max: 20_000_000 }).map((fen) => fen / 100)
holds('tz-categories', 'a higher sum is never less collective', fc.tuple(amounts, amounts), ([one, other]) => {
  const collective = (amountYuan: number) =>
    judge(categories, categories.facts.parse({ amountYuan }), ON).observed.collective === true
  if (collective(Math.min(one, other))) expect(collective(Math.max(one, other))).toBe(true)
})

const payments = fc.array(
  fc.record({
    on: anyDay(2026, 2026),
    yuan: amounts,
    payee: fc.constantFrom('甲公司', '乙公司'),
    purpose: fc.constantFrom('印刷', '维修'),
  }),
  { maxLength: 12 },
)
holds('tz-threshold', 'the order of payments does not matter, and a decision heals', payments, (list) => {
  const asked = (facts: object[], decided = false) => kindOf(threshold, { payments: facts, decided })
  expect(asked(list.toReversed())).toBe(asked(list))
  expect(asked(list, true)).not.toBe('broken')
  if (asked(list) === 'broken') expect(asked([...list, { ...list[0], yuan: 1 }])).toBe('broken')
})

const duties = fc.subarray(['财务', '人事', '工程', '采购', '审批'])
holds('tz-five-not', 'is wrong exactly where the two lists meet', fc.tuple(duties, duties), ([inCharge, list]) => {
  const isWrong = inCharge.some((one) => list.includes(one))
  expect(kindOf(fiveNot, { inCharge, list }) === 'broken').toBe(isWrong)
})

holds(
  'tz-major-admin',
  'thirty days with both ends are enough',
  fc.tuple(anyDay(2020, 2030), fc.nat(60)),
  ([from, more]) => {
    const facts = { commentFrom: from, commentUntil: addDays(from, more) }
    expect(kindOf(majorDecision, facts) === 'met').toBe(more >= 29)
  },
)

holds('ry-decide', 'is never made below two thirds or with half of the members', group, ({ members, present }) => {
  const isMade = kindOf(appointment, { members, present, yes: present }) === 'met'
  expect(isMade).toBe(present * 3 >= members * 2 && present * 2 > members)
  expect(kindOf(appointment, { members, present, yes: present, headSpokeLast: false })).toBe('broken')
})

holds(
  'ry-recuse',
  'a vote with an unrecused relative never counts',
  fc.tuple(group, fc.boolean()),
  ([facts, inBase]) => {
    const { members, present: yes } = facts
    const asked = (isRecused: boolean) =>
      kindOf(appointmentRecusal, { relation: '亲属', isRecused, members, yes, recusedCountInBase: inBase })
    expect(asked(false)).toBe('broken')
    if (asked(true) === 'met') expect(yes * 2).toBeGreaterThan(members - (inBase ? 0 : 1))
  },
)
