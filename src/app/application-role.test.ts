import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { openDatabase, type Reader } from '../platform/db.ts'
import { forPurpose } from '../platform/purpose.ts'
import { inTransaction } from '../platform/write.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { readConfig } from './config.ts'
import { appendOnly, applicationWay, kept } from './queries/application-role.ts'
import { startRuntime } from './runtime.ts'

let world: World
let database: string
const folder = mkdtempSync(join(tmpdir(), 'touyan-role-'))

beforeAll(async () => {
  world = await makeWorld()
  database = (await sql<{ name: string }>`select current_database() as name`.execute(world.db)).rows[0]!.name
})
afterAll(async () => {
  await sql.raw(`drop owned by ${database}_weak, ${database}_mine`).execute(world.db)
  await sql.raw(`drop role ${database}_weak, ${database}_mine`).execute(world.db)
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const countRows = sql<number>`count(*)::int`.as('n')
const id = randomUUID()
const sealed = `\\x${'01'.repeat(60)}`

/** The tables with row security: what their rows are needed for, and one row. */
const guarded = {
  conduct_report: {
    purpose: 'conduct-reports',
    row: { id, year: 2026, number: 900, hour: '2026-11-23T01:00:00Z', received_on: '2026-11-23', sealed },
  },
  evaluation_round: { purpose: 'evaluations', row: { activity_id: id, closes_on: '2026-11-23', box: sealed } },
  opinion_contact: { purpose: 'contacts', row: { opinion_id: id, sealed, keep_until_on: '2026-11-23' } },
  secret_box: { purpose: 'ballots', row: { item_id: id, round: 1, box: sealed } },
  survey_text_box: { purpose: 'survey-texts', row: { survey_id: id, position: 1, chunk: 0, texts: 1, box: sealed } },
} as const

function insertion(table: string, row: object): string {
  const given = JSON.stringify({ unit_id: world.unitId, ...row })
  const columns = Object.keys(JSON.parse(given)).join(', ')
  return `insert into ${table} (${columns})
    select ${columns} from jsonb_populate_record(null::${table}, '${given}')`
}

/** How a statement ends for the program's own role: `done` or the database's code. It is always taken back. */
async function outcome(statement: string): Promise<string> {
  const over = new Error('over')
  return world.platform.db
    .transaction()
    .execute(async (tx) => {
      await sql.raw(statement).execute(tx)
      throw over
    })
    .catch((error) => (error === over ? 'done' : (error as { code: string }).code))
}

const urlOf = (user: string, password: string, name = database) => {
  const { host, port } = inject('server')
  return `postgresql://${user}:${password}@/${name}?host=${encodeURIComponent(host)}&port=${port}`
}

describe('the role of the program', () => {
  it('is not the owner, and can neither become it nor change the structure', async () => {
    const role = `${database}_app`
    const found = await sql<Record<string, unknown>>`select current_user as name, rolsuper, rolbypassrls, rolcreaterole,
      rolcreatedb, rolreplication, (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
      from pg_roles where rolname = current_user`.execute(world.platform.db)
    expect(found.rows).toEqual([
      {
        ...{ name: role, rolsuper: false, rolbypassrls: false, rolcreaterole: false },
        ...{ rolcreatedb: false, rolreplication: false, owned: 0 },
      },
    ])
    const { user } = inject('server')
    for (const statement of [
      'create table own (id int)',
      'alter table person add column more text',
      'alter table person disable trigger all',
      'alter table audit_entry disable trigger audit_entry_append_only',
      'drop trigger audit_entry_append_only on audit_entry',
      'drop table person',
      'truncate saved_view',
      `alter table person owner to ${role}`,
      `alter role ${role} superuser`,
      'create role another',
      `set role ${user}`,
      'set session_replication_role = replica',
      'delete from kysely_migration',
      "copy person to '/tmp/out.csv'",
      "copy person to program 'cat'",
    ]) {
      expect([statement, await outcome(statement)]).toEqual([statement, '42501'])
    }
  })

  it('sees the rows of a guarded table only when it has said the table’s own purpose', async () => {
    const found = await sql<{ name: string }>`select relname as name from pg_class
      where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`.execute(world.db)
    expect(found.rows.map(({ name }) => name)).toEqual(Object.keys(guarded))
    await world.db.transaction().execute(async (tx) => {
      // Rows without what usually stands around them.
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const [table, { row }] of Object.entries(guarded)) await sql.raw(insertion(table, row)).execute(tx)
    })
    const count = async (table: string, tx: Reader) =>
      (
        await tx
          .selectFrom(sql<object>`${sql.table(table)}`.as('t'))
          .select(countRows)
          .executeTakeFirstOrThrow()
      ).n
    const { db } = world.platform
    for (const [table, { purpose: own, row }] of Object.entries(guarded)) {
      const others = Object.values(guarded).filter(({ purpose }) => purpose !== own)
      expect([table, await count(table, db)]).toEqual([table, 0])
      for (const { purpose } of others) expect(await forPurpose(db, purpose, (tx) => count(table, tx))).toBe(0)
      expect(await forPurpose(db, own, (tx) => count(table, tx))).toBe(1)
      expect(await count(table, world.db)).toBe(1)
      const after = await inTransaction(db, async (tx) => {
        await forPurpose(tx, own, () => count(table, tx))
        return count(table, tx)
      })
      expect(after, 'the purpose is over with what it was said for').toBe(0)
      const changed = await inTransaction(db, (tx) => sql.raw(`update ${table} set unit_id = unit_id`).execute(tx))
      expect(changed.numAffectedRows).toBe(0n)
      expect([table, await outcome(insertion(table, row))]).toEqual([table, '42501'])
    }
  })

  it('does not take two purposes at once in one transaction for an empty table', async () => {
    const twice = inTransaction(world.platform.db, (tx) =>
      Promise.all([forPurpose(tx, 'contacts', async () => 1), forPurpose(tx, 'ballots', async () => 1)]),
    )
    await expect(twice).rejects.toThrow('one purpose at a time')
  })

  it('adds to what is append-only and changes nothing there; what is kept it does not remove', async () => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'`.execute(world.db)
    expect(rows.length).toBeGreaterThan(150)
    for (const { name } of rows) {
      const isFixed = (appendOnly as readonly string[]).includes(name)
      const stays = isFixed || (kept as readonly string[]).includes(name)
      const may = async (right: string) =>
        (await sql<{ yes: boolean }>`select has_table_privilege(${name}, ${right}) as yes`.execute(world.platform.db))
          .rows[0]!.yes
      const found = { update: await may('update'), delete: await may('delete'), truncate: await may('truncate') }
      expect([name, found]).toEqual([name, { update: !isFixed, delete: !stays, truncate: false }])
    }
    for (const name of appendOnly) {
      expect([name, await outcome(`update ${name} set unit_id = unit_id`)]).toEqual([
        name,
        name === 'audit_seal' ? '42703' : '42501',
      ])
      expect([name, await outcome(`delete from ${name}`)]).toEqual([name, '42501'])
    }
  })

  it('has in its lists every table whose trigger refuses each change or removal', async () => {
    const { rows } = await sql<{ name: string; isFixed: boolean }>`
      select relname as name, bool_or(tgtype & 16 > 0) as "isFixed" from pg_trigger
      join pg_class on pg_class.oid = tgrelid join pg_proc on pg_proc.oid = tgfoid
      where proname = 'refuse_change' and tgqual is null and tgtype & 8 > 0 group by relname`.execute(world.db)
    const names = (isFixed: boolean) => rows.filter((row) => row.isFixed === isFixed).map(({ name }) => name)
    expect(names(true).sort()).toEqual([...appendOnly].sort())
    expect(names(false).sort()).toEqual([...kept].sort())
  })
})

describe('where the role is made', () => {
  const { keys } = { keys: { sessionSecret: 'a secret of this test' } as never }

  it('by an administrator, it is used; its rights come from the program', async () => {
    await sql.raw(`create role ${database}_mine login noinherit password 'mine'`).execute(world.db)
    const way = await applicationWay(world.db, world.runtime.owner, {
      ...{ keys, appDatabaseUrl: urlOf(`${database}_mine`, 'mine') },
    })
    const client = new pg.Client(way)
    await client.connect()
    expect((await client.query('select current_user as name')).rows[0].name).toBe(`${database}_mine`)
    expect((await client.query('select * from person')).rows).toEqual([])
    await expect(client.query('delete from audit_entry')).rejects.toMatchObject({ code: '42501' })
    await client.end()
  })

  it('the owner, another database, a wrong password and a role that is not there are refused in words', async () => {
    const { user, password } = inject('server')
    const refused = (appDatabaseUrl: string) => applicationWay(world.db, world.runtime.owner, { keys, appDatabaseUrl })
    await expect(refused(urlOf(user, password))).rejects.toThrow(/权限过大/)
    await expect(refused(urlOf(`${database}_mine`, 'mine', 'touyan'))).rejects.toThrow(/不是同一个数据库/)
    await expect(refused(urlOf(`${database}_mine`, 'wrong'))).rejects.toThrow(/不能使用/)
    await expect(refused(urlOf(`${database}_none`, 'none'))).rejects.toThrow(/不能使用/)
  })

  it('by nobody, the program runs as the owner and says what an administrator has to run', async () => {
    await sql.raw(`create role ${database}_weak login nosuperuser password 'weak'`).execute(world.db)
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    try {
      // The role that is made by itself must not be there yet: a user who may not make roles asks for it.
      const { db, pool } = openDatabase({ connectionString: urlOf(`${database}_weak`, 'weak') }, 1)
      await sql.raw(`alter role ${database}_app rename to ${database}_away`).execute(world.db)
      try {
        const way = await applicationWay(
          db,
          { connectionString: urlOf(`${database}_weak`, 'weak') },
          {
            ...{ keys, appDatabaseUrl: null },
          },
        )
        expect(new pg.Client(way).user).toBe(`${database}_weak`)
      } finally {
        await sql.raw(`alter role ${database}_away rename to ${database}_app`).execute(world.db)
        await pool.end()
      }
      expect(String(told.mock.calls[0])).toMatch(/所有者的身份运行.*create role "t_\w+_app" login.*APP_DATABASE_URL/s)
    } finally {
      told.mockRestore()
    }
  })

  it('other keys are refused before they touch its password; one set by hand gives way to theirs', async () => {
    const { user, password } = inject('server')
    const stored = async () =>
      (
        await sql<{
          hash: string
        }>`select rolpassword as hash from pg_authid where rolname = ${`${database}_app`}`.execute(world.db)
      ).rows[0]!.hash
    const before = await stored()
    // A program that runs would refuse another data folder first.
    await world.runtime.stop()
    const config = readConfig({ DATABASE_URL: urlOf(user, password), TOUYAN_DATA: folder, TOUYAN_LOG: 'silent' })
    await expect(startRuntime(config)).rejects.toThrow(/密钥与数据库不匹配/)
    expect(await stored()).toBe(before)
    await sql.raw(`alter role ${database}_app password 'another'`).execute(world.db)
    const way = await applicationWay(world.db, world.runtime.owner, {
      ...{ keys: world.platform.keys, appDatabaseUrl: null },
    })
    const client = new pg.Client(way)
    await client.connect()
    expect((await client.query('select current_user as name')).rows[0].name).toBe(`${database}_app`)
    await client.end()
  })
})
