import { type Day, daysBetween, lastDay } from '../../law/periods.ts'
import { judge, type Rule, type Verdict } from '../../law/rule.ts'
import { presentNeeded } from '../../law/rules/conventions/counting.ts'
import type { LocalValues } from '../../law/rules/local.ts'
import { studyAttendance } from '../../law/rules/party-life/life-meeting.ts'
import * as rules from '../../law/rules/party-life/meetings.ts'
import { setup } from '../../law/rules/party-life/organisation.ts'
import { assemblyVote, election } from '../../law/rules/party-life/voting.ts'
import { organisationLife, review } from '../../law/rules/party-life/yearly.ts'
import type { DutyState, Grades, MeetingKind, OrganisationKind, VoteInput } from './schema.ts'

/** A gathering that was written down. */
export type Held = {
  id: string
  on: Day
  kinds: readonly MeetingKind[]
  due: number
  present: number
  onLeave: number
  madeUp: number
  forYear: number | null
  isApproved: boolean
  grades: Grades
}

/** What the higher organisation approved, with its first and last day. */
export type SizeApproval = { documentNumber: string; approvedOn: Day; untilOn: Day }

/** The approval that counts on a day; else the one that ended last before it. */
export function approvalFor(approvals: readonly SizeApproval[], on: Day): SizeApproval | undefined {
  return approvals
    .filter(({ approvedOn }) => approvedOn <= on)
    .toSorted((one, other) => one.untilOn.localeCompare(other.untilOn))
    .at(-1)
}

/** An organisation with what it held, as the rules ask. Numbers of people are those of the day of judging. */
export type OrganisationHistory = {
  id: string
  name: string
  kind: OrganisationKind
  keptFromOn: Day
  electedOn: Day | null
  themeDay: number | null
  members: number
  formalMembers: number
  committeeMembers: number
  /** documents that let it stand outside its normal size; withdrawn ones left out */
  approvals: readonly SizeApproval[]
  meetings: readonly Held[]
  /** days on which the secretary of the party group lectured, wherever it was */
  secretaryLectures: readonly Day[]
  exemptions: readonly { kind: MeetingKind; period: string; reason: string }[]
}

/** A question to a rule; `kind` where it is about a duty to meet. */
export type PartyCase = { rule: Rule; facts: unknown; about: string; kind: MeetingKind | null; meetingId?: string }

const asked = <Facts extends Rule['facts']>(
  rule: Rule<Facts>,
  facts: Parameters<Rule<Facts>['judge']>[0],
  more: Omit<PartyCase, 'rule' | 'facts'>,
) => ({ rule, facts, ...more }) as unknown as PartyCase

export const judged = ({ rule, facts }: PartyCase, on: Day): Verdict => judge(rule, facts as never, on)

const heldAs = ({ meetings }: OrganisationHistory, kind: MeetingKind) =>
  meetings.filter(({ kinds }) => kinds.includes(kind))
const daysOf = (history: OrganisationHistory, kind: MeetingKind) => heldAs(history, kind).map(({ on }) => on)
const exemptOf = ({ exemptions }: OrganisationHistory, kind: MeetingKind) =>
  exemptions.filter((one) => one.kind === kind).map(({ period, reason }) => ({ period, reason }))

/** What is due once a year counts for a year of which the larger part has been kept. */
const coversYear = ({ keptFromOn }: OrganisationHistory, year: number) => keptFromOn <= `${year}-07-01`

function branchCases(history: OrganisationHistory, year: number, settings: LocalValues): PartyCase[] {
  const { formalMembers, committeeMembers, themeDay } = history
  const { meetingRemindDays, quorumHalfStrict, branchLectures, reviewExcellentOneIn } = settings
  const shared = (kind: MeetingKind) => {
    return { year, since: history.keptFromOn, exempt: exemptOf(history, kind), meetingRemindDays }
  }
  const about = String(year)
  const assembly = { ...shared('assembly'), meetings: daysOf(history, 'assembly') }
  const committee = heldAs(history, 'committee').map(({ on, present }) => ({ on, present }))
  const counted = { formalMembers, committeeMembers, quorumHalfStrict, meetings: committee }
  const lectures = { lecturer: '支部' as const, lectures: daysOf(history, 'lecture'), branchLectures }
  const heldOn = daysOf(history, 'theme-day')
  const cases = [
    asked(rules.themeDay, { ...shared('theme-day'), fixedDay: themeDay, heldOn }, { about, kind: 'theme-day' }),
    asked(rules.committee, { ...shared('committee'), ...counted }, { about, kind: 'committee' }),
    asked(rules.assembly, assembly, { about, kind: 'assembly' }),
    asked(rules.lecture, { ...shared('lecture'), ...lectures }, { about, kind: 'lecture' }),
  ]
  if (!coversYear(history, year)) return cases
  const lives = heldAs(history, 'organisation-life')
  const meetings = lives.map(({ on, forYear, isApproved }) => ({ on, forYear, isApproved }))
  const reviewed = heldAs(history, 'review').findLast(({ on }) => on.startsWith(about))
  const { excellent = 0, qualified = 0, basic = 0, unqualified = 0 } = reviewed?.grades ?? {}
  const participants = excellent + qualified + basic + unqualified
  const grades = { excellent, qualified, basic, unqualified, participants, reviewExcellentOneIn }
  return [
    ...cases,
    asked(organisationLife, { year, meetings }, { about, kind: 'organisation-life' }),
    asked(review, { year, heldOn: reviewed?.on ?? null, ...grades }, { about, kind: 'review' }),
  ]
}

function groupCases(history: OrganisationHistory, year: number, settings: LocalValues): PartyCase[] {
  const { keptFromOn, secretaryLectures } = history
  const { meetingRemindDays, studyGroupPeriod, ideologyPerYear, branchLectures, studyAttendancePercent } = settings
  const about = String(year)
  const shared = { year, since: keptFromOn, exempt: exemptOf(history, 'study-group'), meetingRemindDays }
  const sessions = heldAs(history, 'study-group')
  const study = { ...shared, sessions: sessions.map(({ on }) => on), studyGroupPeriod }
  const cases = [asked(rules.studyGroup, study, { about, kind: 'study-group' })]
  for (const { id, on, due, present, onLeave, madeUp } of sessions.filter((one) => one.on.startsWith(about))) {
    if (due < 1) continue
    const facts = { due, present, onLeave, madeUp, studyAttendancePercent }
    cases.push(asked(studyAttendance, facts, { about: on, kind: null, meetingId: id }))
  }
  if (!coversYear(history, year)) return cases
  const records = daysOf(history, 'ideology')
  const lectures = {
    ...shared,
    exempt: [],
    lecturer: '党组书记' as const,
    lectures: [...secretaryLectures],
    branchLectures,
  }
  return [
    ...cases,
    asked(rules.ideology, { year, records, ideologyPerYear }, { about, kind: 'ideology' }),
    asked(rules.lecture, lectures, { about, kind: 'lecture' }),
  ]
}

/** The size, committee and term of an organisation. */
export function setupCase(history: OrganisationHistory, settings: LocalValues, on: Day): PartyCase | null {
  const { kind, members, formalMembers, committeeMembers, electedOn } = history
  if (kind !== 'branch' && kind !== 'committee') return null
  const approval = approvalFor(history.approvals, on)
  const facts = {
    ...{ kind: kind === 'branch' ? ('支部' as const) : ('基层委员会' as const), members, formalMembers },
    ...{ committeeMembers, electedOn, termRemindMonths: settings.termRemindMonths },
    approvalNumber: approval?.documentNumber ?? null,
    approvedOn: approval?.approvedOn ?? null,
    approvedUntil: approval?.untilOn ?? null,
  }
  return asked(setup, facts, { about: '', kind: null })
}

/** Everything the rules ask of an organisation about a year. */
export function yearCases(history: OrganisationHistory, year: number, settings: LocalValues): PartyCase[] {
  if (history.kind === 'branch') return branchCases(history, year, settings)
  if (history.kind === 'leading-group') return groupCases(history, year, settings)
  if (history.kind === 'committee') return []
  const { keptFromOn: since } = history
  const { meetingRemindDays } = settings
  const facts = { year, since, exempt: exemptOf(history, 'cell'), meetingRemindDays, hasGroups: true }
  return [asked(rules.group, { ...facts, meetings: daysOf(history, 'cell') }, { about: String(year), kind: 'cell' })]
}

/** In what periods a kind is due, and how often in each; null where nothing is due. */
export function rhythmOf(
  kind: MeetingKind,
  owner: OrganisationKind,
  settings: LocalValues,
): { months: number; times: number } | null {
  switch (kind) {
    case 'theme-day':
    case 'committee':
    case 'cell':
      return { months: 1, times: 1 }
    case 'assembly':
      return { months: 3, times: 1 }
    case 'lecture':
      if (owner === 'leading-group') return { months: 12, times: 1 }
      return settings.branchLectures ? { months: 3, times: settings.branchLectures } : null
    case 'study-group':
      return { months: settings.studyGroupPeriod === '每月' ? 1 : 3, times: 1 }
    case 'ideology':
      return settings.ideologyPerYear ? { months: 12, times: settings.ideologyPerYear } : null
    case 'organisation-life':
    case 'review':
      return { months: 12, times: 1 }
  }
}

type Cell = {
  period: string
  month: number
  months: number
  state: DutyState
  isPressing: boolean
  meetings: { id: string; on: Day }[]
  note: string
}

/** `2026-05`, `2026-Q2` or `2026`, with its first and last day. */
export function periodsOf(year: number, months: number) {
  const pad = (number: number) => String(number).padStart(2, '0')
  return Array.from({ length: 12 / months }, (_, index) => {
    const month = index * months + 1
    const period = months === 1 ? `${year}-${pad(month)}` : months === 3 ? `${year}-Q${index + 1}` : String(year)
    return { period, month, first: `${year}-${pad(month)}-01`, last: lastDay(`${year}-${pad(month + months - 1)}`) }
  })
}

function heldIn(history: OrganisationHistory, kind: MeetingKind, year: number, settings: LocalValues) {
  const { kind: owner, secretaryLectures, committeeMembers } = history
  if (kind === 'lecture' && owner === 'leading-group') return secretaryLectures.map((on) => ({ id: '', on, at: on }))
  const needed = kind === 'committee' ? presentNeeded('半数以上', committeeMembers, settings.quorumHalfStrict) : 0
  return heldAs(history, kind)
    .filter(({ present }) => present >= needed)
    .filter(
      ({ on, forYear, isApproved }) =>
        kind !== 'organisation-life' || !forYear || on.startsWith(String(forYear)) || isApproved,
    )
    .map(({ id, on, forYear }) => {
      // A meeting held in January for the year before belongs to that year.
      return {
        id,
        on,
        at: kind === 'organisation-life' && forYear === year && !on.startsWith(String(year)) ? `${year}-12-31` : on,
      }
    })
    .filter((one) => one.at.startsWith(String(year)))
}

/** What an organisation had to hold in each period of a year, and whether it did. */
export function dutyCells(
  history: OrganisationHistory,
  kind: MeetingKind,
  { year, on, settings }: { year: number; on: Day; settings: LocalValues },
): Cell[] {
  const rhythm = rhythmOf(kind, history.kind, settings)
  if (!rhythm || (kind === 'committee' && history.formalMembers < 7)) return []
  const { months, times } = rhythm
  const held = heldIn(history, kind, year, settings).filter((one) => one.on <= on)
  const exempt = exemptOf(history, kind)
  return periodsOf(year, months).map(({ period, month, first, last }) => {
    const inside = held.filter((one) => one.at >= first && one.at <= last)
    const excused = exempt.find((one) => one.period === period)
    const isKept = months === 12 ? coversYear(history, year) : history.keptFromOn <= first
    const state: DutyState =
      inside.length >= times
        ? 'done'
        : first > on || !isKept
          ? 'none'
          : excused
            ? 'exempt'
            : last < on
              ? 'missing'
              : 'due'
    const isPressing = state === 'missing' || (state === 'due' && daysBetween(on, last) <= settings.meetingRemindDays)
    const meetings = inside.map((one) => ({ id: one.id, on: one.on }))
    return { period, month, months, state, isPressing, meetings, note: excused?.reason ?? '' }
  })
}

/** How many count at an assembly, and what the rule says of a vote. */
export function judgeVote(
  people: readonly { presence: string; hasVote: boolean }[],
  { kind, agree, watched }: Pick<VoteInput, 'kind' | 'agree' | 'watched'>,
  { on, settings }: { on: Day; settings: LocalValues },
): { base: number; present: number; verdict: Verdict } {
  const voters = people.filter(({ hasVote }) => hasVote)
  const exempt = voters.filter(({ presence }) => presence === 'exempt').length
  const present = voters.filter(({ presence }) => presence === 'present').length
  const base = voters.length - exempt - watched
  const { quorumHalfStrict, electionBase } = settings
  if (kind === 'election') {
    const facts = { due: Math.max(base, 1), present, votes: agree, electionBase }
    return { base, present, verdict: judge(election, facts, on) }
  }
  const counted = { members: people.length, probationary: people.length - voters.length, watched, exempt }
  return { base, present, verdict: judge(assemblyVote, { ...counted, present, yes: agree, quorumHalfStrict }, on) }
}

type Present = {
  personId: string
  on: Day
  startsAt: string
  title: string
  presence: string
  hours: number
  days: number
}

/**
 * What of somebody's study at meetings counts: of gatherings at the same hour, where nobody can be twice, the smaller
 * amount; a make-up unless the person was there by another record of the same gathering.
 */
export function studiedOnce<Row extends Present>(rows: readonly Row[]): Row[] {
  const hourOf = ({ personId, on, startsAt }: Row) => `${personId} ${on} ${startsAt}`
  const named = (row: Row) => `${hourOf(row)} ${row.title}`
  const kept = new Map<string, Row>()
  const keep = (key: string, row: Row) => {
    const known = kept.get(key)
    if (!known || row.hours < known.hours || (row.hours === known.hours && row.days < known.days)) kept.set(key, row)
  }
  const there = rows.filter(({ presence }) => presence === 'present')
  for (const row of there) keep(hourOf(row), row)
  const attended = new Set(there.map(named))
  for (const row of rows) if (row.presence !== 'present' && !attended.has(named(row))) keep(named(row), row)
  return [...kept.values()]
}
