import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runProgram } from '../../../tools/trials/program.ts'
import { makeWorld, type World } from '../../testing/world.ts'
import { nameOf } from '../backup/keeping.ts'
import { makeKey } from '../keys/files.ts'
import { examined } from './command.ts'
import { type Finding, ofNode, ofPages } from './places.ts'

let world: World
let env: Record<string, string>
let data: string
const NOW = new Date('2026-11-23T02:30:00Z')

beforeAll(async () => {
  world = await makeWorld()
  await world.as('system_admin')
  await world.platform.sealer.settle()
  data = dirname(world.platform.anchorFile)
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.db)
  const { user, password, host, port } = inject('server')
  env = {
    DATABASE_URL: `postgresql://${user}:${password}@/${rows[0]!.name}?host=${encodeURIComponent(host)}&port=${port}`,
    TOUYAN_DATA: data,
    TOUYAN_DISK_LEAST: '0',
    PORT: '0',
  }
})
afterAll(() => world?.close())

const bad = (found: Finding[]) => found.filter(({ state }) => state !== 'good')
/** What is not good, but for the durability that the tests' own server does without. */
async function told(extra: Record<string, string> = {}, now = NOW): Promise<string[]> {
  const found = bad(await examined({ ...env, ...extra }, now))
  return found
    .filter(({ text }) => !text.includes('安全写入'))
    .map(({ about, state, text }) => `${state} ${about} ${text}`)
}
const NO_BACKUP = expect.stringMatching(/^warning 备份 .*还没有备份。请执行 npx touyan backup/)

describe('an installation', () => {
  it('that is sound is told to be, but for what is missing; nothing is changed by looking', async () => {
    const count = () => sql<{ n: number }>`select count(*)::int as n from audit_entry`.execute(world.db)
    const before = (await count()).rows
    expect(await told()).toEqual([NO_BACKUP])
    expect((await count()).rows).toEqual(before)
    const found = await examined(env, NOW)
    for (const about of ['Node', '数据目录', '磁盘', '密钥', '网页', '端口', '数据库', '审计', '时钟', '备份']) {
      expect(found.map((one) => one.about)).toContain(about)
    }
  })

  it('whose database syncs nothing is told so', async () => {
    expect(bad(await examined(env, NOW)).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/安全写入设置被关闭：.*fsync.*恢复为 on/),
    )
  })

  it.each([
    ['缺少', (file: string) => renameSync(file, `${file}.away`), (file: string) => renameSync(`${file}.away`, file)],
    ['已损坏（应为32字节）', (file: string) => writeFileSync(file, 'x'), null],
  ])('with a key that is %s is not asked for its database', async (words, plant, mend) => {
    const file = join(data, 'keys', 'audit.key')
    const kept = readFileSync(file)
    plant(file)
    expect(await told()).toEqual([expect.stringMatching(new RegExp(`^fault 密钥 .*${words}.*另外保存`)), NO_BACKUP])
    if (mend) mend(file)
    else writeFileSync(file, kept)
  })

  it('without a later key that its database needs says which', async () => {
    const row = { number: 2, keyCheck: Buffer.alloc(32), madeAt: NOW }
    await world.db.insertInto('fieldKey').values(row).execute()
    expect(await told()).toEqual([expect.stringMatching(/^fault 密钥 .*缺少 field-2\.key。请从备份/), NO_BACKUP])
    makeKey(join(data, 'keys'), 'field-2.key')
    expect(await told()).toEqual([expect.stringMatching(/^fault 密钥 .*field-2\.key 与数据库不匹配/), NO_BACKUP])
    rmSync(join(data, 'keys/field-2.key'))
    await sql`truncate field_key`.execute(world.db)
    expect(await told()).toEqual([NO_BACKUP])
  })

  it('with a key that others can read says which command closes it', async () => {
    const file = join(data, 'keys', 'field.key')
    chmodSync(file, 0o644)
    expect(await told()).toEqual([
      expect.stringContaining(`warning 密钥 本机的其他用户能读 ${file}。请执行 chmod 600`),
      NO_BACKUP,
    ])
    chmodSync(file, 0o600)
  })

  it('whose disk has less than it should says how much', async () => {
    expect(await told({ TOUYAN_DISK_LEAST: '1000000' })).toContainEqual(
      expect.stringMatching(/^fault 磁盘 只剩 .*清理/),
    )
  })

  it('whose data folder is none says why', async () => {
    const folder = join(data, 'audit-head.json')
    expect(await told({ TOUYAN_DATA: folder })).toContainEqual(
      expect.stringMatching(/^fault 数据目录 .*不能写入（ENOTDIR/),
    )
  })
})

describe('the way in', () => {
  let other: Server
  afterAll(() => other?.close())

  it('that another program has taken is told, with what to do', async () => {
    other = createServer((socket) => socket.destroy())
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
    })
    expect(await told({ PORT: String(port) })).toEqual([
      expect.stringMatching(new RegExp(`^fault 端口 ${port} 被别的程序占用.*PORT`)),
      NO_BACKUP,
    ])
  })

  it('that others take without encryption is told; a setting that is wrong ends the examination', async () => {
    expect(await told({ HOST: '0.0.0.0' })).toEqual([expect.stringMatching(/^warning 网址 .*明文.*https/), NO_BACKUP])
    expect(await told({ PORT: 'x' })).toEqual([expect.stringMatching(/^fault 设置 PORT 应为/)])
  })

  it('a Node that is too old, pages that were not built or lost a part', () => {
    expect(ofNode('20.1.0')).toMatchObject({ state: 'fault', text: expect.stringContaining('Node 24') })
    const web = mkdtempSync(join(tmpdir(), 'touyan-doctor-'))
    expect(ofPages(web)).toMatchObject({ state: 'fault', text: expect.stringContaining('还没有生成') })
    writeFileSync(join(web, 'index.html'), '<script src="/one.js"></script><link href="/two.css">')
    writeFileSync(join(web, 'one.js'), 'x')
    writeFileSync(join(web, 'two.css'), '')
    expect(ofPages(web)).toMatchObject({ state: 'fault', text: expect.stringContaining('缺少 two.css') })
    writeFileSync(join(web, 'two.css'), 'x')
    expect(ofPages(web).state).toBe('good')
    rmSync(web, { recursive: true })
  })
})

describe('the records', () => {
  it('a database that is not there, and one of another version', async () => {
    const gone = env.DATABASE_URL!.replace(/\/t_\w+\?/, '/nowhere?')
    expect(await told({ DATABASE_URL: gone })).toEqual([expect.stringMatching(/^fault 数据库 无法连接/), NO_BACKUP])
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2027-01-01')`.execute(world.db)
    expect(await told()).toEqual([expect.stringMatching(/^warning 数据库 .*9999-later.*改用那个版本/), NO_BACKUP])
    await sql`delete from kysely_migration where name = '9999-later'`.execute(world.db)
  })

  it('an audit head that the chain does not hold, and one that cannot be read', async () => {
    const file = world.platform.anchorFile
    const kept = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      kept.replace(/"hash":"../, (start) => `${start.slice(0, -2)}${start.endsWith('00') ? '11' : '00'}`),
    )
    expect(await told()).toEqual([expect.stringMatching(/^fault 审计 .*不在审计链里.*audit verify/), NO_BACKUP])
    writeFileSync(file, '{')
    expect(await told()).toEqual([expect.stringMatching(/^fault 审计 .*读不出来/), NO_BACKUP])
    writeFileSync(file, kept)
  })

  it('a clock behind the newest record', async () => {
    const early = new Date('2026-11-23T01:50:00Z')
    expect(await told({}, early)).toEqual([expect.stringMatching(/^fault 时钟 .*2026-11-23 10:00.*拨回/), NO_BACKUP])
  })

  it('a backup that is old or does not open; one that was switched off', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'touyan-doctor-'))
    writeFileSync(join(folder, nameOf(new Date('2026-11-22T00:00:00Z'))), 'x')
    const found = await told({ TOUYAN_BACKUP_FOLDER: folder, TOUYAN_BACKUP: 'off' })
    expect(found).toEqual([
      expect.stringMatching(/^warning 备份 TOUYAN_BACKUP=off/),
      expect.stringMatching(/^fault 备份 .*27 小时以前，已经旧了/),
      expect.stringMatching(/^fault 备份 这不是头雁的备份文件/),
    ])
    rmSync(folder, { recursive: true })
  })
})

it('the command ends with 1 on a fault, without it with 0, and says both in words', async () => {
  const { DATABASE_URL: _ours, ...elsewhere } = env
  const empty = { ...elsewhere, TOUYAN_DATA: join(data, 'not-yet') }
  const sound = await runProgram(['doctor'], empty)
  expect(sound.stdout).toContain('0 处要处理，1 处要留意。')
  expect(sound.code).toBe(0)
  const faulty = await runProgram(['doctor', '--json'], { ...empty, PORT: '99999' })
  expect(JSON.parse(faulty.stdout)).toEqual([{ about: '设置', state: 'fault', text: expect.stringContaining('PORT') }])
  expect(faulty.code).toBe(1)
})
