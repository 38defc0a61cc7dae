import { sql } from 'kysely'
import { created, dossierOf } from '../../src/testing/dossiers.ts'
import { makeWorld, PASSWORD } from '../../src/testing/world.ts'
import { median } from '../bench/figures.ts'
import { load } from '../bench/load.ts'
import { startScratch } from '../scratch-database.ts'
import { Browser } from './browser.ts'
import type { Outcome, Trial } from './outcome.ts'
import { serverOf, startSeveral } from './several.ts'

const CLIENTS = 16
const PEOPLE = 200
const USUAL_POOL = 7
const SMALL_POOL = 2

/** Connections of each process, and with how many processes. */
const pools = [
  [USUAL_POOL, [1, 2, 4]],
  [SMALL_POOL, [4]],
] as const
const titles = { read: '读名册', write: '录入一人' }
type What = keyof typeof titles
type Measured = Map<string, Record<What, number[]>>

/** How much more several processes do than one, on the same machine and the same database. */
export const throughput: Trial = {
  title: '吞吐：一、二、四个进程共用一个数据库，与一个进程之比；连接池大小的影响',
  async run({ isSmall, say }): Promise<Outcome> {
    const scratch = await startScratch()
    const rounds = isSmall ? 1 : 5
    const seconds = isSmall ? 1 : 4
    const measured: Measured = new Map()
    try {
      const world = await makeWorld(undefined, serverOf(scratch.connection))
      // Here what is acknowledged has to be on the disk, as it is for users.
      for (const setting of ['synchronous_commit', 'fsync', 'full_page_writes']) {
        await sql`alter system reset ${sql.id(setting)}`.execute(world.db)
      }
      await sql`select pg_reload_conf()`.execute(world.db)
      const clerk = await world.as('personnel_clerk')
      for (let index = 0; index < PEOPLE; index += 1) await created(clerk, dossierOf(`干部${index}`))
      // All reading before any writing: a longer roster is slower to read.
      for (const what of ['read', 'write'] as const) {
        for (const [pool, counts] of pools) {
          const several = await startSeveral(scratch, world, { count: 4, connections: pool })
          const browser = new Browser()
          await browser.signIn(several.addresses[0]!, clerk.username, PASSWORD)
          for (let round = 0; round < rounds; round += 1) {
            for (const count of counts) {
              const name = `${count}×${pool}`
              const addresses = several.addresses.slice(0, count)
              const rate =
                what === 'read'
                  ? await readRate(addresses, browser.cookie, seconds)
                  : await writeRate(addresses, browser, { seconds, prefix: `${name}-${round}` })
              if (!measured.has(name)) measured.set(name, { read: [], write: [] })
              measured.get(name)![what].push(rate)
              say(`${name} ${titles[what]} ${rate.toFixed(0)} 次/秒`)
            }
          }
          await several.stop()
        }
      }
      await world.close()
    } finally {
      await scratch.stop()
    }
    return outcomeOf(measured)
  },
}

async function readRate(addresses: readonly string[], cookie: string, seconds: number): Promise<number> {
  const clients = CLIENTS / addresses.length
  const asked = { path: '/api/people?page=1', cookie, seconds, clients }
  const loads = await Promise.all(addresses.map((address) => load({ ...asked, port: Number(new URL(address).port) })))
  return loads.reduce((sum, { perSecond }) => sum + perSecond, 0)
}

/** Persons entered each second: a transaction with encryption, several tables and its audit entry. */
async function writeRate(
  addresses: readonly string[],
  browser: Browser,
  { seconds, prefix }: { seconds: number; prefix: string },
): Promise<number> {
  const began = performance.now()
  let done = 0
  const client = async (number: number) => {
    for (let turn = 0; performance.now() - began < seconds * 1000; turn += 1) {
      const dossier = dossierOf(`新${prefix}-${number}-${turn}`)
      const { status } = await browser.send(addresses[number % addresses.length]!, 'POST', '/people', dossier)
      if (status !== 201) throw new Error(`not entered: ${status}`)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
  return done / ((performance.now() - began) / 1000)
}

function outcomeOf(measured: Measured): Outcome {
  const one = measured.get(`1×${USUAL_POOL}`)!
  const figures: Record<string, string> = { 同时的客户端: String(CLIENTS) }
  for (const [name, rates] of measured) {
    for (const what of ['read', 'write'] as const) {
      const ratio = (median(rates[what]) / median(one[what])).toFixed(2)
      figures[`${titles[what]}，进程×连接 ${name}`] = `${median(rates[what]).toFixed(0)} 次/秒，比一个进程 ${ratio}`
    }
  }
  return { figures, faults: [] }
}
