import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DEMO_PASSWORD } from '../../src/areas/accounts/server/setup.ts'
import { dossierOf } from '../../src/testing/dossiers.ts'
import { Browser } from './browser.ts'
import { type Cluster, missingForCluster, startCluster } from './cluster.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder, runProgram, type Serving, startProgram } from './program.ts'

const WRITERS = 4
const CLERK = 'xuqingru'

type Round = { names: string[]; outage: number; refused: Map<string, number>; isBack: boolean }

/** The database's machine dies under acknowledged writes; another takes over; nobody touches anything. */
export const failover: Trial = {
  title: '主库断电：同步复制、自动切换，确认过的写入一条不少，几秒以后接着办',
  async run({ isSmall, chance, say }): Promise<Outcome> {
    const missing = missingForCluster()
    if (missing.length) return { figures: {}, faults: [`这台机器上缺少：${missing.join('、')}，没有试`] }
    const cluster = await startCluster(true)
    const place = makeFolder()
    const env = { DATABASE_URL: cluster.url, TOUYAN_DATA: join(place.folder, 'data'), TOUYAN_LOG: 'silent' }
    const programs: Serving[] = []
    try {
      const quiet = { ...env, TOUYAN_BACKUP: 'off', TOUYAN_DOOR: '0' }
      programs.push(await startProgram({ ...quiet, TOUYAN_DEMO: '1' }), await startProgram(quiet))
      const rounds: Round[] = []
      const addresses = programs.map(({ address }) => address)
      for (let number = 0; number < (isSmall ? 1 : 4); number += 1) {
        rounds.push(await oneRound(cluster, addresses, { number, before: chance.whole(2000, 5000) }))
        say(`第${number + 1}次：${rounds[number]!.names.length} 条确认，中断 ${rounds[number]!.outage.toFixed(1)} 秒`)
      }
      const faults = await faultsIn(
        cluster.url,
        rounds.flatMap(({ names }) => names),
      )
      for (const program of programs) if (program.stderr()) faults.push(`程序：${program.stderr().slice(0, 400)}`)
      const audit = await runProgram(['audit', 'verify'], env)
      if (audit.code !== 0) faults.push(`审计：${audit.stdout}${audit.stderr}`)
      return outcomeOf(rounds, faults)
    } finally {
      for (const program of programs) program.kill('SIGTERM')
      await Promise.all(programs.map(({ ended }) => ended))
      await cluster.stop()
      place.remove()
    }
  },
}

async function oneRound(
  cluster: Cluster,
  addresses: readonly string[],
  { number, before }: { number: number; before: number },
): Promise<Round> {
  const round: Round = { names: [], outage: 0, refused: new Map(), isBack: false }
  const browser = new Browser()
  if ((await browser.signIn(addresses[0]!, CLERK, DEMO_PASSWORD)) !== 200) throw new Error('not signed in')
  let isOver = false
  let last = performance.now()
  const writer = async (index: number) => {
    for (let turn = 0; !isOver; turn += 1) {
      const name = `切换${number}-${index}-${turn}`
      const answer = await browser
        .send(addresses[(index + turn) % addresses.length]!, 'POST', '/people', dossierOf(name))
        .catch(() => ({ status: 0 }))
      if (answer.status === 201) {
        const now = performance.now()
        round.outage = Math.max(round.outage, (now - last) / 1000)
        last = now
        round.names.push(name)
        continue
      }
      round.refused.set(String(answer.status), (round.refused.get(String(answer.status)) ?? 0) + 1)
      await sleep(100)
    }
  }
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, index) => writer(index)))
  await sleep(before)
  const dead = await cluster.leader()
  const known = round.names.length
  await cluster.kill(dead)
  const until = performance.now() + 120_000
  while (round.names.length < known + 100 && performance.now() < until) await sleep(100)
  round.isBack = round.names.length >= known + 100
  isOver = true
  await writing
  cluster.start(dead)
  await cluster.untilSafe()
  return round
}

/** Every acknowledged person is there once, with one audit entry. */
async function faultsIn(url: string, names: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string; persons: number; entries: number }>(
    `select asked.name, count(distinct p.id)::int as persons, count(distinct a.id)::int as entries
       from unnest($1::text[]) as asked (name)
       left join person p on p.name = asked.name
       left join audit_entry a on a.subject_id = p.id::text and a.action = 'person.created'
      group by asked.name having count(distinct p.id) <> 1 or count(distinct a.id) <> 1`,
    [names],
  )
  await client.end()
  return rows.map(({ name, persons, entries }) => `${name}：在库 ${persons} 条，审计 ${entries} 条`)
}

function outcomeOf(rounds: Round[], faults: string[]): Outcome {
  const outages = rounds.map(({ outage }) => outage).toSorted((a, b) => a - b)
  const refused = new Map<string, number>()
  for (const round of rounds) {
    for (const [status, count] of round.refused) refused.set(status, (refused.get(status) ?? 0) + count)
  }
  if (!rounds.every(({ isBack }) => isBack)) faults.push('有一次切换以后没有再办成')
  if (refused.get('500')) faults.push(`有 ${refused.get('500')} 次答复500，应当是503`)
  return {
    figures: {
      断电次数: rounds.length,
      确认的写入: rounds.reduce((sum, { names }) => sum + names.length, 0),
      '中断，最短': `${outages[0]!.toFixed(1)} 秒`,
      '中断，最长': `${outages.at(-1)!.toFixed(1)} 秒`,
      '没有办成的答复（0 是没有答复）':
        [...refused].map(([status, count]) => `${status}：${count} 次`).join('，') || '没有',
    },
    faults,
  }
}
