import { existsSync } from 'node:fs'
import { DemoBureau, inside } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder } from './program.ts'

/** Debian's faketime: the unchanged program and its database believe another time. */
const LIBRARIES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (name) => `/usr/lib/${name}/faketime/libfaketimeMT.so.1`,
)

const CLERK = 'gaoyi'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Moment = { what: string; offsetMs: number; waitMs: number }

/** Times the machine's clock may jump to, in the order they are tried on one and the same folder. */
function moments(now: Date): Moment[] {
  const to = (instant: string) => Date.parse(instant) - now.getTime()
  const year = now.getUTCFullYear()
  const leap = year + (4 - (year % 4))
  return [
    { what: '拨回一小时', offsetMs: -HOUR, waitMs: 0 },
    { what: '经过北京时间零点', offsetMs: to(`${year}-12-10T15:59:50Z`), waitMs: 15_000 },
    { what: '经过年底', offsetMs: to(`${year}-12-31T15:59:50Z`), waitMs: 15_000 },
    { what: '又拨回今天', offsetMs: 0, waitMs: 0 },
    { what: '拨快一年', offsetMs: 365 * 24 * HOUR, waitMs: 0 },
    { what: '2月29日', offsetMs: to(`${leap}-02-29T01:00:00Z`), waitMs: 0 },
  ]
}

export const clock: Trial = {
  title: '时钟：拨回、拨快、经过零点和年底、2月29日，同一个数据目录先后启动',
  async run({ say }): Promise<Outcome> {
    const library = LIBRARIES.find((path) => existsSync(path))
    if (!library) return { figures: {}, faults: ['这台机器没有faketime（apt-get install faketime）。没有做，不算通过'] }
    const place = makeFolder()
    const bureau = new DemoBureau(inside(place.folder))
    const figures: Outcome['figures'] = {}
    const faults: string[] = []
    try {
      await bureau.start()
      await bureau.signIn(CLERK)
      await bureau.stop()
      for (const moment of moments(new Date())) {
        const seconds = (moment.offsetMs / 1000).toFixed(0)
        await bureau.start({ LD_PRELOAD: library, FAKETIME: `${moment.offsetMs < 0 ? '' : '+'}${seconds}s` })
        figures[moment.what] = await at(bureau, moment, faults)
        say(`${moment.what} ${figures[moment.what]}`)
        await bureau.stop()
      }
    } finally {
      await bureau.kill(true)
      place.remove()
    }
    return { figures, faults }
  },
}

async function at(bureau: DemoBureau, { what, waitMs }: Moment, faults: string[]): Promise<string> {
  const old = await bureau.send(CLERK, { method: 'GET', path: '/me' })
  if (old.status !== 200 && old.status !== 401) faults.push(`${what}：原来的登录得到${old.status}`)
  await bureau.signIn(CLERK)
  await bureau.signIn('shenji')
  const write = async (n: number) => {
    const body = { title: `${what}${n}`, kind: 'town' }
    const { status, text } = await bureau.send(CLERK, { method: 'POST', path: '/research/places', body })
    if (status !== 201) faults.push(`${what}：不能办理，${status} ${text.slice(0, 100)}`)
  }
  await write(1)
  await new Promise((resolve) => setTimeout(resolve, waitMs))
  await write(2)
  for (const path of ['/agenda', '/today', '/rectification/problems']) {
    const { status, text } = await bureau.send(CLERK, { method: 'GET', path })
    if (status >= 500) faults.push(`${what}：${path} ${status}`)
    if (/-\d+(天|小时|个月)/.test(text)) faults.push(`${what}：${path} 出现负的时长`)
  }
  const verdict = (await bureau.ask('shenji', '/audit/verify')) as { ok: boolean }
  if (!verdict.ok) faults.push(`${what}：审计链不完整`)
  // Nobody saves a check-up in this trial: every one of a day is the monthly job's own.
  const doubled = await bureau.rows('select on_day from checkup_run group by unit_id, on_day having count(*) > 1')
  if (doubled.length) faults.push(`${what}：每月的体检有${doubled.length}天重复`)
  const [times] = await bureau.rows<{ day: string }>(
    `select to_char(max(at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as day from
     (select at from audit_entry order by seq desc limit 1) last`,
  )
  return `程序的时间${times!.day}，原来的登录${old.status === 200 ? '有效' : '要重新登录'}，审计链完整`
}
