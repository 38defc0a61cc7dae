import { type Festival, festivals } from './festivals.ts'

/** What matters of a notice's sentence. `at` is the place in the text, for the line number. */
export type NoticeWord = { at: number } & (
  | { kind: 'date'; year: number | null; month: number | null; date: number }
  | { kind: 'weekday'; weekday: number }
  | { kind: 'total'; days: number }
  | { kind: 'off' | 'work' | 'not-off' | 'to' | 'end' }
)

/** The part of a notice on one holiday, or on two that share a line. */
export type NoticeSection = { name: string; at: number; words: NoticeWord[] }

const NUMBER = '\\d{1,2}|[一二三四五六七八九十]{1,3}'

const WORD = new RegExp(
  [
    '(?<year>\\d{4})\\s*[年/.-]\\s*(?<monthOfYear>\\d{1,2})\\s*[月/.-]\\s*(?<dateOfYear>\\d{1,2})\\s*日?',
    '(?:(?<month>\\d{1,2})\\s*月\\s*)?(?<date>\\d{1,2})\\s*日',
    '(?:周|星期|礼拜)\\s*(?<weekday>[一二三四五六日天])',
    `共计?\\s*(?<total>${NUMBER})\\s*[天日]`,
    `(?<off>放假)(?:\\s*(?<offDays>${NUMBER})\\s*天)?`,
    '(?<work>上班)',
    '(?<notOff>休息|不放假)',
    '(?<to>至|到|[-~—–―]+)',
    '(?<end>[。;])',
  ].join('|'),
  'g',
)

const NAMES = /清明节?|(?:国际)?劳动节|端午节?|中秋节?|国庆节?|元旦|春节/
const HEADING = new RegExp(`(?:${NAMES.source})(?:\\s*[、,和与及/]\\s*(?:${NAMES.source}))*`, 'g')
const NUMBERING = /^[ \t]*[(]?(?:[一二三四五六七八九十]+|\d+)?[)]?[、.,]?[ \t]*$/
/** What follows the last holiday: it has dates of its own, such as the day of signing. */
const CLOSING = /\n[ \t]*(?:节假日期间|国务院办公厅|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:\n|$))/

/** The parts of a notice on the holidays, in their order; the text must be normalised (NFKC) already. */
export function noticeSections(text: string): NoticeSection[] {
  const headings = [...text.matchAll(HEADING)].filter((found) => isHeading(text, found))
  return headings.map((heading, index) => {
    const from = heading.index + heading[0].length
    const section = text.slice(from, headings[index + 1]?.index)
    const words = noticeWords(section.slice(0, CLOSING.exec(section)?.index), from)
    return { name: festivalsNamed(heading[0]).join('、'), at: heading.index, words }
  })
}

/** The holidays a heading names, by their usual names. */
function festivalsNamed(heading: string): Festival[] {
  const named = heading.match(new RegExp(NAMES.source, 'g')) ?? []
  return named.flatMap(
    (name) => festivals.find((festival) => festival.slice(0, 2) === name.replace('国际', '').slice(0, 2)) ?? [],
  )
}

/** A holiday's name begins a part when a colon follows, or when it begins the line and a date follows. */
function isHeading(text: string, { 0: name, index }: RegExpExecArray): boolean {
  const after = text.slice(index + name.length)
  const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index)
  return /^\s*:/.test(after) || (NUMBERING.test(before) && /^[ \t]*\d/.test(after))
}

function noticeWords(section: string, offset: number): NoticeWord[] {
  return [...section.matchAll(WORD)].flatMap(({ index, groups = {} }): NoticeWord[] => {
    const at = offset + index
    const { year, monthOfYear, dateOfYear, month, date, weekday, total, off, offDays, work, notOff, to } = groups
    if (year) return [{ at, kind: 'date', year: Number(year), month: Number(monthOfYear), date: Number(dateOfYear) }]
    if (date) return [{ at, kind: 'date', year: null, month: month ? Number(month) : null, date: Number(date) }]
    if (weekday) return [{ at, kind: 'weekday', weekday: '一二三四五六日'.indexOf(weekday.replace('天', '日')) + 1 }]
    if (total) return [{ at, kind: 'total', days: numberOf(total) }]
    if (offDays)
      return [
        { at, kind: 'off' },
        { at, kind: 'total', days: numberOf(offDays) },
      ]
    return [{ at, kind: off ? 'off' : work ? 'work' : notOff ? 'not-off' : to ? 'to' : 'end' }]
  })
}

/** `3`, `三`, `十`, `十一`: as far as holidays go. */
function numberOf(written: string): number {
  if (/\d/.test(written)) return Number(written)
  const digits = [...written].map((digit) => '一二三四五六七八九十'.indexOf(digit) + 1)
  return digits.reduce((sum, digit) => (digit === 10 ? Math.max(sum, 1) * 10 : sum + digit), 0)
}
