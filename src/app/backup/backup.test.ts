import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import yazl from 'yazl'
import { unpacked } from '../../testing/unpacked.ts'
import { type Client, makeWorld, type World } from '../../testing/world.ts'
import { readConfig } from '../config.ts'
import { seedDemo } from '../demo.ts'
import { loadKeys, makeKey } from '../keys/files.ts'
import { registerKeys } from '../keys/registered.ts'
import { startRuntime } from '../runtime.ts'
import { withClient } from '../turn.ts'
import { openArchive } from './archive.ts'
import { daily } from './daily.ts'
import { type Made, makeBackup } from './make.ts'
import { drill, restore } from './system.ts'

const PASSPHRASE = '云栖市文旅局的备份口令'
let world: World
let clerk: Client
let folder: string
let plain: Made
let sealed: Made
const targets: string[] = []

beforeAll(async () => {
  world = await makeWorld()
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
  // Sealed under two keys, as after an exchange of keys that went halfway.
  makeKey(join(dataFolder(), 'keys'), 'field-2.key')
  Object.assign(world.platform.keys, loadKeys(join(dataFolder(), 'keys')))
  await withClient(world.runtime.owner, (client) => registerKeys(client, world.platform.keys, world.clock.now()))
  clerk = await world.as('personnel_clerk')
  await world.platform.sealer.settle()
  folder = mkdtempSync(join(tmpdir(), 'touyan-backup-'))
  plain = await make('plain.zip', null)
  sealed = await make('sealed.zip', PASSPHRASE)
}, 120_000)

afterEach(async () => {
  for (const name of targets.splice(0)) await sql.raw(`drop database ${name} with (force)`).execute(world.db)
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const dataFolder = () => dirname(world.platform.anchorFile)

const make = (name: string, passphrase: string | null) =>
  makeBackup({
    ...{ connection: world.runtime.owner, dataFolder: dataFolder(), path: join(folder, name), passphrase },
    now: world.clock.now(),
  })

/** An empty database with a data folder of its own; with `keys` those of the source lie there already. */
async function emptyPlace({ keys = false } = {}) {
  const { host, port, user, password } = inject('server')
  const name = `t_${randomBytes(6).toString('hex')}`
  await sql.raw(`create database ${name}`).execute(world.db)
  targets.push(name)
  const place = mkdtempSync(join(folder, 'place-'))
  if (keys) cpSync(join(dataFolder(), 'keys'), join(place, 'keys'), { recursive: true })
  const url = `postgresql://${user}:${password}@/${name}?host=${encodeURIComponent(host)}&port=${port}`
  return readConfig({ DATABASE_URL: url, TOUYAN_DATA: place, TOUYAN_LOG: 'silent' })
}

type Place = Awaited<ReturnType<typeof emptyPlace>>

async function asked<Row>({ databaseUrl }: Place, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl! })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Rows of the program's tables in a place; none where there are no tables. */
async function rowsIn(place: Place): Promise<number> {
  const tables = await asked<{ name: string }>(
    place,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
     and relname in ('unit', 'account', 'person', 'installation', 'audit_entry')`,
  )
  let rows = 0
  for (const { name } of tables) rows += (await asked(place, `select 1 from ${name}`)).length
  return rows
}

const written = (bytes: Buffer) => {
  const path = join(folder, `damaged-${randomBytes(4).toString('hex')}.zip`)
  writeFileSync(path, bytes)
  return path
}

describe('a backup', () => {
  it('is one archive any program opens: a table for a file, a manifest with counts and hashes, no keys', async () => {
    const manifest = JSON.parse(String(await unpacked(readFileSync(plain.path), 'manifest.json')))
    expect(manifest.tables).toHaveLength(plain.tables)
    expect(plain.tables).toBeGreaterThan(140)
    const people = String(await unpacked(readFileSync(plain.path), 'tables/person.csv'))
    const { rows } = manifest.tables.find(({ name }: { name: string }) => name === 'person')
    expect(people.match(/^"[0-9a-f-]{36}",/gm)).toHaveLength(rows)
    expect(manifest.keys).toEqual([])
    expect(plain.hasKeys).toBe(false)
    expect(readFileSync(plain.path).includes(readFileSync(join(dataFolder(), 'keys/field.key')))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('with a passphrase gives nothing away but the names and sizes of the tables', async () => {
    const bytes = readFileSync(sealed.path)
    expect(bytes.includes(readFileSync(join(dataFolder(), 'keys/field.key')))).toBe(false)
    const first = await unpacked(bytes, 'tables/person.csv.sealed')
    expect(Buffer.from(first).includes('秦牧川')).toBe(false)
    const archive = await openArchive(sealed.path, PASSPHRASE)
    expect(archive.manifest.keys.map(({ file }) => file)).toEqual([
      ...['keys/field.key', 'keys/field-2.key', 'keys/audit.key', 'keys/session.key'],
    ])
    archive.close()
  })

  it.each([
    ['with a passphrase, keys and all', () => sealed, PASSPHRASE, false],
    ['without one, beside the keys', () => plain, null, true],
  ] as const)('%s fills an empty place: every table alike, secrets open, the audit chain whole', async (...given) => {
    const [, of, passphrase, keys] = given
    const place = await emptyPlace({ keys })
    const done = await restore(place, of().path, passphrase)
    expect(done).toMatchObject({ tables: of().tables, rows: of().rows })
    expect(done.auditEntries).toBeGreaterThan(0)
    const runtime = await startRuntime(place)
    const { db, keys: restored } = runtime.platform
    const one = await db.selectFrom('person').select(['id', 'idNumberSealed']).executeTakeFirstOrThrow()
    expect(restored.open(one.idNumberSealed!, `person.id_number.${one.id}`)).toMatch(/^9901\d{2}/)
    await runtime.stop()
    // Guards and links stand as before.
    const guards = `select count(*)::int as n from pg_trigger where not tgisinternal and tgenabled = 'O'`
    const links = `select count(*)::int as n from pg_constraint where contype = 'f' and convalidated`
    for (const text of [guards, links]) {
      const source = await sql.raw<{ n: number }>(text).execute(world.db)
      expect(await asked(place, text)).toEqual(source.rows)
      expect(source.rows[0]!.n).toBeGreaterThan(10)
    }
    await expect(restore(place, of().path, passphrase)).rejects.toThrow(/不是空的，没有改动任何数据/)
  })

  it('made while people write is of one moment: changes and their audit entries belong together', async () => {
    let isOver = false
    let acknowledged = 0
    const numbers = { position: 1, adminHeadcount: 0, institutionHeadcount: 0 }
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; !isOver; n++) {
        const { status } = await clerk.post('/api/sections', { name: `甲${writer}-${n}`, kind: 'section', ...numbers })
        if (status === 201) acknowledged += 1
      }
    })
    await vi.waitFor(() => expect(acknowledged).toBeGreaterThan(3))
    const busy = await make('busy.zip', PASSPHRASE)
    isOver = true
    await Promise.all(writers)
    const place = await emptyPlace()
    await restore(place, busy.path, PASSPHRASE)
    const made = await asked<{ id: string }>(place, "select id::text from section where name like '甲%' order by id")
    const told = await asked<{ id: string }>(
      place,
      `select subject_id as id from audit_entry where action = 'section.created' and detail like '%甲%' order by 1`,
    )
    expect(made).toEqual(told)
    expect(made.length).toBeLessThanOrEqual(acknowledged)
    expect(made.length).toBeGreaterThan(0)
  })
})

describe('a drill', () => {
  it('restores beside what is in use, finds planted damage, and leaves nothing behind', async () => {
    const config = readConfig({ DATABASE_URL: 'postgresql://nobody@/nothing', TOUYAN_DATA: dataFolder() })
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('touyan-drill-'))
    const before = left()
    const rows = (await world.db.selectFrom('auditEntry').select('id').execute()).length
    expect(await drill(config, plain.path, null)).toMatchObject({ tables: plain.tables, rows: plain.rows })
    const bytes = readFileSync(plain.path)
    const at = bytes.indexOf('tables/person.csv') + 200
    bytes[at] = bytes[at]! ^ 1
    await expect(drill(config, written(bytes), null)).rejects.toThrow(/已损坏（tables\/person\.csv）/)
    expect(left()).toEqual(before)
    expect(await world.db.selectFrom('auditEntry').select('id').execute()).toHaveLength(rows)
  })
})

describe('the daily backup', () => {
  it('is made once a day while the program runs, leaves a trace, and removes what is not kept', async () => {
    const place = join(folder, 'daily')
    const config = readConfig({ TOUYAN_DATA: dataFolder(), TOUYAN_BACKUP_FOLDER: place, TOUYAN_LOG: 'silent' })
    mkdirSync(place)
    for (const name of ['touyan-20240101T000000Z.zip', '说明.txt']) writeFileSync(join(place, name), '')
    await daily(world.runtime, config)
    await daily(world.runtime, config)
    expect(readdirSync(place).sort()).toEqual(['touyan-20261123T020000Z.zip', '说明.txt'])
    const traces = await world.db.selectFrom('auditEntry').select('id').where('action', '=', 'backup.made').execute()
    const units = await world.db.selectFrom('unit').select('id').execute()
    expect(traces).toHaveLength(units.length)
    world.clock.forward(24 * 60)
    await daily(world.runtime, { ...config, backupPassphrase: join(place, '没有这个文件') })
    expect(readdirSync(place)).toHaveLength(2)
    await daily(world.runtime, config)
    expect(readdirSync(place)).toHaveLength(3)
  })
})

describe('what is refused leaves the place as empty as it was', () => {
  it('a wrong passphrase, a missing one, missing keys, the keys of another', async () => {
    const place = await emptyPlace()
    await expect(restore(place, sealed.path, '另外一个十二字以上的口令')).rejects.toThrow(/口令不对/)
    await expect(restore(place, sealed.path, null)).rejects.toThrow(/设有口令.*--passphrase-file/)
    await expect(restore(place, plain.path, null)).rejects.toThrow(
      /没有密钥。.*field\.key、audit\.key、session\.key放到/,
    )
    for (const name of ['field', 'audit', 'session']) {
      mkdirSync(join(place.dataFolder, 'keys'), { recursive: true })
      writeFileSync(join(place.dataFolder, 'keys', `${name}.key`), randomBytes(32), { mode: 0o600 })
    }
    await expect(restore(place, plain.path, null)).rejects.toThrow(/密钥与备份不匹配/)
    rmSync(join(place.dataFolder, 'keys/audit.key'))
    await expect(restore(place, plain.path, null)).rejects.toThrow(/另外保存的audit\.key放到/)
    expect(existsSync(join(place.dataFolder, 'keys/audit.key'))).toBe(false)
    expect(await rowsIn(place)).toBe(0)
    const other = await emptyPlace({ keys: true })
    const later = join(other.dataFolder, 'keys/field-2.key')
    rmSync(later)
    await expect(restore(other, plain.path, null)).rejects.toThrow(/keys 下缺少 field-2\.key。请从备份或者另外保存/)
    writeFileSync(later, randomBytes(32), { mode: 0o600 })
    await expect(restore(other, plain.path, null)).rejects.toThrow(/field-2\.key 与数据库不匹配/)
    expect(await rowsIn(other)).toBe(0)
  })

  it('a file that is no archive, is empty or was cut off', async () => {
    const place = await emptyPlace({ keys: true })
    const bytes = readFileSync(plain.path)
    const cuts = [0, 1, 100, bytes.length >> 1, bytes.length - 1].map((size) => bytes.subarray(0, size))
    for (const cut of [...cuts, Buffer.from('姓名,性别\n'), randomBytes(4096)]) {
      await expect(restore(place, written(cut), null)).rejects.toThrow(/不是头雁的备份文件|已损坏/)
    }
    expect(await rowsIn(place)).toBe(0)
  })

  it('any altered byte of an encrypted one', async () => {
    const place = await emptyPlace()
    const bytes = readFileSync(sealed.path)
    // Inside the contents, which lie as they are; what a packing program keeps between them says nothing.
    const inside = await unpacked(bytes, 'tables/person.csv.sealed')
    const start = bytes.indexOf(inside)
    expect(start).toBeGreaterThan(0)
    await fc.assert(
      fc.asyncProperty(fc.nat(inside.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const altered = Buffer.from(bytes)
        altered[start + at] = altered[start + at]! ^ by
        const path = written(altered)
        await expect(restore(place, path, PASSPHRASE)).rejects.toThrow(/已损坏/)
        rmSync(path)
      }),
      { numRuns: 5 },
    )
    expect(await rowsIn(place)).toBe(0)
  })

  it('one of a newer program, by its layout or by its schema', async () => {
    const place = await emptyPlace({ keys: true })
    const manifest = JSON.parse(String(await unpacked(readFileSync(plain.path), 'manifest.json')))
    const later = { ...manifest, version: 2 }
    const further = { ...manifest, migrations: [...manifest.migrations, '9999-later'] }
    for (const one of [later, further]) {
      await expect(restore(place, await withManifest(one), null)).rejects.toThrow(/由更新版本的头雁写成/)
    }
    expect(await rowsIn(place)).toBe(0)
  })

  it('a table that is not what the manifest says, named', async () => {
    const place = await emptyPlace({ keys: true })
    const manifest = JSON.parse(String(await unpacked(readFileSync(plain.path), 'manifest.json')))
    const tables = manifest.tables.map((one: { name: string }) =>
      one.name === 'person' ? { ...one, sha256: '0'.repeat(64) } : one,
    )
    await expect(restore(place, await withManifest({ ...manifest, tables }), null)).rejects.toThrow(
      /已损坏（tables\/person\.csv）/,
    )
    expect(await rowsIn(place)).toBe(0)
  })
})

/** The plain archive with another manifest, packed anew by another program. */
async function withManifest(manifest: { tables: { file: string }[] }): Promise<string> {
  const zip = new yazl.ZipFile()
  const bytes = readFileSync(plain.path)
  for (const { file } of manifest.tables) zip.addBuffer(await unpacked(bytes, file), file)
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), 'manifest.json')
  zip.end()
  return written(await buffer(zip.outputStream as unknown as Readable))
}
