import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Database, Reader, Writer } from '../../../../platform/db.ts'
import type { DB } from '../../../../platform/tables.ts'
import type { AccountQuery } from '../../schema.ts'

export type AccountRow = Awaited<ReturnType<typeof accountById>> & object

const columns = [
  'id',
  'unitId',
  'name',
  'username',
  'personId',
  'duty',
  'disabledAt',
  'disabledBecause',
  'lockedUntil',
  'failedSignIns',
  'mustChangePassword',
  'passwordChangedAt',
  'twoFactorEnabled',
  'formerPasswords',
  'lastSignInAt',
  'lastFailureAt',
] as const

export const accountById = (db: Reader, id: string) =>
  db.selectFrom('account').select(columns).where('id', '=', id).executeTakeFirst()

/** Locks an account of the unit for the rest of the transaction. */
export const lockAccount = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('account')
    .select(columns)
    .where('id', '=', id)
    .where('unitId', '=', unitId)
    .forUpdate()
    .executeTakeFirst()

export const lockAccounts = (tx: Writer, unitId: string, ids: string[]) =>
  tx
    .selectFrom('account')
    .select(columns)
    .where('id', 'in', ids)
    .where('unitId', '=', unitId)
    .orderBy('id')
    .forUpdate()
    .execute()

export type FreshAccount = {
  id: string
  unitId: string
  username: string
  name: string
  personId: string | null
  passwordHash: string
  /** chosen by its owner rather than handed out */
  ownPassword: boolean
  now: Date
}

/** Inserts an account without any right. The mail address is only what the sign-in library insists on. */
export async function insertAccount(tx: Writer, made: FreshAccount): Promise<void> {
  const { id, unitId, username, name, personId, now } = made
  await tx
    .insertInto('account')
    .values({
      ...{ id, unitId, username, name, personId, email: `${id}@touyan.invalid`, createdAt: now, updatedAt: now },
      mustChangePassword: !made.ownPassword,
      passwordChangedAt: made.ownPassword ? now : null,
    })
    .execute()
  await tx
    .insertInto('credential')
    .values({
      ...{ id, accountId: id, providerId: 'credential', userId: id, password: made.passwordHash },
      ...{ createdAt: now, updatedAt: now },
    })
    .execute()
}

/** The stored hash and since when it stands. */
export const credentialOf = (db: Reader, accountId: string) =>
  db
    .selectFrom('credential')
    .select(['password', 'updatedAt'])
    .where('userId', '=', accountId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()

/** Replaces a password; `ownPassword` says whether its owner chose it. */
export async function storePassword(
  tx: Writer,
  stored: { id: string; hash: string; former: string[]; ownPassword: boolean; now: Date },
): Promise<void> {
  await tx
    .updateTable('credential')
    .set({ password: stored.hash, updatedAt: stored.now })
    .where('userId', '=', stored.id)
    .where('providerId', '=', 'credential')
    .execute()
  await tx
    .updateTable('account')
    .set({
      formerPasswords: stored.former,
      mustChangePassword: !stored.ownPassword,
      passwordChangedAt: stored.ownPassword ? stored.now : null,
      updatedAt: stored.now,
    })
    .where('id', '=', stored.id)
    .execute()
}

export async function setDisabled(
  tx: Writer,
  id: string,
  disabledAt: Date,
  because: 'unused' | null = null,
): Promise<void> {
  await tx.updateTable('account').set({ disabledAt, disabledBecause: because }).where('id', '=', id).execute()
}

/** Back in use: the days without use are counted anew. */
export async function setEnabled(tx: Writer, id: string, inUseSince: Date): Promise<void> {
  const change = { disabledAt: null, disabledBecause: null, inUseSince }
  await tx.updateTable('account').set(change).where('id', '=', id).execute()
}

/** Keeps two new accounts from choosing the same free user name at the same time. */
export const lockUsernames = (tx: Writer) => sql`select pg_advisory_xact_lock(hashtext('touyan.usernames'))`.execute(tx)

export async function takenUsernames(db: Reader, bases: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('account')
    .select('username')
    .where(sql<string>`regexp_replace(username, '[0-9]+$', '')`, 'in', bases)
    .execute()
  return new Set(rows.map((row) => row.username))
}

export const unitName = async (db: Reader, unitId: string): Promise<string> =>
  (await db.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirst())?.name ?? ''

const stateConditions: Record<NonNullable<AccountQuery['state']>, (now: Date) => RawBuilder<boolean>> = {
  disabled: () => sql<boolean>`disabled_at is not null`,
  unused: () => sql<boolean>`disabled_because = 'unused'`,
  locked: (now: Date) => sql<boolean>`disabled_at is null and locked_until > ${now}`,
  initial: (now: Date) => sql<boolean>`disabled_at is null and password_changed_at is null
    and (locked_until is null or locked_until <= ${now})`,
  'in-use': (now: Date) => sql<boolean>`disabled_at is null and password_changed_at is not null
    and (locked_until is null or locked_until <= ${now})`,
  'no-role': (now: Date) => sql<boolean>`disabled_at is null and not exists (select 1 from role_grant g
    where g.account_id = account.id and g.revoked_at is null
      and (g.valid_until is null or g.valid_until >= (${now}::timestamptz at time zone 'Asia/Shanghai')::date))`,
}

/** One page of a unit's accounts by name, with how many there are in all. */
export async function accountPage(
  db: Database,
  unitId: string,
  { search, state, page, size }: AccountQuery,
  now: Date,
) {
  const wanted = search.normalize('NFKC').replace(/[\\%_]/g, '\\$&')
  const narrow = <O>(query: SelectQueryBuilder<DB, 'account', O>) =>
    query
      .where('unitId', '=', unitId)
      .$if(search !== '', (some) =>
        some.where((eb) => eb.or([eb('name', 'like', `%${wanted}%`), eb('username', 'ilike', `%${wanted}%`)])),
      )
      .$if(state !== undefined, (some) => some.where(stateConditions[state!](now)))
  const counted = await narrow(db.selectFrom('account').select(({ fn }) => fn.countAll().as('n'))).executeTakeFirst()
  const rows = await narrow(db.selectFrom('account').select(columns))
    .orderBy('username')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total: Number(counted?.n ?? 0), rows }
}

export const installationOf = (db: Reader) =>
  db.selectFrom('installation').select(['setUpAt', 'isDemo', 'areasOff']).executeTakeFirstOrThrow()

export async function setAreas(tx: Writer, areasOff: string[]): Promise<void> {
  await tx.updateTable('installation').set({ areasOff }).execute()
}

/** The unit of this installation, or null before set-up. */
export const firstUnit = (db: Reader) =>
  db.selectFrom('unit').select(['id', 'name']).orderBy('createdAt').limit(1).executeTakeFirst()

export async function saveUnit(tx: Writer, unit: { id: string; name: string; now: Date }): Promise<void> {
  await tx
    .insertInto('unit')
    .values({ id: unit.id, name: unit.name, createdAt: unit.now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: unit.name }))
    .execute()
}

/** Marks the installation as set up; false when somebody else did so first. */
export async function markSetUp(tx: Writer, now: Date, isDemo = false): Promise<boolean> {
  const done = await tx
    .updateTable('installation')
    .set({ setUpAt: now, isDemo })
    .where('setUpAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const demoAccounts = (db: Reader) =>
  db
    .selectFrom('account')
    .innerJoin('roleGrant', 'roleGrant.accountId', 'account.id')
    .select(['account.username', 'account.name', 'roleGrant.role'])
    .where('account.disabledAt', 'is', null)
    .where('roleGrant.revokedAt', 'is', null)
    .orderBy('account.createdAt')
    .orderBy('account.username')
    .orderBy('roleGrant.role')
    .limit(300)
    .execute()
