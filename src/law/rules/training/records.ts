import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, oneOf, words, year, yes } from '../../facts.ts'
import { addDays, type Day, daysBetween } from '../../periods.ts'
import { broken, info, met, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { amount } from './amounts.ts'

export const online = rule({
  id: 'px-network',
  title: '干部每年完成规定的网络培训学时',
  area: 'training',
  force: 'remind',
  from: '2023-09-19',
  cites: [cite('cadre-education-2023', '网络培训'), cite('training-practice', '网络学时')],
  unconfirmed: '学时由每年的通知规定，在“本地规定”中设定；没有设定的不判断',
  simplification: '只看学时，不看登录次数和在线时长。',
  facts: z.strictObject({
    year: year('年度'),
    level: oneOf('层次', ['县处级以上', '其他']),
    hours: amount('已完成的网络学时'),
    onlineHoursCounty: local('onlineHoursCounty'),
    onlineHoursOthers: local('onlineHoursOthers'),
  }),
  judge({ year: asked, level, hours, onlineHoursCounty, onlineHoursOthers }, on) {
    const needed = level === '县处级以上' ? onlineHoursCounty : onlineHoursOthers
    if (needed === 0) return info(`${asked}年的网络学时未设定，没有核对`, { isUnset: true, hours })
    const observed = { hours, needed, missing: Math.max(0, Math.round((needed - hours) * 10) / 10) }
    const says = `${asked}年要求网络培训${needed}学时，已有${hours}学时`
    if (hours >= needed) return met(says, observed)
    const isOver = on > `${asked}-12-31`
    return isOver ? broken(says, { ...observed, since: `${asked + 1}-01-01` }) : info(says, observed)
  },
})

export const conversion = rule({
  id: 'px-conversion',
  title: '培训天数和学时分别累计，互不折算，达到其中一个即可',
  area: 'training',
  force: 'info',
  from: '2015-10-14',
  cites: [cite('training-practice', '学时折算')],
  unconfirmed: '没有全国统一的折算表；折合数只作参考，不用于判断达标',
  simplification: '证书上只写天数或者只写学时的，另一项记0。折合数写在本人的教育培训档案里，体检不列。',
  facts: z.strictObject({
    records: z
      .array(z.strictObject({ days: amount('天数').default(0), hours: amount('学时').default(0) }))
      .max(2_000)
      .meta({ title: '培训' }),
    hoursPerDay: local('hoursPerDay'),
  }),
  judge({ records, hoursPerDay }) {
    const sum = (key: 'days' | 'hours') => records.reduce((all, one) => all + Math.round(one[key] * 10), 0) / 10
    const [days, hours] = [sum('days'), sum('hours')]
    const worth = Math.round(days * hoursPerDay * 10) / 10
    const observed = { days, hours, worth, reachesYear: days >= 12 || hours >= 90 }
    return info(`合计${days}天、${hours}学时，分别计算；${days}天约合${worth}学时，只作参考`, observed)
  },
})

export const absence = rule({
  id: 'px-leave-1-7',
  title: '脱产培训请假累计超过总学时七分之一的，按退学处理',
  area: 'training',
  force: 'forbid',
  from: '2023-09-19',
  cites: [cite('cadre-education-2023', '第十五条')],
  simplification: '恰好七分之一不算超过；请假按学时登记。',
  facts: z.strictObject({ totalHours: amount('总学时'), absentHours: amount('请假学时') }),
  judge({ totalHours, absentHours }) {
    if (absentHours > totalHours) return broken('请假学时比总学时多，请核对', { inconsistent: true })
    const [all, absent] = [Math.round(totalHours * 10), Math.round(absentHours * 10)]
    const says = `总学时${totalHours}，请假${absentHours}学时`
    const observed = { most: Math.floor(all / 7) / 10 }
    return absent * 7 <= all ? met(`${says}，没有超过七分之一`, observed) : broken(`${says}，超过七分之一`, observed)
  },
})

export const social = rule({
  id: 'px-social',
  title: '个人参加社会化培训费用自理，不得用公款，也不得由他人资助',
  area: 'training',
  force: 'forbid',
  from: '2023-09-19',
  cites: [cite('cadre-education-2023', '第十六条')],
  simplification:
    '组织选派须在开班前批准；开班当天或者以后补批的仍按个人参加。培训登记不记费用，体检不核对，报销时在这里试算。',
  facts: z.strictObject({
    paidBy: oneOf('费用', ['本人', '公款', '他人资助']),
    startedOn: day('开班日期'),
    assignedOn: day('组织选派的批准日期').nullable().default(null),
  }),
  judge({ paidBy, startedOn, assignedOn }) {
    const isAssigned = assignedOn !== null && assignedOn < startedOn
    const observed = { isAssigned }
    if (isAssigned) {
      if (paidBy !== '他人资助') return met(`${assignedOn}组织选派，费用由${paidBy}承担`, observed)
      return broken('组织选派的培训不得由他人资助，请核对费用来源', observed)
    }
    if (paidBy === '本人') return met('个人参加，费用自理', observed)
    const late = assignedOn === null ? '没有组织选派的批准' : `批准日期${assignedOn}不早于开班日期${startedOn}`
    return broken(`${late}，按个人参加，费用不得由${paidBy}承担`, observed)
  },
})

const filled = (title: string) => words(title).nullable().default(null)

/** The days of a course by calendar year, the earlier year first. */
function daysByYear(from: Day, until: Day, days: number): Record<string, number> {
  const byYear: Record<string, number> = {}
  let [begin, left] = [from, days]
  while (begin <= until && left > 0) {
    const last = `${begin.slice(0, 4)}-12-31`
    const end = until < last ? until : last
    const part = end === until ? left : Math.min(left, daysBetween(begin, end) + 1)
    byYear[begin.slice(0, 4)] = Math.round(part * 10) / 10
    left = Math.round((left - part) * 10) / 10
    begin = addDays(end, 1)
  }
  return byYear
}

export const record = rule({
  id: 'px-record',
  title: '培训实行登记管理：名称、主办单位、方式、起止日期、天数或者学时齐全，同一培训只登记一次',
  area: 'training',
  force: 'forbid',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第六十八条'), cite('civil-servant-training-2019', '第四条')],
  simplification: '跨年的培训，天数按先后分到各年；同名同日开始的视为同一培训。',
  facts: z.strictObject({
    course: filled('培训名称'),
    organiser: filled('主办单位'),
    mode: filled('方式（线上、线下）'),
    from: day('开始日期'),
    until: day('结束日期'),
    days: amount('天数').default(0),
    hours: amount('学时').default(0),
    registered: z
      .array(z.strictObject({ course: words('培训名称'), from: day('开始日期') }))
      .max(2_000)
      .default([])
      .meta({ title: '本人已经登记的培训' }),
  }),
  judge({ course, organiser, mode, from, until, days, hours, registered }) {
    if (until < from) return broken('结束日期早于开始日期，请核对', { inconsistent: true })
    const span = daysBetween(from, until) + 1
    if (days > span) return broken(`起止日期只有${span}天，登记了${days}天，请核对`, { inconsistent: true })
    const named = { 培训名称: course, 主办单位: organiser, 方式: mode, 天数或者学时: days || hours || null }
    const lacking = Object.entries(named).flatMap(([title, value]) => (value === null ? [title] : []))
    if (lacking.length) return broken(`还缺${lacking.join('、')}`, { lacking })
    if (registered.some((one) => one.course === course && one.from === from)) {
      return broken(`${from}开始的“${course}”已经登记过`, { isDouble: true })
    }
    return met('登记齐全', { byYear: daysByYear(from, until, days) })
  },
})

export const thrift = rule({
  id: 'jy-thrift',
  title: '会议、培训、差旅事先审批，费用不超过标准',
  area: 'training',
  force: 'warn',
  from: '2013-11-18',
  cites: [cite('training-practice', '费用标准')],
  unconfirmed: '条文凭记忆；标准由财政部门规定，在“本地规定”中设定',
  simplification: '按每人每天的平均费用核对，不分住宿、伙食等分项。培训登记不记审批和费用，体检不核对，可在这里试算。',
  facts: z.strictObject({
    what: oneOf('事项', ['会议', '培训', '差旅']),
    isApproved: yes('事先审批'),
    costFen: count('费用合计（分）', 10_000_000_000),
    people: count('人数', 10_000),
    days: amount('天数', 366),
    eventCostYuan: local('eventCostYuan'),
  }),
  judge({ what, isApproved, costFen, people, days, eventCostYuan }) {
    if (!isApproved) return broken(`${what}没有事先审批`)
    if (eventCostYuan === 0) return info(`${what}的费用标准未设定，没有核对`, { isUnset: true })
    const mostFen = Math.round(eventCostYuan * 100 * people * days)
    const says = `${people}人${days}天，标准每人每天${eventCostYuan}元，合计不超过${mostFen / 100}元，实际${costFen / 100}元`
    return costFen <= mostFen ? met(says, { mostFen }) : broken(says, { mostFen, overFen: costFen - mostFen })
  },
})
