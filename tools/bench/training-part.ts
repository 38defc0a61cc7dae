import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from './child.ts'
import { median, megabytes, percentile, ratioText } from './figures.ts'
import { type Load, load, loadText } from './load.ts'
import type { TrainingOrder, TrainingReport } from './protocol.ts'
import { signIn } from './sign-in.ts'
import { compared } from './table.ts'
import { listOfCourses } from './training-rows.ts'

/** How many people with how many trainings each, rows of the list that is taken in, rounds and seconds of load. */
export type TrainingExtent = { people: number; records: number; rows: number; rounds: number; seconds: number }

/** More clients would only wait for each other: one answer keeps a core busy. */
const CLIENTS = 2
type Program = {
  ask(order: TrainingOrder): Promise<TrainingReport>
  ports: { app: number; bare: number }
  cookie: string
}

/** Who is short today against one bare statement with the same answer, and a list of a platform taken in. */
export async function measureTraining({ people, records, rows, rounds, seconds }: TrainingExtent): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-bench-'))
  // As root the database runs as another user, who must be able to enter.
  chmodSync(folder, 0o711)
  const child = startChild('training', { TOUYAN_DATA: folder, PORT: '0' })
  const ask = (order: TrainingOrder) => child.ask<TrainingReport>(order)
  const { ports } = (await child.first) as Required<TrainingReport>
  const program: Program = { ask, ports, cookie: await signIn(ports.app) }
  const { seconds: took } = await ask({ do: 'fill', people, records })
  console.log(`\n教育培训，${people}人、每人${records}条（造数${took!.toFixed(1)}秒）`)
  await measureShort(program, { people, records, rounds, seconds })
  await measureImport(program, people, rows)
  await ask({ do: 'stop' })
  rmSync(folder, { recursive: true, force: true })
}

type Sized = Omit<TrainingExtent, 'rows'>

async function measureShort(
  { ask, ports, cookie }: Program,
  { rounds: times, seconds, ...size }: Sized,
): Promise<void> {
  const app = { port: ports.app, path: '/api/training/standing?size=50', cookie, clients: CLIENTS }
  const bare = { port: ports.bare, path: '/short', cookie, clients: CLIENTS }
  const answer = await fetch(`http://127.0.0.1:${app.port}${app.path}`, { headers: { cookie } })
  const { totals } = (await answer.json()) as { totals: Record<string, number> }
  const { micros, people } = await ask({ do: 'short', times: 10 })
  const told = totals.short! + totals.warning! + totals.pending!
  if (told !== people) throw new Error(`the page tells of ${told} people, the bare statement of ${people}`)
  for (const warm of [app, bare]) await load({ ...warm, seconds: 0.3 })
  const rounds: { app: Load; bare: Load }[] = []
  // Interleaved, so that whatever else the machine does falls on both alike.
  for (let round = 0; round < times; round++) {
    rounds.push({ bare: await load({ ...bare, seconds }), app: await load({ ...app, seconds }) })
  }
  const alone = micros!.map((one) => one / 1000)
  const line = (which: 'app' | 'bare') =>
    loadText(
      rounds.map((one) => one[which]),
      CLIENTS,
    )
  console.log(`  今天谁还差（${told}人），全员逐条判断，第1页`)
  console.log(`    裸SQL           p50 ${percentile(alone, 0.5)} ms（单连接）`)
  console.log(`    裸Hono+同一SQL  ${line('bare')}`)
  console.log(`    头雁            ${line('app')}`)
  const ratios = rounds.map((one) => one.app.perSecond / one.bare.perSecond)
  console.log(`    头雁/裸Hono     ${ratioText(ratios)}`)
  const perSecond = (which: 'app' | 'bare') => `${median(rounds.map((one) => one[which].perSecond)).toFixed(2)} 次/秒`
  compared({
    ...{ what: '今天谁的学时还差（速率）', size: `${size.people}人×${size.records}条` },
    ...{ ours: perSecond('app'), bare: perSecond('bare'), ratio: median(ratios) },
  })
}

async function measureImport({ ask, ports, cookie }: Program, people: number, rows: number): Promise<void> {
  const form = new FormData()
  form.append('files', new File([listOfCourses(people, rows)], '学时清单.csv'))
  await ask({ do: 'memory' })
  const { rss: before } = await ask({ do: 'memory' })
  let isOver = false
  const waits: number[] = []
  const started = performance.now()
  const taken = fetch(`http://127.0.0.1:${ports.app}/api/training/imports?profile=cadre-network`, {
    method: 'POST',
    headers: { cookie, origin: `http://127.0.0.1:${ports.app}` },
    body: form,
  }).then(async (response) => {
    const text = await response.text()
    isOver = true
    if (response.status !== 201) throw new Error(`import: ${response.status} ${text}`)
    return (performance.now() - started) / 1000
  })
  while (!isOver) {
    waits.push((await load({ port: ports.app, path: '/api/me', cookie, seconds: 0.2, clients: 1 })).p95)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const seconds = await taken
  const { peak } = await ask({ do: 'memory' })
  const { seconds: alone, people: written } = await ask({ do: 'copy' })
  if (written !== rows) throw new Error(`${rows} rows were taken in, ${written} are there`)
  compared({
    ...{ what: '导入学时清单（裸：复制同样的行）', size: `${rows}行` },
    ...{ ours: `${seconds.toFixed(1)} 秒`, bare: `${alone!.toFixed(1)} 秒`, ratio: seconds / alone! },
  })
  console.log(`  导入一份${rows}行的学时清单（CSV，对人、去重、计入）`)
  console.log(`    裸SQL复制同样的行 ${alone!.toFixed(1)} 秒`)
  console.log(`    头雁            ${seconds.toFixed(1)} 秒，每秒${Math.round(rows / seconds)}行`)
  console.log(`    内存            之前 ${megabytes(before!)} MB，最多 ${megabytes(peak!)} MB`)
  console.log(`    其间别人开一页  p50 ${percentile(waits, 0.5)} ms，最慢 ${Math.max(...waits).toFixed(0)} ms`)
}
