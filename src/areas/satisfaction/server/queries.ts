import { sql } from 'kysely'
import type { Reader, Writer } from '../../../platform/db.ts'

type Row = {
  unitId: string
  id: string
  kind: string
  placeId: string | null
  onDay: string
  because: string
  foundAt: Date
}

/** Waits for whoever is looking for suspicious ratings of this unit. */
export async function lockScan(tx: Writer, unitId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`suspicion ${unitId}`}, 0))`.execute(tx)
}

export async function insertSuspicion(tx: Writer, row: Row, ratingIds: readonly string[]): Promise<void> {
  const { unitId, id } = row
  await tx.insertInto('suspicion').values(row).execute()
  const rows = ratingIds.map((ratingId) => ({ unitId, suspicionId: id, ratingId }))
  await tx.insertInto('suspicionRating').values(rows).execute()
}

/** Ratings that somebody took back: they are not set aside a second time. */
export async function takenBackIds(db: Reader, unitId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('suspicionRating as r')
    .innerJoin('suspicion as s', (join) => join.onRef('s.unitId', '=', 'r.unitId').onRef('s.id', '=', 'r.suspicionId'))
    .select('r.ratingId')
    .where('r.unitId', '=', unitId)
    .where('s.state', '=', 'taken-back')
    .execute()
  return new Set(rows.map(({ ratingId }) => ratingId))
}

/** All batches, those that wait first, then the newest. */
export const suspicionRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('suspicion as s')
    .select(['s.id', 's.kind', 's.placeId', 's.onDay', 's.because', 's.state', 's.foundAt'])
    .select(['s.decidedBy', 's.decidedAt', 's.reason', 's.revision'])
    .select((eb) =>
      eb
        .selectFrom('suspicionRating as r')
        .whereRef('r.unitId', '=', 's.unitId')
        .whereRef('r.suspicionId', '=', 's.id')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .as('ratings'),
    )
    .where('s.unitId', '=', unitId)
    .orderBy((eb) => eb.case().when('s.state', '=', 'found').then(0).else(1).end())
    .orderBy('s.onDay', 'desc')
    .orderBy('s.foundAt', 'desc')
    .orderBy('s.id')
    .execute()

export const lockedSuspicion = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('suspicion')
    .select(['id', 'state', 'revision'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function ratingIdsOf(db: Reader, unitId: string, suspicionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('suspicionRating')
    .select('ratingId')
    .where('unitId', '=', unitId)
    .where('suspicionId', '=', suspicionId)
    .execute()
  return rows.map(({ ratingId }) => ratingId)
}

type Decided = { state: string; reason: string; decidedBy: string; decidedAt: Date; revision: number }

export async function updateSuspicion(
  tx: Writer,
  { unitId, id, revision }: { unitId: string; id: string; revision: number },
  changes: Decided,
): Promise<boolean> {
  const done = await tx
    .updateTable('suspicion')
    .set(changes)
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** How many batches wait for a look, and since when; null where none does. */
export async function waitingSuspicions(db: Reader, unitId: string): Promise<{ count: number; oldest: Date } | null> {
  const row = await db
    .selectFrom('suspicion')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('foundAt').as('oldest')])
    .where('unitId', '=', unitId)
    .where('state', '=', 'found')
    .executeTakeFirstOrThrow()
  return row.oldest ? { count: Number(row.count), oldest: row.oldest } : null
}

export const lastPublished = (db: Reader, unitId: string) =>
  db
    .selectFrom('publishedIndex')
    .select(['publishedAt', 'content'])
    .where('unitId', '=', unitId)
    .orderBy('publishedAt', 'desc')
    .limit(1)
    .executeTakeFirst()

export async function insertPublished(tx: Writer, unitId: string, publishedAt: Date, content: object): Promise<void> {
  await tx
    .insertInto('publishedIndex')
    .values({ unitId, publishedAt, content: JSON.stringify(content) })
    .onConflict((conflict) =>
      conflict.columns(['unitId', 'publishedAt']).doUpdateSet({ content: JSON.stringify(content) }),
    )
    .execute()
}
