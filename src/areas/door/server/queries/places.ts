import type { Insertable, Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { DoorPlace } from '../../../../platform/tables.ts'
import type { Place } from '../../schema.ts'

const columns = ['id', 'key', 'kind', 'title', 'titleEn', 'sectionId', 'isOn', 'revision'] as const

export const allPlaces = (db: Reader, unitId: string) =>
  db
    .selectFrom('doorPlace')
    .select(columns)
    .where('unitId', '=', unitId)
    .orderBy('kind')
    .orderBy('title')
    .execute() as Promise<Place[]>

export const placeById = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('doorPlace')
    .select(columns)
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst() as Promise<Place | undefined>

export async function placeIdOf(db: Reader, unitId: string, key: string): Promise<string | null> {
  const found = await db
    .selectFrom('doorPlace')
    .select('id')
    .where('unitId', '=', unitId)
    .where('key', '=', key)
    .executeTakeFirst()
  return found?.id ?? null
}

/** Stores a new place; false where another one carries the title. */
export async function insertPlace(tx: Writer, row: Insertable<DoorPlace>): Promise<boolean> {
  const done = await tx
    .insertInto('doorPlace')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unitId', 'title']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Changes the row while it still has this revision; returns whether it had. A title taken by another raises 23505. */
export async function updatePlace(
  tx: Writer,
  { unitId, id, revision }: { unitId: string; id: string; revision: number },
  changes: Updateable<DoorPlace>,
): Promise<boolean> {
  const done = await tx
    .updateTable('doorPlace')
    .set({ ...changes, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function titleTaken(tx: Writer, unitId: string, title: string, but: string): Promise<boolean> {
  const found = await tx
    .selectFrom('doorPlace')
    .select('id')
    .where('unitId', '=', unitId)
    .where('title', '=', title)
    .where('id', '<>', but)
    .executeTakeFirst()
  return found !== undefined
}
