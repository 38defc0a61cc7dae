import * as z from 'zod'
import { cite } from '../../cite.ts'
import { dayOrMonth, oneOf } from '../../facts.ts'
import { addDays, addMonths, type Day, firstDay, fullMonths, lastDay } from '../../periods.ts'
import { info, notApplicable, rule } from '../../rule.ts'
import { assessedYear, underOlderText } from './grades.ts'

const HALF_A_YEAR = 6

const kinds = ['调任', '转任', '挂职', '援派', '学习培训', '专项任务'] as const

/** The days of a year spent away, as first and last day; null when there are none. */
function awayIn(year: number, start: Day, end: Day | null): { from: Day; to: Day } | null {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const from = start < first ? first : start
  const to = end === null || end > last ? last : end
  return from <= to ? { from, to } : null
}

export const khTransfer = rule({
  id: 'kh-transfer',
  title: '调任转任的由现单位考核；挂职援派的由当年工作半年以上的地方考核；培训和专项任务由派出单位考核',
  area: 'assessment',
  force: 'info',
  from: '2020-12-28',
  cites: [cite('assessment-2020', '第二十六条')],
  simplification: '一次只看一段经历；半年按月计算，当年内满六个月即为半年以上，前后两段挂职不相加。',
  facts: z.strictObject({
    year: assessedYear,
    kind: oneOf('变动方式', kinds).meta({ title: '变动方式', description: '支边援藏援疆等选援派' }),
    startedOn: dayOrMonth('到新单位（派出）日期').meta({
      title: '到新单位（派出）日期',
      description: 'YYYY-MM或YYYY-MM-DD，只有月的按1日',
    }),
    endedOn: dayOrMonth('结束日期')
      .nullable()
      .default(null)
      .meta({ title: '挂职、援派、培训、专项任务结束日期', description: '最后一天；只有月的按月末；没有结束为null' }),
  }),
  judge({ year, kind, startedOn, endedOn }) {
    const older = underOlderText(year)
    if (older) return older
    const started = firstDay(startedOn)
    if (kind === '调任' || kind === '转任') {
      if (started > `${year}-12-31`) return notApplicable(`${started}才${kind}，${year}年度仍由原单位考核`)
      return info(`${started}${kind}，${year}年度由现工作单位考核并确定等次`, { by: '现工作单位' })
    }
    const away = awayIn(year, started, endedOn === null ? null : lastDay(endedOn))
    if (!away) return notApplicable(`${year}年度没有${kind}的时间`)
    if (kind === '学习培训' || kind === '专项任务') {
      return info(`${kind}期间，${year}年度由派出单位考核并确定等次`, { by: '派出单位' })
    }
    const dayAfter = addDays(away.to, 1)
    const monthsAway = fullMonths(away.from, dayAfter)
    const host = addMonths(away.from, HALF_A_YEAR) <= dayAfter
    const observed = { by: host ? `${kind}单位` : '派出单位', monthsAway, from: away.from, to: away.to }
    const told = `${year}年度${kind}${away.from}至${away.to}，满${monthsAway}个月`
    if (host) return info(`${told}，达到半年，由${kind}单位考核`, observed)
    return info(`${told}，不到半年，由派出单位考核`, observed)
  },
})
