import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MeetingRecord, RecordItem } from '../../src/areas/decisions/meeting/record.ts'
import { approvalPaper } from '../../src/areas/decisions/server/documents/approval.ts'
import { agendaPaper, noticePaper } from '../../src/areas/decisions/server/documents/before.ts'
import { minutesPaper } from '../../src/areas/decisions/server/documents/minutes.ts'
import { recordPaper } from '../../src/areas/decisions/server/documents/record-paper.ts'
import { registerPaper } from '../../src/areas/decisions/server/documents/register.ts'
import { ballotsPaper, votesPaper } from '../../src/areas/decisions/server/documents/voting.ts'
import { meetingRecord } from '../../src/testing/meeting-record.ts'
import { type PlacedWord, pageCount, pageImages, pdfFonts, pdfWords, renderPdf } from './render.ts'
import { requirePageTools } from './requirements.ts'

const EXPECTED_FONTS =
  /^(NotoSerifCJK\w\w-Regular(-VKana)?|NotoSansCJK\w\w-Regular(-VKana)?|FandolFang-Regular|UMing\w*)$/
const POINTS_PER_MM = 72 / 25.4
const DPI = 127
const PIXELS_PER_MM = DPI / 25.4
const [ITEM] = meetingRecord.items

/** Minutes whose only decision is so many characters long. */
const resolved = (characters: number): MeetingRecord => ({
  ...meetingRecord,
  items: [{ ...ITEM!, presenter: '', recused: [], tasks: [], resolution: '会议决定'.padEnd(characters, '好') }],
})

const EMPTY_ITEM: RecordItem = {
  ...ITEM!,
  ...{ title: '', presenter: '', priorTalks: '', presiderName: '', resolution: '', sectionName: '' },
  ...{ category: null, amountFen: null, result: null },
  ...{ recused: [], opinions: [], statements: [], absentOpinions: [], votes: [], tasks: [] },
}
const NOTHING = { title: '', openedAt: '', closedAt: '', plannedAt: '', place: '', recorder: '', minutesNumber: '' }
const EMPTY = { ...meetingRecord, ...NOTHING, observers: [], chair: { name: '', title: '' } }
const LONG_TITLE = '购置演出设备'.repeat(17)

/** From the end of the first page to that of the second, in steps smaller than the paragraph at the end is tall. */
const LENGTHS = Array.from({ length: 9 }, (_, index) => 60 + index * 28)

const papers: Record<string, () => Promise<Uint8Array>> = {
  minutes: () => minutesPaper(meetingRecord),
  record: () => recordPaper(meetingRecord),
  votes: () => votesPaper(meetingRecord),
  agenda: () => agendaPaper(meetingRecord),
  notice: () => noticePaper(meetingRecord, '2026-11-17'),
  register: () => registerPaper(meetingRecord, ITEM!),
  'blank-register': () => registerPaper(EMPTY, EMPTY_ITEM),
  'blank-approval': () => approvalPaper('云栖市文化和旅游局'),
  ballots: () => ballotsPaper(meetingRecord, [meetingRecord.items[1]!]),
  'long-ballots': () => ballotsPaper(meetingRecord, [{ ...meetingRecord.items[1]!, title: LONG_TITLE }]),
  'short-name': () => minutesPaper({ ...meetingRecord, unitName: '' }),
  full: () => minutesPaper(resolved(28 * 60)),
  ...Object.fromEntries(LENGTHS.map((length) => [`minutes-${length}`, () => minutesPaper(resolved(length))])),
}

const pdfs = new Map<string, string>()
let folder = ''

beforeAll(async () => {
  requirePageTools()
  folder = await mkdtemp(join(tmpdir(), 'meeting-pages-'))
  const files: string[] = []
  for (const [name, draw] of Object.entries(papers)) {
    files.push(join(folder, `${name}.docx`))
    await writeFile(files.at(-1)!, await draw())
  }
  const made = await renderPdf(files, folder)
  for (const [index, name] of Object.keys(papers).entries()) pdfs.set(name, made[index]!)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const wordsOf = (name: string) => pdfWords(pdfs.get(name)!)
const pagesOf = (name: string) => pageCount(pdfs.get(name)!)

/** Words of one page as lines from top to bottom. */
function linesOn(words: readonly PlacedWord[], page: number) {
  const found = new Map<number, PlacedWord[]>()
  for (const word of words.filter((one) => one.page === page)) {
    const key = Math.round(word.bottom)
    found.set(key, [...(found.get(key) ?? []), word])
  }
  return [...found]
    .toSorted(([one], [other]) => one - other)
    .map(([, own]) => ({
      text: own.map(({ text }) => text).join(''),
      left: Math.min(...own.map(({ left }) => left)) / POINTS_PER_MM,
      right: Math.max(...own.map(({ right }) => right)) / POINTS_PER_MM,
    }))
}

/** Rows of pixels, in mm from the top, of which more than `share` of the width has such a colour. */
async function rowsOf(pdf: string, page: number, is: (red: number, green: number) => boolean, share: number) {
  const { width, height, data } = PNG.sync.read(Buffer.from((await pageImages(pdf, DPI))[page - 1]!))
  const count = (row: number) =>
    Array.from({ length: width }, (_, x) => (row * width + x) * 4).filter((at) => is(data[at]!, data[at + 1]!)).length
  const rows = Array.from({ length: height }, (_, row) => row)
  return rows.filter((row) => count(row) > share * width).map((row) => row / PIXELS_PER_MM)
}

const isRed = (red: number, green: number) => red > 180 && green < 120
const isDark = (red: number, green: number) => red < 140 && green < 140

describe('the page of the minutes', () => {
  test('holds 22 lines of 28 characters between 28 and 184 mm', async () => {
    const lines = linesOn(await wordsOf('full'), 2).filter(({ text }) => text.includes('好'))
    expect(lines.map(({ text }) => text.length)).toEqual(Array(22).fill(28))
    for (const { left, right } of lines) {
      expect(left).toBeCloseTo(28, 0)
      expect(right).toBeGreaterThan(183)
      expect(right).toBeLessThanOrEqual(184.05)
    }
  })

  test.each(['minutes', 'short-name'])('has its red name 35 mm below the top of the text: %s', async (name) => {
    const red = await rowsOf(pdfs.get(name)!, 1, isRed, 0.001)
    expect(Math.abs(red[0]! - 72)).toBeLessThan(1)
    const [line] = await rowsOf(pdfs.get(name)!, 1, isRed, 0.7)
    const words = (await wordsOf(name)).filter(({ page }) => page === 1)
    expect(line).toBeGreaterThan(100)
    expect(words.map(({ text }) => text).join('')).toContain('2026年11月20日')
  })

  test('is numbered outside: odd pages right, even pages left', async () => {
    const words = await wordsOf('full')
    for (const page of [1, 2, 3]) {
      const { text, left, right } = linesOn(words, page).at(-1)!
      expect(text.replace(/\s/g, '')).toBe(`—${page}—`)
      if (page % 2) expect(right).toBeGreaterThan(175)
      else expect(left).toBeLessThan(37)
    }
  })

  test('ends with 版记 on the lower edge of the last page', async () => {
    const pdf = pdfs.get('minutes')!
    const rules = await rowsOf(pdf, await pageCount(pdf), isDark, 0.7)
    expect(Math.abs(rules.at(-1)! - 262)).toBeLessThan(0.6)
    expect(Math.abs(rules[0]! - 243.6)).toBeLessThan(1)
  })

  test.each(LENGTHS)('never lets 版记 run into the text: a decision of %i characters', async (length) => {
    const words = await wordsOf(`minutes-${length}`)
    const last = await pagesOf(`minutes-${length}`)
    const imprint = words.find(({ text }) => text.includes('分送'))!
    const above = words.filter(({ page, top }) => page === last && top < imprint.top)
    expect(imprint.page).toBe(last)
    expect(above.some(({ text }) => text.startsWith('记录'))).toBe(true)
    const lowest = Math.max(...above.filter(({ text }) => !text.includes('分送')).map(({ bottom }) => bottom))
    expect(lowest).toBeLessThan(244.5 * POINTS_PER_MM)
  })
})

describe('the forms', () => {
  test.each([
    ['blank-register', 1],
    ['blank-approval', 1],
    ['votes', 1],
    ['agenda', 1],
    ['ballots', 2],
    ['long-ballots', 2],
  ])('%s has %i pages', async (name, pages) => {
    expect(await pagesOf(name)).toBe(pages)
  })

  test('show the whole of the longest title on every ballot', async () => {
    const text = (await wordsOf('long-ballots')).map((word) => word.text).join('')
    expect(text.split('演出').length - 1).toBe(17 * 7)
    expect(text.match(/弃权/g)).toHaveLength(7)
    expect(text.match(/无效/g)).toHaveLength(7)
  })

  test('number their pages of how many', async () => {
    const words = await wordsOf('record')
    const pages = await pagesOf('record')
    for (let page = 1; page <= pages; page++) {
      expect(linesOn(words, page).at(-1)!.text.replace(/\s/g, '')).toBe(`第${page}页共${pages}页`)
    }
  })

  test.each(Object.keys(papers))('%s uses only the expected fonts and stays on the paper', async (name) => {
    const fonts = await pdfFonts(pdfs.get(name)!)
    expect(fonts.filter((font) => !EXPECTED_FONTS.test(font))).toEqual([])
    for (const { left, right, bottom } of await wordsOf(name)) {
      expect(left).toBeGreaterThan(28)
      expect(right).toBeLessThan(567)
      expect(bottom).toBeLessThan(815)
    }
  })
})
