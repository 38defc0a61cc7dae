import { addDays, type Day, weekday } from '../periods.ts'
import { year2024 } from './2024.ts'
import { year2025 } from './2025.ts'
import { year2026 } from './2026.ts'

/** One year as the State Council's notice arranges it. Days the notice does not name follow the week. */
export type HolidayYear = {
  year: number
  /** the notice: title and number or address */
  notice: string
  /** 放假: first and last day of each period, both off */
  off: readonly { name: string; from: Day; to: Day }[]
  /** 调休上班: weekend days that are worked */
  work: readonly Day[]
}

/** The years whose notices are known. */
export type WorkCalendar = readonly HolidayYear[]

/** The years that come with the program. */
export const builtInYears: WorkCalendar = [year2024, year2025, year2026]

/** A working day was asked of a year whose notice is not known; the week alone would give wrong deadlines. */
export class CalendarMissing extends Error {
  readonly year: number

  constructor(year: number) {
    super(`还没有导入${year}年的放假安排，请在“工作日历”里粘贴国务院办公厅通知`)
    this.year = year
  }
}

/** The result of a computation with working days, or the year that is missing for it. */
export function unlessMissing<T>(compute: () => T): T | CalendarMissing {
  try {
    return compute()
  } catch (error) {
    if (error instanceof CalendarMissing) return error
    throw error
  }
}

/**
 * True when offices work on that day: 调休上班 comes before 放假, and days without either follow the week
 * (国务院关于职工工作时间的规定第七条).
 *
 * @throws CalendarMissing when the notice of that year is not known
 */
export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  const worked = workedUpTo(calendar, yearOf(day))
  const place = dayOfYear(day)
  return worked[place]! > worked[place - 1]!
}

/**
 * The working days from one day to another, both counted; none when `to` comes first.
 *
 * @throws CalendarMissing when the notice of a year between them is not known
 */
export function workdaysIn(calendar: WorkCalendar, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(calendar, day)) days.push(day)
  return days
}

/**
 * How many working days there are from one day to another, both counted; 0 when `to` comes first.
 *
 * @throws CalendarMissing when the notice of a year between them is not known
 */
export function countWorkdays(calendar: WorkCalendar, from: Day, to: Day): number {
  if (to < from) return 0
  let counted = -workedUpTo(calendar, yearOf(from))[dayOfYear(from) - 1]!
  for (let year = yearOf(from); year < yearOf(to); year += 1) counted += workedUpTo(calendar, year).at(-1)!
  return counted + workedUpTo(calendar, yearOf(to))[dayOfYear(to)]!
}

/**
 * The last day of “`count` 个工作日内” after a day that is itself not counted; the day itself for 0.
 *
 * @throws CalendarMissing when the notice of a year on the way is not known
 * @throws RangeError for a negative count
 */
export function addWorkdays(calendar: WorkCalendar, day: Day, count: number): Day {
  if (count < 0) throw new RangeError('working days are counted forward')
  if (count === 0) return day
  let year = yearOf(day)
  let wanted = workedUpTo(calendar, year)[dayOfYear(day)]! + count
  while (wanted > workedUpTo(calendar, year).at(-1)!) {
    wanted -= workedUpTo(calendar, year).at(-1)!
    year += 1
  }
  return addDays(`${year}-01-01`, workedUpTo(calendar, year).indexOf(wanted) - 1)
}

/**
 * The day itself when it is worked, else the next working day.
 *
 * @throws CalendarMissing when the notice of that year or of the next working day's year is not known
 */
export function rollForward(calendar: WorkCalendar, day: Day): Day {
  return isWorkday(calendar, day) ? day : addWorkdays(calendar, day, 1)
}

/** Working days among the first n days of a year, for n from 0: counting and searching become look-ups. */
type WorkedUpTo = Uint16Array

const countedCalendars = new WeakMap<WorkCalendar, Map<number, WorkedUpTo>>()

function workedUpTo(calendar: WorkCalendar, year: number): WorkedUpTo {
  const years = countedCalendars.get(calendar) ?? new Map<number, WorkedUpTo>()
  const known = years.get(year)
  if (known) return known
  const worked = countYear(calendar, year)
  countedCalendars.set(calendar, years.set(year, worked))
  return worked
}

function countYear(calendar: WorkCalendar, year: number): WorkedUpTo {
  if (!calendar.some((known) => known.year === year)) throw new CalendarMissing(year)
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const startsOn = weekday(first)
  const length = dayOfYear(last)
  const works = Array.from({ length: length + 1 }, (_, place) => (startsOn + place - 2) % 7 < 5)
  // A notice may also arrange the last days of the year before, so every notice is looked at.
  for (const period of calendar.flatMap(({ off }) => off)) {
    if (period.to < first || period.from > last || period.to < period.from) continue
    const from = dayOfYear(period.from < first ? first : period.from)
    works.fill(false, from, dayOfYear(period.to > last ? last : period.to) + 1)
  }
  for (const day of calendar.flatMap(({ work }) => work)) if (yearOf(day) === year) works[dayOfYear(day)] = true
  const worked = new Uint16Array(length + 1)
  for (let place = 1; place <= length; place += 1) worked[place] = worked[place - 1]! + (works[place] ? 1 : 0)
  return worked
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

/** 1 for 1 January. */
function dayOfYear(day: Day): number {
  const [year, month] = [yearOf(day), Number(day.slice(5, 7))]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return DAYS_BEFORE[month - 1]! + Number(day.slice(8)) + (isLeap && month > 2 ? 1 : 0)
}
