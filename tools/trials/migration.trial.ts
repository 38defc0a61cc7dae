import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { schemaSql } from '../schema-sql.ts'
import type { Chance } from './chance.ts'
import type { Outcome, Trial } from './outcome.ts'
import { OwnServer } from './own-server.ts'
import { type Ended, makeFolder, spawnProgram } from './program.ts'

const SHIPPED = readdirSync(join(import.meta.dirname, '../../db/migrations'))
  .filter((name) => /^\d{4}-.*\.ts$/.test(name))
  .map((name) => name.slice(0, -3))
  .sort()
/** Schemas from which an update begins: early ones, and every one that was released. */
const FROM = ['0003', '0010', '0019', '0026', '0030']
/** Tables that were there from the first and are changed or referred to by many later changes. */
const HELD = ['account', 'installation', 'audit_entry', 'section', 'person', 'unit'] as const
const MOST_SECONDS = 60

type Place = { server: OwnServer; data: string }

/** Updates from old schemas, killed while they run, and an old program on a new schema. */
export const migration: Trial = {
  title: '升级：从旧的表结构开始，升级中随机误杀，再启动，结构与新建的一样，原来的内容一行不少；旧程序拒绝新结构',
  async run({ chance, isSmall, say }): Promise<Outcome> {
    const place = makeFolder()
    const server = new OwnServer(join(place.folder, 'server'))
    await server.start()
    const at = { server, data: join(place.folder, 'data') }
    const faults: string[] = []
    let [kills, updates, inside] = [0, 0, 0]
    try {
      const fresh = await freshSchema(at)
      let number = 0
      const begins = isSmall ? FROM.slice(-2) : FROM
      for (const from of begins) {
        for (let round = 0; round < (isSmall ? 2 : 8); round++) {
          const told = await oneUpdate(
            { server, data: join(place.folder, `data-${number++}`) },
            { from, fresh, chance, round },
          )
          kills += told.kills
          inside += told.inside
          updates += 1
          faults.push(...told.faults)
        }
        say(`从${from}：误杀${kills}次，其中${inside}次正在改结构`)
      }
      faults.push(...(await refusesNewer(at)))
      const figures = { 起点: begins.join('、'), 升级次数: updates, 误杀: kills, 误杀时正在改表: inside }
      if (!isSmall && inside === 0) faults.push('没有一次误杀落在升级中间，这次试验什么也没有说明')
      return { figures, faults }
    } finally {
      await server.end('SIGINT')
      server.remove()
      place.remove()
    }
  },
}

type Round = { from: string; fresh: string; chance: Chance; round: number }

async function oneUpdate(at: Place, { from, fresh, chance, round }: Round) {
  const faults: string[] = []
  const before = await oldInstallation(at, from)
  let [kills, inside] = [0, 0]
  for (let kill = 0; kill < 3; kill++) {
    const isBusy = await killedInside(at, chance.pick(HELD), round % 4 === 3 ? chance.whole(0, 1500) : null)
    kills += 1
    // The tables were being changed, and nothing of it was kept: it died in the middle.
    if (isBusy && (await migrationsIn(at)).length === before.migrations) inside += 1
  }
  const what = `从${from}第${round + 1}次`
  const fault = await startsAndStops(at)
  if (fault) return { kills, inside, faults: [`${what}：误杀以后不能启动：${fault}`] }
  if ((await schemaOf(at)) !== fresh) faults.push(`${what}：升级后的表结构与新建的不同`)
  for (const [table, rows] of Object.entries(before.rows)) {
    const now = await countOf(at, table)
    if (now < rows) faults.push(`${what}：${table}原有${rows}行，升级后${now}行`)
  }
  return { kills, inside, faults }
}

const envOf = ({ server, data }: Place) => ({
  ...{ DATABASE_URL: server.url, TOUYAN_DATA: data, TOUYAN_LOG: 'silent', TOUYAN_BACKUP: 'off', PORT: '0' },
})

/** An empty database. The program's own role stays, as it does on a server. */
async function emptied({ server }: Place): Promise<void> {
  await server.query('drop database if exists touyan with (force)', [], 'postgres')
  await server.query('create database touyan', [], 'postgres')
}

/** A database as an earlier program left it, with people, accounts and a trail in it. */
async function oldInstallation(at: Place, from: string): Promise<{ migrations: number; rows: Record<string, number> }> {
  await emptied(at)
  const until = SHIPPED.find((name) => name.startsWith(from))!
  const { db, pool } = openDatabase({ connectionString: at.server.url }, 1)
  await migrate(db as never, until).finally(() => pool.end())
  const unit = randomUUID()
  await at.server.query(`insert into unit (id, name, created_at) values ($1, '云栖市文化和旅游局', now())`, [unit])
  for (let n = 0; n < 40; n++) {
    await at.server.query(
      `insert into section (unit_id, id, name, kind, position, admin_headcount, institution_headcount)
       values ($1, $2, $3, 'section', $4, 1, 1)`,
      [unit, randomUUID(), `科室${n}`, n],
    )
    const account = randomUUID()
    await at.server.query(`insert into account (id, name, email, username, unit_id) values ($1, $2, $3, $4, $5)`, [
      account,
      `干部${n}`,
      `${account}@touyan.invalid`,
      `user${n}`,
      unit,
    ])
  }
  const rows: Record<string, number> = {}
  for (const table of ['unit', 'section', 'account']) rows[table] = await countOf(at, table)
  return { migrations: (await migrationsIn(at)).length, rows }
}

const countOf = async ({ server }: Place, table: string): Promise<number> =>
  (await server.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n

async function migrationsIn({ server }: Place): Promise<string[]> {
  const rows = await server.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name)
}

/**
 * Starts the program and kills it: while it waits for a table that is held under its hands, in the middle of the
 * change, or after a while of chance. True when it was found in the middle.
 */
async function killedInside(at: Place, table: string, afterMs: number | null): Promise<boolean> {
  const holding = new pg.Client({ connectionString: at.server.url })
  await holding.connect()
  try {
    if (afterMs === null) {
      await holding.query('begin')
      await holding.query(`lock table ${table} in row exclusive mode`)
    }
    const program = spawnProgram(['serve'], envOf(at))
    const isBusy = afterMs === null ? await waitsForTable(holding, program) : await sleep(afterMs, false)
    program.kill('SIGKILL')
    await program.ended
    return isBusy
  } finally {
    await holding.end()
  }
}

async function waitsForTable(client: pg.Client, program: { stdout(): string }): Promise<boolean> {
  const until = performance.now() + MOST_SECONDS * 1000
  while (performance.now() < until && !/https?:/.test(program.stdout())) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_locks l join pg_class c on c.oid = l.relation
       where not l.granted and c.relnamespace = 'public'::regnamespace`,
    )
    if (rows[0]!.n) return true
    await sleep(10)
  }
  return false
}

/** Starts it to the end and stops it; what it said when it could not. */
async function startsAndStops(at: Place): Promise<string | null> {
  const program = spawnProgram(['serve'], envOf(at))
  const ended: { result: Ended | null } = { result: null }
  void program.ended.then((result) => {
    ended.result = result
  })
  const until = performance.now() + MOST_SECONDS * 1000
  while (!/https?:\/\/\S+/.test(program.stdout())) {
    if (ended.result) return ended.result.stderr.slice(0, 300)
    if (performance.now() > until) {
      program.kill('SIGKILL')
      return `${MOST_SECONDS}秒没有起来`
    }
    await sleep(20)
  }
  program.kill('SIGTERM')
  await program.ended
  return null
}

const schemaOf = ({ server }: Place): Promise<string> => schemaSql(server.url)

async function freshSchema(at: Place): Promise<string> {
  await emptied(at)
  const fault = await startsAndStops(at)
  if (fault) throw new Error(fault)
  return schemaOf(at)
}

/** What a newer program has changed, this one leaves alone, with words. */
async function refusesNewer(at: Place): Promise<string[]> {
  await at.server.query(`insert into kysely_migration (name, timestamp) values ('9999-later', now()::text)`)
  const before = await schemaOf(at)
  const fault = await startsAndStops(at)
  if (!fault) return ['数据库由更新的版本升级过，旧程序照样启动了']
  const faults = /由更新版本的头雁/.test(fault) ? [] : [`拒绝的话没有说明：${fault}`]
  if ((await schemaOf(at)) !== before) faults.push('拒绝的旧程序改动了表结构')
  return faults
}
