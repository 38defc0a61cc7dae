import { sql } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'

export type BatchRow = {
  id: string
  state: 'previewed' | 'applied' | 'undone' | 'discarded'
  fileCount: number
  madeBy: string
  madeAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
}

export type ItemRow = {
  position: number
  file: string
  rowNumber: number | null
  status: 'created' | 'updated' | 'unchanged' | 'refused'
  sourceFingerprint: Buffer | null
  contentSealed: Buffer
  beforeSealed: Buffer | null
  personId: string | null
  revisionBefore: number | null
  revisionAfter: number | null
}

type Key = { unitId: string; id: string }

/** People who could be the ones a file speaks of: by identity number, or by name where a file has none. */
export async function candidates(db: Reader, unitId: string, asked: { fingerprints: Buffer[]; names: string[] }) {
  if (!asked.fingerprints.length && !asked.names.length) return []
  return db
    .selectFrom('person')
    .select(['id', 'name', 'birth', 'sex', 'revision', 'idNumberFingerprint'])
    .where('unitId', '=', unitId)
    .where((eb) =>
      eb.or([
        ...(asked.fingerprints.length ? [eb('idNumberFingerprint', 'in', asked.fingerprints)] : []),
        ...(asked.names.length ? [eb('name', 'in', asked.names)] : []),
      ]),
    )
    .execute()
}

/** Which of these sources have been taken in before, and for whom; undone imports and deleted people do not count. */
export async function knownSources(db: Reader, unitId: string, fingerprints: Buffer[]) {
  if (!fingerprints.length) return []
  return db
    .selectFrom('importItem')
    .innerJoin('importBatch', (join) =>
      join.onRef('importBatch.unitId', '=', 'importItem.unitId').onRef('importBatch.id', '=', 'importItem.batchId'),
    )
    .innerJoin('person', (join) =>
      join.onRef('person.unitId', '=', 'importItem.unitId').onRef('person.id', '=', 'importItem.personId'),
    )
    .select(['importItem.sourceFingerprint', 'importItem.personId', 'importBatch.appliedAt'])
    .where('importItem.unitId', '=', unitId)
    .where('importBatch.state', '=', 'applied')
    .where('importItem.sourceFingerprint', 'in', fingerprints)
    .execute()
}

export async function insertBatch(tx: Writer, key: Key, batch: Omit<BatchRow, 'id' | 'appliedAt' | 'undoneAt'>) {
  await tx
    .insertInto('importBatch')
    .values({ ...key, ...batch })
    .execute()
}

export async function insertItems(tx: Writer, unitId: string, batchId: string, items: ItemRow[]): Promise<void> {
  for (let from = 0; from < items.length; from += 400) {
    const rows = items.slice(from, from + 400).map((item) => ({ unitId, batchId, ...item }))
    await tx.insertInto('importItem').values(rows).execute()
  }
}

/** One import of a unit is applied at a time: two at once could each make the same new person. */
export async function lockImports(tx: Writer, unitId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`touyan.import.${unitId}`}))`.execute(tx)
}

export async function lockBatch(tx: Writer, { unitId, id }: Key): Promise<BatchRow | undefined> {
  const row = await tx
    .selectFrom('importBatch')
    .select(['id', 'state', 'fileCount', 'madeBy', 'madeAt', 'appliedAt', 'undoneAt'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as BatchRow | undefined
}

export async function batches(db: Reader, unitId: string): Promise<BatchRow[]> {
  const rows = await db
    .selectFrom('importBatch')
    .select(['id', 'state', 'fileCount', 'madeBy', 'madeAt', 'appliedAt', 'undoneAt'])
    .where('unitId', '=', unitId)
    .where('state', '<>', 'discarded')
    .orderBy('madeAt', 'desc')
    .limit(100)
    .execute()
  return rows as BatchRow[]
}

export async function oneBatch(db: Reader, { unitId, id }: Key): Promise<BatchRow | undefined> {
  const row = await db
    .selectFrom('importBatch')
    .select(['id', 'state', 'fileCount', 'madeBy', 'madeAt', 'appliedAt', 'undoneAt'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('state', '<>', 'discarded')
    .executeTakeFirst()
  return row as BatchRow | undefined
}

export async function batchItems(db: Reader, { unitId, id }: Key): Promise<ItemRow[]> {
  const rows = await db
    .selectFrom('importItem')
    .select(['position', 'file', 'rowNumber', 'status', 'sourceFingerprint', 'contentSealed', 'beforeSealed'])
    .select(['personId', 'revisionBefore', 'revisionAfter'])
    .where('unitId', '=', unitId)
    .where('batchId', '=', id)
    .orderBy('position')
    .execute()
  return rows as ItemRow[]
}

export async function setBatchState(
  tx: Writer,
  { unitId, id }: Key,
  change: { state: BatchRow['state']; appliedAt?: Date; undoneAt?: Date },
): Promise<void> {
  await tx.updateTable('importBatch').set(change).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Replaces the items of a batch: applying settles what the preview only proposed. */
export async function replaceItems(tx: Writer, { unitId, id }: Key, items: ItemRow[]): Promise<void> {
  await tx.deleteFrom('importItem').where('unitId', '=', unitId).where('batchId', '=', id).execute()
  await insertItems(tx, unitId, id, items)
}

/** What has been built on these people since: an account or a proposal keeps an import from being undone. */
export async function builtUpon(db: Reader, unitId: string, personIds: string[]): Promise<string[]> {
  if (!personIds.length) return []
  const accounts = await db
    .selectFrom('account')
    .select('personId')
    .where('unitId', '=', unitId)
    .where('personId', 'in', personIds)
    .execute()
  const proposals = await db
    .selectFrom('proposal')
    .select('personId')
    .where('unitId', '=', unitId)
    .where('personId', 'in', personIds)
    .execute()
  return [...new Set([...accounts, ...proposals].flatMap((row) => row.personId ?? []))]
}

export async function insertPhotos(
  tx: Writer,
  unitId: string,
  photos: { id: string; personId: string; mime: string; width: number; height: number; bytes: Buffer }[],
): Promise<void> {
  for (let from = 0; from < photos.length; from += 50) {
    const rows = photos.slice(from, from + 50).map((photo) => ({ unitId, ...photo }))
    await tx.insertInto('photo').values(rows).execute()
  }
}

/** The photos these people show now. */
export async function photosOf(db: Reader, unitId: string, personIds: string[]): Promise<string[]> {
  if (!personIds.length) return []
  const rows = await db
    .selectFrom('person')
    .select('photoId')
    .where('unitId', '=', unitId)
    .where('id', 'in', personIds)
    .execute()
  return rows.flatMap((row) => row.photoId ?? [])
}

export async function deletePhotos(tx: Writer, unitId: string, ids: string[]): Promise<void> {
  if (ids.length) await tx.deleteFrom('photo').where('unitId', '=', unitId).where('id', 'in', ids).execute()
}

/** A digest of each stored photo, to tell whether a file brings a new one. */
export async function photoDigests(tx: Reader, unitId: string, photoIds: string[]): Promise<Map<string, string>> {
  if (!photoIds.length) return new Map()
  const rows = await tx
    .selectFrom('photo')
    .select(['id', sql<string>`encode(sha256(bytes), 'hex')`.as('digest')])
    .where('unitId', '=', unitId)
    .where('id', 'in', photoIds)
    .execute()
  return new Map(rows.map((row) => [row.id, row.digest]))
}
