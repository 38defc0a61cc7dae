import * as z from 'zod'
import { calendarWith, importedYears } from '../../calendar/imported.ts'
import { CalendarMissing, isWorkday, unlessMissing } from '../../calendar/workdays.ts'
import { cite } from '../../cite.ts'
import { dayOrMonth, oneOf } from '../../facts.ts'
import { firstDay, fullYears, weekday } from '../../periods.ts'
import { info, notApplicable, rule } from '../../rule.ts'

const YOUTH_FROM = 14
const YOUTH_UPTO = 28

export const partial = rule({
  id: 'cal-partial',
  title: '妇女节妇女放假半天，青年节14周岁以上的青年放假半天，适逢休息日不补',
  area: 'calendar',
  force: 'info',
  from: '2008-01-01',
  cites: [
    cite('holidays-2024', '第三条'),
    cite('holidays-2024', '第六条'),
    cite('holidays-2013', '第三条'),
    cite('holidays-2013', '第六条'),
  ],
  unconfirmed: '青年节放假的年龄上限28周岁凭经验，没有见到原文',
  simplification: '儿童节和建军节与干部管理无关，不判断；只有出生年月的按当月1日计算年龄。',
  facts: z.strictObject({
    sex: oneOf('性别', ['男', '女']),
    birth: dayOrMonth('出生日期')
      .nullable()
      .default(null)
      .meta({ title: '出生日期', description: 'YYYY-MM或YYYY-MM-DD，判断青年节时需要' }),
    imported: importedYears,
  }),
  judge({ sex, birth, imported }, on) {
    const holiday = { '03-08': '妇女节', '05-04': '青年节' }[on.slice(5)]
    if (!holiday) return notApplicable(`${on}不是部分公民放假的节日`)
    if (holiday === '妇女节' && sex === '男') return info('妇女节只有妇女放假半天', { holiday, halfDay: false })
    if (holiday === '青年节' && birth === null) return notApplicable('没有出生日期，不能判断青年节是否放假')
    const age = birth === null ? null : fullYears(firstDay(birth), on)
    if (holiday === '青年节' && age !== null && (age < YOUTH_FROM || age > YOUTH_UPTO)) {
      return info(`青年节当天${age}周岁，不在14至28周岁之间，不放假`, { holiday, halfDay: false, age })
    }
    const worked = unlessMissing(() => isWorkday(calendarWith(imported), on))
    const halfDay = worked instanceof CalendarMissing ? weekday(on) < 6 : worked
    const unsure = worked instanceof CalendarMissing ? `（${worked.year}年的放假安排还没有导入，按星期判断）` : ''
    const because = halfDay ? `${on}${holiday}放假半天` : `${on}${holiday}适逢休息日，不补假`
    return info(`${because}${unsure}`, { holiday, halfDay, ...(age !== null && holiday === '青年节' ? { age } : {}) })
  },
})
