import * as z from 'zod'
import { type Festival, festivalDay, festivals } from '../../calendar/festivals.ts'
import { calendarWith, importedYears } from '../../calendar/imported.ts'
import { cite } from '../../cite.ts'
import { oneOf } from '../../facts.ts'
import { addDays, type Day, daysBetween, weekday } from '../../periods.ts'
import { info, notApplicable, rule } from '../../rule.ts'

type Period = { from: Day; to: Day }

/**
 * How a year's notice will probably arrange a holiday, by the principles announced in 2024. For a first look only: a
 * deadline is never computed from it.
 *
 * @throws RangeError for years before 2008 or after 2099
 */
export function estimatedPeriod(festival: Festival, year: number): Period {
  const day = festivalDay(festival, year)
  if (festival === '春节') return span(addDays(day, -1), 8)
  if (festival === '劳动节') return span(addDays(day, { 1: -2, 7: -1 }[weekday(day)] ?? 0), 5)
  if (festival === '国庆节' || festival === '中秋节') return autumnPeriod(festival, year)
  return shortPeriod(day)
}

/** A single day off joined with a weekend; Wednesday stands alone. */
function shortPeriod(day: Day): Period {
  const daysBefore: Record<number, number> = { 1: 2, 2: 2, 3: 0, 4: 0, 5: 0, 6: 0, 7: 1 }
  return span(addDays(day, -daysBefore[weekday(day)]!), weekday(day) === 3 ? 1 : 3)
}

/** 中秋 that touches the seven days of October is joined with them: eight days from the earlier of the two. */
function autumnPeriod(festival: '国庆节' | '中秋节', year: number): Period {
  const [midAutumn, national] = [festivalDay('中秋节', year), festivalDay('国庆节', year)]
  const [short, long] = [shortPeriod(midAutumn), span(national, 7)]
  if (short.to >= long.from && short.from <= long.to) return span(midAutumn < national ? midAutumn : national, 8)
  return festival === '国庆节' ? long : short
}

const span = (from: Day, days: number): Period => ({ from, to: addDays(from, days - 1) })

export const pattern = rule({
  id: 'cal-pattern',
  title: '通知公布前按一般原则估计放假日期，不作为期限依据',
  area: 'calendar',
  force: 'info',
  from: '2025-01-01',
  cites: [cite('holidays-2024', '放假调休原则'), cite('holidays-2024', '第七条')],
  simplification:
    '原则没有写明三天、五天从哪天放起，按与周末相连估计；调休上班的日子不估计。实际安排可以不同，如2026年春节放9天。',
  facts: z.strictObject({
    holiday: oneOf('节日', festivals),
    year: z.number().int().min(2008).max(2099).nullable().default(null).meta({
      title: '年份',
      description: '要估计的年份；不填就是判断日所在的年',
    }),
    imported: importedYears,
  }),
  judge({ holiday, year: asked, imported }, on) {
    const year = asked ?? Number(on.slice(0, 4))
    if (year < 2025) return notApplicable(`放假调休的一般原则从2025年起适用，${year}年不适用`)
    const { from, to } = estimatedPeriod(holiday, year)
    const days = daysBetween(from, to) + 1
    const noticed = calendarWith(imported)
      .filter((known) => known.year === year)
      .flatMap(({ off }) => off)
      .find(({ name }) => name.split('、').includes(holiday))
    const matches = noticed ? noticed.from === from && noticed.to === to : null
    const compared = noticed
      ? `；通知公布的是${noticed.from}至${noticed.to}，${matches ? '与估计一致' : '与估计不同，以通知为准'}`
      : '；通知还没有公布或者导入，仅供参考'
    return info(`${year}年${holiday}估计放假${days}天，${from}至${to}${compared}`, {
      days,
      from,
      to,
      estimated: true,
      usableForDeadlines: false,
      noticed: noticed ? { from: noticed.from, to: noticed.to, days: daysBetween(noticed.from, noticed.to) + 1 } : null,
      matches,
    })
  },
})
