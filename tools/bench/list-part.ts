import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from './child.ts'
import { median, megabytes, percentile, ratioText } from './figures.ts'
import { type Load, load, loadText } from './load.ts'
import type { Order, Report } from './protocol.ts'
import { signIn } from './sign-in.ts'
import { compared } from './table.ts'

const LIST = '/api/people?sex=%E7%94%B7&sort=birth&page=1&size=50'

/** How much is measured: numbers of people, rounds of load and seconds of each. */
export type ListExtent = { sizes: number[]; rounds: number; seconds: number }

type Round = { app: Load; bare: Load }
type Program = {
  ask(order: Order): Promise<Report>
  folder: string
  ports: { app: number; bare: number }
  cookie: string
}

/** Import, the list of people over HTTP against the same SQL behind a bare handler, memory. */
export async function measureList({ sizes, rounds, seconds }: ListExtent): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-bench-'))
  // As root the database runs as another user, who must be able to enter.
  chmodSync(folder, 0o711)
  const child = startChild('list', { TOUYAN_DATA: folder, PORT: '0' })
  const ask = (order: Order) => child.ask<Report>(order)
  const { ports } = (await child.first) as Required<Report>
  const program: Program = { ask, folder, ports, cookie: await signIn(ports.app) }
  const imports: { people: number; perFile: number }[] = []
  for (const people of sizes) {
    const { seconds: took, files } = (await ask({ do: 'import', people })) as Required<Report>
    imports.push({ people, perFile: took / files })
    console.log(`\n${people} 人`)
    console.log(`  导入            ${(files / took).toFixed(0)} 份/秒（读文件、比对、写库、审计）`)
    await measureLoad(program, { people, rounds, seconds })
  }
  const [before, last] = imports.slice(-2)
  if (before && last) {
    const growth = (last.perFile / before.perFile).toFixed(2)
    console.log(`\n导入每份用时：${last.people}人时是${before.people}人时的 ${growth} 倍（不随人数增长则为1）`)
  }
  await ask({ do: 'stop' })
  rmSync(folder, { recursive: true, force: true })
}

async function measureLoad(
  { ask, folder, ports, cookie }: Program,
  { people, rounds: times, seconds }: { people: number; rounds: number; seconds: number },
): Promise<void> {
  const sqlTimes = (await ask({ do: 'sql', times: 200 })).micros!.map((micros) => micros / 1000)
  const app = (duration: number) => load({ port: ports.app, path: LIST, cookie, seconds: duration })
  const bare = (duration: number) => load({ port: ports.bare, path: '/bare', cookie, seconds: duration })
  for (const warm of [app, bare]) await warm(0.5)
  const rounds: Round[] = []
  // Interleaved, so that whatever else the machine does falls on both alike.
  for (let round = 0; round < times; round++) rounds.push({ bare: await bare(seconds), app: await app(seconds) })
  console.log(`  裸SQL           p50 ${percentile(sqlTimes, 0.5)} ms  p95 ${percentile(sqlTimes, 0.95)} ms（单连接）`)
  console.log(`  裸Hono+同一SQL  ${loadText(rounds.map((round) => round.bare))}`)
  console.log(`  头雁名册        ${loadText(rounds.map((round) => round.app))}`)
  const ratios = rounds.map((round) => round.app.perSecond / round.bare.perSecond)
  console.log(`  头雁/裸Hono     ${ratioText(ratios)}`)
  const perSecond = (which: 'app' | 'bare') => `${median(rounds.map((one) => one[which].perSecond)).toFixed(0)} 次/秒`
  compared({
    ...{ what: '名册一页（速率）', size: `${people}人`, ours: perSecond('app'), bare: perSecond('bare') },
    ratio: median(ratios),
  })
  const { rss } = await ask({ do: 'memory' })
  console.log(`  内存            程序 ${megabytes(rss!)} MB，数据库 ${megabytes(databaseMemory(folder))} MB`)
}

/** Resident memory of all server processes of our cluster, shared pages counted once per process (proportional). */
function databaseMemory(folder: string): number {
  const found = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n')
  const cluster = realpathSync(join(folder, 'postgres'))
  const root = found
    .find((row) => row.includes(`postgres -D ${cluster}`))
    ?.trim()
    .split(' ')[0]
  const family = execFileSync('ps', ['--ppid', String(root), '-o', 'pid='], { encoding: 'utf8' }).split('\n')
  const sizes = [root, ...family].filter((pid) => pid?.trim()).map((pid) => proportional(pid!.trim()))
  return sizes.reduce((sum, size) => sum + size, 0)
}

function proportional(pid: string): number {
  const match = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return Number(match?.[1] ?? 0) * 1024
}
