import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { bounds } from '../app/areas.ts'
import { readConfig } from '../app/config.ts'
import { type Runtime, startRuntime } from '../app/runtime.ts'
import { makeServer } from '../app/server.ts'
import type { Clock } from '../platform/clock.ts'
import { type Database, openDatabase } from '../platform/db.ts'
import { type Role, roles } from '../platform/permission.ts'
import { hashPassword } from '../platform/session.ts'
import type { Ctx, Platform } from '../platform/write.ts'
import { insistOnOneConnection } from './one-connection.ts'

export const PASSWORD = 'Yunqi-Test-2026'
const hashed = hashPassword(PASSWORD)

/** A clock that stands still until it is moved. */
export type TestClock = Clock & { moveTo(instant: string): void; forward(minutes: number): void }

export type Answer<T = unknown> = { status: number; body: T; headers: Headers; bytes: Uint8Array }

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
type Anything = any

/** Someone with a browser: every call goes through the whole HTTP application. */
export type Client = {
  accountId: string
  username: string
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<Anything>>
  get(path: string): Promise<Answer<Anything>>
  post(path: string, body?: unknown): Promise<Answer<Anything>>
  put(path: string, body?: unknown): Promise<Answer<Anything>>
  patch(path: string, body?: unknown): Promise<Answer<Anything>>
  delete(path: string): Promise<Answer<Anything>>
  upload(path: string, files: { name: string; bytes: Uint8Array }[]): Promise<Answer<Anything>>
  /** an upload that comes piece by piece */
  stream(path: string, body: ReadableStream): Promise<Answer<Anything>>
}

export type World = {
  runtime: Runtime
  platform: Platform
  /** the owner's eyes and hands: the program itself goes through a role that sees and may do less */
  db: Database
  clock: TestClock
  unitId: string
  /** acts as the command line does */
  operator: Ctx
  nobody: Client
  as(role: Role, extra?: { sectionId?: string; personId?: string; name?: string }): Promise<Client>
  close(): Promise<void>
}

export type TestServer = { host: string; port: number; user: string; password: string }

/** A bureau of its own on a copy of the migrated database; `given` where no test runner has started a server. */
export async function makeWorld(now = '2026-11-23T02:00:00Z', given?: TestServer): Promise<World> {
  const server = given ?? inject('server')
  const name = `t_${randomBytes(6).toString('hex')}`
  await asking({ ...server, database: 'postgres' }, `create database ${name} template touyan`)
  const folder = mkdtempSync(join(tmpdir(), 'touyan-test-'))
  const clock = testClock(now)
  const place = `host=${encodeURIComponent(server.host)}&port=${server.port}`
  const url = `postgresql://${server.user}:${server.password}@/${name}?${place}`
  const config = readConfig({ DATABASE_URL: url, TOUYAN_DATA: folder, TOUYAN_LOG: 'silent', PORT: '0' })
  const runtime = await startRuntime(config, clock)
  insistOnOneConnection(runtime.pool)
  const { platform } = runtime
  const { db, pool } = openDatabase(runtime.owner, 4)
  const app = makeServer(runtime, bounds)
  const unitId = randomUUID()
  await db.insertInto('unit').values({ id: unitId, name: '云栖市文化和旅游局', createdAt: clock.now() }).execute()
  await db.updateTable('installation').set({ setUpAt: clock.now() }).execute()

  const client = clientsOf(app)
  const nobody = client('', '', '')
  return {
    runtime,
    platform,
    db,
    clock,
    unitId,
    nobody,
    operator: {
      platform,
      requestId: 'test',
      ip: '',
      actor: {
        accountId: null,
        name: '本机操作员',
        unitId,
        personId: null,
        duty: 'operator',
        grants: [],
        sessionId: null,
        mustChangePassword: false,
      },
    },
    async as(role, extra = {}) {
      const id = randomUUID()
      const username = `u${id.slice(0, 8)}`
      await insertAccount(db, { id, username, role, unitId, now: clock.now(), ...extra })
      const signedIn = await nobody.post('/api/sign-in', { username, password: PASSWORD })
      if (signedIn.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(signedIn.body)}`)
      const cookie = signedIn.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      return client(id, username, cookie)
    },
    async close() {
      await pool.end()
      await runtime.stop()
      rmSync(folder, { recursive: true, force: true })
      await asking({ ...server, database: 'postgres' }, `drop database ${name} with (force)`)
      await asking({ ...server, database: 'postgres' }, `drop role if exists ${name}_app`)
    },
  }
}

type Clients = (accountId: string, username: string, cookie: string) => Client

/** Browsers of the application that differ by their cookie. */
function clientsOf(app: ReturnType<typeof makeServer>): Clients {
  async function fetchApp(path: string, init: RequestInit): Promise<Answer> {
    const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
    const response = await app.request(path, init, env)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const json = response.headers.get('content-type')?.includes('json')
    const body = json ? JSON.parse(new TextDecoder().decode(bytes)) : null
    return { status: response.status, body, headers: response.headers, bytes }
  }

  return (accountId, username, cookie) => {
    const call: Client['call'] = (method, path, body, headers = {}) => {
      // Bytes go as they are, anything else as JSON.
      const isRaw = body instanceof Uint8Array
      const json: Record<string, string> = body === undefined || isRaw ? {} : { 'content-type': 'application/json' }
      const init = { method, headers: { cookie, ...json, ...headers } }
      if (isRaw) return fetchApp(path, { ...init, body: body as Uint8Array<ArrayBuffer> })
      return fetchApp(path, body === undefined ? init : { ...init, body: JSON.stringify(body) })
    }
    return {
      accountId,
      username,
      call,
      get: (path) => call('GET', path),
      post: (path, body = {}) => call('POST', path, body),
      put: (path, body = {}) => call('PUT', path, body),
      patch: (path, body = {}) => call('PATCH', path, body),
      delete: (path) => call('DELETE', path),
      upload(path, files) {
        const form = new FormData()
        for (const file of files) form.append('files', new Blob([file.bytes as Uint8Array<ArrayBuffer>]), file.name)
        return fetchApp(path, { method: 'POST', body: form, headers: { cookie } })
      },
      stream(path, body) {
        const headers = { cookie, 'content-type': 'multipart/form-data; boundary=b' }
        return fetchApp(path, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
      },
    }
  }
}

async function insertAccount(
  db: Database,
  made: {
    id: string
    username: string
    role: Role
    unitId: string
    now: Date
    sectionId?: string
    personId?: string
    name?: string
  },
): Promise<void> {
  const { duty, title } = roles[made.role]
  await db
    .insertInto('account')
    .values({
      id: made.id,
      name: made.name ?? title,
      email: `${made.id}@touyan.invalid`,
      username: made.username,
      unitId: made.unitId,
      personId: made.personId ?? null,
      duty,
      mustChangePassword: false,
      passwordChangedAt: made.now,
    })
    .execute()
  await db
    .insertInto('credential')
    .values({ id: randomUUID(), accountId: made.id, providerId: 'credential', userId: made.id, password: await hashed })
    .execute()
  await db
    .insertInto('roleGrant')
    .values({
      unitId: made.unitId,
      id: randomUUID(),
      accountId: made.id,
      duty,
      role: made.role,
      sectionId: made.role === 'section_head' ? (made.sectionId ?? randomUUID()) : null,
      validFrom: '2020-01-01',
      grantedBy: 'test',
      grantedAt: made.now,
    })
    .execute()
}

function testClock(start: string): TestClock {
  let instant = new Date(start)
  return {
    now: () => new Date(instant),
    moveTo: (next) => {
      instant = new Date(next)
    },
    forward: (minutes) => {
      instant = new Date(instant.getTime() + minutes * 60_000)
    },
  }
}

async function asking(connection: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(statement)
  await client.end()
}
