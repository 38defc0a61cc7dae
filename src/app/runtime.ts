import { randomUUID, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { announceAll, hearAnnounced, ROOM_CHANGED } from '../areas/decisions/facts.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { startEmbedded } from '../platform/database/embedded.ts'
import { takeOwnership } from '../platform/database/lock.ts'
import { migrate } from '../platform/database/migrate.ts'
import { type Database, openDatabase } from '../platform/db.ts'
import { StartRefused } from '../platform/errors.ts'
import type { Keys } from '../platform/keys.ts'
import { startSealer } from '../platform/seal.ts'
import { makeAuth, makeSessions } from '../platform/session.ts'
import type { Platform } from '../platform/write.ts'
import { insistOnAnchor } from './anchor-check.ts'
import { permissions } from './areas.ts'
import { joinCompanions, ROLL_CALL } from './companions.ts'
import type { Config } from './config.ts'
import { loadKeys } from './keys/files.ts'
import { insistOnKnownAnswers } from './keys/known-answers.ts'
import { keysFault, registeredKeys, registerKeys } from './keys/registered.ts'
import { hearNotices } from './notices.ts'
import { makeLog } from './operations/log.ts'
import { applicationWay } from './queries/application-role.ts'
import { inTurn, withClient } from './turn.ts'

/** The turn of whatever a start makes once: keys, tables, the first unit, the door's role. */
export const STARTING = 'starting'

/** `owner` is the way to the database for what the program itself may not: its structure, roles, backups. */
export type Runtime = { platform: Platform; pool: pg.Pool; owner: pg.ClientConfig; stop(): Promise<void> }

/** Opens the data folder and its database, brings the schema up to date and checks the keys. */
export async function startRuntime(config: Config, clock: Clock = systemClock): Promise<Runtime> {
  const closing: (() => Promise<void>)[] = []
  const closeAll = async () => {
    const faults: unknown[] = []
    // What cannot be closed must not keep the rest open.
    for (const close of closing.splice(0).reverse()) await close().catch((error) => faults.push(error))
    if (faults.length) throw faults[0]
  }
  try {
    const owner = await connect(config, closing)
    // Two that start at once would make two sets of keys.
    const { platform, pool } = await inTurn(owner, STARTING, () => open(config, { owner, clock, closing }))
    return { platform, pool, owner, stop: closeAll }
  } catch (error) {
    await closeAll().catch(() => {})
    throw error
  }
}

/** How a database that belongs to this program is started again when it has ended by itself. */
export const reviving = new WeakMap<pg.ClientConfig, () => Promise<void>>()

type Opening = { owner: pg.ClientConfig; clock: Clock; closing: (() => Promise<void>)[] }

async function open(config: Config, { owner, clock, closing }: Opening): Promise<Pick<Runtime, 'platform' | 'pool'>> {
  const log = makeLog(config)
  const companion = await withClient(owner, (client) => joinCompanions(client, config.dataFolder))
  closing.push(async () => companion.leave())
  insistOnKnownAnswers()
  const keys = loadKeys(join(config.dataFolder, 'keys'), config.crypto)
  const way = await prepare(owner, { keys, clock, appDatabaseUrl: config.appDatabaseUrl })
  const { db, pool } = openDatabase(way, config.connections)
  closing.push(() => pool.end())
  const anchorFile = join(config.dataFolder, 'audit-head.json')
  insistOnAnchor(anchorFile)
  const sealer = startSealer(db, keys, clock, anchorFile)
  closing.push(() => sealer.settle())
  await sealer.settle()
  const auth = makeAuth(db, keys, config.origin)
  const sessions = makeSessions(db, auth, () => clock.now())
  const hearing = { rights_changed: sessions.forget, [ROOM_CHANGED]: hearAnnounced, [ROLL_CALL]: companion.answer }
  const missed = () => {
    sessions.forget()
    announceAll()
  }
  closing.push(await hearNotices(owner, { hearing, missed, prepare: companion.sayName }))
  return { platform: { db, keys, clock, log, sealer, anchorFile, permissions, auth, sessions }, pool }
}

/** As the owner: brings the schema up to date and checks the keys. Returns the way of the role for everything else. */
async function prepare(
  owner: pg.ClientConfig,
  { keys, clock, appDatabaseUrl }: { keys: Keys; clock: Clock; appDatabaseUrl: string | null },
): Promise<pg.ClientConfig> {
  const { db, pool } = openDatabase(owner, 2)
  try {
    await migrate(db as never)
    // Before anything is made from the keys.
    await insistOnKeys(db, keys, clock)
    await withClient(owner, (client) => insistOnLaterKeys(client, keys, clock))
    return await applicationWay(db, owner, { keys, appDatabaseUrl })
  } finally {
    await pool.end()
  }
}

/** The owner's way to the database of a configuration: the embedded one is started. `closing` takes what is closed. */
export async function connect(config: Config, closing: (() => Promise<void>)[]): Promise<pg.ClientConfig> {
  if (config.databaseUrl) {
    const connection = { connectionString: config.databaseUrl }
    await insistOnServer(connection)
    return connection
  }
  const lock = await takeOwnership(config.dataFolder)
  closing.push(() => lock.release())
  let server = await startEmbedded(config.dataFolder)
  let isClosing = false
  closing.push(() => {
    isClosing = true
    return server.stop()
  })
  reviving.set(server.connection, async () => {
    if (!isClosing) server = await startEmbedded(config.dataFolder)
  })
  return server.connection
}

const OLDEST_SERVER = 150_000

async function insistOnServer(connection: pg.ClientConfig): Promise<void> {
  let client: pg.Client | null = null
  try {
    client = new pg.Client({ ...connection, connectionTimeoutMillis: 15_000 })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query("select current_setting('server_version_num')::int as version")
    if (rows[0].version >= OLDEST_SERVER) return
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    // A malformed address is not repeated: it holds the password.
    const why = code === 'ERR_INVALID_URL' ? '地址的写法有误' : message || code
    throw new StartRefused(`无法连接 DATABASE_URL 指定的数据库：${why}。请核对地址、用户、口令和数据库名。`)
  } finally {
    await client?.end().catch(() => {})
  }
  throw new StartRefused('DATABASE_URL 指定的PostgreSQL版本过低，需要15以上版本。')
}

/** Another folder's keys cannot open this database's secrets; better to stop than to write a mixture. */
async function insistOnKeys(db: Database, keys: Keys, clock: Clock): Promise<void> {
  const check = keys.fingerprint('touyan.key-check')
  await db
    .insertInto('installation')
    .values({ chainId: randomUUID(), keyCheck: check, createdAt: clock.now() })
    .onConflict((conflict) => conflict.column('single').doNothing())
    .execute()
  const { keyCheck } = await db.selectFrom('installation').select('keyCheck').executeTakeFirstOrThrow()
  if (timingSafeEqual(keyCheck, check)) return
  throw new StartRefused(
    '数据目录中的密钥与数据库不匹配。请使用与这个数据库一起保存的密钥文件（keys 下的 field.key、audit.key、session.key 等）。',
  )
}

/** Keys that came later: all that the database needs must be here; what is new here it must remember. */
async function insistOnLaterKeys(client: pg.Client, keys: Keys, clock: Clock): Promise<void> {
  const fault = keysFault(await registeredKeys(client), keys)
  if (fault) throw new StartRefused(fault)
  await registerKeys(client, keys, clock.now())
}
