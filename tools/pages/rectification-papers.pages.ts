import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawnListing, drawnReport, listingNames, wholeProblems } from '../../src/testing/whole-problems.ts'
import { type PlacedWord, pageCount, pdfWords, renderPdf } from './render.ts'
import { requirePageTools } from './requirements.ts'

const POINTS_PER_MM = 72 / 25.4
/** A year of problems, as long as they get. */
const many = Array.from({ length: 60 }, (_, n) => {
  const one = wholeProblems[n % wholeProblems.length]!
  const measures = one.measures.map((measure) => ({ ...measure, id: `${measure.id}-${n}` }))
  return {
    ...one,
    measures,
    id: `${n}`,
    number: `2026-${100 + n}`,
    description: one.description.padEnd(60 + n * 3, '情况如此'),
  }
})

const pdfs = new Map<string, string>()
let folder = ''
beforeAll(async () => {
  requirePageTools()
  folder = await mkdtemp(join(tmpdir(), 'rectification-pages-'))
  const files: string[] = []
  const put = async (name: string, bytes: Uint8Array) => {
    files.push(join(folder, name))
    await writeFile(files.at(-1)!, bytes)
  }
  for (const [index, name] of listingNames.entries()) {
    for (const [size, problems] of [
      ['few', wholeProblems],
      ['many', many],
    ] as const) {
      const { word, sheet } = await drawnListing(name, problems)
      await put(`word-${size}-${index}.docx`, word.bytes)
      await put(`sheet-${size}-${index}.xlsx`, sheet.bytes)
    }
  }
  await put('report.docx', (await drawnReport()).bytes)
  for (const pdf of await renderPdf(files, folder)) pdfs.set(pdf.replace(/^.*[\\/]|\.pdf$/g, ''), pdf)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const wordsOf = (name: string) => pdfWords(pdfs.get(name)!)
/** The letters of some words without what separates them. */
const joined = (words: readonly PlacedWord[]) => words.map(({ text }) => text).join('')
const squeezed = (text: string) => text.replace(/\s/g, '')

describe.each(listingNames.map((name, index) => ({ name, index })))('$name', ({ name, index }) => {
  test.each(['word', 'sheet'])(
    '%s: a page or two of a few problems, everything on the paper, nothing outside',
    async (kind) => {
      // Fifteen columns make high rows in Word; the sheet is fitted to its page.
      const most = kind === 'word' && name === '问题整改台账' ? 2 : 1
      expect(await pageCount(pdfs.get(`${kind}-few-${index}`)!)).toBeLessThanOrEqual(most)
      const words = await wordsOf(`${kind}-few-${index}`)
      expect(joined(words)).toContain(name)
      const text = joined(words)
      for (const { title } of name === '措施清单' ? [] : wholeProblems) {
        // A cell breaks its text into lines between which other cells stand; its letters are all there.
        for (const letter of squeezed(title)) expect(text).toContain(letter)
      }
      for (const { left, right, top, bottom } of words) {
        expect(left / POINTS_PER_MM).toBeGreaterThan(8)
        expect(right / POINTS_PER_MM).toBeLessThan(297 - 8)
        expect(top / POINTS_PER_MM).toBeGreaterThan(8)
        expect(bottom / POINTS_PER_MM).toBeLessThan(210)
      }
    },
  )

  test.each(['word', 'sheet'])('%s: sixty problems go over pages, each with the headings', async (kind) => {
    const pages = await pageCount(pdfs.get(`${kind}-many-${index}`)!)
    const words = await wordsOf(`${kind}-many-${index}`)
    expect(pages).toBeGreaterThan(1)
    for (let page = 1; page <= pages; page += 1) {
      const own = words.filter((word) => word.page === page)
      const isLast = page === pages
      if (!isLast || own.length > 20) expect(joined(own), `page ${page}`).toContain('序号')
    }
    for (const { number } of name === '措施清单' ? [] : many)
      expect(joined(words)).toContain(squeezed(number).slice(-3))
  })
})

describe('整改情况报告', () => {
  test('stands upright, within the margins of an official document', async () => {
    const words = await wordsOf('report')
    for (const { left, right, text } of words) {
      expect(left / POINTS_PER_MM).toBeGreaterThan(27)
      // A mark that ends a full line may stand outside it, as everywhere in Chinese typesetting.
      const mark = /[，。；：、！？）》”]$/.test(text) ? 5.7 : 0
      expect(right / POINTS_PER_MM - mark, text).toBeLessThan(210 - 25)
    }
    expect(joined(words)).toContain('三、尚未销号的问题和下一步打算')
  })
})
