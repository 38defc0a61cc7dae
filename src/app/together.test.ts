import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { destroyOldKeys, prepareBox } from '../areas/decisions/server/ballots.ts'
import { ensureDoorRole } from '../areas/door/server/queries/role.ts'
import { openDatabase } from '../platform/db.ts'
import { type MeetingBureau, makeMeeting } from '../testing/meeting-bureau.ts'
import { bounds } from './areas.ts'
import { daily } from './backup/daily.ts'
import { type Config, readConfig } from './config.ts'
import { lookOnce } from './monthly.ts'
import { hearNotices } from './notices.ts'
import { type Runtime, startRuntime } from './runtime.ts'
import { makeServer } from './server.ts'
import { byOneOnly, inTurn } from './turn.ts'

let bureau: MeetingBureau
let config: Config
let second: Runtime
beforeAll(async () => {
  bureau = await makeMeeting({ members: 3 })
  const { user, password, host, port } = inject('server')
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(bureau.world.db)
  const folder = dirname(bureau.world.platform.anchorFile)
  config = readConfig({
    DATABASE_URL: `postgresql://${user}:${password}@/${rows[0]!.name}?host=${encodeURIComponent(host)}&port=${port}`,
    TOUYAN_DATA: folder,
    TOUYAN_LOG: 'silent',
    TOUYAN_BACKUP_FOLDER: mkdtempSync(join(folder, 'backups-')),
  })
  second = await startRuntime(config, bureau.world.clock)
})
afterAll(async () => {
  await second?.stop()
  await bureau?.world.close()
})

const both = () => [bureau.world.runtime, second]
const counted = async (action: string) => {
  const rows = await bureau.world.db.selectFrom('auditEntry').select('id').where('action', '=', action).execute()
  return rows.length
}

it('the backup of the day is made by one of two', async () => {
  await Promise.all(both().map((runtime) => daily(runtime, config)))
  expect(readdirSync(config.backupFolder)).toHaveLength(1)
  expect(await counted('backup.made')).toBe(1)
})

it('what is due is done by one of two, and once', async () => {
  await Promise.all(both().map((one) => lookOnce(one)))
  await Promise.all(both().map((one) => lookOnce(one)))
  expect(await counted('structure.snapshot-taken')).toBe(1)
})

it('a turn is waited for, work at hand is left alone, and both end with whoever held them', async () => {
  const { owner: connection } = second
  const done: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const first = inTurn(connection, 'tried', async () => {
    await promise
    done.push('first')
  })
  // The first has its turn once the other cannot have it.
  while (await byOneOnly(connection, 'tried', async () => {})) {}
  const next = inTurn(connection, 'tried', async () => void done.push('next'))
  resolve()
  await Promise.all([first, next])
  expect(done).toEqual(['first', 'next'])
  await expect(byOneOnly(connection, 'tried', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await byOneOnly(connection, 'tried', async () => {})).toBe(true)
})

it('a start beside it never destroys the key of a round that is being opened', async () => {
  const { db, platform, unitId } = bureau.world
  const round = { unitId, itemId: bureau.items[0]!.id, round: 1 }
  const key = join(dirname(platform.anchorFile), 'keys', 'ballots', `${round.itemId}-1.key`)
  let looking: Promise<void> | undefined
  await db.transaction().execute(async (tx) => {
    await prepareBox(platform, tx, round)
    looking = destroyOldKeys(second.platform)
    // The other start has come as far as it can.
    await expect.poll(async () => (await waiting(second)).length).toBe(1)
  })
  await looking
  expect(existsSync(key)).toBe(true)
})

const waiting = async ({ platform }: Runtime) =>
  (
    await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
      platform.db,
    )
  ).rows

it('a lost connection is replaced; what may have been missed is said, what comes later is heard', async () => {
  const { owner: connection, platform } = second
  const heard: string[] = []
  let missed = 0
  let pid = 0
  const stop = await hearNotices(connection, {
    hearing: { tried: (words) => void heard.push(words) },
    missed: () => {
      missed += 1
    },
    prepare: async (client) => {
      pid = (await client.query('select pg_backend_pid() as pid')).rows[0].pid
    },
  })
  const say = (words: string) => sql`select pg_notify('tried', ${words})`.execute(platform.db)
  await say('before')
  await expect.poll(() => heard).toEqual(['before'])
  await sql`select pg_terminate_backend(${pid})`.execute(bureau.world.db)
  await expect.poll(() => missed, { timeout: 5000 }).toBe(2)
  await say('after')
  await expect.poll(() => heard).toEqual(['before', 'after'])
  await stop()
  await say('too late')
  expect(heard).toEqual(['before', 'after'])
})

it('an answer that a lost connection cuts off says so, and the next one is given', async () => {
  const { platform } = second
  const app = makeServer(second, bounds)
  const held = platform.db.transaction().execute(async (tx) => {
    await sql`lock table installation in access exclusive mode`.execute(tx)
    const asked = app.request('/api/bootstrap', {}, { incoming: { socket: { remoteAddress: '::1' } } })
    await expect.poll(async () => (await waiting(bureau.world.runtime)).length).toBe(1)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`.execute(bureau.world.db)
    return (await asked).status
  })
  expect(await held).toBe(503)
  // One that nobody reads from at this moment ends the program if it is not looked after.
  const lost = platform.db.connection().execute(async (one) => {
    const found = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(one)
    await sql`select pg_terminate_backend(${found.rows[0]!.pid})`.execute(bureau.world.db)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await sql`select 1`.execute(one)
  })
  await expect(lost).rejects.toThrow()
  expect((await app.request('/healthz')).status).toBe(200)
})

it('a database user that may make roles may start a second time', async () => {
  const { db } = bureau.world
  const { user, host, port } = inject('server')
  const [name, password] = [`maker_${randomUUID().slice(0, 8)}`, randomUUID()]
  await sql.raw(`create role ${name} login createrole password '${password}'`).execute(db)
  await sql.raw(`grant "${user}" to ${name}`).execute(db)
  const { database } = new pg.Client(second.owner) as pg.Client & { database: string }
  const own = openDatabase({ host, port, user: name, password, database }, 2)
  try {
    const hex = randomUUID().replaceAll('-', '')
    await ensureDoorRole(own.db, `${name}_door`, hex)
    await ensureDoorRole(own.db, `${name}_door`, hex)
  } finally {
    await own.pool.end()
    await sql.raw(`drop owned by ${name}_door; drop role ${name}_door; drop role ${name}`).execute(db)
  }
})

it('a header that names another address is believed of no peer but a named proxy', async () => {
  const asked = async (peer: string, proxies: readonly string[]) => {
    const app = makeServer(second, bounds, { proxies })
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1, 203.0.113.5' }
    const init = { method: 'POST', headers, body: JSON.stringify({ username: `x${randomUUID()}`, password: 'x' }) }
    await app.request('/api/sign-in', init, { incoming: { socket: { remoteAddress: peer } } })
    const newest = second.platform.db.selectFrom('auditEntry').select('ip').orderBy('seq', 'desc')
    return (await newest.executeTakeFirst())?.ip
  }
  expect(await asked('10.0.0.2', [])).toBe('10.0.0.2')
  expect(await asked('10.0.0.2', ['10.0.0.3'])).toBe('10.0.0.2')
  expect(await asked('10.0.0.2', ['10.0.0.2'])).toBe('203.0.113.5')
  expect(await asked('::ffff:10.0.0.2', ['10.0.0.2', '203.0.113.5'])).toBe('192.0.2.1')
})

it.each([
  [{ TOUYAN_PROXY: '10.0.0.2, ::1' }, { proxies: ['10.0.0.2', '::1'] }],
  [{ TOUYAN_CONNECTIONS: '2' }, { connections: 2 }],
  [{}, { proxies: [], connections: 10 }],
])('%j is understood', (env, expected) => {
  expect(readConfig(env)).toMatchObject(expected)
})

it.each([{ TOUYAN_PROXY: 'proxy.example' }, { TOUYAN_PROXY: '10.0.0.0/8' }, { TOUYAN_CONNECTIONS: '1' }])(
  '%j is refused by name',
  (env) => {
    expect(() => readConfig(env)).toThrow(Object.keys(env)[0])
  },
)
