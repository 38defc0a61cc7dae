import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import {
  CamelCasePlugin,
  type CompiledQuery,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import { bounds } from '../../src/app/areas.ts'
import { readConfig } from '../../src/app/config.ts'
import { operatorOf } from '../../src/app/operator.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { makeServer } from '../../src/app/server.ts'
import { insertAccount, saveUnit } from '../../src/areas/accounts/server/queries/accounts.ts'
import { fixDuty, insertGrants } from '../../src/areas/accounts/server/queries/grants.ts'
import { readSources } from '../../src/areas/people/files/sources.ts'
import { PeopleQuery } from '../../src/areas/people/list.ts'
import { applyImport, previewImport } from '../../src/areas/people/server/imports.ts'
import { listPeople } from '../../src/areas/people/server/queries/list.ts'
import { hashPassword } from '../../src/platform/session.ts'
import type { DB } from '../../src/platform/tables.ts'
import { write } from '../../src/platform/write.ts'
import { makeForms } from '../../src/testing/make-forms.ts'
import { answerOrders, timed } from './answering.ts'
import { BENCH_PASSWORD, type Order, type Report } from './protocol.ts'

const runtime = await startRuntime(readConfig({ ...process.env, TOUYAN_LOG: 'silent' }))
const { platform } = runtime
const unitId = crypto.randomUUID()
const operator = operatorOf(platform, unitId)
await makeClerk()

const query = PeopleQuery.parse({ search: '', sex: '男', sort: 'birth', page: '1', size: '50' })
const everyone = { unit: true, sections: [], self: null }

// The bare handler runs the very statement the list runs, on the same pool, without session, rights, scope or masking.
const statement = await capturedStatement()
const bare = new Hono().get('/bare', async (http) => {
  const { rows } = await platform.db.executeQuery<object>(statement)
  return http.json({ total: 0, rows })
})
const ports = { app: await open(makeServer(runtime, bounds).fetch), bare: await open(bare.fetch) }
let imported = 0
let batch = 0

answerOrders(obey, { ports } satisfies Report)

async function obey(order: Order): Promise<Report> {
  if (order.do === 'import') return importUpTo(order.people)
  if (order.do === 'sql') return { micros: await timeStatement(order.times) }
  if (order.do === 'memory') return { rss: process.memoryUsage().rss }
  await runtime.stop()
  setTimeout(() => process.exit(0), 50)
  return {}
}

async function importUpTo(people: number): Promise<Report> {
  const files = makeForms(batch++, people - imported).map(({ name, text }) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }))
  const { seconds } = await timed(async () => {
    const { id } = await previewImport(operator, await readSources(files))
    await applyImport(operator, id)
  })
  imported = people
  await sql`analyze`.execute(platform.db)
  return { seconds, files: files.length }
}

async function timeStatement(times: number): Promise<number[]> {
  const micros: number[] = []
  for (let round = 0; round < times; round++) {
    const started = performance.now()
    await platform.db.executeQuery(statement)
    micros.push((performance.now() - started) * 1000)
  }
  return micros
}

/** The statement the list sends, caught on its way to the database. */
async function capturedStatement(): Promise<CompiledQuery> {
  let seen: CompiledQuery | null = null
  const catching: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () =>
      new (class extends DummyDriver {
        override async acquireConnection() {
          return {
            executeQuery: async (query: CompiledQuery) => {
              seen = query
              return { rows: [] }
            },
            streamQuery: () => {
              throw new Error('the list is not streamed')
            },
          } as never
        }
      })(),
  }
  await listPeople(new Kysely<DB>({ dialect: catching, plugins: [new CamelCasePlugin()] }), unitId, everyone, query)
  return seen!
}

async function makeClerk(): Promise<void> {
  const now = new Date()
  const passwordHash = await hashPassword(BENCH_PASSWORD)
  await write(operator, async (tx) => {
    await saveUnit(tx, { id: unitId, name: '云栖市文化和旅游局', now })
    const account = { id: 'bench', unitId, username: 'bench', name: '测试员', personId: null, passwordHash }
    await insertAccount(tx, { ...account, ownPassword: true, now })
    await fixDuty(tx, ['bench'], 'business')
    const grant = {
      unitId,
      id: crypto.randomUUID(),
      accountId: 'bench',
      duty: 'business',
      role: 'personnel_clerk',
    } as const
    const period = { sectionId: null, validFrom: '2020-01-01', validUntil: null, grantedBy: 'operator', grantedAt: now }
    await insertGrants(tx, [{ ...grant, ...period }])
    return { result: null, audit: [{ action: 'bench.prepared', subjectKind: 'unit', subjectId: unitId }] }
  })
}

function open(fetch: (request: Request) => Response | Promise<Response>): Promise<number> {
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
  return new Promise((resolve) => {
    server.once('listening', () => resolve((server.address() as { port: number }).port))
  })
}
