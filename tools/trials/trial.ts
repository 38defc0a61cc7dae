import { randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dayOf } from '../../src/platform/clock.ts'
import { chanceFrom } from './chance.ts'
import { type Outcome, recorded, type Trial } from './outcome.ts'
import { trials } from './trials.ts'

/**
 * Runs one trial and prints its seed, its figures and what went wrong; with `--record` the figures go into
 * docs/reliability.md. Ends with 1 when anything went wrong.
 */
const PAPER = join(import.meta.dirname, '../../docs/reliability.md')

const options = { small: { type: 'boolean' }, seed: { type: 'string' }, record: { type: 'boolean' } } as const
const { values, positionals } = parseArgs({ options, allowPositionals: true })
const name = positionals[0] ?? ''
const trial: Trial | undefined = trials[name]
if (!trial) {
  console.error(`没有这项试验：${name}。可以用：${Object.keys(trials).join('、')}。`)
  process.exit(1)
}

const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed)
const isSmall = values.small === true
console.log(`${trial.title}\n种子 ${seed}${isSmall ? '（小规模）' : ''}`)
const began = performance.now()
const outcome: Outcome = await trial.run({ chance: chanceFrom(seed), seed, isSmall, say: (text) => console.log(text) })
const seconds = Math.round((performance.now() - began) / 1000)
for (const [what, figure] of Object.entries(outcome.figures)) console.log(`${what}：${figure}`)
for (const fault of outcome.faults) console.error(`✗ ${fault}`)
console.log(`用时 ${seconds} 秒，${outcome.faults.length ? `发现 ${outcome.faults.length} 处问题` : '没有发现问题'}`)

if (values.record && !isSmall) {
  const machine = `${process.platform} ${process.arch}，${cpus().length} 核，${Math.round(totalmem() / 2 ** 30)} GB`
  const run = { name, seed, day: dayOf(new Date()), machine: `${machine}，Node ${process.version}`, seconds }
  writeFileSync(PAPER, recorded(readFileSync(PAPER, 'utf8'), run, outcome))
}
process.exit(outcome.faults.length ? 1 : 0)
