import type { Reader, Writer } from '../../../../platform/db.ts'

export const yearRow = (db: Reader, unitId: string, year: number) =>
  db
    .selectFrom('trainingYear')
    .select(['year', 'frozenOn', 'frozenBy'])
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .executeTakeFirst()

export async function frozenLine(db: Reader, unitId: string, year: number, personId: string): Promise<unknown> {
  const row = await db
    .selectFrom('trainingYearLine')
    .select('content')
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row?.content ?? null
}

type Frozen = { unitId: string; year: number; frozenOn: string; frozenBy: string; frozenAt: Date }

/** Closes a year once; returns false where it was closed before. */
export async function insertYear(tx: Writer, row: Frozen): Promise<boolean> {
  const done = await tx
    .insertInto('trainingYear')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function insertYearLines(
  tx: Writer,
  rows: readonly { unitId: string; year: number; personId: string; content: string }[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) {
    await tx
      .insertInto('trainingYearLine')
      .values(rows.slice(from, from + 1000))
      .execute()
  }
}
