import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { outlines } from './outlines/index.ts'

const table = readFileSync(join(import.meta.dirname, '../../../docs/reference/source-report.md'), 'utf8')

const claims = outlines.annual.sections.flatMap(({ paragraphs }) => paragraphs.flat().map(({ id }) => id))
const rows = table
  .split('\n')
  .filter((line) => /^\| (?!---|来源文件)/.test(line))
  .map((line) => line.slice(2, -2).split(' | '))
const named = rows.flatMap(([, ours = '']) => [...ours.matchAll(/`([^`]+)`/g)].map(([, id]) => id!))

test('the table beside the source document names every sentence of the annual outline, and no other', () => {
  expect([...new Set(named)].sort()).toEqual([...new Set(claims)].sort())
})

test('each sentence of the source document has ours beside it, or the reason why nothing is said', () => {
  expect(rows.length).toBeGreaterThan(50)
  for (const cells of rows) {
    expect(cells, cells[0]).toHaveLength(4)
    const [, ours, example, elsewhere] = cells
    if (ours === '—') expect(elsewhere, cells[0]).not.toBe('—')
    else expect(example, cells[0]).not.toBe('—')
  }
})
