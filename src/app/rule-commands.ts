import { readFileSync } from 'node:fs'
import { workCalendar } from '../areas/calendar/facts.ts'
import { checkup } from '../areas/checkup/facts.ts'
import { ruleListing, tryRule } from '../areas/rulebook/facts.ts'
import { retirementsFor, structureFor } from '../areas/structure/facts.ts'
import { builtInYears, CalendarMissing, countWorkdays, workdaysIn } from '../law/calendar/workdays.ts'
import { dayOf, systemClock } from '../platform/clock.ts'
import { StartRefused } from '../platform/errors.ts'
import { type Command, parsed, withOperator } from './command.ts'

const text = { type: 'string' } as const
const json = { type: 'boolean' } as const

/** Rules and what they say of the bureau, at the machine itself. */
export const ruleCommands: Record<string, Command> = {
  rules: { usage: 'rules [--json]                               列出全部规则', run: runRules },
  rule: { usage: 'rule 规则编号 --facts 文件.json [--on 日期] [--json]  用一条规则判断', run: runRule },
  checkup: { usage: 'checkup [--on 日期] [--json]                 制度体检', run: runCheckup },
  structure: { usage: 'structure [--on 日期] [--json]               队伍结构', run: runStructure },
  retirements: { usage: 'retirements [--months 36] [--on 日期] [--json]  到龄预测', run: runRetirements },
  workdays: { usage: 'workdays 起始日期 截止日期 [--json]          计算工作日', run: runWorkdays },
}

const today = () => dayOf(systemClock.now())

function dayIn(value: unknown, name: string): string {
  const day = typeof value === 'string' ? value : ''
  const isReal = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)
  if (!isReal || day < '1950-01-01' || day > '2098-12-31') {
    throw new StartRefused(`${name}应写成2026-11-23这样的日期，在1950年至2098年之间。`)
  }
  return day
}

const dayOrToday = (value: unknown) => (value === undefined ? today() : dayIn(value, '--on'))

function say(isJson: unknown, value: unknown, lines: () => string[]): void {
  console.log(isJson ? JSON.stringify(value, null, 1) : lines().join('\n'))
}

async function runRules(args: string[]): Promise<number> {
  const { values } = parsed({ args, options: { json } })
  const rules = ruleListing()
  say(values.json, rules, () => rules.map(({ id, title }) => `${id.padEnd(28)}${title}`))
  return 0
}

async function runRule(args: string[]): Promise<number> {
  const { values, positionals } = parsed({ args, options: { facts: text, on: text, json }, allowPositionals: true })
  const [id] = positionals
  if (!id) throw new StartRefused('请写明规则编号，用 rules 可以列出全部规则。')
  if (!values.facts) throw new StartRefused('请用 --facts 写明事实文件（JSON）。')
  const tried = tryRule(id, factsIn(String(values.facts)), dayOrToday(values.on))
  if ('refused' in tried)
    throw new StartRefused(
      [tried.message, ...tried.faults.map(({ field, message }) => `  ${field}：${message}`)].join('\n'),
    )
  say(values.json, tried, () => [`${WORDS[tried.verdict]}：${tried.because}`])
  return 0
}

const WORDS = { met: '符合', broken: '不符合', 'not-applicable': '不适用', info: '结果' }

function factsIn(path: string): unknown {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch {
    throw new StartRefused(`读不到事实文件：${path}`)
  }
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch {
    throw new StartRefused(`事实文件不是JSON：${path}`)
  }
}

async function runCheckup(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parsed({ args, options: { on: text, json } })
  const on = dayOrToday(values.on)
  const answer = await withOperator(env, (ctx) => checkup(ctx, on))
  say(values.json, answer, () => [
    `${on} 运行规则${answer.rules}条，发现${answer.findings.length}项`,
    ...answer.findings.map(({ subject, because, rule }) => `${subject.name}　${because}（${rule}）`),
  ])
  return 0
}

async function runStructure(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parsed({ args, options: { on: text, json } })
  const on = dayOrToday(values.on)
  const answer = await withOperator(env, (ctx) => structureFor(ctx, on))
  say(values.json, answer, () =>
    answer.groups.flatMap(({ title, total, averageAge, tables }) => [
      `${on} ${title}：${total}人${averageAge === null ? '' : `，平均年龄${averageAge}岁`}`,
      ...tables.map((table) => `  ${table.title}：${table.rows.map((row) => `${row.title}${row.count}`).join('，')}`),
    ]),
  )
  return 0
}

async function runRetirements(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parsed({ args, options: { months: text, on: text, json } })
  const months = Number(values.months ?? 36)
  if (!Number.isInteger(months) || months < 1 || months > 600) throw new StartRefused('--months 应为1至600的整数。')
  const on = dayOrToday(values.on)
  const answer = await withOperator(env, (ctx) => retirementsFor(ctx, { months, on }))
  say(values.json, answer, () => [
    `${answer.from}至${answer.to}到龄${answer.total}人，其中领导职务${answer.leading}人`,
    ...answer.months.flatMap(({ month, people }) => people.map((one) => `${month}　${one.name}　${one.sectionName}`)),
  ])
  return 0
}

async function runWorkdays(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parsed({ args, options: { json }, allowPositionals: true })
  if (positionals.length !== 2)
    throw new StartRefused('请写明起始日期和截止日期，例如 workdays 2026-10-01 2026-10-31。')
  const from = dayIn(positionals[0], '起始日期')
  const to = dayIn(positionals[1], '截止日期')
  if (to < from) throw new StartRefused('截止日期早于起始日期。')
  const known = new Set(builtInYears.map(({ year }) => year))
  const isBuiltIn = known.has(Number(from.slice(0, 4))) && known.has(Number(to.slice(0, 4)))
  // Years that were imported stand in the database; without them none is needed.
  const calendar = isBuiltIn
    ? builtInYears
    : await withOperator(env, (ctx) => workCalendar(ctx.platform.db, ctx.actor.unitId))
  try {
    const answer = { from, to, workdays: countWorkdays(calendar, from, to), days: workdaysIn(calendar, from, to) }
    say(values.json, answer, () => [`${from}至${to}共${answer.workdays}个工作日`])
    return 0
  } catch (error) {
    if (error instanceof CalendarMissing) throw new StartRefused(error.message)
    throw error
  }
}
