import { Hono } from 'hono'
import { sql } from 'kysely'
import { bounds } from '../../src/app/areas.ts'
import { readConfig } from '../../src/app/config.ts'
import { openOutside } from '../../src/app/door-outside.ts'
import { openDoors } from '../../src/app/door-queue.ts'
import { grantDoor } from '../../src/app/door-role.ts'
import { operatorOf } from '../../src/app/operator.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { makeServer } from '../../src/app/server.ts'
import { makeLimits } from '../../src/areas/door/public/limits.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { answerOrders } from './answering.ts'
import { listen, makeClerk } from './clerk.ts'
import type { DoorOrder, DoorReport } from './protocol.ts'

/** The inside with a door of its own: that one lets everybody in as fast as they come. */
const config = readConfig({ ...process.env, TOUYAN_LOG: 'silent' })
const runtime = await startRuntime(config)
const { platform } = runtime
// Tables and statistics of the bench are the owner's; the program's own role may make none.
const { db: owner } = openDatabase(runtime.owner)
await makeClerk(operatorOf(platform, crypto.randomUUID()), ['office_clerk'])
await openDoors(platform)
const connection = await grantDoor(runtime.owner, config.dataFolder)
const none = { submissions: 1e9, bySum: 1e9, wrongCodes: 1e9, allSubmissions: 1e9, allWrongCodes: 1e9 }
const settings = { limits: makeLimits(platform.clock, none), bits: 6, most: { waiting: 1e6, bytes: 1e12 } }
const door = openOutside(connection, settings)

await sql`create table bench_bare (id uuid primary key, at timestamptz not null, text text not null)`.execute(owner)
const bare = new Hono().post('/opinion', async (http) => {
  const form = await http.req.formData()
  await sql`insert into bench_bare values (${crypto.randomUUID()}, now(), ${String(form.get('text'))})`.execute(owner)
  return http.html('<p>收到</p>')
})
const ports = {
  app: await listen(makeServer(runtime, bounds).fetch),
  door: await listen(door.app.fetch as (request: Request) => Promise<Response>),
  bare: await listen(bare.fetch),
}

answerOrders(obey, { ports } satisfies DoorReport)

async function obey(order: DoorOrder): Promise<DoorReport> {
  if (order.do === 'memory') return { memory: process.memoryUsage.rss() }
  if (order.do === 'queued') {
    const { n } = await platform.db
      .selectFrom('doorQueue')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return { queued: Number(n) }
  }
  await door.close()
  await runtime.stop()
  setTimeout(() => process.exit(0), 50)
  return {}
}
