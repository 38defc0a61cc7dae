import { addDays, addYears, type Day } from '../../../law/periods.ts'
import type { LocalValues } from '../../../law/rules/local.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import type { Scope } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { gatherings, studyAttended, studySums } from '../../party-life/facts.ts'
import { type ServiceRecord, serviceRecords } from '../../people/facts.ts'
import { sections } from '../../posts/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { isAtMeeting, namesOf } from '../events.ts'
import { type Done, type Duty, dutiesOf, nothingDone, percentOf, requirementOf, tierOf, worstOf } from '../rules.ts'
import type { Standing, StandingLine, StandingQuery, StandingState } from '../schema.ts'
import { type EventName, sharesOfEvents, specialShares, sumsByPerson } from './queries/sums.ts'
import { yearRow } from './queries/years.ts'

export const todayOf = ({ platform }: Ctx): Day => dayOf(platform.clock.now())

/** The five-year plans follow one another from 1953. */
function fiveFrom(asOf: Day, { fiveYearWindow }: LocalValues): Day {
  if (fiveYearWindow === '最近五年') return addDays(addYears(asOf, -5), 1)
  const year = Number(asOf.slice(0, 4))
  return `${year - ((year - 1953) % 5)}-01-01`
}

type Asked = { unitId: string; year: number; on: Day; ids?: readonly string[] | undefined }

/** What people have done as far as a year's duties ask. */
export async function doneBy(db: Reader, { unitId, year, on, ids }: Asked, settings: LocalValues) {
  const last = `${year}-12-31`
  const until = on < last ? on : last
  const span = { unitId, fiveFrom: fiveFrom(until, settings), yearFrom: `${year}-01-01`, until, ids }
  const within = { from: span.fiveFrom, until, ...(ids ? { personIds: ids } : {}) }
  const [sums, special, studied, twice] = await Promise.all([
    sumsByPerson(db, span),
    specialShares(db, unitId, on, ids),
    studySums(db, unitId, { ...within, yearFrom: span.yearFrom }),
    sharesAtMeetings(db, unitId, within),
  ])
  const done = new Map<string, Done>()
  for (const { personId, fiveDays, fiveHours, yearDays, yearHours, onlineHours } of sums) {
    const [five, ofYear] = [
      { days: fiveDays, hours: fiveHours },
      { days: yearDays, hours: yearHours },
    ]
    done.set(personId, { five, year: ofYear, onlineHours, special: [] })
  }
  for (const { personId, untilOn, ...share } of special) {
    const own = done.get(personId) ?? { ...nothingDone, special: [] }
    own.special.push({ ...share, until: untilOn })
    done.set(personId, own)
  }
  const add = (personId: string, more: Omit<Done, 'special'>) => {
    const { five, year: ofYear, onlineHours, special: own } = done.get(personId) ?? { ...nothingDone, special: [] }
    const amounts = { five: plus(five, more.five), year: plus(ofYear, more.year) }
    done.set(personId, { ...amounts, onlineHours: tenth(onlineHours + more.onlineHours), special: own })
  }
  for (const { personId, days, hours, yearDays, yearHours } of studied) {
    add(personId, { five: { days, hours }, year: { days: yearDays, hours: yearHours }, onlineHours: 0 })
  }
  for (const { personId, untilOn, category, isRecognised, days, hours } of twice) {
    const isOfYear = untilOn >= span.yearFrom
    const off = isRecognised ? { days: -days, hours: -hours } : { days: 0, hours: 0 }
    const ofYear = isOfYear ? off : { days: 0, hours: 0 }
    add(personId, { five: off, year: ofYear, onlineHours: isOfYear && category === 'online' ? -hours : 0 })
  }
  return done
}

type Within = { from: Day; until: Day; personIds?: readonly string[] }

/** What counts of trainings that are meetings of the Party by another name: the meeting's own record counts. */
export async function sharesAtMeetings(db: Reader, unitId: string, within: Within) {
  const { until, personIds: ids } = within
  const events = new Map<string, EventName>()
  for (const one of await gatherings(db, unitId, within)) {
    for (const name of namesOf(one)) events.set(`${one.on} ${name}`, { fromOn: one.on, courseKey: name })
  }
  const shares = await sharesOfEvents(db, unitId, { events: [...events.values()], until, ids })
  if (!shares.length) return []
  const personIds = [...new Set(shares.map(({ personId }) => personId))]
  return shares.filter(isAtMeeting(await studyAttended(db, unitId, { ...within, personIds })))
}

const tenth = (value: number) => Math.round(value * 10) / 10
type Amounts = { days: number; hours: number }
const plus = (one: Amounts, other: Amounts) => {
  return { days: tenth(one.days + other.days), hours: tenth(one.hours + other.hours) }
}

export type Judged = { person: ServiceRecord; done: Done; duties: Duty[] }

/** Everybody in service (or these people) with what they owe and have done. */
export async function judgedPeople(db: Reader, asked: Asked): Promise<Judged[]> {
  const { unitId, year, on, ids } = asked
  const settings = await localValues(db, unitId, on)
  const [people, done] = await Promise.all([serviceRecords(db, unitId, ids), doneBy(db, asked, settings)])
  return people.map((person) => {
    const own = done.get(person.id) ?? nothingDone
    return { person, done: own, duties: dutiesOf(person, { done: own, year, on, settings }) }
  })
}

export function lineOf(
  { person, done, duties }: Judged,
  sectionNames: ReadonlyMap<string, string>,
  on: Day,
): StandingLine {
  const requirements = duties.map(requirementOf)
  return {
    ...{ personId: person.id, name: person.name, currentPost: person.currentPost },
    sectionName: (person.sectionId && sectionNames.get(person.sectionId)) || '',
    tier: tierOf(person, on).tier,
    state: worstOf(requirements),
    ...{ days: done.year.days, hours: done.year.hours, onlineHours: done.onlineHours },
    percent: percentOf(duties),
    requirements,
  }
}

export const sectionNamesOf = async (db: Reader, unitId: string) =>
  new Map((await sections(db, unitId)).map(({ id, name }) => [id, name]))

/** The people a scope reaches. */
const reached = (scope: Scope, { id, sectionId }: ServiceRecord) =>
  scope.unit || scope.self === id || (sectionId !== null && scope.sections.includes(sectionId))

const WORST: readonly StandingState[] = ['short', 'warning', 'pending', 'met', 'none']

/** Who is short of what, the worst first; everything the list shows and the sheet prints. */
export async function standingLines(ctx: Ctx, scope: Scope, query: StandingQuery): Promise<StandingLine[]> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const on = todayOf(ctx)
  const year = query.year ?? Number(on.slice(0, 4))
  const [judged, names] = await Promise.all([judgedPeople(db, { unitId, year, on }), sectionNamesOf(db, unitId)])
  const asOf = on < `${year}-12-31` ? on : `${year}-12-31`
  return judged
    .filter(({ person }) => reached(scope, person) && matches(person, query))
    .map((one) => lineOf(one, names, asOf))
    .sort((one, other) => WORST.indexOf(one.state) - WORST.indexOf(other.state))
}

const matches = ({ name, pinyin, currentPost, sectionId }: ServiceRecord, { search, section }: StandingQuery) =>
  (section === '' || sectionId === section) &&
  (search === '' || name.includes(search) || pinyin.includes(search.toLowerCase()) || currentPost.includes(search))

export async function readStanding(ctx: Ctx, scope: Scope, query: StandingQuery): Promise<Standing> {
  const lines = await standingLines(ctx, scope, query)
  const totals = { short: 0, warning: 0, pending: 0, met: 0, none: 0 }
  for (const { state } of lines) totals[state] += 1
  const shown = query.state ? lines.filter(({ state }) => state === query.state) : lines
  const year = query.year ?? Number(todayOf(ctx).slice(0, 4))
  const frozen = await yearRow(ctx.platform.db, ctx.actor.unitId, year)
  const from = (query.page - 1) * query.size
  return {
    ...{ year, count: shown.length, rows: shown.slice(from, from + query.size), totals },
    frozenOn: frozen?.frozenOn ?? null,
  }
}
