import * as z from 'zod'
import { cite } from '../../cite.ts'
import { monthAt, monthIndex } from '../../dates.ts'
import { count, day, dayOrMonth, oneOf, yes } from '../../facts.ts'
import { addDays, addMonths, type Day, firstDay, lastDay, latestStart } from '../../periods.ts'
import { retirementOf } from '../../retirement.ts'
import { broken, met, notApplicable, type Observed, rule } from '../../rule.ts'
import { contributionFact, minimumContributionMonths, yearsText } from './minimum.ts'
import { birthFact, trackFact } from './statutory.ts'

const retirementMonthFact = dayOrMonth('法定退休年月').meta({
  title: '法定退休年月',
  description: '到达法定退休年龄的年月（YYYY-MM），按“渐进式延迟退休”一条算出；写到日的只看年月。',
})

const REMINDERS = [12, 6, 3]
const MOST_DELAY = 36

/** The latest reminder that has come by the month of `on`, and the reminders, all months `YYYY-MM`. */
function remindersFor(retirementMonth: string, on: Day) {
  const reminders = REMINDERS.map((months) => monthAt(monthIndex(retirementMonth) - months))
  return { reminders, dueReminder: reminders.findLast((month) => month <= on.slice(0, 7)) ?? null }
}

export const retRemind = rule({
  id: 'ret-remind',
  title: '退休前12、6、3个月提醒，到龄应及时退休；公务员和领导人员不实行弹性延迟',
  area: 'retirement',
  force: 'remind',
  from: '2025-01-01',
  cites: [cite('flexible-retirement-2025', '第四条'), cite('delayed-retirement-2024', '弹性延迟')],
  simplification:
    '提醒月数是系统的做法；其他职工延迟须与单位协商一致，是否一致不在这里判断；国家另有规定的延迟不处理。',
  facts: z.strictObject({
    retirementMonth: retirementMonthFact,
    applicant: oneOf('人员类别', ['公务员', '企事业单位领导人员', '事业单位工作人员', '机关工勤人员']).meta({
      title: '人员类别',
      description: '公务员含参照公务员法管理的人员；企事业单位领导人员指国有企业和事业单位的领导人员。',
    }),
    asksDelayMonths: count('申请延迟退休的月数', 600).default(0).meta({
      title: '申请延迟退休的月数',
      description: '本人申请弹性延迟退休的月数，没有申请为0。',
    }),
    inService: yes('判断日仍在职').default(true).meta({ title: '判断日仍在职' }),
  }),
  judge({ retirementMonth, applicant, asksDelayMonths, inService }, on) {
    if (!inService) return notApplicable('已经不在职')
    const month = retirementMonth.slice(0, 7)
    const mayDelay = applicant !== '公务员' && applicant !== '企事业单位领导人员'
    const delay = mayDelay ? Math.min(asksDelayMonths, MOST_DELAY) : 0
    const lastMonth = monthAt(monthIndex(month) + delay)
    const dueOn = lastDay(lastMonth)
    const { reminders, dueReminder } = remindersFor(month, on)
    const observed: Observed = { reminders, dueReminder, lastMonth, dueOn }
    if (on > dueOn) {
      return broken(`${lastMonth}应当退休，${on}仍在职`, { ...observed, since: addDays(dueOn, 1) })
    }
    if (asksDelayMonths > delay) {
      const limit = mayDelay ? '弹性延迟最长36个月' : `${applicant}不实行弹性延迟`
      return broken(`申请延迟${asksDelayMonths}个月，${limit}，应当在${lastMonth}退休`, observed)
    }
    const due = dueReminder === null ? `首次提醒在${reminders[0]}` : `${dueReminder}的提醒已到期`
    return met(`${month}到法定退休年龄，${reminders.join('、')}提醒，${due}`, observed)
  },
})

export const retEarly = rule({
  id: 'ret-early',
  title: '弹性提前退休最多提前3年且不早于原退休年龄，须达到最低缴费年限，提前3个月书面告知单位',
  area: 'retirement',
  force: 'forbid',
  from: '2025-01-01',
  cites: [
    cite('delayed-retirement-2024', '弹性提前'),
    cite('flexible-retirement-2025', '弹性提前的告知'),
    cite('delayed-retirement-2024', '办法第二条'),
  ],
  simplification:
    '年龄只算到月；最低缴费年限按所选退休时间的年份；公务员和领导人员须按干部管理权限报批，不在这里判断。',
  facts: z.strictObject({
    birth: birthFact,
    track: trackFact,
    retireOn: day('所选的退休日期').meta({
      title: '所选的退休日期',
      description: '本人选择的提前退休日期；判断日即书面告知单位的日期。',
    }),
    contributionMonths: contributionFact,
  }),
  judge({ birth, track, retireOn, contributionMonths }, on) {
    if (retireOn < '2025-01-01') return notApplicable('2025年以前没有弹性提前退休')
    const { month, originalMonth } = retirementOf(birth, track)
    if (retireOn.slice(0, 7) >= month) return notApplicable(`${month}到法定退休年龄，所选日期${retireOn}不是提前退休`)
    const threeYears = monthAt(monthIndex(month) - 36)
    const earliestMonth = threeYears > originalMonth ? threeYears : originalMonth
    const noticeBy = latestStart(retireOn, 3)
    const minimumMonths = minimumContributionMonths(retireOn)
    const problems: string[] = []
    if (retireOn.slice(0, 7) < earliestMonth) problems.push(`所选的${retireOn}早于最早可以退休的${earliestMonth}`)
    if (on > noticeBy) problems.push(`书面告知最迟应在${noticeBy}，${on}告知已迟`)
    if (contributionMonths < minimumMonths) {
      problems.push(`缴费${yearsText(contributionMonths)}，不满最低的${yearsText(minimumMonths)}`)
    }
    const observed = {
      statutoryMonth: month,
      earliestMonth,
      eligibleOn: firstDay(earliestMonth),
      noticeBy,
      minimumMonths,
      oldEnough: retireOn.slice(0, 7) >= earliestMonth,
      noticeInTime: on <= noticeBy,
      contributionsEnough: contributionMonths >= minimumMonths,
    }
    if (problems.length > 0) return broken(problems.join('；'), observed)
    return met(`法定退休年月${month}，最早${earliestMonth}可以退休，${on}告知，可以在${retireOn}提前退休`, observed)
  },
})

export const retGwyEarly = rule({
  id: 'ret-gwy-early',
  title: '公务员工作满30年，或者距退休年龄不足5年且工作满20年，经申请批准可以提前退休',
  area: 'retirement',
  force: 'forbid',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第九十三条')],
  simplification: '距退休年龄按月份计算；只看条件，批准与否由任免机关决定；间断和重新计算的工作年限须先核定。',
  facts: z.strictObject({
    workStarted: dayOrMonth('工作年限起算时间').meta({
      title: '工作年限起算时间',
      description: '组织认定的工作年限起算时间（YYYY-MM或YYYY-MM-DD）。',
    }),
    retirementMonth: retirementMonthFact,
    otherCase: yes('国家规定的其他情形').default(false).meta({
      title: '国家规定的其他情形',
      description: '符合国家规定的可以提前退休的其他情形。',
    }),
  }),
  judge({ workStarted, retirementMonth, otherCase }, on) {
    const month = retirementMonth.slice(0, 7)
    if (on.slice(0, 7) >= month) return notApplicable(`${month}已到法定退休年龄，不是提前退休`)
    const started = firstDay(workStarted)
    const [twentyOn, thirtyOn] = [addMonths(started, 240), addMonths(started, 360)]
    const monthsLeft = monthIndex(month) - monthIndex(on)
    const nearOn = firstDay(monthAt(monthIndex(month) - 59))
    const shorterOn = twentyOn > nearOn ? twentyOn : nearOn
    const eligibleOn = shorterOn < thirtyOn ? shorterOn : thirtyOn
    const ground = groundOf(on >= thirtyOn, on >= shorterOn, otherCase)
    const left = `距法定退休年月${month}还有${monthsLeft}个月`
    const reachable = eligibleOn.slice(0, 7) < month
    const observed = { ground, monthsLeft, eligibleOn: reachable ? eligibleOn : null }
    if (ground !== null) return met(`${ground}，${left}，可以申请提前退休，须经任免机关批准`, observed)
    const later = reachable ? `，${eligibleOn}起符合条件` : ''
    return broken(`工作不满30年，也不属于不足5年且工作满20年，${left}，不能提前退休${later}`, observed)
  },
})

function groundOf(thirty: boolean, twentyAndNear: boolean, otherCase: boolean): string | null {
  if (thirty) return '工作年限满30年'
  if (twentyAndNear) return '距退休年龄不足5年且工作年限满20年'
  return otherCase ? '国家规定的其他情形' : null
}
