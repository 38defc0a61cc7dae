import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { bounds } from '../../src/app/areas.ts'
import { offerBackups } from '../../src/app/backup/desk.ts'
import { readConfig } from '../../src/app/config.ts'
import { seedDemo } from '../../src/app/demo.ts'
import { type Runtime, startRuntime } from '../../src/app/runtime.ts'
import { makeServer } from '../../src/app/server.ts'
import { DEMO_PASSWORD } from '../../src/areas/accounts/server/setup.ts'
import { dayOf } from '../../src/platform/clock.ts'
import type { Actor, Grant } from '../../src/platform/permission.ts'
import { insistOnOneConnection } from '../../src/testing/one-connection.ts'

export type ServerPlace = { host: string; port: number; user: string; password: string }
export type Sent = { body?: unknown; raw?: string | Uint8Array; headers?: Record<string, string> }
export type Got = { status: number; text: string; headers: Headers; bytes: Uint8Array }

/** Somebody of the demo bureau with a browser. */
export type Visitor = {
  username: string
  /** null: nobody is signed in */
  actor: Actor | null
  send(method: string, path: string, sent?: Sent): Promise<Got>
}

/** The complete demo bureau on a database of its own, reached through the whole application, in process. */
export type Bureau = {
  runtime: Runtime
  client: pg.Client
  unitId: string
  today: string
  nobody: Visitor
  /** every account of the demo, signed in */
  visitors: Visitor[]
  signIn(username: string, password?: string): Promise<Visitor>
  close(): Promise<void>
}

const NOW = new Date('2026-11-23T02:00:00Z')

export async function makeBureau(server: ServerPlace): Promise<Bureau> {
  const name = `attack_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ ...server, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name} template touyan`)
  const folder = mkdtempSync(join(tmpdir(), 'touyan-attack-'))
  const place = `host=${encodeURIComponent(server.host)}&port=${server.port}`
  const url = `postgresql://${server.user}:${server.password}@/${name}?${place}`
  const config = readConfig({ DATABASE_URL: url, TOUYAN_DATA: folder, TOUYAN_LOG: 'silent', PORT: '0' })
  const runtime = await startRuntime(config, { now: () => new Date(NOW) })
  insistOnOneConnection(runtime.pool)
  await seedDemo(runtime.platform)
  const client = new pg.Client(runtime.owner)
  await client.connect()
  const stopBackups = offerBackups(runtime, config)
  const app = makeServer(runtime, bounds)
  const visitor = visitorsOf(app)
  const { rows } = await client.query('select id from unit')
  const nobody = visitor('', null, '')
  const signIn: Bureau['signIn'] = async (username, password = DEMO_PASSWORD) => {
    const answer = await nobody.send('POST', '/api/sign-in', { body: { username, password } })
    if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.status} ${answer.text}`)
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    return visitor(username, await actorOf(client, username), cookie)
  }
  const accounts = await client.query('select username from account order by username')
  const visitors: Visitor[] = []
  for (const { username } of accounts.rows) visitors.push(await signIn(username))
  return {
    runtime,
    client,
    unitId: rows[0].id,
    today: dayOf(NOW),
    nobody,
    visitors,
    signIn,
    async close() {
      await client.end()
      await stopBackups()
      await runtime.stop()
      rmSync(folder, { recursive: true, force: true })
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

function visitorsOf(app: ReturnType<typeof makeServer>) {
  return (username: string, actor: Actor | null, cookie: string): Visitor => ({
    username,
    actor,
    async send(method, path, { body, raw, headers = {} } = {}) {
      const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      const content = raw ?? (body === undefined ? undefined : JSON.stringify(body))
      const init = { method, headers: { ...(cookie ? { cookie } : {}), ...json, ...headers } }
      const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
      const response = await app.request(
        path,
        content === undefined ? init : { ...init, body: content as string | Uint8Array<ArrayBuffer> },
        env,
      )
      const bytes = new Uint8Array(await response.arrayBuffer())
      return { status: response.status, text: new TextDecoder().decode(bytes), headers: response.headers, bytes }
    },
  })
}

/** What the program should take this account for, read from the tables without the program. */
async function actorOf(client: pg.Client, username: string): Promise<Actor> {
  const { rows } = await client.query(
    `select a.id, a.name, a.unit_id, a.person_id, a.duty,
       (select json_agg(json_build_object('role', g.role, 'sectionId', g.section_id)) from role_grant g
         where g.account_id = a.id and g.revoked_at is null) grants
     from account a where a.username = $1`,
    [username],
  )
  const [{ id, name, unit_id: unitId, person_id: personId, duty, grants }] = rows
  const held = (grants ?? []) as Grant[]
  return { accountId: id, name, unitId, personId, duty, grants: held, sessionId: null, mustChangePassword: false }
}
