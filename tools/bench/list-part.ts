import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import { at, median, megabytes, percentile, ratioText } from './figures.ts'
import { BENCH_PASSWORD, type Order, type Report } from './protocol.ts'

/**
 * Measures the running program against bare baselines of the same run: import, the list of people over HTTP against
 * the same SQL behind a bare handler, memory. Prints ratios; times alone say more about the machine than about us.
 */
const SIZES = [100, 1000, 10_000]
const ROUNDS = 5
const SECONDS = 2
const CLIENTS = 8
const LIST = '/api/people?sex=%E7%94%B7&sort=birth&page=1&size=50'

type Load = { perSecond: number; p50: number; p95: number }

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const percentile = (values: number[], share: number) =>
  at(
    [...values].sort((a, b) => a - b),
    share,
  ).toFixed(2)
const median = (values: number[]) =>
  at(
    [...values].sort((a, b) => a - b),
    0.5,
  )

const folder = mkdtempSync(join(tmpdir(), 'touyan-bench-'))
// As root the database runs as another user, who must be able to enter.
chmodSync(folder, 0o711)
const server = fork(join(import.meta.dirname, 'server.ts'), {
  env: { ...process.env, TOUYAN_DATA: folder, PORT: '0' },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
})
const { ports } = await answer(server)
const cookie = await signIn(ports!.app)
console.log(`头雁性能对比 · ${cpus().length} 核 ${cpus()[0]?.model ?? ''} · Node ${process.version}`)
const imports: { people: number; perFile: number }[] = []
for (const people of SIZES) await measure(people)
const growth = imports.at(-1)!.perFile / imports[1]!.perFile
console.log(`导入每份用时：10000人时是1000人时的 ${growth.toFixed(2)} 倍（不随人数增长则为1）`)
await ask({ do: 'stop' })
rmSync(folder, { recursive: true, force: true })
process.exit(0)

async function measure(people: number): Promise<void> {
  const { seconds, files } = await ask({ do: 'import', people })
  imports.push({ people, perFile: seconds! / files! })
  const sqlTimes = (await ask({ do: 'sql', times: 200 })).micros!.map((micros) => micros / 1000)
  const targets = { app: [ports!.app, LIST], bare: [ports!.bare, '/bare'] } as const
  for (const [port, path] of Object.values(targets)) await load(port, path, 0.5)
  const rounds: { app: Load; bare: Load }[] = []
  // Interleaved, so that whatever else the machine does falls on both alike.
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ bare: await load(...targets.bare, SECONDS), app: await load(...targets.app, SECONDS) })
  }
  const ratios = rounds.map(({ app, bare }) => app.perSecond / bare.perSecond)
  const middle = (pick: (round: { app: Load; bare: Load }) => number) => median(rounds.map(pick))
  console.log(`\n${people} 人`)
  console.log(`  导入            ${(files! / seconds!).toFixed(0)} 份/秒（读文件、比对、写库、审计）`)
  console.log(`  裸SQL           p50 ${percentile(sqlTimes, 0.5)} ms  p95 ${percentile(sqlTimes, 0.95)} ms（单连接）`)
  console.log(
    `  裸Hono+同一SQL  ${line(
      middle((r) => r.bare.perSecond),
      middle((r) => r.bare.p50),
      middle((r) => r.bare.p95),
    )}`,
  )
  console.log(
    `  头雁名册        ${line(
      middle((r) => r.app.perSecond),
      middle((r) => r.app.p50),
      middle((r) => r.app.p95),
    )}`,
  )
  console.log(
    `  头雁/裸Hono     ${median(ratios).toFixed(2)}（各轮 ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}）`,
  )
  const { rss } = await ask({ do: 'memory' })
  console.log(`  内存            程序 ${megabytes(rss!)} MB，数据库 ${megabytes(databaseMemory())} MB`)
}

function line(perSecond: number, p50: number, p95: number): string {
  return `${perSecond.toFixed(0)} 次/秒  p50 ${p50.toFixed(2)} ms  p95 ${p95.toFixed(2)} ms（${CLIENTS}个客户端）`
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}

async function load(port: number, path: string, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  const started = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) {
        const begun = performance.now()
        await call(agent, port, path)
        times.push(performance.now() - begun)
      }
    }),
  )
  agent.destroy()
  const took = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  return { perSecond: times.length / took, p50: at(times, 0.5), p95: at(times, 0.95) }
}

function call(agent: Agent, port: number, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, path, host: '127.0.0.1', headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`))
      response.resume().once('end', resolve)
    })
    sent.once('error', reject).end()
  })
}

async function signIn(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'bench', password: BENCH_PASSWORD }),
  })
  if (!response.ok) throw new Error(`sign-in: ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
}

function ask(order: Order): Promise<Report> {
  server.send(order)
  return answer(server)
}

function answer(from: ChildProcess): Promise<Report> {
  return new Promise((resolve, reject) => {
    const over = (code: number | null) => reject(new Error(`the measured program ended with ${code}`))
    from.once('exit', over)
    from.once('message', (report) => {
      from.off('exit', over)
      resolve(report as Report)
    })
  })
}

/** Resident memory of all server processes of our cluster, shared pages counted once per process (proportional). */
function databaseMemory(): number {
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
