import { addDays, addYears, type Day } from '../../../law/periods.ts'
import type { LocalValues } from '../../../law/rules/local.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import type { Scope } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { organisationRows } from '../../party-life/facts.ts'
import { type ServiceRecord, serviceRecords } from '../../people/facts.ts'
import { sections } from '../../posts/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import {
  askedOf,
  type Done,
  type Duty,
  dutiesOf,
  isOldLaw,
  percentOf,
  requirementOf,
  tierOf,
  worstOf,
} from '../rules.ts'
import type { Standing, StandingLine, StandingQuery, StandingState } from '../schema.ts'
import { type Counted, countedWithin } from './counted.ts'
import { firstShareOn, specialShares } from './queries/sums.ts'
import { yearRow } from './queries/years.ts'

export const todayOf = ({ platform }: Ctx): Day => dayOf(platform.clock.now())

/** The five-year plans follow one another from 1953; the law before 2023 asked for the last five years. */
function fiveFrom(asOf: Day, { fiveYearWindow }: LocalValues): Day {
  if (isOldLaw(asOf) || fiveYearWindow === '最近五年') return addDays(addYears(asOf, -5), 1)
  const year = Number(asOf.slice(0, 4))
  return `${year - ((year - 1953) % 5)}-01-01`
}

type Asked = { unitId: string; year: number; on: Day; ids?: readonly string[] | undefined }

/**
 * What these people have done as far as a year's duties ask: five years only of whom they are asked, trainings that
 * stand on their own only of newcomers.
 */
async function doneBy(db: Reader, { unitId, year, on, ids }: Asked, people: readonly ServiceRecord[], from: Day) {
  const last = `${year}-12-31`
  const until = on < last ? on : last
  const asked = people.map((person) => ({ id: person.id, ...askedOf(person, until) }))
  const idsOf = (key: 'fiveYears' | 'special') => asked.filter((one) => one[key]).map(({ id }) => id)
  const [longer, fresh] = [idsOf('fiveYears'), idsOf('special')]
  const [ofYear, five, special] = await Promise.all([
    countedWithin(db, unitId, { from: `${year}-01-01`, until, personIds: ids }),
    longer.length ? countedWithin(db, unitId, { from, until, personIds: longer }) : nobody,
    fresh.length ? specialShares(db, unitId, on, fresh) : [],
  ])
  const specialOf = Map.groupBy(special, ({ personId }) => personId)
  return ({ id }: ServiceRecord): Done => {
    const { onlineHours, ...amounts } = ofYear.get(id) ?? nothing
    const { onlineHours: _, ...longTerm } = five.get(id) ?? nothing
    const own = (specialOf.get(id) ?? []).map(({ untilOn, personId: __, ...share }) => ({ ...share, until: untilOn }))
    return { five: longTerm, year: amounts, onlineHours, special: own }
  }
}

const nobody: ReadonlyMap<string, Counted> = new Map()
const nothing: Counted = { days: 0, hours: 0, onlineHours: 0 }

export type Judged = { person: ServiceRecord; done: Done; duties: Duty[] }

/** Everybody in service (or these people) with what they owe and have done. */
export async function judgedPeople(db: Reader, asked: Asked): Promise<Judged[]> {
  const { unitId, year, on, ids } = asked
  const settings = await localValues(db, unitId, on)
  const people = await serviceRecords(db, unitId, ids)
  const doneOf = await doneBy(db, asked, people, fiveFrom(on < `${year}-12-31` ? on : `${year}-12-31`, settings))
  return people.map((person) => {
    const own = doneOf(person)
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

/**
 * Since when anything is recorded, where the year began without: what it lacks then says nothing about people. The
 * first month is let off, in which little is held.
 */
async function recordsSince(db: Reader, unitId: string, year: number): Promise<Day | null> {
  const [share, organisations] = await Promise.all([firstShareOn(db, unitId), organisationRows(db, unitId)])
  const since = [share, ...organisations.map(({ keptFromOn }) => keptFromOn)].filter((day) => day !== null).sort()[0]
  return since && since > `${year}-01-31` ? since : null
}

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
    recordsSince: await recordsSince(ctx.platform.db, ctx.actor.unitId, year),
  }
}
