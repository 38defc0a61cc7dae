import { dottedMonth, type PartialDate, readPartialDate } from '../../law/dates.ts'
import type { ResumePeriod, ResumeSide } from './schema.ts'

/** Two jobs of which the later one starts before the earlier one ends. */
export type ResumeOverlap = { earlier: ResumePeriod; later: ResumePeriod }

export type ResumeReading = {
  /** periods in the order of the text; a line without readable dates is a period with empty `start` and `end` */
  periods: ResumePeriod[]
  /** months between which nothing is told: end of one period, start of the next */
  gaps: [PartialDate, PartialDate][]
  overlaps: ResumeOverlap[]
  /** lines whose dates could not be read; the same texts stand among the periods, so nothing is lost */
  unread: string[]
}

/** Column (in half-width characters) at which the text of a period begins. */
const TEXT_COLUMN = 18
/** A line indented at least this far continues the line before, even when it begins with a date. */
const CONTINUATION_INDENT = 12
/** More characters than any written range with its 其间 takes; keeps the search linear on long texts. */
const LONGEST_RANGE = 60

const YEAR = String.raw`\d\s?\d\s?\d\s?\d`
const DATE = [
  String.raw`\d{4}\d{2}(?:\d{2})?(?!\d)`,
  String.raw`${YEAR}\s?[./]\s{0,2}\d{1,2}(?!\d)(?:[./]\d{1,2}(?!\d))?`,
  String.raw`${YEAR}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?`,
  String.raw`${YEAR}-\d{1,2}(?!\d)(?:-\d{1,2}(?!\d))?`,
  String.raw`${YEAR}(?:\s?[.]|\s?年(?!度)|(?!\d))`,
].join('|')
const DASH = String.raw`(?:[-—–―─━~〜‐‑−]\s?){1,4}`
const STILL = String.raw`(?:至今|迄今|现在|今(?=\s|$))`
const RANGE = new RegExp(
  `^(${DATE})\\s{0,2}(?:(?:${DASH}|至)\\s{0,3}(?:(${DATE})|${STILL})|至今|${DASH}(?:\\s{4,}|(?!\\s*\\d)))`,
)
const SINGLE_DATE = new RegExp(String.raw`^${YEAR}(?:\s?[./]\s?\d|\s?年\s?\d{1,2}\s?月|-\d{1,2}(?!\d)|\d{2}(?!\d))`)
const DURING_WORDS = /^\s*(?:(?:其间|期间|其中)\s*[:：,，]?\s*于?)?\s*/

/**
 * Reads the text of 简历: one period a line, wrapped lines joined, the 其间 brackets taken out of the job they belong to.
 *
 * @param text line ends of any kind; column 18 layout or any of its looser relatives
 */
export function parseResume(text: string): ResumeReading {
  const entries: { dated: boolean; text: string }[] = []
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === '') continue
    const last = entries.at(-1)
    if (last && continues(last, line)) last.text += line.trim()
    else entries.push({ dated: beginsWithDate(line), text: line.trim() })
  }
  const unread: string[] = []
  const periods = entries.map((entry) => {
    const period = readPeriod(entry.text)
    if (period) return period
    unread.push(entry.text)
    return { start: '', end: '', text: entry.text, secondment: false, during: [] }
  })
  return { periods, gaps: resumeGaps(periods), overlaps: resumeOverlaps(periods), unread }
}

/**
 * Writes periods the way `.lrmx` files hold them: text from column 18, an open end as `yyyy.MM--` and nine blanks, 其间
 * on a line of its own. Lines are not wrapped. A period without a start is written as its bare text.
 */
export function writeResume(periods: readonly ResumePeriod[]): string {
  return periods
    .map((period) => {
      const text = oneLine(period.text)
      if (period.start === '') return text
      const time = `${dottedMonth(period.start)}--${period.end ? dottedMonth(period.end) : ''}`
      const line = time.padEnd(TEXT_COLUMN) + text
      if (period.during.length === 0) return line.trimEnd()
      return `${line.trimEnd()}\n（其间：${period.during.map(writeSide).join('；')}）`
    })
    .join('\n')
}

/**
 * The months no period covers. Periods may stand in any order; a bare year is compared by its year only.
 *
 * @returns pairs of the last covered and the next covered date, to the month
 */
export function resumeGaps(periods: readonly ResumePeriod[]): [PartialDate, PartialDate][] {
  const gaps: [PartialDate, PartialDate][] = []
  let coveredUntil: PartialDate | null | undefined
  for (const period of inTimeOrder(periods)) {
    if (coveredUntil && isBefore(coveredUntil, period.start)) gaps.push([toMonth(coveredUntil), toMonth(period.start)])
    if (coveredUntil === undefined) coveredUntil = period.end
    else if (coveredUntil !== null && (period.end === null || isBefore(coveredUntil, period.end))) {
      coveredUntil = period.end
    }
  }
  return gaps
}

/** Pairs of neighbouring jobs that overlap. 挂职 beside the own job is usual and is not reported. */
export function resumeOverlaps(periods: readonly ResumePeriod[]): ResumeOverlap[] {
  const overlaps: ResumeOverlap[] = []
  let longest: ResumePeriod | undefined
  for (const period of inTimeOrder(periods).filter((candidate) => !candidate.secondment)) {
    if (longest && (longest.end === null || isBefore(period.start, longest.end))) {
      overlaps.push({ earlier: longest, later: period })
    }
    const reachesFurther = longest?.end && (period.end === null || isBefore(longest.end, period.end))
    if (longest === undefined || reachesFurther) longest = period
  }
  return overlaps
}

/**
 * A hint whether a period was spent studying rather than working. Words that name work win over words that name study,
 * and 博士后 counts as work.
 */
export function looksLikeStudy(text: string): boolean {
  if (/工作|支教|教师|讲师|校长|博士后/.test(text)) return false
  return /学习|进修|毕业|学位|研究生|学生|就读/.test(text)
}

/** Full-width ASCII and the ideographic space as their half-width twins, character for character. */
function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
}

function indentOf(line: string): number {
  let columns = 0
  for (const character of line) {
    if (character === ' ') columns += 1
    else if (character === '　') columns += 2
    else if (character === '\t') columns += 8
    else break
  }
  return columns
}

function beginsWithDate(line: string): boolean {
  const plain = halfWidth(line).trim()
  return RANGE.test(plain) || SINGLE_DATE.test(plain)
}

function continues(last: { dated: boolean; text: string }, line: string): boolean {
  if (indentOf(line) >= CONTINUATION_INDENT) return true
  const plain = halfWidth(line).trim()
  if (beginsWithDate(line)) {
    if (!hasOpenBracket(last.text)) return false
    // Inside a bracket a wrapped line may well begin with a date; a whole range only after a mark that asks for more.
    return !RANGE.test(plain) || /[(:;,、-]$/.test(halfWidth(last.text))
  }
  return last.dated
}

function hasOpenBracket(text: string): boolean {
  let depth = 0
  for (const character of halfWidth(text)) {
    if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
  }
  return depth > 0
}

function readPeriod(entry: string): ResumePeriod | null {
  const range = readRange(entry)
  if (!range) return null
  const { text, during } = takeDuring(range.rest)
  return { start: range.start, end: range.end, text, secondment: text.includes('挂职'), during }
}

function readRange(text: string): { start: PartialDate; end: PartialDate | null; rest: string } | null {
  const match = RANGE.exec(halfWidth(text))
  if (!match) return null
  const start = readWrittenDate(match[1]!)
  const end = match[2] === undefined ? null : readWrittenDate(match[2])
  if (start === null || (match[2] !== undefined && end === null)) return null
  return { start, end, rest: text.slice(match[0].length).trim() }
}

function readWrittenDate(written: string): PartialDate | null {
  return readPartialDate(written.replace(/\s/g, '').replace(/\.$/, ''))
}

/** Splits a job's text into the text proper and the side periods told in its brackets. */
function takeDuring(text: string): { text: string; during: ResumeSide[] } {
  const during: ResumeSide[] = []
  let kept = ''
  let from = 0
  for (const [open, close] of outerBrackets(text)) {
    const sides = readSides(text.slice(open + 1, close))
    kept += text.slice(from, sides ? open : close + 1)
    if (sides) during.push(...sides)
    from = close + 1
  }
  return { text: (kept + text.slice(from)).trim(), during }
}

/** Positions of the outermost bracket pairs; a bracket that is never closed is plain text. */
function outerBrackets(text: string): [number, number][] {
  const pairs: [number, number][] = []
  const plain = halfWidth(text)
  let depth = 0
  let open = 0
  for (let at = 0; at < plain.length; at += 1) {
    if (plain[at] === '(') {
      if (depth === 0) open = at
      depth += 1
    } else if (plain[at] === ')' && depth > 0) {
      depth -= 1
      if (depth === 0) pairs.push([open, at])
    }
  }
  return pairs
}

/** The side periods of one bracket, or null when the bracket does not begin with a range and so is ordinary text. */
function readSides(content: string): ResumeSide[] | null {
  const starts = sideStarts(content)
  if (starts[0] !== 0) return null
  const sides: ResumeSide[] = []
  for (const [index, start] of starts.entries()) {
    const piece = content.slice(start, starts[index + 1]).replace(DURING_WORDS, '')
    const range = readRange(piece)
    const hasNext = index + 1 < starts.length
    const text = (hasNext ? range?.rest.slice(0, -1) : range?.rest)?.trim()
    if (!range || !text) return null
    sides.push({ start: range.start, end: range.end, text })
  }
  return sides
}

function sideStarts(content: string): number[] {
  const plain = halfWidth(content)
  const starts: number[] = []
  for (let at = 0; at < plain.length; at += 1) {
    if (at > 0 && !/[;,。、]/.test(plain[at - 1]!)) continue
    if (RANGE.test(plain.slice(at, at + LONGEST_RANGE).replace(DURING_WORDS, ''))) starts.push(at)
  }
  return starts
}

function writeSide(side: ResumeSide): string {
  return `${dottedMonth(side.start)}--${side.end ? dottedMonth(side.end) : '至今'}${oneLine(side.text)}`
}

function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('')
}

function inTimeOrder(periods: readonly ResumePeriod[]): ResumePeriod[] {
  const dated = periods
    .filter((period) => period.start !== '')
    .map((period) => ({ ...period, end: period.end || null }))
  return dated.sort((one, other) => (one.start < other.start ? -1 : one.start > other.start ? 1 : 0))
}

function toMonth(date: PartialDate): PartialDate {
  return date.slice(0, 7)
}

/** Compares at the precision both dates have, a month at most. */
function isBefore(one: PartialDate, other: PartialDate): boolean {
  const length = Math.min(one.length, other.length, 7)
  return one.slice(0, length) < other.slice(0, length)
}
