import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, dayOrMonth, oneOf } from '../../facts.ts'
import { addDays, addYears, firstDay, lastDay } from '../../periods.ts'
import { broken, info, met, notApplicable, type Observed, rule, type Verdict } from '../../rule.ts'
import { local } from '../local.ts'
import { type SanctionKind, sanctionKinds } from '../sanctions/effects.ts'
import { assessedYear, givenGrade, isGraded, underOlderText, withoutGrade } from './grades.ts'
import { isFormalSanction } from './sanctioned.ts'

const assessedOn = day('考核日期')
  .nullable()
  .default(null)
  .meta({ title: '考核日期', description: '确定考核结果的那天；没有写的按考核年度12月31日' })

export const khProbation = rule({
  id: 'kh-probation',
  title: '新录用公务员试用期内参加年度考核，只写评语，不确定等次',
  area: 'assessment',
  force: 'forbid',
  from: '2020-12-28',
  cites: [cite('assessment-2020', '第二十五条'), cite('civil-servant-law-2018', '第三十四条')],
  simplification: '是否在试用期内看考核那天；试用期届满当天仍算试用期。任领导职务的试用期不在此列。',
  facts: z.strictObject({
    year: assessedYear,
    hiredOn: day('录用日期').meta({ title: '录用（试用期开始）日期' }),
    probationEndsOn: day('试用期满日期')
      .nullable()
      .default(null)
      .meta({ title: '试用期满日期', description: '没有写的按录用满一年的对应日' }),
    assessedOn,
    grade: givenGrade,
  }),
  judge({ year, hiredOn, probationEndsOn, assessedOn: on, grade }) {
    const older = underOlderText(year)
    if (older) return older
    const assessed = on ?? `${year}-12-31`
    if (hiredOn > assessed || Number(hiredOn.slice(0, 4)) > year) {
      return notApplicable(`${hiredOn}录用，${year}年度还没有到岗，不参加考核`)
    }
    const probationUntil = probationEndsOn ?? addYears(hiredOn, 1)
    const eligibleOn = addDays(probationUntil, 1)
    if (assessed > probationUntil) {
      const observed = { effect: '可以确定等次', gradeAllowed: true, probationUntil, eligibleOn }
      const told = `试用期${probationUntil}届满，${assessed}考核时可以确定等次`
      return isGraded(grade) ? met(told, observed) : info(told, observed)
    }
    const why = `${assessed}考核时在试用期内（至${probationUntil}），只写评语，不确定等次`
    const observed = { effect: '只写评语，不确定等次', gradeAllowed: false, probationUntil, eligibleOn }
    return withoutGrade(why, grade, isGraded(grade) ? { ...observed, since: assessed } : observed)
  },
})

const leaveDays = (title: string, description = '按日历日，一年之内的合计') =>
  count(title, 366).default(0).meta({ title, description })

export const khLongLeave = rule({
  id: 'kh-long-leave',
  title: '病、事假累计超过考核年度半年的，参加考核，不确定等次',
  area: 'assessment',
  force: 'forbid',
  from: '2020-12-28',
  cites: [cite('assessment-2020', '第二十七条')],
  unconfirmed: '“半年”按日历日还是工作日计算没有写明，默认超过182天。',
  simplification: '病假和事假相加，产假、年休假等不计；闰年也按同一天数。',
  facts: z.strictObject({
    year: assessedYear,
    sickDays: leaveDays('病假天数（天）'),
    personalDays: leaveDays('事假天数（天）'),
    maternityDays: leaveDays('产假天数（天）', '不计入，只作说明'),
    annualDays: leaveDays('年休假天数（天）', '不计入，只作说明'),
    longLeaveDays: local('longLeaveDays'),
    grade: givenGrade,
  }),
  judge({ year, sickDays, personalDays, maternityDays, annualDays, longLeaveDays: limit, grade }) {
    const older = underOlderText(year)
    if (older) return older
    const countedDays = sickDays + personalDays
    const observed = { countedDays, limit, uncountedDays: maternityDays + annualDays }
    const told = `${year}年度病假${sickDays}天、事假${personalDays}天，累计${countedDays}天`
    if (countedDays > limit) {
      const why = `${told}，超过半年（${limit}天），不确定等次`
      return withoutGrade(why, grade, { ...observed, effect: '不确定等次', gradeAllowed: false })
    }
    const may = `${told}，没有超过半年（${limit}天），可以确定等次`
    const allowed = { ...observed, effect: '可以确定等次', gradeAllowed: true }
    return isGraded(grade) ? met(may, allowed) : info(may, allowed)
  },
})

const outcomes = ['不予处分', ...sanctionKinds] as const
type Outcome = '不予处分' | SanctionKind

const isMild = (outcome: Outcome): boolean => outcome === '警告' || outcome === '党内警告'

type GivenGrade = z.output<typeof givenGrade>

const fixed = (told: string, grade: GivenGrade, observed: Observed): Verdict =>
  isGraded(grade) ? met(told, { ...observed, due: null }) : info(told, { ...observed, due: '补定等次' })

function afterInquiry(outcome: Outcome | null, closedOn: string, year: number, grade: GivenGrade): Verdict {
  if (outcome === null) {
    return info(`${closedOn}已结案，请填写处理结果，再定${year}年度结果`, { effect: '待填写处理结果', closedOn })
  }
  if (outcome !== '不予处分' && isFormalSanction(outcome) && !isMild(outcome)) {
    const why = `${closedOn}结案，给予${outcome}，${year}年度不确定等次`
    return withoutGrade(why, grade, { effect: '不确定等次', gradeAllowed: false, closedOn })
  }
  const told = `${closedOn}结案，处理结果为${outcome}，${year}年度补定等次`
  if (!isMild(outcome)) return fixed(told, grade, { effect: '补定等次', gradeAllowed: true, closedOn })
  const limited = { effect: '补定等次，不得评为优秀', gradeAllowed: true, closedOn }
  if (grade === '优秀') return broken(`${told}，不得评为优秀`, limited)
  return fixed(`${told}，不得评为优秀`, grade, limited)
}

export const khUnderInquiry = rule({
  id: 'kh-under-inquiry',
  title: '立案审查调查没有结案的，参加考核，不写评语、不确定等次；结案后没有处分或者只受警告的补定等次',
  area: 'assessment',
  force: 'forbid',
  from: '2020-12-28',
  cites: [cite('assessment-2020', '第二十八条')],
  simplification: '组织处理和诫勉不算处分，结案后补定等次；结案那一年的结果按受处分人员考核的规定另算。',
  facts: z.strictObject({
    year: assessedYear,
    openedOn: dayOrMonth('立案日期').meta({ title: '立案日期', description: 'YYYY-MM或YYYY-MM-DD，只有月的按1日' }),
    closedOn: dayOrMonth('结案日期')
      .nullable()
      .default(null)
      .meta({ title: '结案日期', description: 'YYYY-MM或YYYY-MM-DD，只有月的按月末；没有结案为null' }),
    outcome: oneOf('结案处理结果', outcomes)
      .nullable()
      .default(null)
      .meta({ title: '结案处理结果', description: '免予处分也写不予处分；给了几种的写最重的一种' }),
    assessedOn,
    grade: givenGrade,
  }),
  judge({ year, openedOn, closedOn, outcome, assessedOn: given, grade }, on) {
    const older = underOlderText(year)
    if (older) return older
    const assessed = given ?? `${year}-12-31`
    const closed = closedOn === null ? null : lastDay(closedOn)
    if (firstDay(openedOn) > assessed || (closed !== null && closed <= assessed)) {
      return notApplicable(`${assessed}考核时没有立案未结的情况`)
    }
    if (closed !== null && closed <= on) return afterInquiry(outcome, closed, year, grade)
    const why = `${assessed}考核时已立案，还没有结案，${year}年度暂不确定等次`
    const observed = { effect: '暂不确定等次', gradeAllowed: false, closedOn: null }
    return withoutGrade(why, grade, isGraded(grade) ? { ...observed, since: assessed } : observed)
  },
})
