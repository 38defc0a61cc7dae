import * as z from 'zod'
import { type Festival, festivalDay, festivals } from '../../calendar/festivals.ts'
import { calendarWith, importedYears } from '../../calendar/imported.ts'
import { CalendarMissing, isWorkday, unlessMissing } from '../../calendar/workdays.ts'
import { cite } from '../../cite.ts'
import { parameter, valueOn } from '../../parameter.ts'
import { addDays, type Day, weekday } from '../../periods.ts'
import { info, rule } from '../../rule.ts'

/** How many days are off by law, and from which day on: 0 the holiday itself, -1 the day before. */
type StatutoryDays = Record<Festival, { first: number; days: number }>

const one = { first: 0, days: 1 }
const since2008: StatutoryDays = {
  元旦: one,
  春节: { first: -1, days: 3 },
  清明节: one,
  劳动节: one,
  端午节: one,
  中秋节: one,
  国庆节: { first: 0, days: 3 },
}
const since2014: StatutoryDays = { ...since2008, 春节: { first: 0, days: 3 } }
const since2025: StatutoryDays = { ...since2014, 春节: { first: -1, days: 4 }, 劳动节: { first: 0, days: 2 } }

const statutoryDays = parameter<StatutoryDays>(
  '全体公民放假的节日',
  { from: '2008-01-01', value: since2008, cites: [cite('holidays-2007', '第二条')] },
  { from: '2014-01-01', value: since2014, cites: [cite('holidays-2013', '第二条')] },
  { from: '2025-01-01', value: since2025, cites: [cite('holidays-2024', '第二条')] },
)

/**
 * The statutory holiday a day belongs to by the law of that day, or null.
 *
 * @throws RangeError before 2008, whose law is not held
 */
export function statutoryHoliday(day: Day): Festival | null {
  const days = valueOn(statutoryDays, day).value
  const year = Number(day.slice(0, 4))
  const isOf = (festival: Festival) => {
    const first = addDays(festivalDay(festival, year), days[festival].first)
    return first <= day && day <= addDays(first, days[festival].days - 1)
  }
  return festivals.find(isOf) ?? null
}

export const statutory = rule({
  id: 'cal-statutory',
  title: '法定节假日全年13天（2024年以前11天）',
  area: 'calendar',
  force: 'info',
  from: '2008-01-01',
  cites: [
    cite('holidays-2024', '第二条'),
    cite('holidays-2024', '第六条'),
    cite('holidays-2013', '第二条'),
    cite('holidays-2007', '第二条'),
  ],
  simplification: '只判断全体公民放假的节日；因调休放假的日子不是法定节假日，少数民族节日不计算。',
  facts: z.strictObject({ imported: importedYears }),
  judge({ imported }, on) {
    const holiday = statutoryHoliday(on)
    const worked = unlessMissing(() => isWorkday(calendarWith(imported), on))
    const workday = worked instanceof CalendarMissing ? null : worked
    const daysInYear = Object.values(valueOn(statutoryDays, on).value).reduce((sum, { days }) => sum + days, 0)
    const movedToWorkday = holiday !== null && weekday(on) >= 6
    const observed = { statutory: holiday !== null, holiday, workday, movedToWorkday, daysInYear }
    return info(`${on}${says(holiday, movedToWorkday, workday)}`, observed)
  },
})

function says(holiday: Festival | null, movedToWorkday: boolean, workday: boolean | null): string {
  if (holiday) return `是法定节假日（${holiday}）${movedToWorkday ? '，适逢周末，在工作日补假' : ''}`
  if (workday === null) return '不是法定节假日；这一年的放假安排还没有导入，是否工作日不能判断'
  return workday ? '不是法定节假日，是工作日' : '不是法定节假日，是周末或者调休放假'
}
