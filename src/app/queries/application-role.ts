import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { type Database, openDatabase } from '../../platform/db.ts'
import { StartRefused } from '../../platform/errors.ts'
import type { Keys } from '../../platform/keys.ts'
import { inTransaction } from '../../platform/write.ts'

/** What is entered there is never changed or removed again; the triggers say so too. */
export const appendOnly = [
  'audit_entry',
  'audit_seal',
  'call_back_draw',
  'evidence_file',
  'meeting_ballot',
  'meeting_event',
  'minutes_addendum',
  'problem_entry',
  'report_acceptance',
  'report_version',
  'research_mark',
  'research_note_gone',
  'training_year',
  'training_year_line',
  'voice_entry',
] as const

/** What changes but is never removed. */
export const kept = ['evidence', 'field_key', 'meeting', 'problem', 'report'] as const

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The role's name follows the database, so that two installations on one server do not share one. */
export async function applicationRoleName(owner: Database): Promise<string> {
  const found = await sql<{ name: string }>`select current_database() as name`.execute(owner)
  return `${found.rows[0]!.name.slice(0, 50)}_app`
}

/** All processes that share the keys know the same password, and a restored system finds it again. */
const passwordFrom = (keys: Keys): string =>
  createHmac('sha256', keys.sessionSecret).update('touyan.application-role').digest('hex')

/** What an administrator has to run where the program itself may not. */
const recipe = (name: string): string => `create role ${quoted(name)} login noinherit password '请换成随机口令';`

/**
 * The way to the database for everything but changes of its structure: a role that owns nothing, and may read and
 * write what the lists above leave to it. Where it cannot be made, says so and gives back the owner's way.
 */
export async function applicationWay(
  db: Database,
  owner: pg.ClientConfig,
  { keys, appDatabaseUrl }: { keys: Keys; appDatabaseUrl: string | null },
): Promise<pg.ClientConfig> {
  if (appDatabaseUrl) return grantedTo(db, { connectionString: appDatabaseUrl }).catch(refuseWithWords)
  const name = await applicationRoleName(db)
  const { host, port, database, ssl } = new pg.Client(owner) as pg.Client & { database: string; ssl: boolean | object }
  const way = { host, port, database, user: name, password: passwordFrom(keys), ...(ssl ? { ssl } : {}) }
  try {
    await ensureRole(db, name)
    return await grantedTo(db, way).catch(async (error) => {
      if ((error as { code?: string }).code !== '28P01') throw error
      await sql.raw(`alter role ${quoted(name)} login password '${way.password}'`).execute(db)
      return grantedTo(db, way)
    })
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    console.error(
      `数据库用户没有建立角色的权限，程序仍以数据库所有者的身份运行，少了一道防线。请数据库管理员执行：\n${recipe(name)}\n` +
        '然后用 APP_DATABASE_URL 写明这个角色的连接地址，再启动；它的权限由程序自己授予。',
    )
    return owner
  }
}

function refuseWithWords(error: Error): never {
  if (error instanceof StartRefused) throw error
  const { code, message } = error as NodeJS.ErrnoException
  const why = code === 'ERR_INVALID_URL' ? '地址的写法有误' : message || code
  throw new StartRefused(`APP_DATABASE_URL 指定的角色不能使用：${why}。请核对地址、用户、口令，角色要先由管理员建立。`)
}

async function ensureRole(db: Database, name: string): Promise<void> {
  const found = await sql`select 1 from pg_roles where rolname = ${name}`.execute(db)
  if (found.rows.length) return
  const options = `login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit`
  try {
    await sql.raw(`create role ${quoted(name)} ${options}`).execute(db)
  } catch (error) {
    // Another process that starts now has made it.
    if (!['42710', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  }
}

/** Gives the role of a connection its rights, and refuses one that has more. */
async function grantedTo(db: Database, way: pg.ClientConfig): Promise<pg.ClientConfig> {
  const { user } = new pg.Client(way)
  await grantRights(db, user!)
  await insistOnRestricted(db, way)
  return way
}

/** From one list, in one transaction: nobody sees the role with less or more than that. */
async function grantRights(db: Database, name: string): Promise<void> {
  const role = quoted(name)
  await inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('touyan.application.role'))`.execute(tx)
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not like 'kysely\\_%'`.execute(
      tx,
    )
    const tables = rows.map((row) => row.name)
    const fixed = new Set<string>(appendOnly)
    const sure = new Set<string>([...appendOnly, ...kept])
    const list = (names: readonly string[]) => names.map(quoted).join(', ')
    await sql
      .raw(
        `revoke all on all tables in schema public from ${role};
         grant usage on schema public to ${role};
         grant select on kysely_migration to ${role};
         grant select, insert on ${list(tables)} to ${role};
         grant update on ${list(tables.filter((table) => !fixed.has(table)))} to ${role};
         grant delete on ${list(tables.filter((table) => !sure.has(table)))} to ${role};
         grant usage on all sequences in schema public to ${role}`,
      )
      .execute(tx)
  })
}

/** A role that could take the owner's place would be none: the program does not start with it. */
async function insistOnRestricted(owner: Database, way: pg.ClientConfig): Promise<void> {
  const { db, pool } = openDatabase(way, 1)
  const chain = sql<{ id: string }>`select current_database() as id`
  try {
    const { rows } = await sql<{ mighty: boolean }>`select rolsuper or rolbypassrls or rolcreaterole or rolreplication
        or has_schema_privilege('public', 'create')
        or exists (select from pg_class where relnamespace = 'public'::regnamespace
          and pg_has_role(current_user, relowner, 'member')) as mighty
      from pg_roles where rolname = current_user`.execute(db)
    if (rows[0]!.mighty) {
      throw new StartRefused(
        'APP_DATABASE_URL 的角色权限过大（是所有者、超级用户，或者能建表、建角色）。请按说明另建一个角色。',
      )
    }
    const [here, there] = [await chain.execute(owner), await chain.execute(db)]
    if (here.rows[0]!.id === there.rows[0]!.id) return
    throw new StartRefused('APP_DATABASE_URL 与 DATABASE_URL 不是同一个数据库。请核对数据库名。')
  } finally {
    await pool.end()
  }
}
