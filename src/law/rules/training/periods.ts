import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, oneOf, year } from '../../facts.ts'
import { addDays, addYears, type Day, daysBetween, fullMonths } from '../../periods.ts'
import { broken, info, met, notApplicable, rule, type Verdict } from '../../rule.ts'
import { local } from '../local.ts'
import {
  doneInWords,
  inWords,
  type Recognised,
  reaches,
  recognised,
  type Standard,
  shareOf,
  shortOf,
  total,
} from './amounts.ts'

const YEARLY: Standard = { days: 12, hours: 90 }
/** Three months are counted as ninety days. */
const FIVE_YEARS: Standard = { days: 90, hours: 550 }
/** The first five-year plan began in 1953; the plans follow one another without a gap. */
const FIRST_PLAN = 1953

type Asked = { records: readonly Recognised[]; since: Day | null; prorateTraining: boolean; standard?: Standard }
type YearAsked = Asked & { year: number; trainingRemindDays: number }

/** Judges one calendar year; who came to the level during the year owes a share, where that is the local rule. */
export function ofYear(asked: YearAsked, on: Day): Verdict {
  const { year: of, records, since: from, prorateTraining, trainingRemindDays, standard = YEARLY } = asked
  const [first, last] = [`${of}-01-01`, `${of}-12-31`]
  if (from !== null && from > last) return notApplicable(`${from}才进入这一层次，${of}年没有要求`)
  if (on < first) return notApplicable(`${of}年还没有开始`)
  const isShare = prorateTraining && from !== null && from > first
  const needed = isShare ? shareOf(standard, fullMonths(from, addDays(last, 1)), 12) : standard
  const done = total(records, first, on < last ? on : last)
  const short = shortOf(done, needed)
  const observed = { ...done, needed, missing: short, dueOn: last }
  const says = `${of}年要求${inWords(needed)}，已有${doneInWords(done)}`
  if (reaches(done, needed)) return met(says, observed)
  const lacks = `${says}，还差${inWords(short)}`
  if (on > last) return broken(lacks, { ...observed, since: addDays(last, 1) })
  return info(lacks, { ...observed, warning: daysBetween(on, last) <= trainingRemindDays })
}

type Window = '规划期' | '最近五年'
type FiveAsked = Asked & { asOf: Day; fiveYearWindow: Window }

/** The five years a day belongs to: those of the national plan, or the five that end with it. */
function windowOf(day: Day, kind: Window): { first: Day; last: Day } {
  if (kind === '最近五年') return { first: addDays(addYears(day, -5), 1), last: day }
  const start = Number(day.slice(0, 4)) - ((Number(day.slice(0, 4)) - FIRST_PLAN) % 5)
  return { first: `${start}-01-01`, last: `${start + 4}-12-31` }
}

/** Judges five years as they stood on `asOf`: short at the end is a breach, behind the pace before it a warning. */
export function ofFiveYears(asked: FiveAsked, on: Day): Verdict {
  const { asOf, records, since: from, prorateTraining, fiveYearWindow, standard = FIVE_YEARS } = asked
  if (from !== null && from > asOf) return notApplicable(`${from}才进入这一层次`)
  const { first, last } = windowOf(asOf, fiveYearWindow)
  const begin = prorateTraining && from !== null && from > first ? from : first
  // Only who came later owes a share: five years up to 28 February of a leap year are not sixty whole months.
  const needed = begin > first ? shareOf(standard, fullMonths(begin, addDays(last, 1)), 60) : standard
  const done = total(records, first, asOf < on ? asOf : on)
  const short = shortOf(done, needed)
  const pace = asOf < last ? shareOf(standard, fullMonths(begin, addDays(asOf, 1)), 60) : needed
  const observed = { ...done, needed, missing: short, pace, from: first, dueOn: last }
  const says = `${first}至${last}要求累计${inWords(needed)}，已有${doneInWords(done)}`
  if (reaches(done, needed)) return met(says, observed)
  const lacks = `${says}，还差${inWords(short)}`
  const isOver = fiveYearWindow === '最近五年' || on > last
  if (isOver) return broken(lacks, { ...observed, since: addDays(last, 1) })
  if (reaches(done, pace)) return info(`${lacks}，进度正常`, { ...observed, warning: false })
  return info(`${lacks}，按进度应有${inWords(pace)}`, { ...observed, warning: true })
}

const since = day('进入这一层次的日期').nullable().default(null)
const asOf = day('算到哪一天')

export const township = rule({
  id: 'px-township-1y',
  title: '乡科级领导干部和一级主任科员以下公务员每年培训累计不少于12天或者90学时',
  area: 'training',
  force: 'remind',
  from: '2023-09-19',
  cites: [cite('cadre-education-2023', '第十四条'), cite('training-practice', '中途任职')],
  unconfirmed: '年中进入这一层次的怎样折算，条例没有写明，按“本地规定”',
  simplification: '只计认可的集中培训；跨年的培训先按年分开；折算时只数满的月份。',
  facts: z.strictObject({
    year: year('年度'),
    records: recognised,
    since,
    prorateTraining: local('prorateTraining'),
    trainingRemindDays: local('trainingRemindDays'),
  }),
  judge: ofYear,
})

export const county = rule({
  id: 'px-county-5y',
  title: '县处级以上领导干部和四级调研员以上公务员五年培训累计不少于三个月或者550学时',
  area: 'training',
  force: 'remind',
  from: '2023-09-19',
  cites: [cite('cadre-education-2023', '第十四条'), cite('training-practice', '中途任职')],
  unconfirmed: '五年从哪一年起算、中途任职怎样折算，条例没有写明，按“本地规定”',
  simplification: '三个月按90天计；只计党校、行政学院等脱产培训和认可的集中培训；折算时只数满的月份。',
  facts: z.strictObject({
    asOf,
    records: recognised,
    since,
    prorateTraining: local('prorateTraining'),
    fiveYearWindow: local('fiveYearWindow'),
  }),
  judge: ofFiveYears,
})

export const before2023 = rule({
  id: 'px-old-2015',
  title: '2023年修订以前：县处级以上五年三个月，其他干部每年十二天；2015年起也可以按学时',
  area: 'training',
  force: 'info',
  from: '2006-01-21',
  until: '2023-09-18',
  cites: [cite('cadre-education-2015', '培训时间'), cite('cadre-education-2006', '培训时间')],
  unconfirmed: '2006年试行条例施行的日子凭记忆，没有核对',
  simplification: '用于核对历史数据；三个月按90天计，五年按最近五年；一年跨两个版本的，按年末的版本。',
  facts: z.strictObject({ level: oneOf('层次', ['县处级以上', '其他干部']), asOf, records: recognised }),
  judge({ level, asOf: until, records }, on) {
    const isYear = level === '其他干部'
    const end = isYear ? `${until.slice(0, 4)}-12-31` : until
    const full = isYear ? YEARLY : FIVE_YEARS
    const standard = end >= '2015-10-14' ? full : { ...full, hours: null }
    const asked = { records, since: null, prorateTraining: false, standard }
    if (isYear) return ofYear({ ...asked, year: Number(end.slice(0, 4)), trainingRemindDays: 0 }, on)
    return ofFiveYears({ ...asked, asOf: end, fiveYearWindow: '最近五年' }, on)
  },
})
