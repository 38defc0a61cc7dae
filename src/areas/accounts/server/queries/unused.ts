import { sql } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'

export const unusedDays = async (db: Reader): Promise<number> =>
  (await db.selectFrom('installation').select('unusedDays').executeTakeFirstOrThrow()).unusedDays

export async function storeUnusedDays(tx: Writer, days: number): Promise<void> {
  await tx.updateTable('installation').set({ unusedDays: days }).execute()
}

/** When an account was last used: a sign-in, or else when it was made or put back into use. */
const lastUse = sql<Date>`greatest(last_sign_in_at, created_at, in_use_since)`

/** Accounts in use that nobody has used since an instant, the longest first. */
export const idleAccounts = (db: Reader, unitId: string, until: Date) =>
  db
    .selectFrom('account')
    .select(['id', 'duty', lastUse.as('lastUse')])
    .where('unitId', '=', unitId)
    .where('disabledAt', 'is', null)
    .where(lastUse, '<', until)
    .orderBy('lastUse')
    .orderBy('id')
    .execute()

/** How many accounts the program itself has put out of use since an instant, and the newest of them. */
export async function lately(db: Reader, unitId: string, since: Date): Promise<{ count: number; at: Date | null }> {
  const found = await db
    .selectFrom('account')
    .select(({ fn }) => [fn.count('id').as('n'), fn.max('disabledAt').as('at')])
    .where('unitId', '=', unitId)
    .where('disabledBecause', '=', 'unused')
    .where('disabledAt', '>=', since)
    .executeTakeFirstOrThrow()
  return { count: Number(found.n), at: found.at }
}
