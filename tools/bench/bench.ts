import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '../../src/platform/clock.ts'
import { between } from '../marked-place.ts'
import { measureDoor } from './door-part.ts'
import { measureLedger } from './ledger-part.ts'
import { measureList } from './list-part.ts'
import { measureQueries } from './queries-part.ts'
import { measureReport } from './report-part.ts'
import { measureRooms } from './rooms-part.ts'
import { measureRules } from './rules-part.ts'
import { comparedTable } from './table.ts'
import { measureTraining } from './training-part.ts'

/**
 * Measures the running program against bare baselines of the same run. Prints ratios; times alone say more about the
 * machine than about us. The name of a part chooses it, `--small` keeps to small
 * sizes.
 */
const asked = process.argv.slice(2)
const isSmall = asked.includes('--small')
const parts = {
  door: () => measureDoor(isSmall ? { forms: 60, rounds: 1, seconds: 2 } : { forms: 600, rounds: 3, seconds: 12 }),
  ledger: () =>
    measureLedger(
      isSmall
        ? { sizes: [100, 2000], rounds: 1, seconds: 0.5 }
        : { sizes: [100, 10_000, 100_000], rounds: 3, seconds: 2 },
    ),
  list: () =>
    measureList(
      isSmall ? { sizes: [100], rounds: 1, seconds: 0.5 } : { sizes: [100, 1000, 10_000], rounds: 5, seconds: 2 },
    ),
  queries: () => measureQueries({ people: isSmall ? 200 : 10_000, isRecorded: asked.includes('--record') && !isSmall }),
  report: () =>
    measureReport(
      isSmall ? { sizes: [100, 1000], rounds: 3, budget: 3 } : { sizes: [100, 1000, 10_000], rounds: 5, budget: 60 },
    ),
  rooms: () =>
    measureRooms(
      isSmall
        ? { screens: 20, statements: 5, votes: 5, meetings: 3 }
        : { screens: 200, statements: 50, votes: 200, meetings: 50 },
    ),
  rules: () =>
    measureRules(
      isSmall
        ? { sizes: [100, 1000], rounds: 3, budget: 2 }
        : { sizes: [100, 1000, 10_000, 100_000], rounds: 5, budget: 60 },
    ),
  training: () =>
    measureTraining(
      isSmall
        ? { people: 200, records: 20, rows: 2000, rounds: 1, seconds: 0.5 }
        : { people: 10_000, records: 50, rows: 100_000, rounds: 3, seconds: 5 },
    ),
}
const flags = ['--small', '--record']
const names = Object.keys(parts) as (keyof typeof parts)[]
const unknown = asked.filter((word) => !flags.includes(word) && !names.some((name) => name === word))
if (unknown.length) {
  console.error(`不认识的参数：${unknown.join(' ')}。可以用 ${names.join('、')} 选一部分，用 --small 只测小规模。`)
  process.exit(1)
}
const chosen = names.filter((name) => asked.includes(name))

console.log(`头雁性能对比 · ${cpus().length} 核 ${cpus()[0]?.model ?? ''} · Node ${process.version}`)
for (const name of chosen.length ? chosen : names) await parts[name]()
console.log(`\n${comparedTable()}`)
if (asked.includes('--record') && !isSmall && !chosen.length) {
  const paper = join(import.meta.dirname, '../../docs/speed.md')
  const machine = `${dayOf(new Date())}，${process.platform} ${process.arch}，${cpus().length} 核，Node ${process.version}`
  writeFileSync(paper, between(readFileSync(paper, 'utf8'), 'bench', `${machine}\n\n${comparedTable()}`))
}
process.exit(0)
