import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startScratch } from '../scratch-database.ts'
import { startChild } from './child.ts'
import { median, megabytes, ratioText } from './figures.ts'
import type { PeopleOrder, PeopleReport, ReportOrder, ReportReport } from './protocol.ts'
import { compared } from './table.ts'

/** How much is measured: numbers of people, rounds and the seconds after which no new round of a size is begun. */
export type ReportExtent = { sizes: number[]; rounds: number; budget: number }

/** The yearly report of units of different sizes against the bare statements it sends. */
export async function measureReport({ sizes, rounds, budget }: ReportExtent): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-bench-'))
  chmodSync(folder, 0o711)
  const scratch = await startScratch()
  const env = { TOUYAN_DATA: folder, DATABASE_URL: scratch.url('touyan'), PORT: '0' }
  try {
    const maker = startChild('people', env)
    await maker.first
    for (const people of sizes) {
      const { unitId } = await maker.ask<PeopleReport>({ people } satisfies PeopleOrder)
      const writer = startChild('report', env)
      await writer.first
      print(people, await writer.ask<ReportReport>({ unitId, rounds, budget } satisfies ReportOrder))
      writer.end()
    }
    maker.end()
  } finally {
    await scratch.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function print(people: number, measured: ReportReport): void {
  const { filling, writing, bare, word, statements, sentences, red, bytes, before, peaks } = measured
  const line = (seconds: number[]) => `${median(seconds).toFixed(3)} 秒`
  console.log(`\n年度报告，${people}人（记录造数${filling.toFixed(1)}秒）：${sentences}句，核对清单${red}条`)
  console.log(`  裸查询          ${line(bare)}（同样的${statements}条语句，同一个连接池）`)
  console.log(`  写成报告        ${line(writing)}（查询、判断、成文、核对清单）`)
  console.log(`  报告/裸查询     ${ratioText(writing.map((seconds, round) => seconds / bare[round]!))}`)
  const [ours, alone] = [median(writing), median(bare)]
  compared({
    ...{ what: '写成年度报告', size: `${people}人`, ours: line(writing), bare: line(bare) },
    ratio: ours / alone,
  })
  console.log(`  写出Word        ${line(word)}（${Math.round(bytes / 1024)} KB，另计）`)
  const [start, least, whole, paper] = [before, peaks.bare, peaks.writing, peaks.word].map(megabytes)
  console.log(`  内存            之前 ${start} MB；最多：裸查询 ${least} MB，报告 ${whole} MB，Word ${paper} MB`)
}
