import type { CompiledQuery } from 'kysely'
import { bounds } from '../../src/app/areas.ts'
import { readConfig } from '../../src/app/config.ts'
import { operatorOf } from '../../src/app/operator.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { makeServer } from '../../src/app/server.ts'
import { dayOf } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { answerOrders, timed } from './answering.ts'
import { overheard } from './captured.ts'
import { listen, makeClerk } from './clerk.ts'
import { median } from './figures.ts'
import type { HeavyQuery, QueriesOrder, QueriesReport } from './protocol.ts'
import { fillYear } from './report-rows.ts'
import { signIn } from './sign-in.ts'

/** Opens every list and figure of a unit as somebody with all roles and finds out which statements weigh most. */
const { platform, ...runtime } = await startRuntime(readConfig({ ...process.env, TOUYAN_LOG: 'silent' }))
const { db, keys, clock } = platform
// Rows and statistics of the bench are written by the owner.
const filler = openDatabase(runtime.owner).db
const { sent, ...heard } = overheard(db)
const ROLES = [
  ...(['office_clerk', 'personnel_clerk', 'party_clerk', 'principal', 'discipline_inspector'] as const),
  ...(['group_member', 'accountant'] as const),
]
const ROUNDS = 3

answerOrders(measure)

async function measure({ unitId }: QueriesOrder): Promise<QueriesReport> {
  await fillYear({ db: filler, keys, unitId, today: dayOf(clock.now()) })
  await makeClerk(operatorOf(platform, unitId), ROLES)
  const port = await listen(makeServer({ ...runtime, platform: { ...platform, db: heard.db } }, bounds).fetch)
  const cookie = await signIn(port)
  const distinct = new Map<string, { query: CompiledQuery; page: string; times: number }>()
  const pages: QueriesReport['pages'] = []
  for (const { endpoint } of bounds) {
    if (endpoint.method !== 'get' || endpoint.path.includes('{')) continue
    sent.length = 0
    const address = `http://127.0.0.1:${port}/api${endpoint.path}`
    const { seconds, result: status } = await timed(async () => {
      const answer = await fetch(address, { headers: { cookie } })
      await answer.arrayBuffer()
      return answer.status
    })
    if (status !== 200) continue
    pages.push({ page: endpoint.path, seconds, statements: sent.length })
    for (const node of sent) {
      const query = db.getExecutor().compileQuery(node, { queryId: crypto.randomUUID() })
      // A change, sent again as it was, would not be the same work.
      if (!/^(select|with)/.test(query.sql) || / for update/.test(query.sql)) continue
      const known = distinct.get(query.sql)
      if (known) known.times += 1
      else distinct.set(query.sql, { query, page: endpoint.path, times: 1 })
    }
  }
  return { pages, queries: await weighed([...distinct.values()]) }
}

async function weighed(heard: { query: CompiledQuery; page: string; times: number }[]): Promise<HeavyQuery[]> {
  const all: (HeavyQuery & { query: CompiledQuery })[] = []
  for (const { query, page, times } of heard) {
    const seconds: number[] = []
    let rows = 0
    for (let round = 0; round < ROUNDS; round++) {
      const once = await timed(() => db.executeQuery(query))
      rows = once.result.rows.length
      seconds.push(once.seconds)
    }
    all.push({ query, page, times, rows, seconds: median(seconds), sql: query.sql, plan: '' })
  }
  const heaviest = all.toSorted((a, b) => b.seconds - a.seconds).slice(0, 20)
  for (const one of heaviest.slice(0, 8)) {
    const explained = { ...one.query, sql: `explain (analyze, buffers, costs off) ${one.sql}` }
    const { rows } = await db.executeQuery<Record<string, string>>(explained)
    one.plan = rows.map((row) => Object.values(row)[0]).join('\n')
  }
  return heaviest.map(({ query: _query, ...told }) => told)
}
