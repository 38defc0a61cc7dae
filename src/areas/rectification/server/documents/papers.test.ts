import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from '@protobi/exceljs'
import { describe, expect, it } from 'vitest'
import { unpacked } from '../../../../testing/unpacked.ts'
import { drawnListing, drawnReport, listingNames, wholeProblems } from '../../../../testing/whole-problems.ts'
import { shareOf } from '../../count.ts'

const golden = (name: string) => readFileSync(join(import.meta.dirname, '../../goldens', `${name}.txt`), 'utf8')

/** What a Word file says: a paragraph a line, a cell's end a bar. */
async function wordText({ bytes }: { bytes: Uint8Array }): Promise<string> {
  const xml = (await unpacked(bytes, 'word/document.xml')).toString('utf8')
  return xml
    .replace(/<\/w:tc>/g, '|')
    .replace(/<\/w:p>|<w:br\/>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/\n\|/g, '|')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .replace(/\n+$/, '\n')
}

async function sheetRows({ bytes }: { bytes: Uint8Array }): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  const rows: string[][] = []
  workbook.worksheets[0]!.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? '')))
  })
  return rows
}

describe.each(listingNames)('%s', (name) => {
  it('says what the golden text says, in Word and in Excel', async () => {
    const { word, sheet } = await drawnListing(name)
    expect(await wordText(word)).toBe(golden(name))
    const [title, head, ...rows] = await sheetRows(sheet)
    expect(title![0]).toBe(name)
    // The same cells as the Word table, whatever the lines in them.
    const cells = (text: string) =>
      text
        .replace(/\n/g, '')
        .split('|')
        .filter((cell) => cell !== '')
    const printed = cells((await wordText(word)).split('\n').slice(2).join('\n'))
    const note = rows.at(-1)![0]!
    const written = [head!, ...rows.slice(0, -1)].flatMap((row) => row.map((cell) => cell.replace(/\n/g, '')))
    expect(written.filter((cell) => cell !== '')).toEqual(printed.slice(0, -1))
    expect(printed.at(-1)).toBe(note)
  })
})

describe('整改情况报告', () => {
  it('says what the golden text says', async () => {
    expect(await wordText(await drawnReport())).toBe(golden('整改情况报告'))
  })

  it('of nothing says that nothing is left', async () => {
    const text = await wordText(await drawnReport([]))
    expect(text).toContain('共0个问题，已销号0个')
    expect(text).toContain('没有尚未销号的问题')
    expect(text).not.toContain('%')
  })

  it('says 100% only when every problem is closed', async () => {
    const closed = { ...wholeProblems[1]! }
    const of = (open: number, done: number) => [
      ...Array.from({ length: open }, () => wholeProblems[0]!),
      ...Array.from({ length: done }, () => closed),
    ]
    expect(await wordText(await drawnReport(of(0, 3)))).toContain('销号率100%')
    expect(await wordText(await drawnReport(of(1, 2)))).toContain('销号率67%')
    expect(await wordText(await drawnReport(of(1, 300)))).toContain('销号率99%')
  })
})

describe('a share', () => {
  it.each([
    [0, 0, null],
    [0, 3, 0],
    [1, 3, 33],
    [2, 3, 67],
    [1, 8, 13],
    [25, 200, 13],
    [24, 200, 12],
    [3, 3, 100],
    [199, 200, 99],
    [1, 1000, 1],
  ])('%i of %i is %s', (part, whole, percent) => {
    expect(shareOf(part, whole)).toBe(percent)
  })
})
