import { sql } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'

/** Counts of one account are made one after the other, whichever process asks. */
export const lockAlarm = (tx: Writer, accountId: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${`touyan.alarm.${accountId}`}))`.execute(tx)

export async function refusalsSince(db: Reader, accountId: string, since: Date): Promise<number> {
  const found = await db
    .selectFrom('auditEntry')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('at', '>', since)
    .where('actorId', '=', accountId)
    .where('action', '=', 'access.refused')
    .executeTakeFirstOrThrow()
  return Number(found.n)
}

export const alarmSince = (db: Reader, accountId: string, since: Date) =>
  db
    .selectFrom('auditEntry')
    .select('seq')
    .where('at', '>', since)
    .where('action', '=', 'security.alarm')
    .where('subjectId', '=', accountId)
    .where('detail', 'like', '%"reason":"refused"%')
    .executeTakeFirst()

/** The alarms of a unit since an instant, the newest first. */
export const alarmsOf = (db: Reader, unitId: string, since: Date) =>
  db
    .selectFrom('auditEntry')
    .innerJoin('account', 'account.id', 'auditEntry.subjectId')
    .select(['auditEntry.at', 'auditEntry.detail', 'account.name', 'account.username'])
    .where('auditEntry.at', '>', since)
    .where('auditEntry.action', '=', 'security.alarm')
    .where('auditEntry.unitId', '=', unitId)
    .orderBy('auditEntry.seq', 'desc')
    .limit(20)
    .execute()
