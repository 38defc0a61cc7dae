import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf, systemClock } from '../../src/platform/clock.ts'
import { startScratch } from '../scratch-database.ts'
import { startChild } from './child.ts'
import { median, megabytes, ratioText } from './figures.ts'
import type { PeopleOrder, PeopleReport, RulesOrder, RulesReport } from './protocol.ts'
import { compared } from './table.ts'

/** How much is measured: numbers of people, rounds and the seconds after which no new round of a size is begun. */
export type RulesExtent = { sizes: number[]; rounds: number; budget: number }

type Measured = RulesReport & { people: number; inService: number }

/** Where the promise of the check-up is tested: so many people, all rules, no longer than this. */
const PROMISE = { people: 10_000, seconds: 3 }

/** All rules over units of different sizes against bare reading of the same records. */
export async function measureRules({ sizes, rounds, budget }: RulesExtent): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-bench-'))
  chmodSync(folder, 0o711)
  const scratch = await startScratch()
  const env = { TOUYAN_DATA: folder, DATABASE_URL: scratch.url('touyan'), PORT: '0' }
  try {
    const maker = startChild('people', env)
    await maker.first
    const on = dayOf(systemClock.now())
    const all: Measured[] = []
    for (const people of sizes) {
      const made = await maker.ask<PeopleReport>({ people } satisfies PeopleOrder)
      const reader = startChild('rules', env)
      await reader.first
      const report = await reader.ask<RulesReport>({ unitId: made.unitId, on, rounds, budget } satisfies RulesOrder)
      reader.end()
      all.push({ ...report, people, inService: made.inService })
      print(all.at(-1)!, made.seconds)
    }
    maker.end()
    compare(all)
  } finally {
    await scratch.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function print(measured: Measured, made: number): void {
  const { people, inService, rules, findings, reading, checking, judging } = measured
  const { peakReading, peakChecking, peakJudging } = measured
  const line = (seconds: number) =>
    `${seconds.toFixed(3)} 秒  每人 ${((seconds / people) * 1e6).toFixed(0)} 微秒  ${(people / seconds).toFixed(0)} 人/秒`
  compared({
    ...{ what: '读档案并判断全部规则（裸：只读档案）', size: `${people}人` },
    ...{ ours: `${median(checking).toFixed(3)} 秒`, bare: `${median(reading).toFixed(3)} 秒` },
    ratio: median(checking) / median(reading),
  })
  const perSecond = (inService * rules) / median(checking) / 10_000
  console.log(`\n${people} 人（在职 ${inService}），${rules} 条规则`)
  console.log(`  造数            ${made.toFixed(1)} 秒（由示例单位的档案复制，姓名、出生、身份证号、家庭各不相同）`)
  console.log(`  只读档案        ${line(median(reading))}`)
  console.log(`  读+全部规则     ${line(median(checking))}`)
  console.log(`  读+规则/只读    ${ratioText(checking.map((seconds, round) => seconds / reading[round]!))}`)
  console.log(`  内存中只判断    ${line(median(judging))}`)
  console.log(`  判断速度        ${perSecond.toFixed(0)} 万人·条/秒（在职人数×规则数÷读+全部规则的用时）`)
  const [bare, checked, whole] = [peakReading, peakChecking, peakJudging].map(megabytes)
  console.log(`  内存峰值        只读 ${bare} MB，读+全部规则 ${checked} MB，全部档案同在内存 ${whole} MB`)
  console.log(`  发现            ${findings} 条（每百人 ${((findings / people) * 100).toFixed(1)} 条）`)
}

function compare(all: Measured[]): void {
  const last = all.at(-1)!
  const before = all.find(({ people }) => people === 1000)
  if (before && before !== last) {
    const growth = (pick: (one: Measured) => number[]) =>
      (median(pick(last)) / last.people / (median(pick(before)) / before.people)).toFixed(2)
    const [read, checked] = [growth((one) => one.reading), growth((one) => one.checking)]
    const spoken = `${last.people}人时是${before.people}人时的`
    console.log(`\n规则每人用时：${spoken} ${checked} 倍；只读 ${read} 倍（不随人数增长则为1）`)
  }
  const promised = all.find(({ people }) => people === PROMISE.people)
  if (!promised) return
  const seconds = median(promised.checking)
  const kept = seconds < PROMISE.seconds ? '做到' : '没有做到'
  console.log(`${PROMISE.people}人跑完全部规则 ${seconds.toFixed(2)} 秒，${PROMISE.seconds}秒以内：${kept}`)
}
