import { sql } from 'kysely'
import { bounds } from '../../src/app/areas.ts'
import { readConfig } from '../../src/app/config.ts'
import { operatorOf } from '../../src/app/operator.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { makeServer } from '../../src/app/server.ts'
import { createPerson } from '../../src/areas/people/server/service.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { dossierOf } from '../../src/testing/dossiers.ts'
import { answerOrders } from './answering.ts'
import { listen, makeClerk } from './clerk.ts'
import type { RoomsOrder, RoomsReport } from './protocol.ts'

const MEMBERS = ['秦慕川', '沈砚秋', '方立之', '韩一川', '谢长庚', '邹怀瑾', '何远舟']

const runtime = await startRuntime(readConfig({ ...process.env, TOUYAN_LOG: 'silent' }))
const { platform } = runtime
// Tables and statistics of the bench are the owner's; the program's own role may make none.
const { db: owner } = openDatabase(runtime.owner)
const operator = operatorOf(platform, crypto.randomUUID())
await makeClerk(operator, ['office_clerk'])
const memberIds: string[] = []
for (const name of MEMBERS) memberIds.push((await createPerson(operator, dossierOf(name))).id)
await sql`create table bench_bare (id uuid primary key, at timestamptz not null)`.execute(owner)

answerOrders(obey, { port: await listen(makeServer(runtime, bounds).fetch), memberIds } satisfies RoomsReport)

async function obey(order: RoomsOrder): Promise<RoomsReport> {
  if (order.do === 'insert') return { micros: await timeInserts(order.times) }
  if (order.do === 'agenda') {
    await putOnAgenda(order)
    return {}
  }
  await runtime.stop()
  setTimeout(() => process.exit(0), 50)
  return {}
}

/** What the database alone takes for one committed row. */
async function timeInserts(times: number): Promise<number[]> {
  const micros: number[] = []
  for (let round = 0; round < times; round++) {
    const started = performance.now()
    await sql`insert into bench_bare values (${crypto.randomUUID()}, now())`.execute(owner)
    micros.push((performance.now() - started) * 1000)
  }
  return micros
}

/** A topic that may be voted on, without the way it would have come. */
async function putOnAgenda({ meetingId, proposerId }: { meetingId: string; proposerId: string }): Promise<void> {
  const { unitId } = operator.actor
  const [topicId, topicItemId, title, at] = [crypto.randomUUID(), crypto.randomUUID(), '年度工作计划', new Date()]
  const topic = {
    ...{ unitId, id: topicId, year: 2026, number: 1, title, proposerId, kind: 'ordinary', presenter: '汇报人' },
    ...{ summary: '说明', category: 'decision', priorTalks: '已沟通', state: 'scheduled' },
    ...{ createdBy: 'bench', createdAt: at, consentedBy: 'bench', consentedAt: at },
  }
  await platform.db.insertInto('topic').values(topic).execute()
  await platform.db.insertInto('topicItem').values({ unitId, id: topicItemId, topicId, position: 0, title }).execute()
  const item = {
    unitId,
    meetingId,
    id: crypto.randomUUID(),
    topicId,
    topicItemId,
    title,
    kind: 'ordinary',
    position: 0,
  }
  await platform.db
    .insertInto('agendaItem')
    .values({ ...item, method: 'hands' })
    .execute()
}
