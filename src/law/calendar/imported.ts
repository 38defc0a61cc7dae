import * as z from 'zod'
import { day, words, year } from '../facts.ts'
import { builtInYears, type WorkCalendar } from './workdays.ts'

const offPeriod = z.strictObject({ name: words('节日'), from: day('放假第一天'), to: day('放假最后一天') })

const importedYear = z.strictObject({
  year: year('年份'),
  off: z.array(offPeriod).max(60).meta({ title: '放假', description: '每段放假的第一天和最后一天，两天都放假' }),
  work: z.array(day('调休上班的日子')).max(60).meta({ title: '调休上班', description: '要上班的周六、周日' }),
})

/** As a fact of a rule: the notices a unit has imported besides the years that come with the program. */
export const importedYears = z.array(importedYear).max(100).default([]).meta({
  title: '另外导入的放假安排',
  description: '程序自带2024年至2026年；同一年以导入的为准。其他年份没有导入就不能计算工作日。',
})

/** The calendar of the built-in years and the imported ones; an imported year replaces the built-in one. */
export function calendarWith(imported: z.output<typeof importedYears>): WorkCalendar {
  if (imported.length === 0) return builtInYears
  const replaced = new Set(imported.map((known) => known.year))
  const kept = builtInYears.filter((known) => !replaced.has(known.year))
  return [...kept, ...imported.map((known) => ({ ...known, notice: '导入的放假安排' }))]
}
