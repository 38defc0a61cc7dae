import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticePaper, signInPaper } from '../../src/areas/party-life/server/documents/before.ts'
import { recordPaper } from '../../src/areas/party-life/server/documents/record.ts'
import * as sheets from '../../src/areas/party-life/server/documents/sheets.ts'
import { archivePaper } from '../../src/areas/training/server/documents/archive-paper.ts'
import { planSheet, planTable, planWord, standingTable } from '../../src/areas/training/server/documents/plan-paper.ts'
import { yearlySheet, yearlyTable, yearlyWord } from '../../src/areas/training/server/documents/yearly-table.ts'
import * as samples from '../../src/testing/learning-papers.ts'
import * as plans from '../../src/testing/training-plan-papers.ts'
import { type PlacedWord, pageCount, pdfFonts, pdfWords, renderPdf } from './render.ts'
import { requirePageTools } from './requirements.ts'

const POINTS_PER_MM = 72 / 25.4
const EXPECTED_FONTS =
  /^(NotoS(erif|ans)CJK\w\w-Regular(-VKana)?|FandolFang-Regular|LXGWWenKai-Regular|UMing\w*|ARPL\w+|LiberationSerif)$/
const UNIT = samples.UNIT
const on = samples.PRINTED_ON
const asked = { year: 2026, on, unit: UNIT }

const MONTHS = Array.from({ length: 12 }, (_, index) => `${String(index + 1).padStart(2, '0')}-11\n118／120`)
/** Forty organisations with the longest names, each with something every month. */
const year = sheets.yearTable(
  Array.from({ length: 40 }, (_, index) => {
    const organisationName = `云栖市文化和旅游局文化市场综合执法大队党支部第${index + 1}党小组`
    return { organisationName, kind: 'ideology' as const, months: MONTHS, times: 12 }
  }),
  { year: 2026, title: '各党组织' },
)
const sessions = Array.from({ length: 12 }, (_, index) => {
  const numbers = { due: 15, present: 14, onLeave: 1, madeUp: 1, days: 0.5 }
  const words = { title: '中心组学习：𠮷䶮专题研讨', place: '三楼会议室', hostName: samples.LONG_NAME }
  return { id: String(index), heldOn: `2026-${MONTHS[index]!.slice(0, 5)}`, ...words, ...numbers }
})
const presences = Array.from({ length: 15 }, (_, member) =>
  sessions.map(({ id, heldOn }, index): sheets.StudyPresence => {
    const isAway = (member + index) % 15 === 0
    const one = { meetingId: id, personId: String(member), name: member % 5 ? '沈听澜' : samples.LONG_NAME }
    return { ...one, presence: isAway ? 'leave' : 'present', madeUpOn: isAway ? heldOn : null }
  }),
).flat()

type Draw = () => Promise<Uint8Array>
const bytesOf = async (file: Promise<{ bytes: Uint8Array }>) => (await file).bytes
const many = yearlyTable(samples.manyLines, samples.yearlyHours, asked)
const wide: Record<string, Draw> = {
  'archive.docx': () => bytesOf(archivePaper(samples.archive, UNIT, on)),
  'archive-empty.docx': () => bytesOf(archivePaper(samples.emptyArchive, UNIT, on)),
  'archive-frozen.docx': () => bytesOf(archivePaper(samples.frozenArchive, UNIT, on)),
  'archive-full.docx': () => bytesOf(archivePaper(samples.fullArchive, UNIT, on)),
  'yearly-word.docx': () => bytesOf(yearlyWord(many, asked)),
  'yearly-none.docx': () => bytesOf(yearlyWord(yearlyTable([], [], asked), asked)),
  'yearly-sheet.xlsx': () => bytesOf(yearlySheet(many, asked)),
  'plan-word.docx': () => bytesOf(planWord(planTable(plans.plan), plans.plan)),
  'plan-full.docx': () => bytesOf(planWord(planTable(plans.fullPlan), plans.fullPlan)),
  'plan-sheet.xlsx': () => bytesOf(planSheet(planTable(plans.fullPlan), plans.fullPlan)),
  'plan-standing.docx': () => bytesOf(planWord(standingTable(plans.plan), plans.plan)),
  'party-year-word.docx': () => bytesOf(sheets.asWord(year, { on, unitName: UNIT })),
  'party-year-sheet.xlsx': () => bytesOf(sheets.asSheet(year, on)),
  'study.docx': () => {
    const further = [sheets.studyAttendanceTable(sessions, presences)]
    return bytesOf(sheets.asWord(sheets.studyTable(sessions, 2026), { on, unitName: UNIT, further }))
  },
}
const upright: Record<string, Draw> = {
  'record.docx': () => recordPaper(samples.partyMeeting, UNIT),
  'record-full.docx': () => recordPaper(samples.fullMeeting, UNIT),
  'notice.docx': () => noticePaper(samples.plannedMeeting, on),
  'notice-full.docx': () => noticePaper({ ...samples.fullMeeting, state: 'planned' }, on),
  'sign-in.docx': () => signInPaper(samples.plannedMeeting),
  'sign-in-full.docx': () => signInPaper(samples.fullMeeting),
}
const papers = { ...wide, ...upright }

const pdfs = new Map<string, string>()
let folder = ''
beforeAll(async () => {
  requirePageTools()
  folder = await mkdtemp(join(tmpdir(), 'learning-pages-'))
  const names = Object.keys(papers)
  const files = names.map((name) => join(folder, name))
  for (const [index, draw] of Object.values(papers).entries()) await writeFile(files[index]!, await draw())
  for (const [index, pdf] of (await renderPdf(files, folder)).entries()) pdfs.set(names[index]!, pdf)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const wordsOf = (name: string) => pdfWords(pdfs.get(name)!)
const pagesOf = (name: string) => pageCount(pdfs.get(name)!)
const joined = (words: readonly PlacedWord[]) => words.map(({ text }) => text).join('')
const onPage = (words: readonly PlacedWord[], page: number) => words.filter((one) => one.page === page)
const mm = (points: number) => points / POINTS_PER_MM

describe.each(Object.keys(papers))('%s', (name) => {
  test('stands within its margins on A4, in the fonts of an official document', async () => {
    const isWide = name in wide
    const isSheet = name.endsWith('.xlsx')
    const side = isSheet ? 9.5 : isWide ? 19.5 : 25.5
    const [width, height] = isWide ? [297, 210] : [210, 297]
    for (const { left, right, top, bottom, text } of await wordsOf(name)) {
      expect(mm(left), text).toBeGreaterThan(side)
      // A mark at the end of a line hangs over its edge.
      expect(mm(right), text).toBeLessThan(width - side + (/[，。；、]$/.test(text) ? 6 : 0.5))
      expect(mm(top), text).toBeGreaterThan(isSheet ? 10 : isWide ? 19 : 36)
      expect(mm(bottom), text).toBeLessThan(height)
    }
    for (const font of await pdfFonts(pdfs.get(name)!)) expect(font).toMatch(EXPECTED_FONTS)
  })
})

describe('a table that goes over pages', () => {
  test.each([
    ['archive-full.docx', '培训班（项目）名称'],
    ['yearly-word.docx', '年度学习任务'],
    ['yearly-sheet.xlsx', '年度学习任务'],
    ['plan-full.docx', '培训项目'],
    ['plan-sheet.xlsx', '培训项目'],
    ['party-year-word.docx', '党组织'],
    ['party-year-sheet.xlsx', '党组织'],
    ['sign-in-full.docx', '签到'],
  ])('has its head on every page: %s', async (name, head) => {
    const words = await wordsOf(name)
    const pages = await pagesOf(name)
    expect(pages).toBeGreaterThan(1)
    for (let page = 1; page < pages; page += 1) {
      const text = joined(onPage(words, page))
      // A narrow head breaks into lines between which others stand: all its letters are there.
      for (const letter of head) expect(text, `page ${page}`).toContain(letter)
    }
  })

  test.each([
    ['archive-full.docx', 120],
    ['yearly-word.docx', 120],
    ['yearly-sheet.xlsx', 120],
    ['sign-in-full.docx', 120],
  ])('leaves out no row and no rare character: %s', async (name, rows) => {
    const words = await wordsOf(name)
    const numbers = new Set(words.map(({ text }) => text))
    for (let row = 1; row <= rows; row += 1) expect(numbers, `row ${row}`).toContain(String(row))
    expect(joined(words)).toContain('𠮷')
  })
})

describe('the place to sign', () => {
  test.each([
    ['archive.docx', ['本人核对', '审核人', '单位（盖章）']],
    ['archive-full.docx', ['本人核对', '单位（盖章）']],
    ['archive-empty.docx', ['本人核对', '审核人', '单位（盖章）']],
    ['record.docx', ['主持人签名', '记录人签名']],
    ['record-full.docx', ['主持人签名', '记录人签名']],
  ])('is on one page with its date and something that was written: %s', async (name, titles) => {
    const words = await wordsOf(name)
    const at = words.find(({ text }) => text === titles[0])!
    const page = onPage(words, at.page)
    for (const title of titles) expect(joined(page)).toContain(title)
    const date = page.filter(({ text, top }) => top > at.bottom && text === '年')
    expect(date.length).toBeGreaterThanOrEqual(titles.length > 2 ? 3 : 2)
    expect(page.some(({ bottom }) => bottom < at.top)).toBe(true)
  })

  test('of a notice is at its end, at the right', async () => {
    for (const name of ['notice.docx', 'notice-full.docx']) {
      const words = await wordsOf(name)
      const last = onPage(words, await pagesOf(name))
      const day = last.findLast(({ text }) => text.includes('29'))!
      expect(mm(day.left)).toBeGreaterThan(120)
      expect(mm(day.right)).toBeLessThan(184)
    }
  })
})

test('what is short takes one page, an archive or a record with its signatures two at most', async () => {
  for (const name of ['archive-empty.docx', 'notice.docx', 'sign-in.docx', 'yearly-none.docx']) {
    expect(await pagesOf(name), name).toBe(1)
  }
  for (const name of ['archive.docx', 'record.docx']) expect(await pagesOf(name), name).toBeLessThanOrEqual(2)
})
