import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportPaper } from '../../src/areas/feedback/server/papers.ts'
import { indexPaper } from '../../src/areas/satisfaction/server/documents.ts'
import { demoIndex, yearFigures } from '../../src/testing/voice-figures.ts'
import { type PlacedWord, pageCount, pdfWords, renderPdf } from './render.ts'
import { requirePageTools } from './requirements.ts'

const UNIT = '云栖市文化和旅游局'
const TITLE = `${UNIT}群众满意度情况`
const POINTS_PER_MM = 72 / 25.4

let folder = ''
let [report, index] = ['', '']

beforeAll(async () => {
  requirePageTools()
  folder = await mkdtemp(join(tmpdir(), 'voice-pages-'))
  const files = [join(folder, 'report.docx'), join(folder, 'index.docx')]
  await writeFile(files[0]!, await reportPaper(yearFigures, UNIT, '2026-11-29'))
  await writeFile(files[1]!, await indexPaper(demoIndex, TITLE, '2026-11-29'))
  ;[report = '', index = ''] = await renderPdf(files, folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The words that stand on one line with the first that begins like this. */
function lineOf(words: readonly PlacedWord[], start: string): string {
  const first = words.find(({ text }) => text.startsWith(start))!
  const beside = words.filter(({ page, bottom }) => page === first.page && Math.abs(bottom - first.bottom) < 3)
  return beside.map(({ text }) => text).join('')
}

test('both stay inside the edges of their pages, their titles on one line', async () => {
  for (const [pdf, title, pages] of [
    [report, '2026年意见建议办理情况', 1],
    [index, TITLE, 2],
  ] as const) {
    expect(await pageCount(pdf), title).toBe(pages)
    const words = await pdfWords(pdf)
    expect(lineOf(words, title.slice(0, 2))).toBe(title)
    for (const { left, right } of words) {
      expect(left / POINTS_PER_MM).toBeGreaterThan(27.5)
      expect(right / POINTS_PER_MM).toBeLessThan(184.5)
    }
  }
})

test('no heading of the table of figures is broken', async () => {
  const words = await pdfWords(report)
  expect(lineOf(words, '已答复')).toContain('来源件数已答复超期重新办理满意不满意')
})
