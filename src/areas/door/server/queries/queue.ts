import type { Reader, Writer } from '../../../../platform/db.ts'

/** Units and submissions that wait, in no order of arrival. */
export const waitingIds = (db: Reader, kinds: readonly string[], most: number) =>
  db
    .selectFrom('doorQueue')
    .select(['unitId', 'id'])
    .where('state', '=', 'waiting')
    .where('kind', 'in', kinds)
    .orderBy('id')
    .limit(most)
    .execute()

/** Locks one that waits; undefined when another process has it or it is gone. */
export const lockWaiting = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('doorQueue')
    .select(['unitId', 'id', 'kind', 'hour', 'codeHash', 'sealed', 'tries'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

type Change = { state: string; sealed?: null; reason?: string; tries?: number }

export async function setQueued(tx: Writer, unitId: string, id: string, change: Change): Promise<void> {
  await tx.updateTable('doorQueue').set(change).where('unitId', '=', unitId).where('id', '=', id).execute()
}

export async function attachmentBox(db: Reader, unitId: string, id: string): Promise<Buffer | null> {
  const found = await db
    .selectFrom('doorAttachment')
    .select('bytesSealed')
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.bytesSealed ?? null
}

export async function deleteAttachments(tx: Writer, unitId: string, submissionId: string): Promise<number> {
  const done = await tx
    .deleteFrom('doorAttachment')
    .where('unitId', '=', unitId)
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}
