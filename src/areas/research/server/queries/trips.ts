import type { Insertable, Updateable } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { ResearchTrip } from '../../../../platform/tables.ts'
import type { Key } from './plans.ts'

const trips = (db: Reader, unitId: string) =>
  db
    .selectFrom('researchTrip as t')
    .innerJoin('researchPlan as p', (join) => join.onRef('p.unitId', '=', 't.unitId').onRef('p.id', '=', 't.planId'))
    .innerJoin('person as l', (join) => join.onRef('l.unitId', '=', 'p.unitId').onRef('l.id', '=', 'p.leaderId'))
    .select(['t.id', 't.planId', 't.fromOn', 't.untilOn', 't.crowdReason', 't.findings', 't.closedAt', 't.reportedOn'])
    .select(['t.revision', 'p.theme', 'p.question', 'p.year', 'p.leaderId', 'l.name as leaderName'])
    .where('t.unitId', '=', unitId)

/** All trips of a unit with their plan, the latest first. */
export const tripRows = (db: Reader, unitId: string) =>
  trips(db, unitId).orderBy('t.fromOn', 'desc').orderBy('t.id').execute()

export const tripById = (db: Reader, { unitId, id }: Key) => trips(db, unitId).where('t.id', '=', id).executeTakeFirst()

export type TripRow = Awaited<ReturnType<typeof tripRows>>[number]

/** A trip while notes arrive or it is changed: nobody else closes or changes it meanwhile. */
export const lockedTrip = (tx: Writer, { unitId, id }: Key) =>
  tx
    .selectFrom('researchTrip')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const tripMembers = (db: Reader, unitId: string) =>
  db
    .selectFrom('researchTripMember as m')
    .innerJoin('person as p', (join) => join.onRef('p.unitId', '=', 'm.unitId').onRef('p.id', '=', 'm.personId'))
    .select(['m.tripId', 'm.personId', 'p.name'])
    .where('m.unitId', '=', unitId)
    .orderBy('p.pinyin')
    .orderBy('p.id')
    .execute()

/** Every visit with its place and the plan it belongs to, the earliest first. */
export const visitRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('researchVisit as v')
    .innerJoin('researchTrip as t', (join) => join.onRef('t.unitId', '=', 'v.unitId').onRef('t.id', '=', 'v.tripId'))
    .innerJoin('researchPlan as n', (join) => join.onRef('n.unitId', '=', 't.unitId').onRef('n.id', '=', 't.planId'))
    .innerJoin('researchPlace as p', (join) => join.onRef('p.unitId', '=', 'v.unitId').onRef('p.id', '=', 'v.placeId'))
    .select(['v.tripId', 'v.placeId', 'v.onDay', 't.planId', 'n.theme', 'p.title', 'p.kind'])
    .where('v.unitId', '=', unitId)
    .orderBy('v.onDay')
    .orderBy('p.title')
    .execute()

export type VisitRow = Awaited<ReturnType<typeof visitRows>>[number]

export async function insertTrip(tx: Writer, row: Insertable<ResearchTrip>): Promise<void> {
  await tx.insertInto('researchTrip').values(row).execute()
}

export async function setTrip(tx: Writer, { unitId, id }: Key, changes: Updateable<ResearchTrip>): Promise<void> {
  await tx
    .updateTable('researchTrip')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export async function deleteTrip(tx: Writer, { unitId, id }: Key): Promise<void> {
  await tx.deleteFrom('researchTrip').where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Puts these people and visits in place of those the trip had. */
export async function replaceTripLists(
  tx: Writer,
  { unitId, id }: Key,
  { memberIds, visits }: { memberIds: readonly string[]; visits: readonly { placeId: string; onDay: Day }[] },
): Promise<void> {
  await tx.deleteFrom('researchTripMember').where('unitId', '=', unitId).where('tripId', '=', id).execute()
  await tx.deleteFrom('researchVisit').where('unitId', '=', unitId).where('tripId', '=', id).execute()
  const members = [...new Set(memberIds)].map((personId) => ({ unitId, tripId: id, personId }))
  if (members.length) await tx.insertInto('researchTripMember').values(members).execute()
  const rows = visits.map(({ placeId, onDay }) => ({ unitId, tripId: id, placeId, onDay }))
  if (rows.length) {
    await tx
      .insertInto('researchVisit')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Everybody whose trip runs on a day. */
export async function peopleOnTrips(db: Reader, unitId: string, on: Day): Promise<Set<string>> {
  const rows = await db
    .selectFrom('researchTripMember as m')
    .innerJoin('researchTrip as t', (join) => join.onRef('t.unitId', '=', 'm.unitId').onRef('t.id', '=', 'm.tripId'))
    .select('m.personId')
    .where('m.unitId', '=', unitId)
    .where('t.fromOn', '<=', on)
    .where('t.untilOn', '>=', on)
    .execute()
  return new Set(rows.map(({ personId }) => personId))
}

/** Whether the person is of the trip's team. */
export async function isMember(db: Reader, { unitId, id }: Key, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('researchTripMember')
    .select('personId')
    .where('unitId', '=', unitId)
    .where('tripId', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return found !== undefined
}

/** How many notes each trip has. */
export async function noteCounts(db: Reader, unitId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('researchNote')
    .select(({ fn }) => ['tripId', fn.countAll<number>().as('n')])
    .where('unitId', '=', unitId)
    .groupBy('tripId')
    .execute()
  return new Map(rows.map(({ tripId, n }) => [tripId, Number(n)]))
}

/** Whether anything hangs on the trip that must not go with it. */
export async function isTripUsed(tx: Writer, { unitId, id }: Key): Promise<boolean> {
  const notes = tx.selectFrom('researchNote').select('id').where('unitId', '=', unitId).where('tripId', '=', id)
  const advice = tx.selectFrom('researchAdvice').select('id').where('unitId', '=', unitId).where('tripId', '=', id)
  const found = (await notes.limit(1).executeTakeFirst()) ?? (await advice.limit(1).executeTakeFirst())
  return found !== undefined
}
