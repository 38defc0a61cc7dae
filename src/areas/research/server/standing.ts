import { citationText } from '../../../law/cite.ts'
import type { Day } from '../../../law/periods.ts'
import { fieldDays } from '../../../law/rules/research/visits.ts'
import type { Ctx } from '../../../platform/write.ts'
import { partyGroupOn } from '../../decisions/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { coverageLamp, leaderStanding } from '../rules.ts'
import type { Coverage, LeaderDays } from '../schema/uses.ts'
import { todayOf } from './access.ts'
import { listPlaces } from './places.ts'
import { tripMembers, tripRows, type VisitRow, visitRows } from './queries/trips.ts'

const yearOf = (ctx: Ctx, year?: number) => year ?? Number(todayOf(ctx).slice(0, 4))

/** Each day of a trip at a place is one visit. */
const timesOf = (visits: readonly VisitRow[]) => new Set(visits.map(({ tripId, onDay }) => `${tripId} ${onDay}`)).size

/** How often each place was visited in a year, when last, and in which months too often. */
export async function readCoverage(ctx: Ctx, asked?: number): Promise<Coverage> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  const year = yearOf(ctx, asked)
  const settings = await localValues(db, unitId, today)
  const all = (await visitRows(db, unitId)).filter(({ onDay }) => onDay.startsWith(`${year}-`))
  const byPlace = Map.groupBy(all, ({ placeId }) => placeId)
  const { rows: places } = await listPlaces(ctx)
  const rows = places.flatMap(({ id, title, kind, isOn }) => {
    const visits = byPlace.get(id) ?? []
    if (!isOn && !visits.length) return []
    const been = visits.filter(({ onDay }) => onDay <= today)
    const months = Map.groupBy(visits, ({ onDay }) => onDay.slice(0, 7))
    const overfull = [...months].filter(([, those]) => timesOf(those) > settings.researchVisitsPerMonth)
    return [
      {
        ...{ id, title, kind, times: timesOf(been), planned: timesOf(visits) - timesOf(been) },
        lastOn: been.at(-1)?.onDay ?? null,
        lamp: coverageLamp(been.length, visits.length - been.length, overfull.length),
        overfull: overfull.map(([month]) => month),
      },
    ]
  })
  const { researchVisitsPerMonth: mostPerMonth, researchEnterprises: enterprisesWanted } = settings
  return { year, mostPerMonth, enterprisesWanted, rows }
}

/** Days in the field and reports of each member of the party group against the rule. */
export async function readDays(ctx: Ctx, asked?: number): Promise<LeaderDays> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  const year = yearOf(ctx, asked)
  const last: Day = `${year}-12-31`
  const on = today < last ? today : last
  const settings = await localValues(db, unitId, on)
  const group = await partyGroupOn(db, unitId, on)
  const members = Map.groupBy(await tripMembers(db, unitId), ({ personId }) => personId)
  const visits = Map.groupBy(await visitRows(db, unitId), ({ tripId }) => tripId)
  const trips = await tripRows(db, unitId)
  const rows = group.map(({ personId, name, title }) => {
    const mine = new Set((members.get(personId) ?? []).map(({ tripId }) => tripId))
    const facts = trips
      .filter(({ id }) => mine.has(id))
      .map(({ id, fromOn, untilOn }) => ({
        ...{ from: fromOn, until: untilOn },
        days: [...new Set((visits.get(id) ?? []).map(({ onDay }) => onDay))].filter((day) => day <= on),
      }))
    const reports = trips.filter((trip) => trip.leaderId === personId && trip.reportedOn?.startsWith(`${year}-`)).length
    const { kind, because, observed } = leaderStanding({ year, trips: facts, reports }, settings, today)
    const counted = observed as { days: number; missingDays: number; missingReports: number }
    const lamp = kind === 'met' ? ('green' as const) : kind === 'broken' ? ('red' as const) : ('amber' as const)
    const { days, missingDays, missingReports } = counted
    return { personId, name, title, days, reports, missingDays, missingReports, because, lamp }
  })
  const basis = fieldDays.cites.map((one) => {
    const { title, article } = citationText(one)
    return `《${title}》${article}`
  })
  const wanted = { daysWanted: settings.researchDays, reportsWanted: settings.researchReports }
  return { year, ...wanted, unconfirmed: fieldDays.unconfirmed ?? '', basis, rows }
}
