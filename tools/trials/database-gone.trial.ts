import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DemoBureau, inside, secondsUntil } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { OwnServer } from './own-server.ts'
import { databasePid, makeFolder } from './program.ts'

const MOST_SECONDS = 5
const CLERK = 'gaoyi'

type Sending = { mark: string; status: number; seconds: number; name: string; text: string }
type Found = { slowest: number; back: number | null; sent: number; done: number; unavailable: number }

/** The database stops, hangs, dies and comes back; people get an answer in time and nothing acknowledged is lost. */
export const databaseGone: Trial = {
  title: '数据库不在：停止、挂起、误杀、重新启动；五秒内有答复，自己恢复，答复过的不丢',
  async run({ isSmall, say }): Promise<Outcome> {
    const place = makeFolder()
    const server = new OwnServer(join(place.folder, 'server'))
    const bureau = new DemoBureau(inside(place.folder), { DATABASE_URL: server.url })
    const figures: Outcome['figures'] = {}
    const faults: string[] = []
    const hang = isSmall ? 12 : 60
    const cases: [string, () => Promise<void>, () => Promise<void>][] = [
      ['停止10秒再启动', () => server.end('SIGINT'), () => after(10, () => server.start())],
      [`挂起${hang}秒（全部进程）`, async () => server.freeze(), () => after(hang, async () => server.thaw())],
      ['误杀再启动', () => server.end('SIGKILL'), () => after(3, () => server.start())],
      ['误杀一个连接进程', () => server.killOneBackend(), () => after(0, async () => {})],
    ]
    try {
      await server.start()
      bureau.reaches((text, values) => server.query(text, values))
      await bureau.start()
      await bureau.signIn(CLERK)
      for (const [what, breaks, mends] of cases) {
        const found = await through(bureau, { what, breaks, mends }, faults)
        figures[what] = said(found)
        say(`${what}：${said(found)}`)
      }
      await bureau.stop()
      const own = await embedded(place.folder, faults)
      figures['内置数据库误杀（程序自己再启动它）'] = own
      say(own)
    } finally {
      await bureau.kill(false)
      await server.end('SIGKILL')
      server.remove()
      place.remove()
    }
    return { figures, faults }
  },
}

const said = ({ slowest, back, sent, done, unavailable }: Found) =>
  `提交${sent}件，办成${done}，答复“暂时不能办理”${unavailable}；最慢的答复${slowest.toFixed(1)}秒；恢复用了${back?.toFixed(1) ?? '∞'}秒`

async function after(seconds: number, run: () => Promise<void>): Promise<void> {
  await sleep(seconds * 1000)
  await run()
}

type Case = { what: string; breaks(): Promise<void>; mends(): Promise<void> }

/** People submit something twice a second while it happens; afterwards everything is compared. */
async function through(bureau: DemoBureau, { what, breaks, mends }: Case, faults: string[]): Promise<Found> {
  const sendings: Promise<Sending>[] = []
  const timer = setInterval(() => sendings.push(submit(bureau)), 500)
  await sleep(1500)
  await breaks()
  await mends()
  const back = await secondsUntil(
    30,
    async () => (await bureau.send('', { method: 'GET', path: '/bootstrap' })).status === 200,
  )
  await sleep(1500)
  clearInterval(timer)
  const all = await Promise.all(sendings)
  const slowest = Math.max(...all.map(({ seconds }) => seconds))
  if (back === null) faults.push(`${what}：30秒没有恢复`)
  if (slowest > MOST_SECONDS) faults.push(`${what}：有一件等了${slowest.toFixed(1)}秒才答复`)
  for (const { status, text } of all) {
    if (status === 201 || status === 503) continue
    faults.push(`${what}：答复${status} ${text.slice(0, 100)}`)
  }
  for (const one of all) await compare(bureau, one, what, faults)
  const count = (status: number) => all.filter((one) => one.status === status).length
  return { slowest, back, sent: all.length, done: count(201), unavailable: count(503) }
}

async function submit(bureau: DemoBureau): Promise<Sending> {
  const [mark, name] = [`断库${randomUUID().slice(0, 13)}`, randomUUID()]
  const answer = await bureau.send(CLERK, asked(mark, name))
  return { mark, name, status: answer.status, seconds: answer.seconds, text: answer.text }
}

const asked = (mark: string, name: string) => {
  return { method: 'POST', path: '/research/places', body: { title: mark, kind: 'town' }, name }
}

/** What was acknowledged is there once; what was in doubt is there once after it was submitted again. */
async function compare(bureau: DemoBureau, { mark, name, status }: Sending, what: string, faults: string[]) {
  const count = async () => (await bureau.rows('select 1 from research_place where title = $1', [mark])).length
  if (status === 201 && (await count()) !== 1) faults.push(`${what}：答复过的有${await count()}份`)
  if (status === 201) return
  await bureau.send(CLERK, asked(mark, name))
  if ((await count()) !== 1) faults.push(`${what}：再提交一次以后有${await count()}份`)
}

async function embedded(folder: string, faults: string[]): Promise<string> {
  const bureau = new DemoBureau(join(folder, 'embedded'))
  try {
    await bureau.start()
    await bureau.signIn(CLERK)
    const found = await through(
      bureau,
      {
        what: '内置数据库误杀',
        breaks: async () => {
          process.kill(databasePid(bureau.data)!, 'SIGKILL')
        },
        mends: async () => {},
      },
      faults,
    )
    await bureau.stop()
    return said(found)
  } finally {
    await bureau.kill(true)
  }
}
