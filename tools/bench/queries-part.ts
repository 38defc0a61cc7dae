import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { between } from '../marked-place.ts'
import { startScratch } from '../scratch-database.ts'
import { scratchFolder } from '../scratch-folder.ts'
import { startChild } from './child.ts'
import type { HeavyQuery, PeopleOrder, PeopleReport, QueriesOrder, QueriesReport } from './protocol.ts'

const PAPER = join(import.meta.dirname, '../../docs/speed.md')

/** Every list and figure of a unit opened once; the pages and the statements that take longest, with their plans. */
export async function measureQueries({ people, isRecorded }: { people: number; isRecorded: boolean }): Promise<void> {
  const folder = scratchFolder('touyan-bench-')
  const scratch = await startScratch()
  const env = { TOUYAN_DATA: folder, DATABASE_URL: scratch.url('touyan'), PORT: '0' }
  try {
    const maker = startChild('people', env)
    await maker.first
    const { unitId } = await maker.ask<PeopleReport>({ people } satisfies PeopleOrder)
    maker.end()
    const reader = startChild('queries', env)
    await reader.first
    const found = await reader.ask<QueriesReport>({ unitId } satisfies QueriesOrder)
    reader.end()
    const text = `${people}人的单位，一年的记录。\n\n${pageTable(found)}\n\n${queryTable(found.queries)}`
    console.log(`\n${text}`)
    if (isRecorded) {
      writeFileSync(PAPER, between(readFileSync(PAPER, 'utf8'), 'queries', `${text}\n\n${plans(found.queries)}`))
    }
  } finally {
    await scratch.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const milliseconds = (seconds: number) => (seconds * 1000).toFixed(seconds < 0.01 ? 1 : 0)
const short = (sql: string) => sql.replaceAll('|', '\\|').replace(/\s+/g, ' ').slice(0, 110)

function pageTable({ pages }: QueriesReport): string {
  const rows = pages
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, 12)
    .map(({ page, seconds, statements }) => `| \`${page}\` | ${milliseconds(seconds)} | ${statements} |`)
  return [`最慢的接口（共打开 ${pages.length} 个）：`, '', '| 接口 | 毫秒 | 语句 |', '|---|---:|---:|', ...rows].join(
    '\n',
  )
}

function queryTable(queries: HeavyQuery[]): string {
  const rows = queries.map(
    ({ sql, seconds, rows, page }, index) =>
      `| ${index + 1} | ${milliseconds(seconds)} | ${rows} | \`${page}\` | \`${short(sql)}\` |`,
  )
  return ['最重的语句：', '', '| | 毫秒 | 行 | 接口 | 语句（开头） |', '|---|---:|---:|---|---|', ...rows].join('\n')
}

const plans = (queries: HeavyQuery[]) =>
  queries
    .flatMap(({ plan, page }, index) =>
      plan ? [`第 ${index + 1} 条（\`${page}\`）的执行计划：\n\n\`\`\`text\n${plan}\n\`\`\``] : [],
    )
    .join('\n\n')
