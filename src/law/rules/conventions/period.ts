import * as z from 'zod'
import { calendarWith, importedYears } from '../../calendar/imported.ts'
import { periodEnd, periodUnits } from '../../calendar/period-end.ts'
import { addWorkdays, CalendarMissing, isWorkday, unlessMissing } from '../../calendar/workdays.ts'
import { cite } from '../../cite.ts'
import { count, oneOf } from '../../facts.ts'
import { broken, info, rule } from '../../rule.ts'
import { local } from '../local.ts'

export const period = rule({
  id: 'conv-period',
  title: '日、月、年期间从第二天算起，到期日是休息日的顺延',
  area: 'conventions',
  force: 'info',
  from: '1987-01-01',
  cites: [
    cite('civil-code-2021', '第二百零一条'),
    cite('civil-code-2021', '第二百零二条'),
    cite('civil-code-2021', '第二百零三条'),
    cite('personnel-practice', '期间计算'),
  ],
  unconfirmed: '民法典的期间规则用于党内法规是通行做法，没有见到明文',
  simplification: '到期日当天二十四时（有办公时间的到下班）截止；提醒按没有顺延的日期。',
  facts: z.strictObject({
    length: z.number().int().min(1).max(5000).meta({ title: '期间的长度' }),
    unit: oneOf('单位', periodUnits).meta({ description: '判断日是开始的当天，当天不计入' }),
    rollHoliday: local('rollHoliday'),
    imported: importedYears,
  }),
  judge({ length, unit, rollHoliday, imported }, on) {
    const { nominal, rolled, due, calendarMissing } = periodEnd(on, length, unit, {
      rollHoliday,
      calendar: calendarWith(imported),
    })
    const says = `${on}起${length}${unit === '月' ? '个月' : unit}`
    if (calendarMissing !== null) {
      const because = `${says}，到${nominal}；${new CalendarMissing(calendarMissing).message}，才能算出是否顺延`
      return info(because, { nominal, rolled, due, calendarMissing })
    }
    const because = rolled === nominal ? `${says}，到${nominal}` : `${says}，到${nominal}，是休息日，顺延到${rolled}`
    return info(because, { nominal, rolled, due })
  },
})

export const workday = rule({
  id: 'conv-workday',
  title: '工作日按国务院办公厅的放假安排计算，没有导入的年份不能计算',
  area: 'conventions',
  force: 'info',
  from: '1995-05-01',
  cites: [cite('working-hours-1995', '第七条'), cite('holiday-notice-2026', '放假安排')],
  simplification: '地方临时调整的放假和上班不计算，除非一并写进导入的安排。',
  facts: z.strictObject({
    workdaysAfter: count('第几个工作日', 1000)
      .default(0)
      .meta({ description: '判断日之后的第几个工作日，判断日不算；0表示只问判断日当天是不是工作日' }),
    imported: importedYears,
  }),
  judge({ workdaysAfter, imported }, on) {
    const calendar = calendarWith(imported)
    if (workdaysAfter === 0) {
      const workday = unlessMissing(() => isWorkday(calendar, on))
      if (workday instanceof CalendarMissing) return missing(workday)
      return info(workday ? `${on}是工作日` : `${on}不是工作日`, { workday })
    }
    const dueOn = unlessMissing(() => addWorkdays(calendar, on, workdaysAfter))
    if (dueOn instanceof CalendarMissing) return missing(dueOn)
    return info(`${on}之后第${workdaysAfter}个工作日是${dueOn}`, { dueOn })
  },
})

const missing = ({ message, year }: CalendarMissing) => broken(message, { calendarMissing: year })
