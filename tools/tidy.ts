import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import ts from 'typescript'
import { architectureFaults, decisionFaults, securityFaults } from './tidy-papers.ts'
import { filesBelow } from './tree.ts'

export type Fault = { rule: string; at: string; what: string }

const MOST_LINES = 400
const MOST_FUNCTION_LINES = 70
const MOST_COLUMNS = 120
/** Lines of law and platform together: what is our own to understand. */
export const KERNEL_BUDGET = 2675

const CODE = ['src', 'tools', 'bin', 'db', 'e2e', 'vite.config.ts', '.dependency-cruiser.mjs']
const PAPERS = ['docs', 'README.md', 'ARCHITECTURE.md', 'package.json', 'package-lock.json', 'biome.json', '.ci']
const FORBIDDEN_NAMES = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'managers', 'common', 'base'])
/** Files that must spell the forbidden words to look for them. */
const SPELLS_THEM = /^tools\/tidy(-papers)?(\.test)?\.ts$/
const MARKS = /\b(TODO|FIXME|XXX|HACK)\b/
const SKIPPED = /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|skipIf|runIf)\(/
const AUTHORSHIP =
  /\b(claude|anthropic|chatgpt|copilot|codex|gpt-\d|co-authored-by|generated (?:by|with) (?:ai|an? llm))\b/i
const MACHINE_PATH = /(?:^|[\s'"`(=])(\/work\/|\/tmp\/bash|\/root\/|\/farm\/)/

const isTest = (path: string) => /\.(test|e2e|pages)\.tsx?$/.test(path)
const isScript = (path: string) => /\.(ts|tsx|mjs|js)$/.test(path)
const isMeasured = (path: string) => /\.(ts|tsx|mjs|js|css|html)$/.test(path) && path !== 'src/platform/tables.ts'
const isGenerated = (path: string) => path.startsWith('docs/reference/') || path === 'src/platform/tables.ts'
const isText = (path: string) => /\.(ts|tsx|mjs|js|css|html|md|json|yml|sh)$/.test(path) || path.startsWith('.ci/')

/** Everything that is not in order below `root`. */
export function tidyFaults(root: string): Fault[] {
  const code = filesBelow(root, CODE).filter((path) => !path.startsWith('src/testing/samples/'))
  const papers = filesBelow(root, PAPERS)
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  return [
    ...code.flatMap(nameFaults),
    ...code.filter(isMeasured).flatMap((path) => sizeFaults(path, read(path))),
    ...code.filter(isScript).flatMap((path) => functionFaults(path, read(path))),
    ...[...code, ...papers].filter(isText).flatMap((path) => wordFaults(path, read(path))),
    ...kernelFaults(root),
    ...areaFaults(root),
    ...lockFaults(root),
    ...decisionFaults(root),
    ...architectureFaults(root),
    ...securityFaults(root),
  ]
}

function nameFaults(path: string): Fault[] {
  const bad = path.split('/').find((part) => FORBIDDEN_NAMES.has(part.split('.')[0]!.toLowerCase()))
  return bad ? [{ rule: 'says-nothing-name', at: path, what: bad }] : []
}

function sizeFaults(path: string, text: string): Fault[] {
  const lines = text.replace(/\n$/, '').split('\n')
  const faults: Fault[] = []
  if (lines.length > MOST_LINES) faults.push({ rule: 'long-file', at: path, what: `${lines.length} lines` })
  for (const [index, line] of lines.entries()) {
    if (line.length <= MOST_COLUMNS) continue
    faults.push({ rule: 'long-line', at: `${path}:${index + 1}`, what: `${line.length} columns` })
  }
  return faults
}

/** The callbacks of `describe` hold many tests and are no function to be read as one. */
function isSuite(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression.getText().startsWith('describe')
}

function functionFaults(path: string, text: string): Fault[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const faults: Fault[] = []
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && !isSuite(node)) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line
      const length = source.getLineAndCharacterOfPosition(node.end).line - from + 1
      const at = `${path}:${from + 1}`
      if (length > MOST_FUNCTION_LINES) faults.push({ rule: 'long-function', at, what: `${length} lines` })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return faults
}

function wordFaults(path: string, text: string): Fault[] {
  if (SPELLS_THEM.test(path)) return []
  const faults: Fault[] = []
  const look = (rule: string, pattern: RegExp) => {
    const found = pattern.exec(text)
    if (!found) return
    const line = text.slice(0, found.index).split('\n').length
    faults.push({ rule, at: `${path}:${line}`, what: found[0].trim() })
  }
  if (isScript(path)) look('unfinished-mark', MARKS)
  if (isTest(path) || path.startsWith('e2e/')) look('skipped-test', SKIPPED)
  if (!path.endsWith('package-lock.json')) look('authorship', AUTHORSHIP)
  if (!isTest(path) && !isGenerated(path)) look('machine-path', MACHINE_PATH)
  return faults
}

/** The law itself: texts, calendars and rules. They grow with what is encoded and decide nothing about the house. */
const LAW_CONTENT = /^src\/law\/(calendar|instruments|rules)\//

/** Lines of law and platform without the law's content, generated types and tests. */
export function kernelLines(root: string): number {
  return filesBelow(root, ['src/law', 'src/platform'])
    .filter(
      (path) => path.endsWith('.ts') && !isTest(path) && path !== 'src/platform/tables.ts' && !LAW_CONTENT.test(path),
    )
    .reduce((sum, path) => sum + readFileSync(join(root, path), 'utf8').split('\n').length - 1, 0)
}

function kernelFaults(root: string): Fault[] {
  const lines = kernelLines(root)
  return lines > KERNEL_BUDGET ? [{ rule: 'kernel-budget', at: 'src/law, src/platform', what: `${lines} lines` }] : []
}

/** A part that has outgrown one file is a folder of the same name. */
const PARTS = ['README.md', 'policy.ts', 'endpoints.ts', 'server/routes.ts']

function areaFaults(root: string): Fault[] {
  const inAreas = filesBelow(root, ['src/areas'])
  const names = [...new Set(inAreas.map((path) => path.split('/')[2]!))]
  const list = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '')
  const [areas, screens] = [list('src/app/areas.ts'), list('src/app/screens.tsx')]
  return names.flatMap((name) => {
    const at = `src/areas/${name}`
    const isThere = (part: string) =>
      inAreas.some((path) => path === `${at}/${part}` || path.startsWith(`${at}/${part.replace('.ts', '/')}`))
    const faults = PARTS.filter((part) => !isThere(part)).map((part) => ({
      rule: 'area-shape',
      at,
      what: `${part} is missing`,
    }))
    const web = inAreas.some((path) => path.startsWith(`${at}/web/`))
    if (!areas.includes(`areas/${name}/`)) faults.push({ rule: 'area-unlisted', at, what: 'not in app/areas.ts' })
    if (web && !screens.includes(`areas/${name}/`)) {
      faults.push({ rule: 'area-unlisted', at, what: 'not in app/screens.tsx' })
    }
    return faults
  })
}

/** A registry's address in the lock file would tie every installation to that registry. */
function lockFaults(root: string): Fault[] {
  const file = join(root, 'package-lock.json')
  if (!existsSync(file) || !readFileSync(file, 'utf8').includes('"resolved": "http')) return []
  return [{ rule: 'registry-host', at: basename(file), what: '"resolved" holds an address' }]
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const faults = tidyFaults(root)
  for (const { rule, at, what } of faults) console.log(`${rule}  ${at}  ${what}`)
  console.log(`kernel: ${kernelLines(root)} of ${KERNEL_BUDGET} lines; ${faults.length} faults`)
  process.exitCode = faults.length ? 1 : 0
}
