import { escapedMatters } from '../areas/decisions/facts.ts'
import { StartRefused } from '../platform/errors.ts'
import { type Command, parsed, withOperator } from './command.ts'

/** Collective decisions at the machine itself. */
export const decisionCommands: Record<string, Command> = {
  decisions: {
    usage: 'decisions escaped [--from 日期] [--to 日期] [--json]  应当集体决定而没有的事项',
    run: runDecisions,
  },
}

const text = { type: 'string' } as const

function dayIn(value: unknown, name: string): string | undefined {
  if (value === undefined) return undefined
  const day = String(value)
  const isReal = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)
  if (!isReal) throw new StartRefused(`${name}应写成2026-11-23这样的日期。`)
  return day
}

async function runDecisions(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = { from: text, to: text, json: { type: 'boolean' } as const }
  const { values, positionals } = parsed({ args, options, allowPositionals: true })
  if (positionals.join(' ') !== 'escaped')
    throw new StartRefused('可以用：decisions escaped [--from 日期] [--to 日期] [--json]')
  const period = { from: dayIn(values.from, '--from'), to: dayIn(values.to, '--to') }
  const answer = await withOperator(env, (ctx) => escapedMatters(ctx, period))
  if (values.json) console.log(JSON.stringify(answer, null, 1))
  else {
    console.log(`${answer.from}至${answer.to}，应当集体决定而没有的事项${answer.rows.length}项`)
    for (const { on, because, basis } of answer.rows) console.log(`${on}　${because}（${basis}）`)
  }
  return 0
}
