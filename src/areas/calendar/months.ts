import { isWorkday, type WorkCalendar } from '../../law/calendar/workdays.ts'
import { addDays, type Day, lastDay, weekday } from '../../law/periods.ts'

/** `rest` is a weekend as usual; `off` and `make-up` are what the notice changes or names. */
export type DayKind = 'workday' | 'rest' | 'off' | 'make-up'

export type MonthDay = { day: Day; date: number; kind: DayKind; holiday: string }

/** A month as a wall calendar has it: weeks from Monday, empty places before the first day and after the last. */
export function monthWeeks(calendar: WorkCalendar, month: string): (MonthDay | null)[][] {
  const first = `${month}-01`
  const last = lastDay(month)
  const places: (MonthDay | null)[] = Array.from({ length: weekday(first) - 1 }, () => null)
  for (let day = first; day <= last; day = addDays(day, 1)) places.push(monthDay(calendar, day))
  while (places.length % 7) places.push(null)
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7))
}

function monthDay(calendar: WorkCalendar, day: Day): MonthDay {
  const date = Number(day.slice(8))
  if (isWorkday(calendar, day)) return { day, date, kind: weekday(day) > 5 ? 'make-up' : 'workday', holiday: '' }
  const period = calendar.flatMap(({ off }) => off).find(({ from, to }) => from <= day && day <= to)
  return { day, date, kind: period ? 'off' : 'rest', holiday: period?.name ?? '' }
}
