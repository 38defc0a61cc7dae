import { Hono } from 'hono'
import type { CompiledQuery } from 'kysely'
import { bounds } from '../../src/app/areas.ts'
import { readConfig } from '../../src/app/config.ts'
import { operatorOf } from '../../src/app/operator.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { makeServer } from '../../src/app/server.ts'
import { createPerson } from '../../src/areas/people/server/service.ts'
import { LedgerQuery } from '../../src/areas/rectification/schema.ts'
import { ledgerRows } from '../../src/areas/rectification/server/queries/ledger.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { dossierOf } from '../../src/testing/dossiers.ts'
import { answerOrders, timed } from './answering.ts'
import { captured } from './captured.ts'
import { listen, makeClerk } from './clerk.ts'
import { fillLedger } from './ledger-rows.ts'
import { memoryPeak } from './memory.ts'
import { type LedgerOrder, type LedgerReport, type LedgerView, ledgerViews } from './protocol.ts'

const TODAY = '2026-11-23'
const runtime = await startRuntime(readConfig({ ...process.env, TOUYAN_LOG: 'silent' }))
const { platform } = runtime
// Tables and statistics of the bench are the owner's; the program's own role may make none.
const { db: owner } = openDatabase(runtime.owner)
const unitId = crypto.randomUUID()
const operator = operatorOf(platform, unitId)
await makeClerk(operator, ['office_clerk'])
for (const name of ['市场管理科', '艺术科', '公共服务科', '产业发展科']) {
  await platform.db.insertInto('section').values({ unitId, id: crypto.randomUUID(), name, kind: 'section' }).execute()
}
for (const name of ['石敬之', '顾长安', '秦慕川', '沈听澜', '宋屿', '林晚']) {
  await createPerson(operator, dossierOf(name))
}

// The bare handlers run the very statements that read the rows, without session, rights, totals or file.
const sight = { unitId, isUnit: true, sections: [], personId: null, seesConfined: false }
const statements = new Map<string, CompiledQuery>()
for (const [view, { query }] of Object.entries(ledgerViews)) {
  const asked = LedgerQuery.parse(Object.fromEntries(new URLSearchParams(query)))
  statements.set(view, await captured((db) => ledgerRows(db, sight, asked, { today: TODAY, page: asked })))
}
const whole = LedgerQuery.parse({})
statements.set('export', await captured((db) => ledgerRows(db, sight, whole, { today: TODAY })))
const bare = new Hono().get('/:view', async (http) => {
  const { rows } = await platform.db.executeQuery<object>(statements.get(http.req.param('view') as LedgerView)!)
  return http.json({ rows })
})
const ports = { app: await listen(makeServer(runtime, bounds).fetch), bare: await listen(bare.fetch) }
let filled = 0

answerOrders(obey, { ports } satisfies LedgerReport)

async function obey(order: LedgerOrder): Promise<LedgerReport> {
  if (order.do === 'fill') {
    const { seconds } = await timed(() => fillLedger(owner, unitId, { from: filled + 1, to: order.problems }))
    filled = order.problems
    return { seconds }
  }
  if (order.do === 'sql') {
    const micros: number[] = []
    for (let round = 0; round < order.times; round++) {
      const { seconds } = await timed(() => platform.db.executeQuery(statements.get(order.view)!))
      micros.push(seconds * 1e6)
    }
    return { micros }
  }
  if (order.do === 'memory') return memoryPeak()
  await runtime.stop()
  setTimeout(() => process.exit(0), 50)
  return {}
}
