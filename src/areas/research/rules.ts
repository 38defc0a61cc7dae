import { addDays, type Day, weekday } from '../../law/periods.ts'
import { judge, type Verdict } from '../../law/rule.ts'
import type { LocalValues } from '../../law/rules/local.ts'
import { crowding, fieldDays } from '../../law/rules/research/visits.ts'
import type { Burden } from './schema.ts'

export type NoteContent = {
  tripId: string
  placeId: string | null
  takenAt: string
  kind: string
  sourceKind: string | null
  sourceName: string
  text: string
}

export type NoteDecision = 'insert' | 'same' | 'raise' | 'change' | 'stale' | 'used' | 'foreign' | 'gone'

type Arriving = {
  authorId: string
  content: NoteContent
  /** as the phone says; null where it says none */
  revision: number | null
  kept: { authorId: string; content: NoteContent; revision: number; isUsed: boolean } | null
  /** who took a note with this id back */
  goneBy: string | null
}

const KEYS = ['tripId', 'placeId', 'kind', 'sourceKind', 'sourceName', 'text'] as const

const isSame = (one: NoteContent, other: NoteContent) =>
  KEYS.every((key) => one[key] === other[key]) && Date.parse(one.takenAt) === Date.parse(other.takenAt)

/**
 * What a note that arrives means. Phones send again, late and in any order: the same content changes nothing, other
 * content needs a higher revision, and what was taken back stays gone.
 */
export function decideNote({ authorId, content, revision, kept, goneBy }: Arriving): NoteDecision {
  if (goneBy !== null) return goneBy === authorId ? 'gone' : 'foreign'
  if (!kept) return 'insert'
  if (kept.authorId !== authorId) return 'foreign'
  const isHigher = revision !== null && revision > kept.revision
  if (isSame(kept.content, content)) return isHigher && !kept.isUsed ? 'raise' : 'same'
  if (kept.isUsed) return 'used'
  return isHigher ? 'change' : 'stale'
}

export type PlacedVisit = {
  tripId: string | null
  /** the plan stands for the team: two trips of one plan are one team */
  theme: string
  placeId: string
  title: string
  kind: string
  onDay: Day
}

const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day))

/** What speaks against visits: places that are visited too often in a month, towns two teams visit in one week. */
export function burdenOf(
  planned: readonly PlacedVisit[],
  others: readonly PlacedVisit[],
  mostPerMonth: number,
): Burden['warnings'] {
  return [...tooOften(planned, others, mostPerMonth), ...crowded(planned, others)]
}

function tooOften(planned: readonly PlacedVisit[], others: readonly PlacedVisit[], most: number): Burden['warnings'] {
  const monthOf = ({ placeId, onDay }: PlacedVisit) => `${onDay.slice(0, 7)} ${placeId}`
  const all = Map.groupBy([...others, ...planned], monthOf)
  const asked = [...new Set(planned.map(monthOf))].toSorted()
  return asked.flatMap((key) => {
    const visits = all.get(key)!
    const times = new Set(visits.map(({ tripId, onDay }) => `${tripId} ${onDay}`)).size
    if (times <= most) return []
    const [month, { title }] = [key.slice(0, 7), visits[0]!]
    const text = `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月到${title}将有${times}次，每月最多${most}次`
    return [{ kind: 'often' as const, text }]
  })
}

function crowded(planned: readonly PlacedVisit[], others: readonly PlacedVisit[]): Burden['warnings'] {
  const towns = planned.filter(({ kind }) => kind === 'town')
  if (!towns.length) return []
  const weeks = new Set(towns.map(({ title, onDay }) => `${mondayOf(onDay)} ${title}`))
  const visits = [...towns, ...others.filter(({ kind }) => kind === 'town')]
    .filter(({ title, onDay }) => weeks.has(`${mondayOf(onDay)} ${title}`))
    .map(({ theme, title, onDay }) => ({ team: theme, town: title, on: onDay }))
  const verdict = judge(crowding, { visits }, towns[0]!.onDay)
  return verdict.kind === 'broken' ? [{ kind: 'crowd', text: verdict.because }] : []
}

export type TripFact = { from: Day; until: Day; days: readonly Day[] }

/** A leader's days in the field and reports against the rule, as they stand on a day. */
export function leaderStanding(
  { year, trips, reports }: { year: number; trips: readonly TripFact[]; reports: number },
  { researchDays, researchReports }: Pick<LocalValues, 'researchDays' | 'researchReports'>,
  on: Day,
): Verdict {
  const facts = {
    ...{ year, reports, researchDays, researchReports },
    trips: trips.map(({ from, until, days }) => ({ from, until, fieldDays: days.filter((day) => day <= on) })),
  }
  return judge(fieldDays, facts, on)
}

type PlanStanding = { fromOn: Day; untilOn: Day; trips: number; reports: number; unanswered: number }

/** Days before a plan's end from which a missing trip or report is said. */
const SOON = 30

/** Red past the end without a report, amber when it should have begun or ends soon, green with all answered. */
export function planLamp(
  { fromOn, untilOn, trips, reports, unanswered }: PlanStanding,
  today: Day,
): 'green' | 'amber' | 'red' | 'grey' {
  if (reports > 0) return unanswered ? 'amber' : 'green'
  if (today > untilOn) return 'red'
  const isLate = today > addDays(untilOn, -SOON)
  return today >= fromOn && (isLate || !trips) ? 'amber' : 'grey'
}

/** Grey with time, amber in the last week, red past the day, green once answered. */
export function dueLamp(isDone: boolean, dueOn: Day, today: Day): 'green' | 'amber' | 'red' | 'grey' {
  if (isDone) return 'green'
  if (today > dueOn) return 'red'
  return today > addDays(dueOn, -7) ? 'amber' : 'grey'
}

/** Red where nobody has been or will go this year, amber before the first visit or where a month was too much. */
export function coverageLamp(times: number, planned: number, overfullMonths: number): 'green' | 'amber' | 'red' {
  if (times === 0) return planned ? 'amber' : 'red'
  return overfullMonths ? 'amber' : 'green'
}

/** Names of people who spoke in confidence, taken out of words that leave the team. */
export function withoutNames(text: string, names: readonly string[]): string {
  const known = [...new Set(names)].filter((name) => name.length >= 2)
  // The longer name first, so that none is left over from a shorter one inside it.
  known.sort((one, other) => other.length - one.length)
  return known.reduce((cleaned, name) => cleaned.replaceAll(name, '某'), text)
}
