import type { WorkCalendar } from '../../../law/calendar/workdays.ts'
import { builtInYears, CalendarMissing, isWorkday } from '../../../law/calendar/workdays.ts'
import { addDays, addMonths, type Day, weekday } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/write.ts'

/** The party group by key, in the order of the name plates. */
export const demoGroup: readonly (readonly [key: string, title: string])[] = [
  ['qinmuchuan', '党组书记、局长'],
  ['hanyichuan', '党组副书记、副局长'],
  ['shenyanqiu', '党组成员、副局长'],
  ['fanglizhi', '党组成员、副局长'],
  ['xiechanggeng', '派驻纪检监察组组长、党组成员'],
  ['zouhuaijin', '党组成员、四级调研员'],
  ['heyuanzhou', '党组成员、一级主任科员'],
]

/** Takes the minutes and works the room. */
export const CLERK = 'gaoyi'
export const ACCOUNTANT = 'caoyingxue'

/** What the demo of other areas has made, and what this one has made so far. */
export type Bureau = {
  tx: Writer
  platform: Platform
  unitId: string
  today: Day
  ids: ReadonlyMap<string, string>
  posts: ReadonlyMap<string, string>
  sections: ReadonlyMap<string, string>
  names: ReadonlyMap<string, string>
  /** lines of the catalogue by category */
  matters: ReadonlyMap<string, string>
  /** topics and items of the agenda by the item's `ref`, with the day of the meeting */
  topics: Map<string, { id: string; year: number; month: number }>
  decided: Map<string, { itemId: string; on: Day }>
  /** the last number given, by kind and year */
  numbers: Map<string, number>
}

/** The next number of a year, of meetings or of topics. */
export function nextIn({ numbers }: Bureau, kind: 'meeting' | 'topic', year: number): number {
  const next = (numbers.get(`${kind} ${year}`) ?? 0) + 1
  numbers.set(`${kind} ${year}`, next)
  return next
}

/** Somebody of the demo by key. Throws when the demo has nobody of that key. */
export function idOf({ ids }: Pick<Bureau, 'ids'>, key: string): string {
  const id = ids.get(key)
  if (!id) throw new Error(`the demo has nobody called ${key}`)
  return id
}

export const nameOf = (bureau: Pick<Bureau, 'ids' | 'names'>, key: string): string =>
  bureau.names.get(idOf(bureau, key)) ?? ''

/** An instant of the bureau's day, `09:30` by the clock on its wall. */
export const instant = (day: Day, time: string): Date => new Date(`${day}T${time}:00+08:00`)

/** Without the notice of a year the week has to do: a demo needs no deadline. */
function isWorked(calendar: WorkCalendar, day: Day): boolean {
  try {
    return isWorkday(calendar, day)
  } catch (error) {
    if (error instanceof CalendarMissing) return weekday(day) < 6
    throw error
  }
}

/** The day itself when offices work on it, else the next one on which they do. */
export function workdayFrom(day: Day): Day {
  let found = day
  while (!isWorked(builtInYears, found)) found = addDays(found, 1)
  return found
}

/** A day of preparation: the working day on or before it, and for a meeting to come no later than yesterday. */
export function preparedOn({ today }: Pick<Bureau, 'today'>, day: Day): Day {
  const yesterday = addDays(today, -1)
  let found = day < yesterday ? day : yesterday
  while (!isWorked(builtInYears, found)) found = addDays(found, -1)
  return found
}

/** The working day on or after a day of the month so many months before today. */
export function dayAgo(today: Day, months: number, day: number): Day {
  return workdayFrom(`${addMonths(`${today.slice(0, 7)}-01`, -months).slice(0, 7)}-${String(day).padStart(2, '0')}`)
}
