import { sql } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Duty, Role } from '../../../../platform/permission.ts'

export type NewGrantRow = {
  unitId: string
  id: string
  accountId: string
  duty: Duty
  role: Role
  sectionId: string | null
  validFrom: string
  validUntil: string | null
  grantedBy: string
  grantedAt: Date
}

/** Administrators are counted and changed one at a time, so that two acts cannot each remove the other's last one. */
export const lockAdministrators = (tx: Writer, unitId: string) =>
  sql`select pg_advisory_xact_lock(hashtext(${`touyan.administrators.${unitId}`}))`.execute(tx)

/** Accounts other than `except` that can act under an administrator role on `day`. */
export async function otherAdministrators(
  db: Reader,
  wanted: { unitId: string; role: Role; except: string; day: string },
): Promise<number> {
  const found = await db
    .selectFrom('roleGrant')
    .innerJoin('account', 'account.id', 'roleGrant.accountId')
    .select(({ fn }) => fn.count('account.id').distinct().as('n'))
    .where('roleGrant.unitId', '=', wanted.unitId)
    .where('roleGrant.role', '=', wanted.role)
    .where('roleGrant.revokedAt', 'is', null)
    .where('roleGrant.validFrom', '<=', wanted.day)
    .where((eb) => eb.or([eb('roleGrant.validUntil', 'is', null), eb('roleGrant.validUntil', '>=', wanted.day)]))
    .where('account.disabledAt', 'is', null)
    .where('account.id', '<>', wanted.except)
    .executeTakeFirstOrThrow()
  return Number(found.n)
}

/** Sets an account's duty for ever, unless it already has one. */
export async function fixDuty(tx: Writer, accountIds: string[], duty: Duty): Promise<void> {
  await tx.updateTable('account').set({ duty }).where('id', 'in', accountIds).where('duty', 'is', null).execute()
}

export async function insertGrants(tx: Writer, rows: NewGrantRow[]): Promise<void> {
  await tx.insertInto('roleGrant').values(rows).execute()
}

/** Grants not revoked of these accounts, past and future ones included, oldest first. */
export const standingGrants = (db: Reader, accountIds: string[]) =>
  db
    .selectFrom('roleGrant')
    .select(['id', 'accountId', 'role', 'sectionId', 'validFrom', 'validUntil'])
    .where('accountId', 'in', accountIds)
    .where('revokedAt', 'is', null)
    .orderBy('grantedAt')
    .orderBy('id')
    .execute()

export const standingGrant = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('roleGrant')
    .select(['id', 'accountId', 'role', 'sectionId'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export async function markRevoked(tx: Writer, unitId: string, id: string, at: Date): Promise<void> {
  await tx.updateTable('roleGrant').set({ revokedAt: at }).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** A password chosen under the rules for staff may be too short for an administrator. */
export async function requireNewPassword(tx: Writer, accountId: string): Promise<void> {
  await tx.updateTable('account').set({ mustChangePassword: true }).where('id', '=', accountId).execute()
}
