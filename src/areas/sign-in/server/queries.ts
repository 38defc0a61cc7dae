import type { Insertable } from 'kysely'
import type { Day } from '../../../law/periods.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import type { SignInOpening, SignInSign } from '../../../platform/tables.ts'
import type { SignWay } from '../schema.ts'

type Key = { unitId: string; id: string }
export type SubjectKind = 'meeting' | 'training'
export type Subject = { subjectKind: SubjectKind; subjectId: string }

export const openingById = (db: Reader, { unitId, id }: Key) =>
  db.selectFrom('signInOpening').selectAll().where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()

/** Every sign-in of a day that goes on. */
export async function openOn(db: Reader, unitId: string, on: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('signInOpening')
    .select('id')
    .where('unitId', '=', unitId)
    .where('heldOn', '=', on)
    .where('closedAt', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** The opening, held against closing and other signs until the transaction ends. */
export const lockOpening = (tx: Writer, { unitId, id }: Key) =>
  tx
    .selectFrom('signInOpening')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Opens it, or hands over the one that is there for the day. */
export async function keepOpening(tx: Writer, row: Insertable<SignInOpening>): Promise<string> {
  const { id } = await tx
    .insertInto('signInOpening')
    .values(row)
    .onConflict((same) =>
      same
        .columns(['unitId', 'subjectKind', 'subjectId', 'heldOn'])
        .doUpdateSet({ title: row.title, place: row.place ?? '' }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function keepRunner(tx: Writer, { unitId, id }: Key, accountId: string): Promise<void> {
  await tx
    .insertInto('signInRunner')
    .values({ unitId, openingId: id, accountId })
    .onConflict((same) => same.doNothing())
    .execute()
}

export async function isRunner(db: Reader, { unitId, id }: Key, accountId: string | null): Promise<boolean> {
  const found = await db
    .selectFrom('signInRunner')
    .select('accountId')
    .where('unitId', '=', unitId)
    .where('openingId', '=', id)
    .where('accountId', '=', accountId ?? '')
    .executeTakeFirst()
  return found !== undefined
}

/** Puts these people in the place of those who were due. */
export async function replaceDue(tx: Writer, { unitId, id }: Key, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('signInDue').where('unitId', '=', unitId).where('openingId', '=', id).execute()
  const rows = [...new Set(personIds)].map((personId) => ({ unitId, openingId: id, personId }))
  if (rows.length) await tx.insertInto('signInDue').values(rows).execute()
}

export async function dueIds(db: Reader, { unitId, id }: Key): Promise<string[]> {
  const rows = await db
    .selectFrom('signInDue')
    .select('personId')
    .where('unitId', '=', unitId)
    .where('openingId', '=', id)
    .execute()
  return rows.map(({ personId }) => personId)
}

const signColumns = ['personId', 'way', 'device', 'tickedBy', 'isGuest', 'isAccepted'] as const

export async function signRows(db: Reader, { unitId, id }: Key) {
  const rows = await db
    .selectFrom('signInSign')
    .select(signColumns)
    .where('unitId', '=', unitId)
    .where('openingId', '=', id)
    .execute()
  return rows.map((row) => ({ ...row, way: row.way as SignWay }))
}

/** Keeps that somebody is there; a second time changes nothing. Returns whether it was new. */
export async function insertSign(tx: Writer, row: Insertable<SignInSign>): Promise<boolean> {
  const done = await tx
    .insertInto('signInSign')
    .values(row)
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function deleteSign(tx: Writer, { unitId, id }: Key, personId: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('signInSign')
    .where('unitId', '=', unitId)
    .where('openingId', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

export async function acceptGuest(tx: Writer, { unitId, id }: Key, personId: string): Promise<boolean> {
  const done = await tx
    .updateTable('signInSign')
    .set({ isAccepted: true })
    .where('unitId', '=', unitId)
    .where('openingId', '=', id)
    .where('personId', '=', personId)
    .where('isGuest', '=', true)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function setClosed(tx: Writer, { unitId, id }: Key, closedAt: Date | null): Promise<void> {
  await tx.updateTable('signInOpening').set({ closedAt }).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Who signed at any opening of a meeting or training; nothing where there was none. */
export async function signsOf(db: Reader, unitId: string, { subjectKind, subjectId }: Subject) {
  const openings = db
    .selectFrom('signInOpening')
    .select('id')
    .where('unitId', '=', unitId)
    .where('subjectKind', '=', subjectKind)
    .where('subjectId', '=', subjectId)
  const ids = (await openings.execute()).map(({ id }) => id)
  if (!ids.length) return null
  return db
    .selectFrom('signInSign')
    .select(['personId', 'isGuest'])
    .where('unitId', '=', unitId)
    .where('openingId', 'in', ids)
    .where('isAccepted', '=', true)
    .execute()
}

type Source = { unitId: string; openingId: string; source: string }

/** Wrong codes of some accounts and phones at a sign-in. */
export const missRows = (db: Reader, { unitId, id }: Key, sources: readonly string[]) =>
  db
    .selectFrom('signInMiss')
    .select(['source', 'sinceWindow', 'misses'])
    .where('unitId', '=', unitId)
    .where('openingId', '=', id)
    .where('source', 'in', [...sources])
    .execute()

export async function keepMiss(tx: Writer, row: Source & { sinceWindow: number; misses: number }): Promise<void> {
  const { sinceWindow, misses } = row
  await tx
    .insertInto('signInMiss')
    .values(row)
    .onConflict((same) => same.columns(['unitId', 'openingId', 'source']).doUpdateSet({ sinceWindow, misses }))
    .execute()
}

/** Forgets wrong codes: of some sources, or all of a sign-in. */
export async function forgetMisses(tx: Writer, { unitId, id }: Key, sources?: readonly string[]): Promise<void> {
  const all = tx.deleteFrom('signInMiss').where('unitId', '=', unitId).where('openingId', '=', id)
  await (sources ? all.where('source', 'in', [...sources]) : all).execute()
}
