import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { wordText } from '../../testing/paper-text.ts'
import { type Client, makeWorld, type World } from '../../testing/world.ts'
import { type Config, readConfig } from '../config.ts'
import { byOneOnly } from '../turn.ts'
import { daily } from './daily.ts'
import { offerBackups } from './desk.ts'

const SECRET = '云栖市文旅局的备份口令甲'
let world: World
let folder: string
let system: Client
/** closed by a passphrase, which costs a second of computing for each */
let sealed: Config
let open: Config
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  world = await makeWorld()
  folder = mkdtempSync(join(tmpdir(), 'touyan-desk-'))
  writeFileSync(join(folder, 'words'), SECRET)
  sealed = configured({ TOUYAN_BACKUP_PASSPHRASE_FILE: join(folder, 'words') })
  open = configured()
  offer(sealed)
  system = await world.as('system_admin', { name: '卢系统' })
}, 60_000)
afterAll(async () => {
  for (const stop of stops) await stop()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const configured = (env: Record<string, string> = {}) =>
  readConfig({
    ...{ TOUYAN_DATA: dirname(world.platform.anchorFile), TOUYAN_LOG: 'silent' },
    ...{ TOUYAN_BACKUP_FOLDER: join(folder, 'archives'), ...env },
  })
const offer = (of: Config) => void stops.push(offerBackups(world.runtime, of))
const desk = async () => (await system.get('/api/backups')).body
const runs = async (filter = '') => (await system.get(`/api/backups/runs${filter}`)).body.rows
const actions = async () =>
  (await world.db.selectFrom('auditEntry').select(['action', 'outcome', 'detail']).orderBy('seq').execute()).filter(
    ({ action }) => action.startsWith('backup.'),
  )

/** Waits until nothing runs and gives the newest run. */
async function ended(of: string) {
  return vi.waitFor(
    async () => {
      const run = (await runs()).find(({ id }: { id: string }) => id === of)
      expect(run.state).not.toBe('running')
      return run
    },
    { timeout: 40_000, interval: 100 },
  )
}

async function backUpNow() {
  const begun = await system.post('/api/backups/runs')
  expect(begun.status).toBe(201)
  return ended(begun.body.id)
}

describe('the desk', () => {
  it('belongs to the system administrator alone', async () => {
    const acts = [
      ...[
        ['GET', ''],
        ['GET', '/runs'],
        ['GET', '/runs.xlsx'],
        ['POST', '/runs'],
      ],
      ['POST', '/drills', { file: 'touyan-20261123T020000Z.zip' }],
      ['POST', '/archives/download', { file: 'touyan-20261123T020000Z.zip', purpose: '带回家看一看' }],
    ] as [string, string, object?][]
    for (const role of ['personnel_clerk', 'principal', 'security_admin', 'audit_admin'] as const) {
      const other = await world.as(role)
      for (const [method, path, body] of acts) {
        expect((await other.call(method, `/api/backups${path}`, body)).status).toBe(403)
      }
    }
    expect(existsSync(join(folder, 'archives'))).toBe(false)
    expect(await runs()).toEqual([])
  })

  it('says that there is none yet, without alarm on the first day, red on the second', async () => {
    expect(await desk()).toMatchObject({ good: null, worries: [], archives: [], running: [] })
    world.clock.moveTo(new Date(Date.now() + 26.1 * 3600_000).toISOString())
    system = await world.as('system_admin', { name: '卢系统' })
    expect((await desk()).worries.map(({ kind }: { kind: string }) => kind)).toEqual(['none'])
    const waiting = (await system.get('/api/today')).body.waiting
    expect(waiting.filter(({ kind }: { kind: string }) => kind === 'backup')).toMatchObject([
      { lamp: 'red', link: '/backups' },
    ])
    const others = await world.as('security_admin')
    expect((await others.get('/api/today')).body.waiting).not.toContainEqual(
      expect.objectContaining({ kind: 'backup' }),
    )
  })

  it('backs up at the press of a button: listed, verified, closed by the passphrase, in the trail', async () => {
    const run = await backUpNow()
    expect(run).toMatchObject({ kind: 'backup', state: 'done', byName: '卢系统', hasKeys: true, pushState: null })
    expect(run.doneTables).toBeGreaterThan(140)
    const { good, worries, archives } = await desk()
    expect(good.id).toBe(run.id)
    expect(worries).toEqual([])
    expect(archives).toMatchObject([{ file: run.fileName, hasPassphrase: true, isVerified: true, drill: null }])
    expect(archives[0].size).toBe(run.size)
    expect((await actions()).map(({ action }) => action)).toEqual(['backup.begun', 'backup.made'])
    // What the program does by itself within the day finds it.
    await daily(world.runtime, sealed)
    expect(await runs()).toHaveLength(1)
    offer(open)
  })

  it('lets only one run at a time, whichever process it runs in', async () => {
    world.clock.forward(1)
    const twice = await Promise.all([system.post('/api/backups/runs'), system.post('/api/backups/runs')])
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(twice.find(({ status }) => status === 409)!.body.message).toContain('正在备份')
    await ended(twice.find(({ status }) => status === 201)!.body.id)
    const isMine = await byOneOnly(world.runtime.owner, 'backup', async () => {
      expect((await system.post('/api/backups/runs')).status).toBe(409)
    })
    expect(isMine).toBe(true)
  })

  it('tells why one failed and what to do, and is well again after the next', async () => {
    world.clock.forward(1)
    const before = readdirSync(join(folder, 'archives'))
    offer(configured({ TOUYAN_BACKUP_PASSPHRASE_FILE: join(folder, 'no such file') }))
    const failed = await backUpNow()
    expect(failed.state).toBe('failed')
    expect(failed.reason).toContain('口令文件')
    expect(readdirSync(join(folder, 'archives'))).toEqual(before)
    const { good, worries } = await desk()
    expect(good.state).toBe('done')
    expect(worries).toMatchObject([{ kind: 'failed' }])
    expect((await actions()).at(-1)).toMatchObject({ action: 'backup.failed', outcome: 'refused' })
    offer(open)
    world.clock.forward(1)
    expect((await backUpNow()).state).toBe('done')
    expect((await desk()).worries).toEqual([])
  })

  it('closes a run that was left open when the program died', async () => {
    const left = { id: '00000000-0000-4000-8000-000000000001', kind: 'backup', fileName: 'touyan-20261123T010000Z.zip' }
    await world.db
      .insertInto('backupRun')
      .values({ ...left, state: 'running', beganAt: world.clock.now() })
      .execute()
    expect((await desk()).running).toHaveLength(1)
    world.clock.forward(1)
    expect((await backUpNow()).state).toBe('done')
    expect((await desk()).running).toEqual([])
    expect((await runs('?state=failed')).find(({ id }: { id: string }) => id === left.id).reason).toContain('中途停止')
  })
})

describe('a copy elsewhere', () => {
  const script = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, `#!/bin/sh\n${text}\n`)
    chmodSync(path, 0o755)
    return path
  }
  const pushed = async (path: string) => {
    world.clock.forward(1)
    offer(configured({ TOUYAN_BACKUP_PUSH: path }))
    const { id } = await backUpNow()
    return vi.waitFor(async () => {
      const run = (await runs()).find((one: { id: string }) => one.id === id)
      expect(run.pushState).not.toBeNull()
      return run
    })
  }

  it('is made by the command that is named, which gets the path and none of the secrets', async () => {
    mkdirSync(join(folder, 'elsewhere'))
    process.env.DATABASE_URL_OF_TEST = 'secret'
    const path = script('copy.sh', `cp "$1" '${folder}/elsewhere/'; env > '${folder}/env'; echo 已复制到备份机`)
    const run = await pushed(path)
    delete process.env.DATABASE_URL_OF_TEST
    expect(run).toMatchObject({ state: 'done', pushState: 'done', pushNote: '已复制到备份机' })
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([run.fileName])
    expect(readFileSync(join(folder, 'env'), 'utf8')).not.toContain('secret')
    expect((await desk()).worries).toEqual([])
  })

  it.each([
    ['ends with a fault', () => script('fails.sh', 'echo 连不上备份机 >&2; exit 3'), /以3结束：连不上备份机/],
    ['is not there', () => join(folder, 'nothing.sh'), /找不到/],
  ])('that %s leaves the backup good and a warning', async (_, path, why) => {
    const run = await pushed(path())
    expect(run).toMatchObject({ state: 'done', pushState: 'failed' })
    expect(run.pushNote).toMatch(why)
    expect((await desk()).worries).toMatchObject([{ kind: 'push' }])
    expect((await actions()).at(-1)).toMatchObject({ action: 'backup.pushed', outcome: 'refused' })
  })
})

describe('an archive that leaves the house', () => {
  it('needs a passphrase and a reason, and is told to the trail', async () => {
    const { archives } = await desk()
    const { file } = archives.find((one: { hasPassphrase: boolean }) => one.hasPassphrase)
    const take = (body: object) => system.post('/api/backups/archives/download', body)
    expect((await take({ file, purpose: '看看' })).status).toBe(400)
    expect((await take({ file: '../words', purpose: '复制到保密柜' })).status).toBe(400)
    expect((await take({ file: 'touyan-20200101T000000Z.zip', purpose: '复制到保密柜' })).status).toBe(404)
    const taken = await take({ file, purpose: '复制到保密柜里的移动硬盘' })
    expect(taken.status).toBe(200)
    expect(Buffer.from(taken.bytes).equals(readFileSync(join(folder, 'archives', file)))).toBe(true)
    const told = (await actions()).at(-1)!
    expect(told.action).toBe('backup.downloaded')
    expect(told.detail).toContain('保密柜')
    const plain = archives.find((one: { hasPassphrase: boolean }) => one.hasPassphrase === false)
    const refused = await take({ file: plain.file, purpose: '复制到保密柜里的移动硬盘' })
    expect(refused.status).toBe(409)
    expect(refused.body.message).toContain('没有口令')
  })
})

describe('a drill from the desk', () => {
  it('compares table by table in a database that is thrown away, and is a paper to sign', async () => {
    world.clock.forward(1)
    const { fileName } = await backUpNow()
    const begun = await system.post('/api/backups/drills', { file: fileName })
    expect(begun.status).toBe(201)
    expect((await system.post('/api/backups/drills', { file: fileName })).status).toBe(409)
    const early = await system.get(`/api/backups/drills/${begun.body.id}/record.docx`)
    expect(early.status).toBe(409)
    const run = await ended(begun.body.id)
    expect(run).toMatchObject({ kind: 'drill', state: 'done', byName: '卢系统', fileName })
    const { body } = await system.get(`/api/backups/drills/${run.id}`)
    expect(body.compared.length).toBe(run.doneTables)
    expect(body.compared.find(({ name }: { name: string }) => name === 'unit').rows).toBe(1)
    expect(body.auditEntries).toBeGreaterThan(5)
    const paper = await system.get(`/api/backups/drills/${run.id}/record.docx`)
    const text = await wordText(paper.bytes)
    for (const words of [
      '备份恢复演练记录',
      '云栖市文化和旅游局',
      fileName,
      '卢系统',
      '演练人（签名）',
      'audit_entry',
    ]) {
      expect(text).toContain(words)
    }
    expect((await desk()).archives.find(({ file }: { file: string }) => file === fileName).drill.isGood).toBe(true)
    const sheet = await system.get('/api/backups/runs.xlsx?kind=drill')
    expect(sheet.status).toBe(200)
    const told = (await actions()).map(({ action }) => action)
    expect(told).toEqual(expect.arrayContaining(['backup.drill-begun', 'backup.drilled', 'backup.exported']))
  }, 60_000)

  it('finds a damaged archive and one that is no archive, and says so', async () => {
    const name = 'touyan-20261101T000000Z.zip'
    writeFileSync(join(folder, 'archives', name), randomBytes(5000))
    expect((await desk()).archives.find(({ file }: { file: string }) => file === name)).toMatchObject({
      ...{ hasPassphrase: null, isVerified: false },
    })
    const begun = await system.post('/api/backups/drills', { file: name })
    const run = await ended(begun.body.id)
    expect(run.state).toBe('failed')
    expect(run.reason).toContain('不是头雁的备份文件')
    const paper = await system.get(`/api/backups/drills/${run.id}/record.docx`)
    expect(await wordText(paper.bytes)).toContain('没有通过')
    expect((await system.post('/api/backups/drills', { file: 'touyan-20260101T000000Z.zip' })).status).toBe(404)
    expect((await system.get('/api/backups/drills/00000000-0000-4000-8000-000000000001')).status).toBe(404)
  })
})
