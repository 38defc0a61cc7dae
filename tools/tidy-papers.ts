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
