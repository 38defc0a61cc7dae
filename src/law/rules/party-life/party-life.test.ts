import * as fc from 'fast-check'
import { expect } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays } from '../../periods.ts'
import { judge, type Rule } from '../../rule.ts'
import { lifeAbsent, lifeMeeting, lifeReport, studyAttendance } from './life-meeting.ts'
import { assembly, committee, group, ideology, lecture, studyGroup, themeDay } from './meetings.ts'
import { drifting, setup } from './organisation.ts'
import { assemblyVote, election, exemptCount } from './voting.ts'
import { organisationLife, review, talk } from './yearly.ts'

const ON = '2026-11-23'
const year = 2026
const asked = (rule: Rule, facts: Record<string, unknown>, on = ON) => judge(rule, rule.facts.parse(facts), on)
const kindOf = (rule: Rule, facts: Record<string, unknown>, on = ON) => asked(rule, facts, on).kind
const days = fc.array(anyDay(2026, 2026), { maxLength: 20 })
const group9 = fc
  .integer({ min: 1, max: 30 })
  .chain((members) => fc.record({ members: fc.constant(members), present: fc.nat(members) }))

/** Counted otherwise than the rule counts: the months, or the quarters, that no day falls into. */
function emptyPeriods(held: readonly string[], months: 1 | 3): number {
  const taken = new Set(held.map((day) => Math.floor((Number(day.slice(5, 7)) - 1) / months)))
  return 12 / months - taken.size
}

type Regular = { rule: Rule; key: string; months: 1 | 3; more?: Record<string, unknown> }

/** A full year has as many gaps as an independent count says, in any order of records, and a record never adds one. */
function hasGaps({ rule, key, months, more = {} }: Regular, held: readonly string[]) {
  const gaps = (list: readonly string[]) =>
    (asked(rule, { year, [key]: list, ...more }, '2027-01-01').observed.without as string[]).length
  expect(gaps(held)).toBe(emptyPeriods(held, months))
  expect(gaps(held.toReversed())).toBe(gaps(held))
  expect(gaps([...held, '2026-08-31'])).toBeLessThanOrEqual(gaps(held))
}

holds('zb-assembly', 'names exactly the empty quarters', days, (held) => {
  hasGaps({ rule: assembly, key: 'meetings', months: 3 }, held)
})

holds('zb-group', 'names exactly the empty months', days, (held) => {
  hasGaps({ rule: group, key: 'meetings', months: 1, more: { hasGroups: true } }, held)
})

holds(
  'zb-theme-day',
  'the fixed day never changes what is missing',
  fc.tuple(days, fc.integer({ min: 1, max: 31 })),
  ([held, fixedDay]) => {
    hasGaps({ rule: themeDay, key: 'heldOn', months: 1 }, held)
    const kinds = [null, fixedDay].map((fixed) => kindOf(themeDay, { year, heldOn: held, fixedDay: fixed }))
    expect(kinds[1]).toBe(kinds[0])
  },
)

holds('zxz-frequency', 'monthly is never milder than quarterly', days, (sessions) => {
  hasGaps({ rule: studyGroup, key: 'sessions', months: 3 }, sessions)
  hasGaps({ rule: studyGroup, key: 'sessions', months: 1, more: { studyGroupPeriod: '每月' } }, sessions)
})

holds(
  'zb-lecture',
  'one lecture is enough of the secretary, each quarter wants one of the branch',
  days,
  (lectures) => {
    hasGaps({ rule: lecture, key: 'lectures', months: 3, more: { lecturer: '支部' } }, lectures)
    const ofSecretary = kindOf(lecture, { lecturer: '党组书记', year, lectures }, '2027-01-01')
    expect(ofSecretary === 'met').toBe(lectures.length > 0)
  },
)

holds(
  'zb-committee',
  'a branch below seven never owes a meeting; below half the meeting is void',
  fc.tuple(group9, fc.nat(20)),
  ([{ members, present }, formalMembers]) => {
    const facts = { formalMembers, committeeMembers: members, year, meetings: [{ on: '2026-01-05', present }] }
    const kind = kindOf(committee, facts, '2026-02-01')
    if (formalMembers < 7) expect(kind).toBe('not-applicable')
    else expect(kind === 'met').toBe(present * 2 >= members)
  },
)

holds('zb-assembly-vote', 'needs more than half of all entitled, present or not', group9, ({ members, present }) => {
  const facts = { members: members + 3, probationary: 2, watched: 1, present, yes: present }
  expect(kindOf(assemblyVote, facts) === 'met').toBe(present * 2 > members)
  if (present < members && kindOf(assemblyVote, facts) === 'met') {
    expect(kindOf(assemblyVote, { ...facts, present: present + 1 })).toBe('met')
  }
})

holds('zb-election', 'four fifths, itself included; counting those due is never easier', group9, (facts) => {
  const { members: due, present } = facts
  expect(kindOf(election, { due, present }) === 'met').toBe(present / due >= 0.8)
  const votes = Math.floor(present / 2) + 1
  if (votes <= present && kindOf(election, { due, present, votes }) === 'met') {
    expect(kindOf(election, { due, present, votes, electionBase: '实到会' })).toBe('met')
  }
})

const reasons = fc.array(
  fc.record({ name: fc.constantFrom('甲', '乙', '丙'), reason: fc.constantFrom('在国外', '短期出差', '请假') }),
)
holds(
  'zb-exempt-count',
  'ordinary absence never lowers the base, nor does one person count twice',
  reasons,
  (absences) => {
    const abroad = new Set(absences.filter(({ reason }) => reason === '在国外').map(({ name }) => name))
    expect(asked(exemptCount, { due: 20, absences }).observed.base).toBe(20 - abroad.size)
    expect(asked(exemptCount, { due: 20, absences: absences.toReversed() })).toEqual(
      asked(exemptCount, { due: 20, absences }),
    )
  },
)

holds(
  'zb-dues',
  'time without a record never makes it better',
  fc.tuple(anyDay(2025, 2026), fc.nat(300)),
  ([on, later]) => {
    const order = ['met', 'info', 'broken']
    const facts = { lastDues: '2025-01' }
    expect(order.indexOf(kindOf(drifting, facts, addDays(on, later)))).toBeGreaterThanOrEqual(
      order.indexOf(kindOf(drifting, facts, on)),
    )
  },
)

holds('zb-setup', 'a term once over stays over', fc.tuple(anyDay(2020, 2026), fc.nat(900)), ([electedOn, later]) => {
  const facts = { kind: '支部', members: 12, formalMembers: 11, committeeMembers: 3, electedOn }
  const ends = asked(setup, facts, electedOn).observed.termEnds as string
  expect(kindOf(setup, facts, ends)).toBe('info')
  expect(kindOf(setup, facts, addDays(ends, 1 + later))).toBe('broken')
})

holds('zb-orglife', 'an approval never makes it worse', fc.tuple(anyDay(2025, 2027), fc.boolean()), ([day, named]) => {
  const kind = (isApproved: boolean) =>
    kindOf(organisationLife, { year, meetings: [{ on: day, forYear: named ? year : null, isApproved }] }, '2028-01-01')
  if (kind(false) === 'met') expect(kind(true)).toBe('met')
  expect(kind(false) === 'met').toBe(day.startsWith('2026'))
})

holds(
  'zb-review',
  'is right exactly up to the third, cut down',
  group9,
  ({ members: participants, present: excellent }) => {
    const facts = { year, heldOn: ON, participants, excellent, qualified: participants - excellent }
    expect(kindOf(review, facts) === 'met').toBe(excellent * 3 <= participants)
  },
)

const names = fc.constantFrom('甲', '乙', '丙', '丁')
const pairs = fc.array(fc.record({ one: names, other: names }), { maxLength: 8 })
holds('zb-talk', 'who asked whom does not matter', fc.tuple(pairs, pairs), ([required, held]) => {
  const talks = held.map((pair) => ({ ...pair, on: '2026-05-05' }))
  const turned = talks.map(({ one, other, on }) => ({ one: other, other: one, on })).toReversed()
  expect(asked(talk, { year, pairs: required, talks: turned })).toEqual(asked(talk, { year, pairs: required, talks }))
  const all = required.map((pair) => ({ ...pair, on: '2026-05-05' }))
  if (required.length) expect(kindOf(talk, { year, pairs: required, talks: all })).toBe('met')
})

holds('mz-yearly', 'needs two thirds, itself included', group9, ({ members, present }) => {
  expect(kindOf(lifeMeeting, { year, heldOn: ON, members, present }) === 'met').toBe(present * 3 >= members * 2)
})

holds('mz-report', 'once overdue it stays overdue', fc.tuple(anyDay(2025, 2025), fc.nat(60)), ([heldOn, later]) => {
  const due = asked(lifeReport, { heldOn }).observed.dueOn as string
  expect(kindOf(lifeReport, { heldOn }, due)).toBe('info')
  expect(kindOf(lifeReport, { heldOn }, addDays(due, 1 + later))).toBe('broken')
})

holds(
  'mz-absent',
  'is settled only when each has a text',
  fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
  (texts) => {
    const absent = texts.map((hasText, index) => ({ name: `甲${index}`, hasText }))
    const verdict = asked(lifeAbsent, { members: 9, absent })
    expect(verdict.kind === 'met').toBe(texts.every(Boolean))
    expect(asked(lifeAbsent, { members: 9, absent: absent.toReversed() })).toEqual(verdict)
  },
)

holds('zxz-attendance', 'is met from nine of ten', group9, ({ members: due, present }) => {
  expect(kindOf(studyAttendance, { due, present }) === 'met').toBe(present * 10 >= due * 9)
})

holds('ys-ideology', 'counts each record of the year, in any order', days, (records) => {
  const verdict = asked(ideology, { year, records }, '2027-01-01')
  expect(verdict.kind === 'met').toBe(records.length >= 2)
  expect(asked(ideology, { year, records: [...records].toReversed() }, '2027-01-01')).toEqual(verdict)
})
