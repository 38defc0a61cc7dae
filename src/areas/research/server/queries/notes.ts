import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { ResearchNote, ResearchPhoto } from '../../../../platform/tables.ts'
import type { Key } from './plans.ts'

/** Makes everything that arrives for one note wait for each other: a phone sends again before it has its answer. */
export async function lockNote(tx: Writer, { unitId, id }: Key): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`research.note.${unitId}.${id}`}))`.execute(tx)
}

export const noteById = (db: Reader, { unitId, id }: Key) =>
  db.selectFrom('researchNote').selectAll().where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()

export type NoteRow = NonNullable<Awaited<ReturnType<typeof noteById>>>

/** Who took a note back; undefined when nobody did. */
export const goneNote = (db: Reader, { unitId, id }: Key) =>
  db
    .selectFrom('researchNoteGone')
    .select('authorId')
    .where('unitId', '=', unitId)
    .where('noteId', '=', id)
    .executeTakeFirst()

export async function insertNote(tx: Writer, row: Insertable<ResearchNote>): Promise<void> {
  await tx.insertInto('researchNote').values(row).execute()
}

export async function setNote(tx: Writer, { unitId, id }: Key, changes: Updateable<ResearchNote>): Promise<void> {
  await tx.updateTable('researchNote').set(changes).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Removes a note with its photos and remembers that it is gone. */
export async function dropNote(tx: Writer, { unitId, id }: Key, authorId: string, goneAt: Date): Promise<void> {
  await tx.deleteFrom('researchNote').where('unitId', '=', unitId).where('id', '=', id).execute()
  await tx.insertInto('researchNoteGone').values({ unitId, noteId: id, authorId, goneAt }).execute()
}

/** Notes with author and place, the earliest first; of one trip where it is given. */
export function noteRows(db: Reader, unitId: string, tripId: string | null) {
  const rows = db
    .selectFrom('researchNote as n')
    .innerJoin('person as a', (join) => join.onRef('a.unitId', '=', 'n.unitId').onRef('a.id', '=', 'n.authorId'))
    .leftJoin('researchPlace as p', (join) => join.onRef('p.unitId', '=', 'n.unitId').onRef('p.id', '=', 'n.placeId'))
    .select(['n.id', 'n.tripId', 'n.placeId', 'p.title as placeTitle', 'n.authorId', 'a.name as authorName'])
    .select(['n.kind', 'n.sourceKind', 'n.contentSealed', 'n.takenAt', 'n.receivedAt', 'n.lateAt', 'n.revision'])
    .where('n.unitId', '=', unitId)
    .orderBy('n.takenAt')
    .orderBy('n.id')
  return (tripId === null ? rows : rows.where('n.tripId', '=', tripId)).execute()
}

/** The photos of notes of a trip, without their bytes. */
export const photosOfTrip = (db: Reader, unitId: string, tripId: string) =>
  db
    .selectFrom('researchPhoto as f')
    .innerJoin('researchNote as n', (join) => join.onRef('n.unitId', '=', 'f.unitId').onRef('n.id', '=', 'f.noteId'))
    .select(['f.id', 'f.noteId', 'f.width', 'f.height'])
    .where('f.unitId', '=', unitId)
    .where('n.tripId', '=', tripId)
    .orderBy('f.position')
    .execute()

export const photoById = (db: Reader, { unitId, id }: Key) =>
  db.selectFrom('researchPhoto').selectAll().where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()

/** The highest place a photo of the note has; 0 without any. */
export async function lastPhotoPosition(db: Reader, { unitId, id }: Key): Promise<number> {
  const { last } = await db
    .selectFrom('researchPhoto')
    .select(({ fn }) => fn.max<number | null>('position').as('last'))
    .where('unitId', '=', unitId)
    .where('noteId', '=', id)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

export async function insertPhoto(tx: Writer, row: Insertable<ResearchPhoto>): Promise<void> {
  await tx.insertInto('researchPhoto').values(row).execute()
}

/** Whether something was made of the note. */
export async function isUsed(db: Reader, { unitId, id }: Key): Promise<boolean> {
  const found = await db
    .selectFrom('researchMark')
    .select('id')
    .where('unitId', '=', unitId)
    .where('noteId', '=', id)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
