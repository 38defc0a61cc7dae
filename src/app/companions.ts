import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { StartRefused } from '../platform/errors.ts'

/**
 * Processes on one database must share one data folder: the keys of secret ballots are made, used and destroyed there.
 * Each says its name on a connection that ends with it and leaves a file of that name in its folder. Whoever starts
 * and misses the file of one that runs is in another folder.
 */
export type Companion = { name: string; sayName(client: pg.Client): Promise<void>; leave(): void }

const PREFIX = 'touyan:'

type Running = { name: string; pid: number; address: string | null }

/** Takes a place beside the processes that run already. Only one process at a time may be here. */
export async function joinCompanions(client: pg.Client, dataFolder: string): Promise<Companion> {
  const folder = join(dataFolder, 'processes')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const running = await runningOn(client)
  const stranger = running.find(({ name }) => !existsSync(join(folder, name)))
  if (stranger) throw new StartRefused(strangerText(stranger, dataFolder))
  const names = new Set(running.map(({ name }) => name))
  for (const left of readdirSync(folder)) if (!names.has(left)) rmSync(join(folder, left), { force: true })
  const name = randomBytes(8).toString('hex')
  const leaveFile = () => writeFileSync(join(folder, name), '', { mode: 0o600 })
  leaveFile()
  return {
    name,
    async sayName(own) {
      await own.query(`set application_name = '${PREFIX}${name}'`)
      // A machine that vanishes must not hold its place for the two hours that are usual.
      for (const [setting, value] of Object.entries({ idle: 10, interval: 5, count: 3 })) {
        await own.query(`set tcp_keepalives_${setting} = ${value}`)
      }
      leaveFile()
    },
    leave: () => rmSync(join(folder, name), { force: true }),
  }
}

async function runningOn(client: pg.Client): Promise<Running[]> {
  const { rows } = await client.query<Running>(
    `select substr(application_name, ${PREFIX.length + 1}) as name, pid, host(client_addr) as address
       from pg_stat_activity where datname = current_database() and application_name like '${PREFIX}%'`,
  )
  return rows
}

const strangerText = ({ pid, address }: Running, dataFolder: string) =>
  `另一个头雁进程（来自 ${address ?? '数据库所在的机器'}，数据库会话 ${pid}）正在使用这个数据库，用的却不是数据目录 ${dataFolder}。` +
  '几个进程共用一个数据库时，必须共用同一个数据目录（不是各自一份拷贝）：无记名投票的密钥在里面。' +
  '请把 TOUYAN_DATA 指向共用的目录后再启动；那个进程所在的机器刚刚断电的，等半分钟再启动。'
