import { sql } from 'kysely'
import type { Reader, Writer } from '../../../platform/db.ts'

type Run = {
  unitId: string
  id: string
  onDay: string
  madeAt: Date
  madeBy: string
  ruleCount: number
  findingCount: number
  findingsSealed: Buffer
  /** kept by the program at the end of a month */
  isMonthly: boolean
}

/** False when the month's end is kept already. */
export async function insertRun(tx: Writer, run: Run): Promise<boolean> {
  const done = await tx
    .insertInto('checkupRun')
    .values(run)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Saved runs, newest first. */
export const savedRuns = (db: Reader, unitId: string) =>
  db
    .selectFrom('checkupRun')
    .select(['id', 'onDay', 'madeAt', 'madeBy', 'ruleCount', 'findingCount'])
    .where('unitId', '=', unitId)
    .orderBy('madeAt', 'desc')
    .limit(200)
    .execute()

export const savedRun = (db: Reader, unitId: string, id: string) =>
  db
    .selectFrom('checkupRun')
    .select(['id', 'onDay', 'madeAt', 'findingsSealed'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()

/**
 * The saved runs of some days that were no look ahead, by day; of several of one day the last one saved. `made_at` is
 * turned into a day by the clock of China.
 */
export const runsBetween = (db: Reader, unitId: string, { from, until }: { from: string; until: string }) =>
  db
    .selectFrom('checkupRun')
    .distinctOn('onDay')
    .select(['id', 'onDay', 'madeAt', 'findingCount'])
    .where('unitId', '=', unitId)
    .where('onDay', '>=', from)
    .where('onDay', '<=', until)
    .where(sql<boolean>`on_day <= (made_at at time zone 'Asia/Shanghai')::date`)
    .orderBy('onDay')
    .orderBy('madeAt', 'desc')
    .orderBy('id')
    .execute()

/** Years in which runs were saved for, the latest first. */
export const runYears = async (db: Reader, unitId: string): Promise<number[]> => {
  const rows = await db
    .selectFrom('checkupRun')
    .select(sql<number>`extract(year from on_day)::int`.as('year'))
    .distinct()
    .where('unitId', '=', unitId)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}
