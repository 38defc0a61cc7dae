import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as samples from '../../../../testing/learning-papers.ts'
import { sheetText, wordText } from '../../../../testing/paper-text.ts'
import { noticePaper, signInPaper } from './before.ts'
import { endOf, recordPaper } from './record.ts'
import * as sheets from './sheets.ts'

const golden = (name: string) => readFileSync(join(import.meta.dirname, '../../goldens', `${name}.txt`), 'utf8')
const on = samples.PRINTED_ON
const printed = { on, unitName: samples.UNIT }

const sessions = [
  ['a', '2026-02-16', 3, 3, 0, 0],
  ['b', '2026-08-17', 3, 1, 1, 1],
].map(([id, heldOn, due, present, onLeave, madeUp]) => {
  const numbers = { due, present, onLeave, madeUp } as Pick<sheets.StudyRow, 'due' | 'present' | 'onLeave' | 'madeUp'>
  const words = { title: '中心组学习：𠮷䶮', place: '三楼会议室', hostName: '秦牧川', days: 0.5 }
  return { id: String(id), heldOn: String(heldOn), ...words, ...numbers }
})
const presences: sheets.StudyPresence[] = ['秦牧川', samples.LONG_NAME, '谢长庚'].flatMap((name, index) => {
  const one = { name, personId: name }
  const [away, madeUpOn] = index === 2 ? (['leave', '2026-08-29'] as const) : (['absent', null] as const)
  return [
    { ...one, meetingId: 'a', presence: 'present' as const, madeUpOn: null },
    ...(index ? [{ ...one, meetingId: 'b', presence: away, madeUpOn }] : []),
  ]
})

const yearRows: sheets.YearRow[] = [
  {
    ...{ organisationName: '机关第一党支部', kind: 'assembly', times: 2 },
    months: ['', '', '03-24\n17／18', '', '', '缺', '', '', '09-24\n18／18', '', '', ''],
  },
  {
    ...{ organisationName: '第一党支部第二党小组', kind: 'cell', times: 1 },
    months: ['01-12\n9／9', '免', '缺', ...Array.from({ length: 9 }, () => '')],
  },
]

describe('组织生活记录', () => {
  it('says what the golden text says', async () => {
    expect(await wordText(await recordPaper(samples.partyMeeting, samples.UNIT))).toBe(golden('组织生活记录'))
  })

  it('of a hundred and twenty people names them all; of next to nothing it has no gaps', async () => {
    const full = await wordText(await recordPaper(samples.fullMeeting, samples.UNIT))
    for (const { name } of samples.fullMeeting.people) expect(full).toContain(name)
    const nothing = { place: '', hostName: '', recorderName: '', lecturerName: '', decisions: '', hours: 0 }
    const bare = { ...samples.partyMeeting, ...nothing, people: [], votes: [], additions: [], reviewedAt: null }
    const text = await wordText(await recordPaper(bare, samples.UNIT))
    expect(text).toContain('到会：无。')
    expect(text).toContain('尚未审核。')
    expect(text).not.toMatch(/undefined|null|NaN|（）|、、|。。/)
  })

  it.each([
    ['14:30', 2.5, '17:00'],
    ['09:00', 0.5, '09:30'],
    ['23:00', 2, '01:00'],
  ])('begun at %s goes on for %d hours until %s', (startsAt, hours, end) => {
    expect(endOf(startsAt, hours)).toBe(end)
  })
})

describe('what is printed before', () => {
  it('says what the goldens say', async () => {
    expect(await wordText(await noticePaper(samples.plannedMeeting, on))).toBe(golden('组织生活通知'))
    expect(await wordText(await signInPaper(samples.plannedMeeting))).toBe(golden('签到表'))
  })

  it('lists everybody due once, whether their number is even or odd, or none', async () => {
    for (const many of [0, 1, 2, 119, 120]) {
      const people = samples.fullMeeting.people.slice(0, many)
      const text = await wordText(await signInPaper({ ...samples.plannedMeeting, people }))
      const numbers = text.split('\n').filter((line) => /^\d+$/.test(line))
      expect(numbers.map(Number).toSorted((one, other) => one - other)).toEqual(people.map((_, index) => index + 1))
      expect(await wordText(await noticePaper({ ...samples.plannedMeeting, people }, on))).not.toMatch(/undefined|null/)
    }
  })
})

describe('yearly tables', () => {
  it('say what the goldens say, in Excel and in Word', async () => {
    const year = sheets.yearTable(yearRows, { year: 2026, title: '各党组织' })
    expect(await sheetText((await sheets.asSheet(year, on)).bytes)).toBe(golden('组织生活统计表'))
    const word = (await wordText((await sheets.asWord(year, printed)).bytes)).split('\n')
    for (const cell of [...year.columns.map(({ title }) => title), ...year.rows.flat()]) {
      for (const part of String(cell).split('\n')) expect(word).toContain(part)
    }
  })

  it('of the theory group count each session and each member', async () => {
    const further = [sheets.studyAttendanceTable(sessions, presences)]
    const file = await sheets.asWord(sheets.studyTable(sessions, 2026), { ...printed, further })
    expect(await wordText(file.bytes)).toBe(golden('中心组学习情况表'))
    const none = await wordText((await sheets.asWord(sheets.studyTable([], 2026), printed)).bytes)
    expect(none).toContain('2026年还没有中心组学习的记录')
  })

  it('of what is missing leave room for the day it will be held', async () => {
    const row: sheets.ShortfallRow = {
      ...{ organisationName: '机关第三党支部', kind: 'assembly', period: '2026-Q3', state: 'missing' },
      ...{ basis: '《中国共产党支部工作条例（试行）》第十一条', until: '2026-09-30', secretaryName: samples.LONG_NAME },
    }
    const file = await sheets.asSheet(sheets.shortfallTable([row], 2026), on)
    expect(await sheetText(file.bytes)).toBe(golden('缺项补开计划'))
    const list = await sheets.meetingsSheet([samples.partyMeeting, samples.plannedMeeting], on)
    expect(await sheetText(list.bytes)).toBe(golden('组织生活记录清单'))
  })
})
