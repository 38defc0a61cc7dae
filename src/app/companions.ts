import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { StartRefused } from '../platform/errors.ts'

/** The channel on which whoever starts calls those that run. */
export const ROLL_CALL = 'roll_call'

/**
 * Processes on one database must share one data folder: the keys of secret ballots are made, used and destroyed there.
 * Each says its name on a connection that ends with it. Whoever starts calls a word, and those that run write it into
 * a file of their name: where it does not appear, the folder is another one, be it a copy.
 */
export type Companion = {
  sayName(client: pg.Client): Promise<void>
  answer(word: string): void
  leave(): void
}

const PREFIX = 'touyan:'
const PATIENCE_MS = 5000
const LOOK_MS = 50

type Running = { name: string; pid: number; address: string | null }

/** Takes a place beside the processes that run already. Only one process at a time may be here. */
export async function joinCompanions(client: pg.Client, dataFolder: string): Promise<Companion> {
  const folder = join(dataFolder, 'processes')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const names = new Set((await callRoll(client, dataFolder, folder)).map(({ name }) => name))
  for (const left of readdirSync(folder)) if (!names.has(left)) rmSync(join(folder, left), { force: true })
  const own = join(folder, randomBytes(8).toString('hex'))
  const answer = (word: string) => writeFileSync(own, word, { mode: 0o600 })
  return {
    answer,
    async sayName(talking) {
      answer('')
      await talking.query(`set application_name = '${PREFIX}${own.slice(-16)}'`)
      // A machine that vanishes must not hold its place for the two hours that are usual.
      for (const [setting, value] of Object.entries({ idle: 10, interval: 5, count: 3 })) {
        await talking.query(`set tcp_keepalives_${setting} = ${value}`)
      }
    },
    leave: () => rmSync(own, { force: true }),
  }
}

/** Those that run and have answered in this folder. Refuses when one that runs does not. */
async function callRoll(client: pg.Client, dataFolder: string, folder: string): Promise<Running[]> {
  const word = randomBytes(8).toString('hex')
  const hasAnswered = ({ name }: Running) =>
    existsSync(join(folder, name)) && readFileSync(join(folder, name), 'utf8') === word
  const until = performance.now() + PATIENCE_MS
  await client.query('select pg_notify($1, $2)', [ROLL_CALL, word])
  for (;;) {
    const running = await companionsOn(client)
    const silent = running.find((one) => !hasAnswered(one))
    if (!silent) return running
    if (performance.now() > until) throw new StartRefused(silentText(silent, dataFolder))
    await sleep(LOOK_MS)
  }
}

/** The processes that are at work on this database, this one with them. */
export async function companionsOn(client: pg.Client): Promise<Running[]> {
  const { rows } = await client.query<Running>(
    `select substr(application_name, ${PREFIX.length + 1}) as name, pid, host(client_addr) as address
       from pg_stat_activity where datname = current_database() and application_name like '${PREFIX}%'`,
  )
  return rows
}

const silentText = ({ pid, address }: Running, dataFolder: string) =>
  `另一个头雁进程（来自 ${address ?? '数据库所在的机器'}，数据库会话 ${pid}）正在使用这个数据库，用的却不是数据目录 ${dataFolder}。` +
  '几个进程共用一个数据库时，必须共用同一个数据目录（不是各自一份拷贝）：无记名投票的密钥在里面。' +
  '请把 TOUYAN_DATA 指向共用的目录后再启动；那个进程所在的机器刚刚断电的，请等半分钟再启动。'
