import { daysInMonth } from '../dates.ts'
import { addDays, type Day, daysBetween, weekday } from '../periods.ts'
import { type Festival, festivalDay, festivals } from './festivals.ts'
import { tableAsSentences } from './notice-table.ts'
import { type NoticeSection, type NoticeWord, noticeSections } from './notice-words.ts'
import type { HolidayYear } from './workdays.ts'

/** What a notice says of its year. */
export type NoticeDays = Omit<HolidayYear, 'notice'>

/** Why a notice was not taken over: the line of the pasted text (from 1, null for the whole) and a Chinese sentence. */
export type NoticeRefusal = { line: number | null; message: string }

type Period = { from: Day; to: Day; at: number }
type SectionDays = { name: string; at: number; off: Period[]; work: Period[]; totals: { days: number; at: number }[] }
type Refuse = (at: number | null, problem: string) => void

/** Notices have never moved a working day farther; one that is farther away has a wrong month. */
const FARTHEST_DAYS = 30

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/**
 * Reads the pasted text of the State Council's yearly notice on holidays, as sentences or as a table copied with tab
 * characters. Nothing is taken over halfway: a text with any contradiction gives the list of what is wrong with it.
 */
export function readNotice(text: string): NoticeDays | NoticeRefusal[] {
  const plain = text.normalize('NFKC').replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  const year = noticeYear(plain)
  if (year === null)
    return [{ line: null, message: '没有找到年份，请连同“关于××××年部分节假日安排的通知”这一行一起粘贴' }]
  if (year < 2008 || year > 2099) return [{ line: null, message: `${year}年不在2008年至2099年之间` }]
  const sentences = tableAsSentences(plain)
  const refusals: NoticeRefusal[] = []
  const refuse: Refuse = (at, problem) => {
    const line = at === null ? null : sentences.slice(0, at).split('\n').length
    refusals.push({ line, message: line === null ? problem : `第${line}行：${problem}` })
  }
  const sections = noticeSections(sentences).map((section) => readSection(section, year, refuse))
  for (const section of sections) checkSection(section, refuse)
  checkFestivals(sections, year, refuse)
  checkOverlap(sections, refuse)
  if (refusals.length > 0) return refusals.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return {
    year,
    off: sections
      .flatMap(({ name, off }) => off.map(({ from, to }) => ({ name, from, to })))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    work: sections.flatMap(({ work }) => work.flatMap(daysOf)).toSorted(),
  }
}

/** The year in the title or the opening sentence; the day of signing, a year earlier, has no such words behind it. */
function noticeYear(text: string): number | null {
  const found = /关于\s*(\d{4})\s*年/.exec(text) ?? /(\d{4})\s*年[^\n。\d]*?(?:节假日|放假|元旦)/.exec(text)
  return found ? Number(found[1]) : null
}

function readSection({ name, at, words }: NoticeSection, year: number, refuse: Refuse): SectionDays {
  const section: SectionDays = { name, at, off: [], work: [], totals: [] }
  const reading = {
    pending: [] as Period[],
    wanted: null as 'off' | 'work' | null,
    isRange: false,
    last: null as Day | null,
  }
  for (const word of [...words, { kind: 'end', at } as const]) {
    if (word.kind === 'date') {
      const day = dayOf(word, { name, year, last: reading.last }, refuse)
      const begun = reading.isRange ? reading.pending.at(-1) : undefined
      if (day && begun) begun.to = day
      else if (day) reading.pending.push({ from: day, to: day, at: word.at })
      reading.last = day ?? reading.last
      reading.isRange = false
    } else if (word.kind === 'weekday') checkWeekday(reading.last, word, name, refuse)
    else if (word.kind === 'to') reading.isRange = reading.pending.length > 0
    else if (word.kind === 'total') section.totals.push(word)
    else if (word.kind === 'not-off') reading.pending = []
    else if (word.kind === 'end') {
      const [first] = reading.pending
      if (reading.wanted) section[reading.wanted].push(...reading.pending)
      else if (first) refuse(first.at, `“${name}”的${spoken(first.from)}没有写明放假还是上班`)
      reading.pending = []
      reading.wanted = null
    } else {
      section[word.kind].push(...reading.pending)
      // “放假时间：1月1日至3日” names the days only afterwards.
      reading.wanted = reading.pending.length > 0 ? null : word.kind
      reading.pending = []
    }
  }
  return section
}

type Written = Extract<NoticeWord, { kind: 'date' }>

/** The day a date of the notice means; null (and a refusal) where there is none. */
function dayOf(written: Written, near: { name: string; year: number; last: Day | null }, refuse: Refuse): Day | null {
  const month = written.month ?? (near.last ? Number(near.last.slice(5, 7)) : null)
  if (month === null) {
    refuse(written.at, `“${near.name}”的${written.date}日没有写月份`)
    return null
  }
  const isYearBefore = near.name === '元旦' && month === 12
  const year = written.year ?? (isYearBefore ? near.year - 1 : near.year)
  const says = `“${near.name}”的${month}月${written.date}日`
  if (month < 1 || month > 12 || written.date < 1 || written.date > daysInMonth(year, month)) {
    refuse(written.at, `${says}不存在`)
    return null
  }
  if (year !== (isYearBefore ? near.year - 1 : near.year)) {
    refuse(written.at, `${says}写的是${year}年，和通知的${near.year}年不一致`)
    return null
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(written.date).padStart(2, '0')}`
}

function checkWeekday(day: Day | null, word: { at: number; weekday: number }, name: string, refuse: Refuse): void {
  if (!day || weekday(day) === word.weekday) return
  const [is, says] = [WEEKDAYS[weekday(day) - 1]!, WEEKDAYS[word.weekday - 1]!]
  refuse(word.at, `“${name}”的${spoken(day)}是${is}，写的是${says}`)
}

function checkSection({ name, at, off, work, totals }: SectionDays, refuse: Refuse): void {
  if (off.length === 0) refuse(at, `“${name}”没有读到放假日期`)
  for (const { from, to, at: place } of [...off, ...work]) {
    if (to < from) refuse(place, `“${name}”的${spoken(to)}在${spoken(from)}之前`)
  }
  const days = off.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)
  for (const total of off.length > 0 ? totals : []) {
    if (total.days !== days) refuse(total.at, `“${name}”写的是${total.days}天，放假日期合计${days}天`)
  }
  for (const { from, to, at: place } of work) {
    for (const day of daysOf({ from, to })) {
      const says = `“${name}”的调休上班日${spoken(day)}`
      if (weekday(day) < 6) refuse(place, `${says}是${WEEKDAYS[weekday(day) - 1]}，不是周末`)
      const isNear = off.some((period) => {
        return addDays(period.from, -FARTHEST_DAYS) <= day && day <= addDays(period.to, FARTHEST_DAYS)
      })
      if (off.length > 0 && !isNear) refuse(place, `${says}离放假超过${FARTHEST_DAYS}天`)
    }
  }
}

/** Each of the seven holidays must be there once, and its own day must be off. */
function checkFestivals(sections: SectionDays[], year: number, refuse: Refuse): void {
  const missing: Festival[] = []
  for (const festival of festivals) {
    const [section, again] = sections.filter(({ name }) => name.split('、').includes(festival))
    if (!section) missing.push(festival)
    if (again) refuse(again.at, `“${festival}”写了两次`)
    const day = festivalDay(festival, year)
    if (section && section.off.length > 0 && !section.off.some(({ from, to }) => from <= day && day <= to)) {
      refuse(section.at, `“${festival}”当天是${spoken(day)}，不在放假日期里`)
    }
  }
  if (missing.length > 0) refuse(null, `没有读到${missing.join('、')}`)
}

function checkOverlap(sections: SectionDays[], refuse: Refuse): void {
  const seen = new Map<Day, string>()
  for (const [kind, says] of [
    ['off', '放假'],
    ['work', '上班'],
  ] as const) {
    for (const { name, ...days } of sections) {
      for (const period of days[kind]) {
        for (const day of daysOf(period)) {
          const before = seen.get(day)
          if (before) refuse(period.at, `“${name}”的${spoken(day)}${says}，和${before}重复`)
          seen.set(day, `“${name}”的${says}`)
        }
      }
    }
  }
}

function daysOf({ from, to }: { from: Day; to: Day }): Day[] {
  if (to < from) return []
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, later) => addDays(from, later))
}

const spoken = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
