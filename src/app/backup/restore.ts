import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/db.ts'
import { StartRefused } from '../../platform/errors.ts'
import { loadKeys } from '../keys/files.ts'
import { keysFault, registeredKeys } from '../keys/registered.ts'
import { type Archive, measuring, whole } from './archive.ts'
import { keyFiles, type Manifest, type TableEntry } from './manifest.ts'
import { migrationsOf, PLAIN, quoted, rowsOut, sequences, shapes } from './tables.ts'

const MIGRATIONS = join(import.meta.dirname, '../../../db/migrations')

/** Refuses an archive whose database this program is too old for. */
export function insistOnKnown({ migrations }: Manifest): void {
  const known = new Set(readdirSync(MIGRATIONS).map((name) => name.replace(/\.ts$/, '')))
  const unknown = migrations.find((name) => !known.has(name))
  if (unknown === undefined) return
  throw new StartRefused(`这份备份由更新版本的头雁写成（${unknown}），请用那个版本或者更新的版本恢复。`)
}

/**
 * Fills an empty database from an archive that was found whole, and holds every table against the manifest before
 * anything is kept.
 *
 * @throws StartRefused when the database is not empty, the keys are missing or another's, or a table differs
 */
export async function fill(connection: pg.ClientConfig, dataFolder: string, archive: Archive): Promise<void> {
  const { manifest } = archive
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    await insistOnEmpty(client, manifest)
    const { db, pool } = openDatabase(connection, 1)
    await migrate(db as never, manifest.migrations.at(-1)).finally(() => pool.end())
    const keep = await placeKeys(join(dataFolder, 'keys'), archive)
    try {
      await client.query(PLAIN)
      await client.query('begin')
      await load(client, archive)
      await insistOnSame(client, manifest)
      await insistOnKeys(client, dataFolder)
      await client.query('commit')
    } catch (error) {
      keep.undo()
      throw error
    }
  } finally {
    await client.end().catch(() => {})
  }
}

/** Nobody's data is written over: tables may be there from a restore that was broken off, rows may not. */
async function insistOnEmpty(client: pg.Client, { migrations }: Manifest): Promise<void> {
  const here = await migrationsOf(client)
  const rows: string[] = []
  for (const { name } of await shapes(client)) {
    const { rowCount } = await client.query(`select 1 from ${quoted(name)} limit 1`)
    if (rowCount) rows.push(name)
  }
  // Some changes of the schema bring rows of their own; a unit is there once somebody has begun to work.
  const isUsed = rows.includes('installation') || rows.includes('unit') || rows.includes('account')
  const isFurther = here.some((name) => !migrations.includes(name))
  if (!isUsed && !isFurther) return
  throw new StartRefused(
    '要恢复到的数据库不是空的，没有改动任何数据。请用 TOUYAN_DATA 或 DATABASE_URL 另外指定空的地方。',
  )
}

/** Puts the keys of the archive where the program looks for them; without any inside they must be there already. */
async function placeKeys(folder: string, { manifest, read }: Archive): Promise<{ undo(): void }> {
  const placed: string[] = []
  // A key that is missing would be made anew, and what the old one closed could not be read.
  const wanted = manifest.keys.length ? manifest.keys.map(({ file }) => basename(file)) : keyFiles(folder)
  const missing = wanted.filter((name) => !existsSync(join(folder, name)))
  if (!manifest.keys.length && missing.length) {
    throw new StartRefused(
      `这份备份没有设口令，里面没有密钥。请先把当时另外保存的${missing.join('、')}放到 ${folder}，再恢复；` +
        '没有密钥，加密的内容谁也打不开。',
    )
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of manifest.keys.length ? missing : []) {
    const path = join(folder, name)
    const bytes = await whole(await read(`keys/${name}`))
    writeFileSync(path, bytes, { mode: 0o600, flush: true })
    placed.push(path)
  }
  return { undo: () => placed.map((path) => rmSync(path, { force: true })) }
}

/** Rows of all tables, with the guards standing aside: what is loaded was already judged when it was entered. */
async function load(client: pg.Client, { manifest, read }: Archive): Promise<void> {
  const { rows: links } = await client.query<{ name: string; table: string; text: string }>(
    `select conname as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as text
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  const all = (await shapes(client)).map(({ name }) => quoted(name))
  for (const { name, table } of links) await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  for (const table of all) await client.query(`alter table ${table} disable trigger user`)
  if (all.length) await client.query(`truncate ${all.join(', ')}`)
  for (const entry of manifest.tables) await loadTable(client, entry, read)
  for (const { name, last, isCalled } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [quoted(name), last, isCalled])
  }
  for (const table of all) await client.query(`alter table ${table} enable trigger user`)
  // Each link is checked again over all rows.
  for (const { name, table, text } of links) {
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${text}`)
  }
}

async function loadTable(client: pg.Client, { name, columns, file }: TableEntry, read: Archive['read']): Promise<void> {
  const list = columns.map(quoted).join(', ')
  const into = client.query(copyFrom(`copy ${quoted(name)} (${list}) from stdin with (format csv, header match)`))
  await pipeline(await read(file), into)
}

/**
 * Every table and sequence of the database against the manifest, by rows and hash.
 *
 * @throws StartRefused naming what differs
 */
async function insistOnSame(client: pg.Client, manifest: Manifest): Promise<void> {
  const told = new Map(manifest.tables.map((entry) => [entry.name, entry]))
  for (const shape of await shapes(client)) {
    const measure = measuring()
    await pipeline(rowsOut(client, shape), measure.stream, async (stream) => {
      for await (const _ of stream);
    })
    const entry = told.get(shape.name)
    if (measure.measured().sha256 === entry?.sha256) continue
    throw new StartRefused(`恢复后的表 ${shape.name} 与备份不一致，没有保留任何数据。请换一份备份。`)
  }
  const numbers = JSON.stringify(await sequences(client))
  if (numbers === JSON.stringify(manifest.sequences)) return
  throw new StartRefused('恢复后的编号与备份不一致，没有保留任何数据。请换一份备份。')
}

async function insistOnKeys(client: pg.Client, dataFolder: string): Promise<void> {
  const { rows } = await client.query<{ check: Buffer }>('select key_check as check from installation')
  const keys = loadKeys(join(dataFolder, 'keys'))
  const isOwn = rows[0] && keys.fingerprint('touyan.key-check').equals(rows[0].check)
  const fault = keysFault(await registeredKeys(client), keys)
  if (isOwn && fault) throw new StartRefused(`${fault}现在没有保留任何数据。`)
  if (isOwn) return
  throw new StartRefused('密钥与备份不匹配，没有保留任何数据。请使用与这份备份同时保存的密钥文件。')
}
