import * as z from 'zod'
import { calendarWith, importedYears } from '../../calendar/imported.ts'
import { CalendarMissing, isWorkday, unlessMissing, type WorkCalendar } from '../../calendar/workdays.ts'
import { cite } from '../../cite.ts'
import { yes } from '../../facts.ts'
import { broken, info, met, notApplicable, type Observed, rule } from '../../rule.ts'

const HOURS_A_DAY = 8
const HOURS_A_WEEK = 40

export const hours = rule({
  id: 'conv-hours',
  title: '每天工作8小时、每周40小时，休息日加班应当补休',
  area: 'conventions',
  force: 'info',
  from: '1995-05-01',
  cites: [
    cite('working-hours-1995', '第三条'),
    cite('working-hours-1995', '第七条'),
    cite('civil-servant-law-2018', '第八十二条'),
  ],
  simplification:
    '只看每天和每周的时数，以及值班那天是不是工作日；工作日延长的时间、不能补休时的补助和特殊工时不计算。',
  facts: z.strictObject({
    hoursPerDay: z.number().min(0).max(24).nullable().default(null).meta({ title: '每天工作小时数' }),
    daysPerWeek: z.number().int().min(0).max(7).nullable().default(null).meta({ title: '每周工作天数' }),
    duty: yes('判断日当天安排值班或者加班').default(false),
    imported: importedYears,
  }),
  judge({ hoursPerDay, daysPerWeek, duty, imported }, on) {
    const leave = duty ? compensation(calendarWith(imported), on) : null
    if (hoursPerDay === null || daysPerWeek === null) {
      return leave ? info(leave.because, leave.observed) : notApplicable('没有填写工时，当天也没有值班')
    }
    const weeklyHours = hoursPerDay * daysPerWeek
    const says = `每天${hoursPerDay}小时，每周${daysPerWeek}天共${weeklyHours}小时`
    const also = leave ? `；${leave.because}` : ''
    const observed = { weeklyHours, ...leave?.observed }
    return hoursPerDay <= HOURS_A_DAY && weeklyHours <= HOURS_A_WEEK
      ? met(`${says}，没有超过规定${also}`, observed)
      : broken(`${says}，超过每天${HOURS_A_DAY}小时、每周${HOURS_A_WEEK}小时的规定${also}`, observed)
  },
})

function compensation(calendar: WorkCalendar, on: string): { because: string; observed: Observed } {
  const workday = unlessMissing(() => isWorkday(calendar, on))
  if (workday instanceof CalendarMissing) {
    const observed = { compensatoryLeave: null, calendarMissing: workday.year }
    return { because: `${workday.message}，才能判断是否补休`, observed }
  }
  const because = workday ? `${on}是工作日，值班不产生补休` : `${on}是休息日，值班应当安排补休`
  return { because, observed: { compensatoryLeave: !workday } }
}
