import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { Judge } from './crash-judge.ts'
import { DemoBureau, inside } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder } from './program.ts'
import { readKnown, WRITERS } from './writes/bureau.ts'
import { startCrew } from './writes/crew.ts'

const READERS = 11
const MOST_SLOPE = 1
const MOST_WAL_MB = 1280
/** What people have open all day; each reader walks among them. */
const PAGES = [
  ...['/today', '/me', '/people', '/people?search=沈', '/structure', '/checkup', '/rules', '/problems', '/voices'],
  ...['/training', '/research/plans', '/meetings', '/agenda', '/decisions/tasks', '/reports', '/posts', '/surveys'],
]

const MEMORY = new URL('./live-memory.mjs', import.meta.url)
const MB = 1048576

/**
 * One look at the running program. How much memory a process holds follows its collector, which on a large machine
 * lets garbage lie; what is left after a collection, in the heap and as a whole, is what can grow without end.
 */
type Look = {
  minute: number
  heap: number
  rss: number
  before: number
  files: number
  connections: number
  wal: number
  sent: number
}

/** Twenty people at it without a pause, to see whether anything grows. */
export const soak: Trial = {
  title: '久用：二十个人不停地查看和办理，内存、打开的文件、数据库连接、预写日志不随时间增长，办成的都在',
  async run({ chance, isSmall, say }): Promise<Outcome> {
    const place = makeFolder()
    const memory = join(place.folder, 'memory.json')
    const bureau = new DemoBureau(inside(place.folder), {
      ...{ NODE_OPTIONS: `--import=${MEMORY.href}`, MEMORY_FILE: memory },
    })
    const judge = new Judge()
    const [warmUp, minutes] = isSmall ? [0.5, 2] : [5, 30]
    try {
      // Making the demo's year takes more memory than a day's work; that is not looked at.
      await bureau.start()
      await bureau.stop()
      await bureau.start()
      const known = await readKnown(bureau)
      await bureau.signIn('shenji')
      const reading = startReaders(bureau, chance)
      const began = performance.now()
      const gone = () => (performance.now() - began) / 60_000
      const looks: Look[] = []
      let done = 0
      for (let round = 1; gone() < warmUp + minutes; round++) {
        const crew = startCrew(bureau, { known, chance, round })
        await sleep(isSmall ? 8000 : 25_000)
        crew.over()
        const { made, codes } = await crew.made()
        await judge.judge(bureau, { made, codes, round })
        done += made.filter(({ answer }) => answer.status >= 200 && answer.status < 300).length
        looks.push({ minute: gone(), sent: reading.sent(), ...(await lookAt(bureau, memory)) })
        const { heap, rss, files, connections, wal } = looks.at(-1)!
        say(
          `${gone().toFixed(1)}分 在用${heap.toFixed(0)}MB 占用${rss.toFixed(0)}MB 文件${files} 连接${connections} ` +
            `预写日志${wal.toFixed(0)}MB`,
        )
      }
      const failed = await reading.over()
      await bureau.stop()
      return judged(
        looks.filter(({ minute }) => minute >= warmUp),
        { failed, faults: judge.faults, done, isSmall },
      )
    } finally {
      bureau.program?.kill('SIGKILL')
      place.remove()
    }
  },
}

function startReaders(bureau: DemoBureau, chance: Chance) {
  let isOver = false
  let sent = 0
  const failed = new Map<string, number>()
  const walk = async (username: string) => {
    while (!isOver) {
      const path = chance.pick(PAGES)
      const { status } = await bureau.send(username, { method: 'GET', path })
      if (status === 200) sent += 1
      // A page that is not for this person is refused; nothing else may go wrong.
      if (status === 0 || status >= 500) failed.set(`${path} ${status}`, (failed.get(`${path} ${status}`) ?? 0) + 1)
      await sleep(chance.whole(20, 400))
    }
  }
  const all = Array.from({ length: READERS }, (_, n) => walk(WRITERS[n % WRITERS.length]!))
  return {
    sent: () => sent,
    async over() {
      isOver = true
      await Promise.all(all)
      return failed
    },
  }
}

async function lookAt(bureau: DemoBureau, memory: string): Promise<Omit<Look, 'minute' | 'sent'>> {
  const { pid } = bureau.program!
  const [row] = await bureau.rows<{ connections: number; wal: number }>(
    `select (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
       (select sum(size)::float8 / 1048576 from pg_ls_waldir()) as wal`,
  )
  rmSync(memory, { force: true })
  process.kill(pid, 'SIGUSR2')
  while (!existsSync(memory)) await sleep(20)
  const { before, rss, heapUsed, external } = JSON.parse(readFileSync(memory, 'utf8')) as Record<string, number>
  const files = readdirSync(`/proc/${pid}/fd`).length
  return { before: before! / MB, rss: rss! / MB, heap: (heapUsed! + external!) / MB, files, ...row! }
}

type Over = { failed: Map<string, number>; faults: string[]; done: number; isSmall: boolean }

function judged(looks: Look[], { failed, faults: lost, done, isSmall }: Over): Outcome {
  const heap = slopeOf(looks.map((look) => [look.minute, look.heap]))
  const slope = slopeOf(looks.map(({ minute, rss }) => [minute, rss]))
  const files = slopeOf(looks.map(({ minute, files: open }) => [minute, open]))
  const most = (pick: (look: Look) => number) => Math.max(...looks.map(pick))
  const faults = [...lost, ...[...failed].map(([what, times]) => `${what}：${times}次`)]
  // A few minutes say nothing about a slope: the collector has not even settled.
  if (!isSmall && heap > MOST_SLOPE) faults.push(`在用的内存每分钟多${heap.toFixed(2)}MB，应少于${MOST_SLOPE}MB`)
  if (!isSmall && slope > MOST_SLOPE) faults.push(`占用的内存每分钟多${slope.toFixed(2)}MB，应少于${MOST_SLOPE}MB`)
  if (!isSmall && files > 0.5) faults.push(`打开的文件每分钟多${files.toFixed(2)}个`)
  if (most(({ wal }) => wal) > MOST_WAL_MB) faults.push(`预写日志到了${most(({ wal }) => wal).toFixed(0)}MB`)
  const figures = {
    '看了多久（热身以后）': `${((looks.at(-1)?.minute ?? 0) - (looks[0]?.minute ?? 0)).toFixed(1)} 分钟`,
    办成的办理: done,
    查看得到的页面: looks.at(-1)?.sent ?? 0,
    '在用的内存，每分钟': `${heap.toFixed(2)} MB`,
    '在用的内存，最多': `${most((look) => look.heap).toFixed(0)} MB`,
    '占用的内存（清理后），每分钟': `${slope.toFixed(2)} MB`,
    '占用的内存（清理后），最多': `${most(({ rss }) => rss).toFixed(0)} MB`,
    '占用的内存（清理前），最多': `${most(({ before }) => before).toFixed(0)} MB`,
    '打开的文件，最多': most(({ files: open }) => open),
    '数据库连接，最多': most(({ connections }) => connections),
    '预写日志，最多': `${most(({ wal }) => wal).toFixed(0)} MB`,
  }
  return { figures, faults }
}

/** The least squares slope of points. */
function slopeOf(points: (readonly [number, number])[]): number {
  const mean = (of: number[]) => of.reduce((sum, one) => sum + one, 0) / of.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))]
  const wide = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
  return wide ? points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / wide : 0
}
