import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { endpoint, serve } from '../../platform/endpoint.ts'
import { makeWorld, type World } from '../../testing/world.ts'
import { bounds } from '../areas.ts'
import { readConfig } from '../config.ts'
import { makeServer } from '../server.ts'
import { diskFault, migrationFault, shippedMigrations, watchReadiness } from './health.ts'
import { makeLog } from './log.ts'
import { patternOf } from './metrics.ts'
import { startWatch } from './watch.ts'

const TOKEN = 'a-token-of-more-than-24-characters'
const PERSON = '00000000-0000-4000-8000-00000000cafe'
let world: World
let folder: string
let watch: Awaited<ReturnType<typeof startWatch>>
let app: ReturnType<typeof makeServer>
let ownPort: number

beforeAll(async () => {
  world = await makeWorld()
  folder = mkdtempSync(join(tmpdir(), 'touyan-watch-'))
  writeFileSync(join(folder, 'token'), `${TOKEN}\n`)
  ownPort = await freePort()
  watch = await startWatch(world.runtime, config({ TOUYAN_METRICS_PORT: String(ownPort) }))
  app = makeServer(world.runtime, [...bounds, failing], { watch })
})
afterAll(async () => {
  await watch.stop()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The settings of a running program; the disk of a test machine may be as full as it likes. */
const config = (env: Record<string, string> = {}) =>
  readConfig({
    ...{ TOUYAN_DATA: dirname(world.platform.anchorFile), TOUYAN_METRICS_TOKEN_FILE: join(folder, 'token') },
    ...{ TOUYAN_DISK_LEAST: '1', ...env },
  })

const failing = serve(
  endpoint({
    ...{ method: 'get', path: '/fails/{id}', summary: '试验用的故障', permission: 'public', audit: null },
    params: z.strictObject({ id: z.string() }),
    response: z.strictObject({}),
  }),
  async () => {
    throw Object.assign(new Error('Key (name)=(张三) already exists'), { detail: '张三' })
  },
)

const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers }, env)
const figures = async () => (await ask('/metrics', { authorization: `Bearer ${TOKEN}` })).text()

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}

test('the program lives, and is ready while the database takes a heartbeat and gives it back', async () => {
  expect(await (await ask('/healthz')).json()).toEqual({ ok: true })
  const ready = watchReadiness(world.runtime.pool, world.clock, config())
  const beats = async () => (await world.db.selectFrom('heartbeat').select('beat').execute()).map(({ beat }) => beat)
  expect(await ready()).toEqual({ ready: true, reasons: [] })
  const [before] = await beats()
  await ready()
  expect(await beats()).toEqual([before])
  const answer = await ask('/readyz')
  expect([answer.status, await answer.json()]).toEqual([200, { ready: true, reasons: [] }])
})

test('a database that refuses changes, a schema that is not ours and a full disk are each told with 503', async () => {
  const told = async (least = '1') => {
    const ready = watchReadiness(world.runtime.pool, world.clock, config({ TOUYAN_DISK_LEAST: least }))
    const other = makeServer(world.runtime, [], { watch: { ...watch, ready } })
    const answer = await other.request('/readyz', {}, env)
    const { reasons } = (await answer.json()) as { reasons: { code: string; text: string }[] }
    return [answer.status, ...reasons.map(({ code, text }) => `${code} ${text}`)]
  }
  await sql`alter table heartbeat rename to heartbeat_gone`.execute(world.db)
  expect(await told()).toEqual([503, expect.stringMatching(/^database 数据库现在不能写入/)])
  // The process itself still lives.
  expect((await ask('/healthz')).status).toBe(200)
  await sql`alter table heartbeat_gone rename to heartbeat`.execute(world.db)
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2027')`.execute(world.db)
  expect(await told()).toEqual([503, expect.stringMatching(/^migrations .*更新版本的头雁升级（9999-later）/)])
  await sql`delete from kysely_migration where name = '9999-later'`.execute(world.db)
  expect(await told('1000000')).toEqual([503, expect.stringMatching(/^disk .*只剩/)])
  expect(await told()).toEqual([200])
})

test.each([
  [1023, '只剩1023 MB'],
  [1024, null],
])('%i MB free of 1024', (free, told) => {
  const fault = diskFault({ freeBytes: free * 1024 * 1024, totalBytes: 1e12 }, 1024 * 1024 * 1024)
  if (told === null) expect(fault).toBeNull()
  else expect(fault).toContain(told)
})

test('a schema is complete only when it has all of ours and nothing else', () => {
  const shipped = shippedMigrations()
  expect(shipped.length).toBeGreaterThan(20)
  expect(migrationFault(shipped, shipped)).toBeNull()
  expect(migrationFault(shipped.slice(0, -1), shipped)).toContain(shipped.at(-1))
})

test('the figures do not exist for whoever shows no token, wherever the request comes from', async () => {
  for (const authorization of ['', 'Bearer', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN]) {
    const answer = await ask('/metrics', authorization ? { authorization } : {})
    expect([authorization, answer.status]).toEqual([authorization, 404])
    expect(await answer.text()).not.toContain('touyan_')
  }
  expect((await makeServer(world.runtime, [], { watch: { ...watch, token: null } }).request('/metrics')).status).toBe(
    404,
  )
  expect((await world.nobody.get('/metrics')).status).toBe(404)
  expect((await ask('/metrics', { authorization: `Bearer ${TOKEN}` })).status).toBe(200)
})

test('the port for this machine gives the figures and nothing else', async () => {
  const at = `http://127.0.0.1:${ownPort}`
  expect(await (await fetch(`${at}/metrics`)).text()).toContain('touyan_pool_connections')
  for (const path of ['/', '/healthz', '/api/people']) expect((await fetch(at + path)).status).toBe(404)
  await expect(startWatch(world.runtime, config({ TOUYAN_METRICS_PORT: String(ownPort) }))).rejects.toThrow(
    /TOUYAN_METRICS_PORT 指定的端口 \d+ 不能使用/,
  )
})

test('requests are counted by pattern and status; names, ids, addresses and devices are in no figure', async () => {
  const agent = { 'user-agent': 'zhangsan phone' }
  await ask(`/api/people/${PERSON}?search=张三`, agent)
  await ask('/张三/110101199003077715', agent)
  await ask('/api/nothing/zhangsan')
  watch.metrics.jobDone('satisfaction index', true)
  watch.metrics.jobDone('satisfaction index', false)
  const text = await figures()
  expect(text).toMatch(/touyan_requests_total\{method="GET",route="\/api\/people\/:id",status="401"\} 1/)
  expect(text).toMatch(/touyan_requests_total\{method="GET",route="\/readyz",status="200"\} \d/)
  for (const canary of ['张三', PERSON, '110101199003077715', 'zhangsan', 'phone', 'search'])
    expect(text).not.toContain(canary)
  expect(text).toMatch(/touyan_request_seconds_bucket\{le="0.01",route="\/healthz"\} \d/)
  expect(text).toMatch(/touyan_jobs_total\{job="satisfaction index",outcome="failed"\} 1/)
  expect(text).toMatch(/touyan_audit_unsealed \d+/)
  expect(text).toMatch(/touyan_disk_free_bytes [\d.e+]+/)
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
  // There is no good backup yet, so its age is not told at all.
  expect(text).not.toMatch(/^touyan_backup_age_seconds/m)
  const { clock } = world
  const times = { beganAt: clock.now(), endedAt: clock.now(), fileName: 'touyan.zip', kind: 'backup' }
  await world.db
    .insertInto('backupRun')
    .values({ id: randomUUID(), ...times, state: 'done', rowCount: 1 })
    .execute()
  clock.forward(90)
  const good = await figures()
  expect(good).toMatch(/^touyan_backup_age_seconds 5400$/m)
  expect(good).toMatch(/^touyan_backup_failed 0$/m)
  const later = { beganAt: clock.now(), endedAt: clock.now() }
  await world.db
    .insertInto('backupRun')
    .values({ id: randomUUID(), ...times, ...later, state: 'failed', reason: '磁盘已满' })
    .execute()
  const failed = await figures()
  expect(failed).toMatch(/^touyan_backup_age_seconds 5400$/m)
  expect(failed).toMatch(/^touyan_backup_failed 1$/m)
})

test('a request of another method or to nowhere opens no new row of figures', () => {
  expect(patternOf([{ path: '*' }, { path: '/api/*' }])).toBe('*')
  expect(patternOf([{ path: '*' }, { path: '/api/people/:id' }, { path: '/api/*' }])).toBe('/api/people/:id')
})

test('an unexpected fault leaves one line without the text of the fault, the path or the device', async () => {
  const path = join(folder, 'touyan.log')
  const log = makeLog({ logLevel: 'info', logFile: { path, mostBytes: 1_000_000, kept: 2 } })
  const platform = { ...world.platform, log }
  const other = makeServer({ platform }, [failing])
  const agent = { 'user-agent': 'lisi phone {"level":10}' }
  const answer = await other.request('/api/fails/%E5%BC%A0%E4%B8%89%0A%7B', { headers: agent }, env)
  expect(answer.status).toBe(500)
  const { requestId } = (await answer.json()) as { requestId: string }
  const text = readFileSync(path, 'utf8')
  expect(text.trimEnd().split('\n')).toHaveLength(1)
  expect(JSON.parse(text)).toMatchObject({ requestId, msg: 'unexpected' })
  for (const canary of ['张三', 'lisi', '%E5', 'fails/', 'detail']) expect(text).not.toContain(canary)
})

test.each([
  ['short', '太短'],
  ['with a space in the middle of it', '含有空格'],
])('a token that is %s is refused at the start', async (token, told) => {
  writeFileSync(join(folder, 'weak'), token)
  const weak = config({ TOUYAN_METRICS_TOKEN_FILE: join(folder, 'weak') })
  await expect(startWatch(world.runtime, weak)).rejects.toThrow(told)
})

test.each([
  ['TOUYAN_LOG_SIZE', '0'],
  ['TOUYAN_LOG_KEPT', '1'],
  ['TOUYAN_METRICS_PORT', '65536'],
  ['TOUYAN_DISK_LEAST', '-1'],
])('%s=%s is refused in words', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`${name} 应为`))
})
