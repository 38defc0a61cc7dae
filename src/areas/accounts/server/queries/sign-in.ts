import type { Reader, Writer } from '../../../../platform/db.ts'
import { SESSION } from '../../../../platform/session.ts'
import { SIGN_IN_POLICY } from '../../rules.ts'
import { type AccountRow, accountById } from './accounts.ts'

const MINUTE = 60_000
const CLAIM_MINUTES = 5

/** One try at a password. `barred`: the account is locked, the password must not even be looked at. */
export type Attempt = { account: AccountRow; count: number; barred: boolean }

/**
 * Counts a try before the password is compared, so that parallel tries cannot exceed the limit. The last permitted one
 * locks the account in advance; a right password takes that back.
 */
export async function takeAttempt(
  tx: Writer,
  who: { username: string } | { id: string },
  now: Date,
): Promise<Attempt | null> {
  const found = await tx
    .selectFrom('account')
    .select('id')
    .where((eb) => ('id' in who ? eb('id', '=', who.id) : eb('username', '=', who.username)))
    .forUpdate()
    .executeTakeFirst()
  const account = found && (await accountById(tx, found.id))
  if (!account) return null
  const { lockedUntil, failedSignIns } = account
  if (lockedUntil && lockedUntil > now) return { account, count: failedSignIns, barred: true }
  const count = (lockedUntil ? 0 : failedSignIns) + 1
  const locks = count >= SIGN_IN_POLICY.wrongPasswords
  const until = locks ? new Date(now.getTime() + SIGN_IN_POLICY.lockMinutes * MINUTE) : null
  await tx
    .updateTable('account')
    .set({ failedSignIns: count, ...(locks || lockedUntil ? { lockedUntil: until } : {}) })
    .where('id', '=', account.id)
    .execute()
  return { account, count, barred: false }
}

/** Gives the tries back after a right password, and what a sign-in changes. */
export async function clearAttempts(
  tx: Writer,
  id: string,
  change: { lastSignInAt?: Date; mustChangePassword?: boolean } = {},
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ failedSignIns: 0, ...change })
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('account')
    .set({ lockedUntil: null })
    .where('id', '=', id)
    .where('lockedUntil', 'is not', null)
    .execute()
}

export async function noteFailure(tx: Writer, id: string, at: Date): Promise<void> {
  await tx.updateTable('account').set({ lastFailureAt: at }).where('id', '=', id).execute()
}

/** Remembers a failed user name of a source by its fingerprint: a mistyped name may well be a password. */
export async function noteSource(tx: Writer, row: { ip: string; username: string; at: Date }): Promise<void> {
  const dayBefore = new Date(row.at.getTime() - 24 * 60 * MINUTE)
  await tx.deleteFrom('signInSource').where('ip', '=', row.ip).where('at', '<', dayBefore).execute()
  await tx.insertInto('signInSource').values(row).execute()
}

/** How many different user names failed from an address within the policy's window. */
export async function failedNames(db: Reader, ip: string, now: Date): Promise<number> {
  const found = await db
    .selectFrom('signInSource')
    .select(({ fn }) => fn.count('username').distinct().as('n'))
    .where('ip', '=', ip)
    .where('at', '>', new Date(now.getTime() - SIGN_IN_POLICY.sourceMinutes * MINUTE))
    .executeTakeFirstOrThrow()
  return Number(found.n)
}

/** The account that passed the password step of this challenge. */
export async function challengedAccount(db: Reader, identifier: string): Promise<AccountRow | null> {
  const found = await db
    .selectFrom('verification')
    .select('value')
    .where('identifier', '=', identifier)
    .executeTakeFirst()
  return (found && (await accountById(db, found.value))) ?? null
}

/**
 * Uses up a code of an account; false when it has been used. The library clears rows past their expiry by the
 * system's clock, so that is put out of reach and the age is counted here.
 */
export async function claimCode(tx: Writer, mark: string, now: Date): Promise<boolean> {
  const stale = new Date(now.getTime() - CLAIM_MINUTES * MINUTE)
  await tx.deleteFrom('verification').where('identifier', '=', 'used-code').where('createdAt', '<', stale).execute()
  const done = await tx
    .insertInto('verification')
    .values({
      ...{ id: `used-${mark}`, identifier: 'used-code', value: '', createdAt: now, updatedAt: now },
      expiresAt: new Date('9999-12-31T00:00:00Z'),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Puts our clock and the true source on a session the library has just made. */
export async function stampSession(
  tx: Writer,
  token: string,
  stamp: { createdAt: Date; updatedAt: Date; ipAddress: string; userAgent: string },
): Promise<void> {
  await tx.updateTable('session').set(stamp).where('token', '=', token).execute()
}

export const sessionById = (db: Reader, id: string) =>
  db.selectFrom('session').select(['id', 'createdAt']).where('id', '=', id).executeTakeFirst()

/** Sessions of an account that have not run out, the most recently used first. */
export async function openSessions(db: Reader, accountId: string, idleMinutes: number, now: Date) {
  return db
    .selectFrom('session')
    .select(['id', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', accountId)
    .where('updatedAt', '>=', new Date(now.getTime() - idleMinutes * MINUTE))
    .where('createdAt', '>=', new Date(now.getTime() - SESSION.mostHours * 60 * MINUTE))
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute()
}

/** Rows of sessions that nobody came back to. */
export async function dropDeadSessions(tx: Writer, accountId: string, now: Date): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('userId', '=', accountId)
    .where('createdAt', '<', new Date(now.getTime() - SESSION.mostHours * 60 * MINUTE))
    .execute()
}

/** Ends sessions of an account and says how many: one, all but one, or all. */
export async function endSessions(
  tx: Writer,
  accountId: string,
  which: { only?: string; exceptId?: string; exceptToken?: string } = {},
): Promise<number> {
  const { only, exceptId, exceptToken } = which
  const done = await tx
    .deleteFrom('session')
    .where('userId', '=', accountId)
    .$if(only !== undefined, (some) => some.where('id', '=', only!))
    .$if(exceptId !== undefined, (some) => some.where('id', '<>', exceptId!))
    .$if(exceptToken !== undefined, (some) => some.where('token', '<>', exceptToken!))
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

/** Removes the second factor of an account; false when there was none. */
export async function dropTwoFactor(tx: Writer, accountId: string): Promise<boolean> {
  const done = await tx.deleteFrom('twoFactor').where('userId', '=', accountId).executeTakeFirst()
  await tx.updateTable('account').set({ twoFactorEnabled: false }).where('id', '=', accountId).execute()
  return done.numDeletedRows > 0n
}

/** The sign-in before the given moment, as the audit trail knows it. */
export async function signInBefore(db: Reader, accountId: string, before: Date): Promise<Date | null> {
  const found = await db
    .selectFrom('auditEntry')
    .select('at')
    .where('subjectId', '=', accountId)
    .where('action', '=', 'account.signed-in')
    .where('at', '<', before)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.at ?? null
}
