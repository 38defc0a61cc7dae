import type { Reader, Writer } from '../../../../platform/db.ts'
import { deleteContactsOfBatch } from './contacts.ts'

export async function insertBatch(
  tx: Writer,
  row: { unitId: string; id: string; rows: number; enteredBy: string; enteredAt: Date },
): Promise<void> {
  await tx.insertInto('voiceBatch').values(row).execute()
}

/** The latest batches. */
export const batchRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('voiceBatch')
    .selectAll()
    .where('unitId', '=', unitId)
    .orderBy('enteredAt', 'desc')
    .orderBy('id')
    .limit(10)
    .execute()

export const lockedBatch = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('voiceBatch')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The items a batch touched: their state, and whether anything but the batch hangs on them. */
export function itemsOfBatch(db: Reader, unitId: string, batchId: string) {
  return db
    .selectFrom('voiceItem as i')
    .select(['i.id', 'i.state', 'i.year', 'i.number', 'i.title'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('opinion as o')
            .select('o.id')
            .whereRef('o.unitId', '=', 'i.unitId')
            .whereRef('o.itemId', '=', 'i.id')
            .where((one) => one.or([one('o.batchId', 'is', null), one('o.batchId', '<>', batchId)])),
        )
        .as('hasMore'),
    )
    .where('i.unitId', '=', unitId)
    .where('i.id', 'in', (eb) =>
      eb.selectFrom('opinion as b').select('b.itemId').where('b.unitId', '=', unitId).where('b.batchId', '=', batchId),
    )
    .orderBy('i.id')
    .execute()
}

/** Waits for everybody who is working on one of these items. */
export async function lockItems(tx: Writer, unitId: string, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  const rows = tx
    .selectFrom('voiceItem')
    .select('id')
    .where('unitId', '=', unitId)
    .where('id', 'in', [...ids])
  await rows.orderBy('id').forUpdate().execute()
}

/** Takes the texts of a batch out again, with what was left to reach those who raised them. */
export async function deleteTexts(tx: Writer, unitId: string, batchId: string): Promise<void> {
  await deleteContactsOfBatch(tx, unitId, batchId)
  await tx.deleteFrom('opinion').where('unitId', '=', unitId).where('batchId', '=', batchId).execute()
}

export async function setUndone(
  tx: Writer,
  { unitId, id }: { unitId: string; id: string },
  undone: { undoneBy: string; undoneAt: Date },
): Promise<void> {
  await tx.updateTable('voiceBatch').set(undone).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Texts that are there already and not answered, by the hash of the text; orders by their number. */
export const sameTexts = async (db: Reader, unitId: string, hashes: readonly string[], orders: readonly string[]) =>
  db
    .selectFrom('opinion as o')
    .innerJoin('voiceItem as i', (join) => join.onRef('i.unitId', '=', 'o.unitId').onRef('i.id', '=', 'o.itemId'))
    .select(['o.textHash', 'o.orderNumber', 'i.year', 'i.number', 'i.state'])
    .where('o.unitId', '=', unitId)
    .where((eb) => eb.or([eb('o.textHash', 'in', [...hashes, '-']), eb('o.orderNumber', 'in', [...orders, '-'])]))
    .orderBy('i.number')
    .execute()
