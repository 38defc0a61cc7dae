import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from './child.ts'
import { median, megabytes, percentile, ratioText } from './figures.ts'
import { type Load, load, loadText } from './load.ts'
import { type LedgerOrder, type LedgerReport, type LedgerView, ledgerViews } from './protocol.ts'
import { signIn } from './sign-in.ts'
import { compared } from './table.ts'

/** How much is measured: numbers of problems, rounds of load and seconds of each. */
export type LedgerExtent = { sizes: number[]; rounds: number; seconds: number }

const CLIENTS = 4
type Program = {
  ask(order: LedgerOrder): Promise<LedgerReport>
  ports: { app: number; bare: number }
  cookie: string
}

/** The ledger of problems: list, filter, search and export against the bare statement of the same rows. */
export async function measureLedger({ sizes, rounds, seconds }: LedgerExtent): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-bench-'))
  // As root the database runs as another user, who must be able to enter.
  chmodSync(folder, 0o711)
  const child = startChild('ledger', { TOUYAN_DATA: folder, PORT: '0' })
  const ask = (order: LedgerOrder) => child.ask<LedgerReport>(order)
  const { ports } = (await child.first) as Required<LedgerReport>
  const program: Program = { ask, ports, cookie: await signIn(ports.app) }
  for (const problems of sizes) {
    const { seconds: took } = await ask({ do: 'fill', problems })
    console.log(`\n整改台账，${problems}个问题（造数${took!.toFixed(1)}秒）`)
    for (const view of Object.keys(ledgerViews) as LedgerView[]) {
      await measureView(program, { view, problems, rounds, seconds })
    }
    await measureExport(program, problems)
  }
  await ask({ do: 'stop' })
  rmSync(folder, { recursive: true, force: true })
}

type Viewed = { view: LedgerView; problems: number; rounds: number; seconds: number }

async function measureView({ ask, ports, cookie }: Program, { view, problems, rounds: times, seconds }: Viewed) {
  const { title, query } = ledgerViews[view]
  const app = { port: ports.app, path: `/api/rectification/problems?${query}`, cookie, clients: CLIENTS }
  const bare = { port: ports.bare, path: `/${view}`, cookie, clients: CLIENTS }
  for (const warm of [app, bare]) await load({ ...warm, seconds: 0.3 })
  const rounds: { app: Load; bare: Load }[] = []
  // Interleaved, so that whatever else the machine does falls on both alike.
  for (let round = 0; round < times; round++) {
    rounds.push({ bare: await load({ ...bare, seconds }), app: await load({ ...app, seconds }) })
  }
  const alone = (await ask({ do: 'sql', view, times: 10 })).micros!.map((micros) => micros / 1000)
  const ratios = rounds.map((one) => one.app.perSecond / one.bare.perSecond)
  const line = (which: 'app' | 'bare') =>
    loadText(
      rounds.map((one) => one[which]),
      CLIENTS,
    )
  console.log(`  ${title}`)
  console.log(`    裸SQL           p50 ${percentile(alone, 0.5)} ms（单连接）`)
  console.log(`    裸Hono+同一SQL  ${line('bare')}`)
  console.log(`    头雁            ${line('app')}`)
  console.log(`    头雁/裸Hono     ${ratioText(ratios)}`)
  const perSecond = (which: 'app' | 'bare') => `${median(rounds.map((one) => one[which].perSecond)).toFixed(1)} 次/秒`
  compared({
    ...{ what: `整改${title}（速率）`, size: `${problems}个问题`, ours: perSecond('app'), bare: perSecond('bare') },
    ratio: median(ratios),
  })
}

/** One Excel file of all problems, while somebody else opens the list again and again. */
async function measureExport({ ask, ports, cookie }: Program, problems: number): Promise<void> {
  const [alone] = (await ask({ do: 'sql', view: 'export', times: 1 })).micros!
  await ask({ do: 'memory' })
  const { rss: before } = await ask({ do: 'memory' })
  let isOver = false
  const pages: Load[] = []
  const started = performance.now()
  const exported = fetch(`http://127.0.0.1:${ports.app}/api/rectification/paper?paper=ledger&format=xlsx`, {
    headers: { cookie },
  }).then(async (response) => {
    if (!response.ok) throw new Error(`export: ${response.status} ${await response.text()}`)
    const { byteLength } = await response.arrayBuffer()
    isOver = true
    return { byteLength, seconds: (performance.now() - started) / 1000 }
  })
  while (!isOver) {
    pages.push(await load({ port: ports.app, path: '/api/me', cookie, seconds: 0.2, clients: 1 }))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { byteLength, seconds } = await exported
  const { peak } = await ask({ do: 'memory' })
  const waits = pages.map((one) => one.p95)
  compared({
    ...{ what: '整改台账导出Excel（裸：只读同样的行）', size: `${problems}个问题` },
    ...{ ours: `${seconds.toFixed(1)} 秒`, bare: `${(alone! / 1e6).toFixed(2)} 秒`, ratio: (seconds * 1e6) / alone! },
  })
  console.log('  导出Excel（整改台账，15列）')
  console.log(`    裸SQL读同样的行 ${(alone! / 1e6).toFixed(2)} 秒`)
  console.log(`    头雁            ${seconds.toFixed(1)} 秒，文件 ${(byteLength / 1024 / 1024).toFixed(1)} MB`)
  console.log(`    内存            之前 ${megabytes(before!)} MB，最多 ${megabytes(peak!)} MB`)
  console.log(`    其间别人开一页  p50 ${percentile(waits, 0.5)} ms，最慢 ${Math.max(...waits).toFixed(0)} ms`)
}
