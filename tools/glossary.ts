import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { filesBelow } from './tree.ts'

export type Term = { identifier: string; chinese: string; area: string }
export type Glossary = { terms: Term[]; faults: string[]; markdown: string }

const HAND = 'docs/reference/glossary-words.md'
const WRAPPERS = ['optional', 'nullable', 'default', 'prefault', 'readonly', 'nonoptional', 'catch']

type Def = {
  type: string
  innerType?: z.core.$ZodType
  element?: z.core.$ZodType
  in?: z.core.$ZodType
  shape?: Record<string, z.core.$ZodType>
  options?: z.core.$ZodType[]
}
const defOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Def

function titleOf(schema: z.core.$ZodType): string | undefined {
  const own = z.globalRegistry.get(schema as z.ZodType)?.title
  const def = defOf(schema)
  if (own || !WRAPPERS.includes(def.type) || !def.innerType) return own
  return titleOf(def.innerType)
}

/** Field name and Chinese title of everything below a schema. */
export function termsOf(schema: z.core.$ZodType, seen = new Set<unknown>()): [string, string][] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const def = defOf(schema)
  const below = [def.innerType, def.element, def.in, ...(def.options ?? [])].filter((one) => one !== undefined)
  const fields = def.type === 'object' ? Object.entries(def.shape ?? {}) : []
  const own = fields.flatMap(([name, field]): [string, string][] => {
    const title = titleOf(field)
    return title ? [[name, title]] : []
  })
  return [...own, ...[...below, ...fields.map(([, field]) => field)].flatMap((one) => termsOf(one, seen))]
}

/** Rows of the hand part's tables below a heading that contains `word`: first cell → second cell. */
function handRows(text: string, word: string): Map<string, string> {
  const section = text.split(/^## /m).find((part) => part.split('\n')[0]!.includes(word)) ?? ''
  const rows = section.split('\n').filter((line) => /^\|(?!\s*(-|字段|中文))/.test(line))
  return new Map(
    rows.map((row) => row.split('|').map((cell) => cell.trim().replaceAll('`', ''))).map(([, a, b]) => [a!, b!]),
  )
}

const collect = (pairs: [string, string][]) => {
  const map = new Map<string, Set<string>>()
  for (const [key, value] of pairs) map.set(key, (map.get(key) ?? new Set()).add(value))
  return map
}

/** Reads every area's vocabulary and names what is ambiguous without being listed with a reason. */
export async function readGlossary(root: string): Promise<Glossary> {
  const files = filesBelow(root, ['src/areas']).filter((path) =>
    /^src\/areas\/[^/]+\/(schema|list|views)\.ts$/.test(path),
  )
  const found = new Map<string, Term>()
  for (const path of files) {
    const exported = (await import(pathToFileURL(join(root, path)).href)) as Record<string, unknown>
    const schemas = Object.values(exported).filter((one) => one instanceof z.core.$ZodType || hasZod(one))
    for (const [identifier, chinese] of schemas.flatMap((one) => termsOf(one as z.core.$ZodType))) {
      const area = path.split('/')[2]!
      found.set(`${identifier} ${chinese} ${area}`, { identifier, chinese, area })
    }
  }
  const terms = [...found.keys()].sort().map((key) => found.get(key)!)
  const hand = existsSync(join(root, HAND)) ? readFileSync(join(root, HAND), 'utf8') : ''
  return { terms, faults: ambiguities(terms, hand), markdown: glossaryMarkdown(terms, hand) }
}

const hasZod = (one: unknown) => typeof one === 'object' && one !== null && '_zod' in one

function ambiguities(terms: Term[], hand: string): string[] {
  const check = (map: Map<string, Set<string>>, listed: Map<string, string>, kind: string) => [
    ...[...map]
      .filter(([key, values]) => values.size > 1 && !listed.get(key))
      .map(([key, values]) => `${kind} ${key}: ${[...values].join('、')}`),
    ...[...listed.keys()].filter((key) => (map.get(key)?.size ?? 0) < 2).map((key) => `${kind} ${key}: 不再需要例外`),
  ]
  const byField = collect(terms.map(({ identifier, chinese }) => [identifier, chinese]))
  const byChinese = collect(terms.map(({ identifier, chinese }) => [chinese, identifier]))
  return [
    ...check(byField, handRows(hand, '一个字段名'), '字段名'),
    ...check(byChinese, handRows(hand, '一个中文词'), '中文词'),
  ]
}

function glossaryMarkdown(terms: Term[], hand: string): string {
  const areasOf = collect(terms.map(({ identifier, chinese, area }) => [`\`${identifier}\` | ${chinese}`, area]))
  const rows = [...areasOf].map(([pair, areas]) => `| ${pair} | ${[...areas].join('、')} |`)
  const table = ['| 字段 | 中文 | 领域 |', '| --- | --- | --- |', ...rows].join('\n')
  const head = '# 词汇表\n\n由 `npm run docs` 从各领域的定义生成；手写部分在 `glossary-words.md`。'
  return `${head}\n\n${table}\n\n${hand.replace(/^# .*\n+/, '').trim()}\n`
}
