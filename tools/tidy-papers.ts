import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Fault } from './tidy.ts'
import { filesBelow } from './tree.ts'

const STATUS = /^(?:状态|Status)[：:]\s*\S/m
const SUPERSEDING = /(?:取代|supersede[sd]?(?: by)?)\s*\[?(\d{4})/gi

/** Decision records: numbered once, with a status, not empty, links that lead somewhere. */
export function decisionFaults(root: string): Fault[] {
  const files = filesBelow(root, ['docs/decisions']).filter((path) => path.endsWith('.md'))
  const numbers = files.map((path) => basename(path).slice(0, 4))
  return files.flatMap((path, index) => {
    const text = readFileSync(join(root, path), 'utf8')
    const faults: Fault[] = []
    const fault = (what: string) => faults.push({ rule: 'decision', at: path, what })
    if (!/^\d{4}-[a-z0-9-]+\.md$/.test(basename(path))) fault('name is not NNNN-words.md')
    if (numbers.indexOf(numbers[index]!) !== index) fault(`number ${numbers[index]} is taken`)
    if (!STATUS.test(text)) fault('no status line')
    if (text.replace(/^#.*$/gm, '').replace(STATUS, '').trim().length < 80) fault('next to nothing in it')
    for (const [, number] of text.matchAll(SUPERSEDING)) if (!numbers.includes(number!)) fault(`no decision ${number}`)
    for (const [, link] of text.matchAll(/\]\(([^)#:]+\.md)[^)]*\)/g)) {
      if (!existsSync(join(root, dirname(path), link!))) fault(`${link} does not exist`)
    }
    return faults
  })
}

/** Every invariant in ARCHITECTURE.md ends in `— <test file>`, and those files exist. */
export function architectureFaults(root: string): Fault[] {
  const at = 'ARCHITECTURE.md'
  if (!existsSync(join(root, at))) return [{ rule: 'invariant', at, what: 'the file is missing' }]
  const text = readFileSync(join(root, at), 'utf8')
  const section = /^##[^\n]*(?:不变|invariant)[^\n]*\n([\s\S]*?)(?=^## |(?![\s\S]))/im.exec(text)?.[1]
  if (!section) return [{ rule: 'invariant', at, what: 'no section of invariants' }]
  const items = section.split(/^(?=(?:[-*]|\d+\.) )/m).filter((item) => /^(?:[-*]|\d+\.) /.test(item))
  if (!items.length) return [{ rule: 'invariant', at, what: 'no invariant is listed' }]
  return items.flatMap((item) => {
    const named = [...item.matchAll(/((?:src|tools|e2e)\/[\w./-]+\.(?:test|pages)\.tsx?)/g)].map(([, file]) => file!)
    const start = item.slice(0, 40).replaceAll('\n', ' ').trim()
    if (!/—/.test(item) || !named.length) return [{ rule: 'invariant', at, what: `names no test: ${start}` }]
    const missing = named.filter((file) => !existsSync(join(root, file)))
    return missing.map((file) => ({ rule: 'invariant', at, what: `${file} does not exist` }))
  })
}

/** Points of 等保2.0 level 3 that concern an application, with their lettered parts, and the chapters of ASVS 5.0. */
const DENGBAO = {
  '8.1.4.1': 'abcd',
  '8.1.4.2': 'abcdefg',
  '8.1.4.3': 'abcd',
  '8.1.4.4': 'abcdef',
  ...{ '8.1.4.5': '', '8.1.4.6': '', '8.1.4.7': 'ab', '8.1.4.8': 'ab', '8.1.4.9': 'abc', '8.1.4.10': 'ab' },
  ...{ '8.1.4.11': 'ab', '8.1.5.1': '', '8.1.5.2': '', '8.1.5.3': '', '8.1.5.4': '' },
}
const ASVS_CHAPTERS = 17

/** What docs/security.md has a row for, each. */
export const requiredPoints = [
  ...Object.entries(DENGBAO).flatMap(([point, parts]) =>
    parts ? [...parts].map((part) => `${point} ${part}`) : point,
  ),
  ...Array.from({ length: ASVS_CHAPTERS }, (_, index) => `V${index + 1}`),
]

/** Every required point has its row in docs/security.md, nothing is left open, and the files named there exist. */
export function securityFaults(root: string): Fault[] {
  const at = 'docs/security.md'
  const fault = (what: string): Fault => ({ rule: 'security-paper', at, what })
  if (!existsSync(join(root, at))) return [fault('the file is missing')]
  const text = readFileSync(join(root, at), 'utf8')
  const rows = text.split('\n').filter((line) => line.startsWith('| '))
  const first = new Set(rows.map((row) => row.split('|')[1]!.trim()))
  // A chapter may be told section by section.
  const isTold = (point: string) => first.has(point) || [...first].some((id) => id.startsWith(`${point}.`))
  const named = [...text.matchAll(/(?:src|tools|e2e|docs)\/[\w./-]+\.(?:tsx?|md|json|csv)/g)].map(([file]) => file)
  return [
    ...requiredPoints.filter((point) => !isTold(point)).map((point) => fault(`no row for ${point}`)),
    ...rows.filter((row) => /\|\s*\|/.test(row)).map((row) => fault(`an empty cell: ${row.slice(0, 40)}`)),
    ...[...new Set(named)]
      .filter((file) => !existsSync(join(root, file)))
      .map((file) => fault(`${file} does not exist`)),
  ]
}
