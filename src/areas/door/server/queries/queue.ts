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

/** Numbers by state, and the rows that are not taken yet. */
export async function queueOverview(db: Reader, unitId: string, most: number) {
  const counts = await db
    .selectFrom('doorQueue')
    .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
    .where('unitId', '=', unitId)
    .groupBy('state')
    .execute()
  const rows = await db
    .selectFrom('doorQueue')
    .select(['id', 'kind', 'hour', 'state', 'reason'])
    .where('unitId', '=', unitId)
    .where('state', '<>', 'taken')
    .orderBy('state')
    .orderBy('hour')
    .orderBy('id')
    .limit(most)
    .execute()
  return { counts: new Map(counts.map(({ state, n }) => [state, Number(n)])), rows }
}

export async function asideKind(tx: Writer, unitId: string, id: string): Promise<string | null> {
  const found = await tx
    .selectFrom('doorQueue')
    .select('kind')
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('state', '=', 'aside')
    .forUpdate()
    .executeTakeFirst()
  return found?.kind ?? null
}

/** Changes one that was set aside; false when there is none such. */
export async function setAsideItem(tx: Writer, unitId: string, id: string, change: Change): Promise<boolean> {
  const done = await tx
    .updateTable('doorQueue')
    .set(change)
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('state', '=', 'aside')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
