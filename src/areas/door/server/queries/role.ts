import { sql } from 'kysely'
import type { Database } from '../../../../platform/db.ts'

const PLACED = 'unit_id, id, kind, hour, code_hash, sealed'
const ATTACHED = 'unit_id, id, submission_id, bytes_sealed'

/** All that the process on the outside may do. */
const grants = (role: string) => [
  `grant usage on schema public to ${role}`,
  `grant insert (${PLACED}) on door_queue to ${role}`,
  `grant insert (${ATTACHED}) on door_attachment to ${role}`,
  `grant select on door_publication to ${role}`,
  `grant execute on function door_look_up(uuid, bytea) to ${role}`,
  `grant execute on function door_room(uuid, integer, bigint) to ${role}`,
  `alter role ${role} set statement_timeout = '5s'`,
]

/** The role's name follows the database, so that two installations on one server do not share one. */
export async function doorRoleName(db: Database): Promise<string> {
  const found = await sql<{ name: string }>`select current_database() as name`.execute(db)
  return `${found.rows[0]!.name.slice(0, 50)}_door`
}

/**
 * Makes the role of the outside with this password, or gives an existing one the password and the rights. Throws 42501
 * where our own database user may not do that.
 */
export async function ensureDoorRole(db: Database, name: string, password: string): Promise<void> {
  if (!/^[0-9a-f]{32,}$/.test(password)) throw new Error('a password of hex digits is expected')
  const role = `"${name.replaceAll('"', '""')}"`
  await db.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(hashtext('touyan.door.role'))`.execute(one)
    try {
      const found = await sql`select 1 from pg_roles where rolname = ${name}`.execute(one)
      // A new role may neither be superuser nor make databases, and only one who may can say so when altering.
      const verb = found.rows.length ? 'alter role' : 'create role'
      const options = `login nocreaterole noinherit connection limit 12 password '${password}'`
      await sql.raw(`${verb} ${role} ${options}`).execute(one)
      for (const grant of grants(role)) await sql.raw(grant).execute(one)
    } finally {
      await sql`select pg_advisory_unlock(hashtext('touyan.door.role'))`.execute(one)
    }
  })
}

/** What an administrator has to run where the program itself may not. */
export const roleRecipe = (name: string): string =>
  [`create role "${name}" login password '请换成随机口令';`, ...grants(`"${name}"`).map((grant) => `${grant};`)].join(
    '\n',
  )
