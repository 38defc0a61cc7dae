import { Hono } from 'hono'
import { sql } from 'kysely'
import { bounds } from '../../src/app/areas.ts'
import { readConfig } from '../../src/app/config.ts'
import { operatorOf } from '../../src/app/operator.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { makeServer } from '../../src/app/server.ts'
import { dayOf } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { answerOrders, timed } from './answering.ts'
import { listen, makeClerk } from './clerk.ts'
import { memoryPeak } from './memory.ts'
import type { TrainingOrder, TrainingReport } from './protocol.ts'
import { fillTraining, shortStatement } from './training-rows.ts'

const runtime = await startRuntime(readConfig({ ...process.env, TOUYAN_LOG: 'silent' }))
const { platform } = runtime
// Tables and statistics of the bench are the owner's; the program's own role may make none.
const { db } = openDatabase(runtime.owner)
const unitId = crypto.randomUUID()
const today = dayOf(platform.clock.now())
await makeClerk(operatorOf(platform, unitId), ['personnel_clerk'])

const short = sql<{ count: number }>`${sql.raw(shortStatement(unitId, today))}`
const bare = new Hono().get('/short', async (http) => {
  const { rows } = await short.execute(db)
  return http.json({ rows })
})
const ports = { app: await listen(makeServer(runtime, bounds).fetch), bare: await listen(bare.fetch) }

answerOrders(obey, { ports } satisfies TrainingReport)

async function obey(order: TrainingOrder): Promise<TrainingReport> {
  if (order.do === 'fill') {
    const { seconds } = await timed(() => fillTraining(db, unitId, { ...order, today }))
    return { seconds }
  }
  if (order.do === 'short') {
    const micros: number[] = []
    let people = 0
    for (let round = 0; round < order.times; round++) {
      const { seconds, result } = await timed(() => short.execute(db))
      people = result.rows[0]?.count ?? 0
      micros.push(seconds * 1e6)
    }
    return { micros, people }
  }
  if (order.do === 'copy') return copyClaims()
  if (order.do === 'memory') return memoryPeak()
  await runtime.stop()
  setTimeout(() => process.exit(0), 50)
  return {}
}

/** The bare baseline of an import: the claims of the last one, written again into a table of the same shape. */
async function copyClaims(): Promise<TrainingReport> {
  return db.connection().execute(async (one) => {
    await sql`create temporary table bare_claim (like training_claim including all)`.execute(one)
    const { seconds, result } = await timed(() =>
      sql`insert into bare_claim select claim.* from training_claim claim
        join training_import batch on batch.id = claim.import_id
        where batch.made_at = (select max(made_at) from training_import where made_by <> 'bench')`.execute(one),
    )
    await sql`drop table bare_claim`.execute(one)
    return { seconds, people: Number(result.numAffectedRows) }
  })
}
