import type { Reader, Writer } from '../../../platform/db.ts'
import { SnapshotContent } from '../schema.ts'

type Month = { unitId: string; month: string }

/** Keeps the counts of a month; returns false where that month is kept already. */
export async function insertSnapshot(
  tx: Writer,
  key: Month,
  snapshot: { takenAt: Date; content: SnapshotContent },
): Promise<boolean> {
  const { takenAt, content } = snapshot
  const done = await tx
    .insertInto('structureSnapshot')
    .values({ ...key, takenAt, content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.columns(['unitId', 'month']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** All months kept, newest first. */
export async function allSnapshots(db: Reader, unitId: string) {
  const rows = await db
    .selectFrom('structureSnapshot')
    .select(['month', 'takenAt', 'content'])
    .where('unitId', '=', unitId)
    .orderBy('month', 'desc')
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, content: SnapshotContent.parse(content) }))
}

/** The counts kept of a month; null where there are none. */
export async function snapshotOf(db: Reader, { unitId, month }: Month): Promise<SnapshotContent | null> {
  const row = await db
    .selectFrom('structureSnapshot')
    .select('content')
    .where('unitId', '=', unitId)
    .where('month', '=', month)
    .executeTakeFirst()
  return row ? SnapshotContent.parse(row.content) : null
}
