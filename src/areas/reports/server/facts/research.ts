import { dayOf } from '../../../../platform/clock.ts'
import type { Ctx } from '../../../../platform/write.ts'
import {
  adviceRows,
  helpRows,
  noteRows,
  placeRows,
  planRows,
  tripMembers,
  tripRows,
  visitRows,
} from '../../../research/facts.ts'
import { sourceKinds } from '../../../research/schema.ts'
import type { Period } from '../../figure.ts'
import type { ResearchFacts } from '../../figures/research.ts'

export async function readResearch(
  ctx: Ctx,
  { year, from, until }: Period,
  personId: string | null,
): Promise<ResearchFacts> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const [plans, trips, members, visits, notes, advice, helps, places] = await Promise.all([
    planRows(db, unitId, year),
    tripRows(db, unitId),
    tripMembers(db, unitId),
    visitRows(db, unitId),
    noteRows(db, unitId, null),
    adviceRows(db, unitId),
    helpRows(db, unitId),
    placeRows(db, unitId),
  ])
  const isIn = (day: string) => day >= from && day <= until
  const own = new Set(members.filter((one) => one.personId === personId).map(({ tripId }) => tripId))
  const mine = (tripId: string) => personId === null || own.has(tripId)
  const seen = visits.filter(({ onDay, tripId }) => isIn(onDay) && mine(tripId))
  const trip = (id: string) => `/research/trips/${id}`
  return {
    plans: plans.map(({ id, theme }) => ({ id, label: theme, path: `/research/plans/${id}` })),
    trips: trips
      .filter(({ id, fromOn }) => isIn(fromOn) && mine(id))
      .map(({ id, theme, fromOn, reportedOn }) => ({
        ...{ id, label: `${fromOn} ${theme}`, path: trip(id), isReported: reportedOn !== null && reportedOn <= until },
      })),
    days: [...new Set(seen.map(({ onDay }) => onDay))].map((day) => {
      const { tripId, theme } = seen.find(({ onDay }) => onDay === day)!
      return { id: day, label: `${day} ${theme}`, path: trip(tripId) }
    }),
    places: [...new Map(seen.map((one) => [one.placeId, one]))].map(([id, { title, kind, tripId }]) => {
      return { id, label: title, path: trip(tripId), kind }
    }),
    towns: places.filter(({ kind, isOn }) => kind === 'town' && isOn).length,
    opinions: notes
      .filter(({ kind, takenAt, tripId }) => kind === 'opinion' && isIn(dayOf(takenAt)) && mine(tripId))
      .map(({ id, tripId, takenAt, sourceKind }) => ({
        ...{ id, path: trip(tripId), sourceKind: sourceKind ?? '' },
        label: `${dayOf(takenAt)} ${sourceKinds[(sourceKind ?? 'public') as keyof typeof sourceKinds]}`,
      })),
    helps: helps
      .filter(({ createdOn, tripId }) => isIn(createdOn) && mine(tripId))
      .map(({ id, title, closedOn }) => {
        return { id, label: title, path: '/research/helps', isClosed: closedOn !== null && closedOn <= until }
      }),
    advice: advice
      .filter(({ createdOn, ownerId }) => isIn(createdOn) && (personId === null || ownerId === personId))
      .map(({ id, tripId, text, outcome }) => ({ id, label: text.slice(0, 40), path: trip(tripId), outcome })),
  }
}
