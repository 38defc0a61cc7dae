import { Hono } from 'hono'
import { sql } from 'kysely'
import { bounds } from '../../src/app/areas.ts'
import { readConfig } from '../../src/app/config.ts'
import { operatorOf } from '../../src/app/operator.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { makeServer } from '../../src/app/server.ts'
import { readSources } from '../../src/areas/people/files/sources.ts'
import { PeopleQuery } from '../../src/areas/people/list.ts'
import { applyImport, previewImport } from '../../src/areas/people/server/imports.ts'
import { listPeople } from '../../src/areas/people/server/queries/list.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { makeForms } from '../../src/testing/make-forms.ts'
import { answerOrders, timed } from './answering.ts'
import { captured } from './captured.ts'
import { listen, makeClerk } from './clerk.ts'
import type { Order, Report } from './protocol.ts'

const runtime = await startRuntime(readConfig({ ...process.env, TOUYAN_LOG: 'silent' }))
const { platform } = runtime
// Tables and statistics of the bench are the owner's; the program's own role may make none.
const { db: owner } = openDatabase(runtime.owner)
const unitId = crypto.randomUUID()
const operator = operatorOf(platform, unitId)
await makeClerk(operator, ['personnel_clerk'])

const query = PeopleQuery.parse({ search: '', sex: '男', sort: 'birth', page: '1', size: '50' })
const everyone = { unit: true, sections: [], self: null }

// The bare handler runs the very statement the list runs, on the same pool, without session, rights, scope or masking.
const statement = await captured((db) => listPeople(db, unitId, everyone, query))
const bare = new Hono().get('/bare', async (http) => {
  const { rows } = await platform.db.executeQuery<object>(statement)
  return http.json({ total: 0, rows })
})
const ports = { app: await listen(makeServer(runtime, bounds).fetch), bare: await listen(bare.fetch) }
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
  await sql`analyze`.execute(owner)
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
