import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { filesBelow } from './tree.ts'

const config = await extractConfig(join(import.meta.dirname, '../.dependency-cruiser.mjs'))

export const ruleNames: string[] = (config.forbidden ?? []).map(({ name }) => name ?? '')

export type Border = { rule: string; from: string; to: string }
export type Borders = { modules: IModule[]; broken: Border[] }

/** Reads all imports below `root` (src and db) and names those that cross a border. */
export async function readBorders(root: string): Promise<Borders> {
  const roots = ['src', 'db'].filter((folder) => existsSync(join(root, folder)))
  const ruleSet = { forbidden: config.forbidden }
  const { output } = await cruise(roots, { ...config.options, baseDir: root, validate: true, ruleSet })
  const { modules, summary } = output as ICruiseResult
  const broken = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
  const circle = areaCycle(areaEdges(modules))
  if (circle) broken.push({ rule: 'no-area-cycles', from: circle[0]!, to: circle.join(' → ') })
  return { modules, broken: [...broken, ...textFaults(root)] }
}

const areaOf = (path: string) => /^src\/areas\/([^/]+)\//.exec(path)?.[1]
const isTest = (path: string) => /\.test\.tsx?$/.test(path)

/** Which area asks which other, sorted; imports of tests do not count. */
export function areaEdges(modules: IModule[]): [string, string][] {
  const seen = new Set<string>()
  for (const { source, dependencies } of modules) {
    const from = areaOf(source)
    if (!from || isTest(source)) continue
    for (const { resolved } of dependencies) {
      const to = areaOf(resolved)
      if (to && to !== from) seen.add(`${from} ${to}`)
    }
  }
  return [...seen].sort().map((edge) => edge.split(' ') as [string, string])
}

/** A circle in the graph of areas, its first member repeated at the end; null where there is none. */
export function areaCycle(edges: [string, string][]): string[] | null {
  function walk(path: string[]): string[] | null {
    for (const [from, to] of edges) {
      if (from !== path.at(-1)) continue
      if (path.includes(to)) return [...path.slice(path.indexOf(to)), to]
      const found = walk([...path, to])
      if (found) return found
    }
    return null
  }
  for (const [start] of edges) {
    const found = walk([start])
    if (found) return found
  }
  return null
}

/** Pure files: the same question gives the same answer on any day. */
const PURE = /^src\/(law\/|areas\/[^/]+\/((rules|policy|schema|diff|merge|resume)\.ts$|(rules|policy|schema|files)\/))/
const CHANCE = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\b/
const TRANSACTION = /\.transaction\(/

/** What imports cannot show: transactions outside write.ts, clock and chance in pure files. */
export function textFaults(root: string): Border[] {
  const faults: Border[] = []
  for (const path of filesBelow(root, ['src'])) {
    if (!/\.tsx?$/.test(path) || isTest(path)) continue
    const code = readFileSync(join(root, path), 'utf8').replace(/^\s*(\*|\/\/|\/\*).*$/gm, '')
    const name = (pattern: RegExp) => pattern.exec(code)![0]
    // The browser's own small store has transactions too; they never reach the server's.
    if (path !== 'src/platform/write.ts' && !path.includes('/web/') && TRANSACTION.test(code)) {
      faults.push({ rule: 'transactions-in-write', from: path, to: name(TRANSACTION) })
    }
    if (PURE.test(path) && CHANCE.test(code)) faults.push({ rule: 'no-clock-no-chance', from: path, to: name(CHANCE) })
  }
  return faults
}
