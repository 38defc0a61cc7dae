import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document, Section } from '../../src/areas/reports/schema.ts'
import { reportWord } from '../../src/areas/reports/server/documents/word.ts'
import { type PlacedWord, pageCount, pdfWords, renderPdf } from './render.ts'
import { requirePageTools } from './requirements.ts'

const POINTS_PER_MM = 72 / 25.4
const SENTENCE = '领导班子成员带着问题下基层开展调研听取意见建议写出调研报告'
const section = (id: string, title: string, level: Section['level'], paragraphs: Section['paragraphs']): Section => {
  return { id, title, level, stance: 'done', paragraphs }
}

/** A text of several pages with a hundred figures. */
const names = Array.from({ length: 100 }, (_, index) => `demo.figure-${index}`)
const document: Document = {
  title: '2026年领导班子和干部队伍建设情况报告',
  sections: [
    section('work', '一、工作开展情况', 1, []),
    section('cadres', '（一）加强干部选拔培养', 2, [[SENTENCE.repeat(60)]]),
    section('selection', '1、坚持标准', 3, [names.map((figure) => ({ figure, value: '7', rows: 7 }))]),
  ],
}
const figures = Object.fromEntries(
  names.map((name, index) => [
    name,
    { title: `数据${index}`, unit: '次', definition: '本年度内开始的。', permission: '', value: '7', rows: 7, ids: [] },
  ]),
)

let folder = ''
let words: PlacedWord[] = []
let pages = 0

beforeAll(async () => {
  requirePageTools()
  folder = await mkdtemp(join(tmpdir(), 'report-pages-'))
  const file = join(folder, 'report.docx')
  const signed = { by: '秦慕川', hash: 'a'.repeat(64), accepted: ['没有记录的内容：职级晋升'] }
  const printed = { document, figures, edition: 'full' as const, unitName: '云栖市文化和旅游局', day: '2026-12-31' }
  const { bytes } = await reportWord({ ...printed, signed, names: [] })
  await writeFile(file, bytes)
  const [pdf = ''] = await renderPdf([file], folder)
  words = await pdfWords(pdf)
  pages = await pageCount(pdf)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The lines of a page above its number, each with its letters. */
function linesOf(page: number): string[] {
  const lines = new Map<number, string>()
  const lowest = (297 - 35 + 1) * POINTS_PER_MM
  for (const { text, bottom } of words.filter((word) => word.page === page && word.bottom < lowest)) {
    const at = [...lines.keys()].find((one) => Math.abs(one - bottom) < 4) ?? bottom
    lines.set(at, (lines.get(at) ?? '') + text)
  }
  return [...lines.values()]
}

test('a full page of text has 22 lines as the standard of official documents asks', () => {
  const lines = linesOf(2)
  expect(lines).toHaveLength(22)
  // 28 letters of size 3 are 2 mm wider than the type area; each gives up a quarter of a point, so that 28 fit.
  expect(new Set(lines.map((line) => [...line].length))).toEqual(new Set([28]))
})

test('everything stands inside the edges of A4 paper, each page is numbered', () => {
  expect(pages).toBeGreaterThan(4)
  for (const { left, right } of words.filter(({ bottom }) => bottom < 262 * POINTS_PER_MM)) {
    expect(left / POINTS_PER_MM).toBeGreaterThan(27.5)
    expect(right / POINTS_PER_MM).toBeLessThan(184.5)
  }
  for (let page = 1; page <= pages; page++) {
    const below = words.filter((word) => word.page === page && word.top > 262 * POINTS_PER_MM)
    expect(below.map(({ text }) => text).join('')).toContain(String(page))
  }
})

test('the table of sources repeats its head on every page it reaches', () => {
  const withRows = new Set(words.filter(({ text }) => text.startsWith('本年度内开始')).map(({ page }) => page))
  const withHead = words.filter(({ text }) => text.startsWith('记录数')).map(({ page }) => page)
  expect(withRows.size).toBeGreaterThan(2)
  expect(withHead).toEqual([...withRows].sort((one, other) => one - other))
})

test('the list taken over, the name of who signed and the hash come last', () => {
  const text = linesOf(pages).join('')
  expect(text).toContain('签发人：秦慕川')
  expect(text).toContain('a'.repeat(20))
})
