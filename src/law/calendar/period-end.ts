import { addDays, addMonths, type Day } from '../periods.ts'
import { builtInYears, CalendarMissing, rollForward, unlessMissing, type WorkCalendar } from './workdays.ts'

export const periodUnits = ['日', '月', '年'] as const

/** The end of a period. What depends on a year whose notice is not known is null. */
type PeriodEnd = {
  /** before rest days are looked at; alerts are computed from it */
  nominal: Day
  /** moved behind rest days, where the unit moves at all */
  rolled: Day | null
  /** the day that counts: until its end something can still be done in time */
  due: Day | null
  /** the year whose notice is missing */
  calendarMissing: number | null
}

/**
 * When a period of days, months or years that begins on `start` ends (民法典第二百零一条至第二百零三条): the first day is not
 * counted, months and years end on the corresponding day or the month's last one, and an end on a rest day moves to the
 * next working day.
 */
export function periodEnd(
  start: Day,
  length: number,
  unit: (typeof periodUnits)[number],
  { rollHoliday = true, calendar = builtInYears }: { rollHoliday?: boolean; calendar?: WorkCalendar } = {},
): PeriodEnd {
  const nominal = unit === '日' ? addDays(start, length) : addMonths(start, unit === '月' ? length : length * 12)
  if (!rollHoliday) return { nominal, rolled: nominal, due: nominal, calendarMissing: null }
  const rolled = unlessMissing(() => rollForward(calendar, nominal))
  if (rolled instanceof CalendarMissing) return { nominal, rolled: null, due: null, calendarMissing: rolled.year }
  return { nominal, rolled, due: rolled, calendarMissing: null }
}
