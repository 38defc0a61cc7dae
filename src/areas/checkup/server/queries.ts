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
}

export async function insertRun(tx: Writer, run: Run): Promise<void> {
  await tx.insertInto('checkupRun').values(run).execute()
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
