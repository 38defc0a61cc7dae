import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { ResearchAdvice, ResearchHelp, ResearchIdea, ResearchMark } from '../../../../platform/tables.ts'
import type { Key } from './plans.ts'

/** Marks with the titles of what they became, in the order they stand in the notes. */
export function markRows(db: Reader, unitId: string) {
  return db
    .selectFrom('researchMark as m')
    .innerJoin('researchNote as n', (join) => join.onRef('n.unitId', '=', 'm.unitId').onRef('n.id', '=', 'm.noteId'))
    .leftJoin('researchHelp as h', (join) => join.onRef('h.unitId', '=', 'm.unitId').onRef('h.id', '=', 'm.helpId'))
    .leftJoin('researchIdea as i', (join) => join.onRef('i.unitId', '=', 'm.unitId').onRef('i.id', '=', 'm.ideaId'))
    .select(['m.id', 'm.noteId', 'n.tripId', 'm.use', 'm.startAt', 'm.endAt', 'm.quoteSealed', 'm.problemId'])
    .select(['m.helpId', 'm.ideaId', 'm.markedOn', 'h.title as helpTitle', 'h.state as helpState'])
    .select(['i.title as ideaTitle', 'i.state as ideaState'])
    .where('m.unitId', '=', unitId)
    .orderBy('m.startAt')
    .orderBy('m.id')
    .execute()
}

export type MarkRow = Awaited<ReturnType<typeof markRows>>[number]

export async function insertMark(tx: Writer, row: Insertable<ResearchMark>): Promise<void> {
  await tx.insertInto('researchMark').values(row).execute()
}

/** Requests for help with where they were heard, the earliest due first. */
export const helpRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('researchHelp as h')
    .innerJoin('person as o', (join) => join.onRef('o.unitId', '=', 'h.unitId').onRef('o.id', '=', 'h.ownerId'))
    .innerJoin('researchMark as m', (join) => join.onRef('m.unitId', '=', 'h.unitId').onRef('m.helpId', '=', 'h.id'))
    .innerJoin('researchNote as n', (join) => join.onRef('n.unitId', '=', 'm.unitId').onRef('n.id', '=', 'm.noteId'))
    .leftJoin('researchPlace as p', (join) => join.onRef('p.unitId', '=', 'n.unitId').onRef('p.id', '=', 'n.placeId'))
    .innerJoin('researchTrip as t', (join) => join.onRef('t.unitId', '=', 'n.unitId').onRef('t.id', '=', 'n.tripId'))
    .innerJoin('researchPlan as l', (join) => join.onRef('l.unitId', '=', 't.unitId').onRef('l.id', '=', 't.planId'))
    .select(['h.id', 'h.title', 'h.ownerId', 'o.name as ownerName', 'h.dueOn', 'h.answer', 'h.result', 'h.state'])
    .select(['h.createdOn', 'h.closedOn', 'h.closedBy', 'h.revision', 'n.tripId', 'l.theme', 'l.leaderId'])
    .select(['p.title as placeTitle', 'n.sourceKind', 'm.id as markId', 'm.quoteSealed'])
    .where('h.unitId', '=', unitId)
    .orderBy('h.dueOn')
    .orderBy('h.id')
    .execute()

export const lockedHelp = (tx: Writer, { unitId, id }: Key) =>
  tx
    .selectFrom('researchHelp')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function insertHelp(tx: Writer, row: Insertable<ResearchHelp>): Promise<void> {
  await tx.insertInto('researchHelp').values(row).execute()
}

export async function setHelp(tx: Writer, { unitId, id }: Key, changes: Updateable<ResearchHelp>): Promise<void> {
  await tx
    .updateTable('researchHelp')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

/** Ideas with where they were heard, the latest first. */
export const ideaRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('researchIdea as i')
    .innerJoin('researchMark as m', (join) => join.onRef('m.unitId', '=', 'i.unitId').onRef('m.ideaId', '=', 'i.id'))
    .innerJoin('researchNote as n', (join) => join.onRef('n.unitId', '=', 'm.unitId').onRef('n.id', '=', 'm.noteId'))
    .innerJoin('researchTrip as t', (join) => join.onRef('t.unitId', '=', 'n.unitId').onRef('t.id', '=', 'n.tripId'))
    .innerJoin('researchPlan as l', (join) => join.onRef('l.unitId', '=', 't.unitId').onRef('l.id', '=', 't.planId'))
    .select(['i.id', 'i.title', 'i.state', 'i.reason', 'i.createdOn', 'i.decidedOn', 'i.decidedBy', 'i.revision'])
    .select(['n.tripId', 'l.theme', 'l.leaderId', 'n.sourceKind', 'm.id as markId', 'm.quoteSealed'])
    .where('i.unitId', '=', unitId)
    .orderBy('i.createdOn', 'desc')
    .orderBy('i.id')
    .execute()

export const lockedIdea = (tx: Writer, { unitId, id }: Key) =>
  tx
    .selectFrom('researchIdea')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function insertIdea(tx: Writer, row: Insertable<ResearchIdea>): Promise<void> {
  await tx.insertInto('researchIdea').values(row).execute()
}

export async function setIdea(tx: Writer, { unitId, id }: Key, changes: Updateable<ResearchIdea>): Promise<void> {
  await tx
    .updateTable('researchIdea')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

/** Recommendations with their trip and owner, the earliest due first. */
export const adviceRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('researchAdvice as a')
    .innerJoin('person as o', (join) => join.onRef('o.unitId', '=', 'a.unitId').onRef('o.id', '=', 'a.ownerId'))
    .innerJoin('researchTrip as t', (join) => join.onRef('t.unitId', '=', 'a.unitId').onRef('t.id', '=', 'a.tripId'))
    .innerJoin('researchPlan as l', (join) => join.onRef('l.unitId', '=', 't.unitId').onRef('l.id', '=', 't.planId'))
    .select(['a.id', 'a.tripId', 'a.position', 'a.text', 'a.ownerId', 'o.name as ownerName', 'a.dueOn', 'a.outcome'])
    .select(['a.itemId', 'a.ruleName', 'a.reason', 'a.answeredOn', 'a.answeredBy', 'a.createdOn', 'a.revision'])
    .select(['t.planId', 'l.theme', 'l.leaderId'])
    .where('a.unitId', '=', unitId)
    .orderBy('a.dueOn')
    .orderBy('a.position')
    .orderBy('a.id')
    .execute()

export type AdviceRow = Awaited<ReturnType<typeof adviceRows>>[number]

export const lockedAdvice = (tx: Writer, { unitId, id }: Key) =>
  tx
    .selectFrom('researchAdvice')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Recommendations of one trip are numbered one after the other. */
export async function lockAdvice(tx: Writer, { unitId, id }: Key): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`research.advice.${unitId}.${id}`}))`.execute(tx)
}

export async function insertAdvice(tx: Writer, row: Omit<Insertable<ResearchAdvice>, 'position'>): Promise<void> {
  const { last } = await tx
    .selectFrom('researchAdvice')
    .select(({ fn }) => fn.max<number | null>('position').as('last'))
    .where('unitId', '=', row.unitId)
    .where('tripId', '=', row.tripId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('researchAdvice')
    .values({ ...row, position: (last ?? 0) + 1 })
    .execute()
}

export async function setAdvice(tx: Writer, { unitId, id }: Key, changes: Updateable<ResearchAdvice>): Promise<void> {
  await tx
    .updateTable('researchAdvice')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export async function deleteAdvice(tx: Writer, { unitId, id }: Key): Promise<void> {
  await tx.deleteFrom('researchAdvice').where('unitId', '=', unitId).where('id', '=', id).execute()
}
