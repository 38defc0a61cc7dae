import * as z from 'zod'
import { calendarWith, importedYears } from '../../calendar/imported.ts'
import { addWorkdays, CalendarMissing, unlessMissing } from '../../calendar/workdays.ts'
import { cite } from '../../cite.ts'
import { count, day, oneOf, words, year, yes } from '../../facts.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { GROUP_FROM } from './attendance.ts'

const group2019 = cite('party-group-2019', '第五章')
const seen2015 = '2019年条例只见到部分章节，条文号按2015年试行文本'

export const frequency = rule({
  id: 'dz-frequency',
  title: '党组会议一般每月召开一次',
  area: 'collective',
  force: 'remind',
  from: GROUP_FROM,
  cites: [cite('party-group-2015', '第二十五条'), group2019],
  unconfirmed: seen2015,
  simplification: '只看有没有开会，不看议题；判断日所在的月份还没有过完，不计。',
  facts: z.strictObject({
    year: year('年份'),
    meetings: z.array(day('开会日期')).max(400).meta({ title: '这一年开会的日期' }),
  }),
  judge({ year: asked, meetings }, on) {
    const held = new Set(meetings.filter((one) => one <= on).map((one) => one.slice(0, 7)))
    const months = Array.from({ length: 12 }, (_, index) => `${asked}-${String(index + 1).padStart(2, '0')}`)
    const past = months.filter((month) => month < on.slice(0, 7))
    if (!past.length) return notApplicable(`${asked}年还没有过完一个月`)
    const without = past.filter((month) => !held.has(month))
    const observed = { months: past.length, without }
    return without.length
      ? broken(`${without.map((month) => `${Number(month.slice(5))}月`).join('、')}没有召开党组会议`, observed)
      : met(`${asked}年过去的${past.length}个月每月都开了会`, observed)
  },
})

export const agenda = rule({
  id: 'dz-agenda',
  title: '议题由党组书记提出或者同意后才能上会，不得临时动议',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: [cite('party-group-2015', '第二十三条'), cite('party-group-2015', '第二十五条')],
  unconfirmed: `${seen2015}；“不得临时动议”是通行做法`,
  simplification: '只看有没有书记的同意，不看同意的形式。',
  facts: z.strictObject({
    consented: yes('党组书记已同意上会'),
    addedInMeeting: yes('会上临时提出'),
    reason: z.string().trim().max(500).default('').meta({ title: '临时提出的理由' }),
    allowAdHoc: local('allowAdHoc'),
  }),
  judge({ consented, addedInMeeting, reason, allowAdHoc }) {
    if (!consented) return broken('党组书记没有同意，不能上会', { todo: '请党组书记审定议题' })
    if (!addedInMeeting) return met('党组书记已同意上会')
    if (allowAdHoc) return met('会上临时提出，书记同意，本单位允许临时动议', { addedInMeeting })
    return reason
      ? info(`会上临时提出的紧急事项，书记同意，理由：${reason}`, { addedInMeeting, warning: true })
      : broken('会上临时提出的议题没有写明紧急理由', { addedInMeeting, todo: '写明理由' })
  },
})

/** Where the presiding speaker stands in an order of speaking; the order holds names, the earliest first. */
function lastWord(order: readonly string[], chair: string): 'missing' | 'early' | 'last' {
  if (!order.includes(chair)) return 'missing'
  return order.at(-1) === chair ? 'last' : 'early'
}

export const chairLast = rule({
  id: 'dz-chair-last',
  title: '会议主持人在其他成员之后最后表态',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: [cite('party-group-2015', '第二十七条'), group2019, cite('major-decisions-2019', '第三十条')],
  unconfirmed: seen2015,
  simplification: '同一个人可以发言几次，以最后一次表态为准；没有发言的到会成员视为尚未表态。',
  facts: z.strictObject({
    chair: words('主持人'),
    present: z.array(words('姓名')).max(99).meta({ title: '到会、没有回避的成员', description: '含主持人' }),
    order: z.array(words('姓名')).max(999).meta({ title: '表态的先后', description: '先表态的在前，可以重复' }),
  }),
  judge({ chair, present, order }) {
    const silent = [...new Set(present)].filter((name) => name !== chair && !order.includes(name))
    const place = lastWord(order, chair)
    const observed = { missing: silent, place }
    if (place === 'missing') return info(`主持人${chair}还没有表态`, observed)
    if (silent.length) return broken(`${silent.join('、')}还没有表态，主持人${chair}已经表态`, observed)
    return place === 'last'
      ? met(`其他成员表态后，主持人${chair}最后表态`, observed)
      : broken(`主持人${chair}表态之后还有人表态，主持人应当重新最后表态`, observed)
  },
})

const channels = ['会议表决', '传阅', '会签', '个别征求意见', '现场办公', '紧急处置'] as const

export const noSubstitute = rule({
  id: 'dz-no-substitute',
  title: '“三重一大”事项不得以传阅、会签、个别征求意见等代替集体决策',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: [cite('party-group-2015', '集体决策'), cite('collective-practice', '紧急处置')],
  unconfirmed: '紧急处置后向下一次会议报告是通行做法，没有见到条文',
  simplification: '是不是紧急情况由人判断。',
  facts: z.strictObject({
    channel: oneOf('怎样决定的', channels),
    reportedNext: yes('紧急处置后已向下一次党组会议报告'),
    nextMeetingHeld: yes('之后已经开过党组会议'),
    emergencyRatifyNextMeeting: local('emergencyRatifyNextMeeting'),
  }),
  judge({ channel, reportedNext, nextMeetingHeld, emergencyRatifyNextMeeting: mustReport }) {
    if (channel === '会议表决') return met('经会议表决决定')
    if (channel !== '紧急处置') return broken(`以${channel}代替了集体决策`, { todo: '提交党组会议重新决定' })
    if (!mustReport || reportedNext) return met('紧急处置，已按规定报告', { reportedNext })
    return nextMeetingHeld
      ? broken('紧急处置后没有向下一次党组会议报告', { todo: '向党组会议报告' })
      : info('紧急处置，须向下一次党组会议报告', { todo: '列入下一次会议' })
  },
})

export const minutes = rule({
  id: 'dz-minutes',
  title: '党组会议由专人如实记录并归档，归档后不得改写',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: [
    cite('party-group-2015', '第二十七条'),
    cite('major-decisions-2019', '第三十条'),
    cite('collective-practice', '会议记录'),
  ],
  unconfirmed: '归档期限和记录的项目是通行做法',
  simplification: '判断日是检查的当天；只看有没有归档和归档后有没有改动。',
  facts: z.strictObject({
    closedOn: day('散会日期'),
    archivedOn: day('归档日期').nullable().default(null),
    changedAfterwards: yes('归档后改写了原文'),
    minutesWorkdays: local('minutesWorkdays'),
    imported: importedYears,
  }),
  judge({ closedOn, archivedOn, changedAfterwards, minutesWorkdays, imported }, on) {
    if (changedAfterwards) return broken('归档后的会议记录被改写，只能另作补记', { todo: '恢复原文，另作补记' })
    const due = unlessMissing(() => addWorkdays(calendarWith(imported), closedOn, minutesWorkdays))
    if (due instanceof CalendarMissing) return info(`${due.message}，算不出归档期限`, { calendarMissing: due.year })
    const observed = { dueOn: due }
    if (archivedOn !== null && archivedOn <= on) {
      return archivedOn <= due
        ? met(`散会后${minutesWorkdays}个工作日到${due}，${archivedOn}已归档`, observed)
        : broken(`应在${due}前归档，${archivedOn}才归档`, { ...observed, since: due })
    }
    return on <= due
      ? info(`会议记录应在${due}前归档`, observed)
      : broken(`会议记录应在${due}前归档，到${on}还没有归档`, { ...observed, since: due })
  },
})

export const report = rule({
  id: 'dz-report',
  title: '党组每年至少向批准其设立的党委全面报告一次工作',
  area: 'collective',
  force: 'remind',
  from: GROUP_FROM,
  cites: [cite('party-group-2015', '第十九条')],
  unconfirmed: '2019年以后的条文没有见到原文',
  simplification: '专题报告另计；判断日还在当年的，只提醒。',
  facts: z.strictObject({
    year: year('年份'),
    reports: z.array(day('报告日期')).max(99).meta({ title: '报告的日期' }),
  }),
  judge({ year: asked, reports }, on) {
    const made = reports.filter((one) => one.startsWith(`${asked}-`) && one <= on).toSorted()
    const observed = { dueOn: `${asked}-12-31`, reports: made.length }
    if (made.length) return met(`${asked}年已于${made[0]}报告`, observed)
    if (on > `${asked}-12-31`)
      return broken(`${asked}年没有向党委报告工作`, { ...observed, since: `${asked + 1}-01-01` })
    return info(`${asked}年12月31日前应当向党委报告一次工作`, observed)
  },
})

export const size = rule({
  id: 'dz-size',
  title: '党组成员一般三至七人',
  area: 'collective',
  force: 'warn',
  from: GROUP_FROM,
  cites: [cite('party-group-2015', '第五条'), cite('party-group-2015', '第七条')],
  unconfirmed: seen2015,
  simplification: '省部级以上单位按九人掌握。',
  facts: z.strictObject({
    members: count('党组成员人数', 99),
    isProvincial: yes('省部级以上单位').default(false),
  }),
  judge({ members, isProvincial }) {
    const most = isProvincial ? 9 : 7
    const says = `党组成员${members}人，一般3至${most}人`
    return members >= 3 && members <= most ? met(says, { most }) : broken(says, { most })
  },
})
