import * as z from 'zod'
import { catalogue, ruleOf } from '../../law/catalogue.ts'
import type { Citation } from '../../law/cite.ts'
import { day } from '../../law/facts.ts'
import { judge, type Rule, type Verdict } from '../../law/rule.ts'
import { type Fault, readFacts } from './faults.ts'

type Described = {
  id: string
  title: string
  area: string
  cites: readonly Citation[]
  from: string
  until: string | null
  facts: z.core.JSONSchema.BaseSchema
  simplification: string
  unconfirmed: string
}

/** JSON Schema of the facts a rule asks for, as one writes them. */
export const factsOf = ({ facts }: Pick<Rule, 'facts'>) => z.toJSONSchema(facts, { io: 'input' })

/** Every rule as data, for programs outside: what it asks for, and what it rests on. */
export const ruleListing = (): Described[] =>
  catalogue.map((rule) => ({
    id: rule.id,
    title: rule.title,
    area: rule.area,
    cites: rule.cites,
    from: rule.from,
    until: rule.until ?? null,
    facts: factsOf(rule),
    simplification: rule.simplification,
    unconfirmed: rule.unconfirmed ?? '',
  }))

/** What a rule says of a case. */
export type Tried = {
  verdict: Verdict['kind']
  because: string
  observed: Verdict['observed']
  cites: readonly Citation[]
}

/** Why a rule could not be asked, in Chinese; each fault names its field. */
export type NotTried = { refused: 'not_found' | 'invalid'; message: string; faults: Fault[] }

const Day = day('日期')

/** Judges one case by one rule and the law of the day `on` (`YYYY-MM-DD`). Nothing is kept. */
export function tryRule(id: string, facts: unknown, on: string): Tried | NotTried {
  const rule = ruleOf(id)
  if (!rule) return { refused: 'not_found', message: `没有编号为“${id}”的规则`, faults: [] }
  const read = readFacts(rule.facts, facts)
  const faults = [...(Day.safeParse(on).success ? [] : [{ field: 'on', message: '日期应写成2026-11-23这样的日期' }])]
  faults.push(...read.faults)
  if (faults.length) return { refused: 'invalid', message: `填写的内容有误：${faults[0]!.message}`, faults }
  const { kind, because, observed } = judge(rule, read.facts, on)
  return { verdict: kind, because, observed, cites: rule.cites }
}
