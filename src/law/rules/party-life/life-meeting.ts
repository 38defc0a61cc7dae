import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, words, year, yes } from '../../facts.ts'
import { addDays } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { presentNeeded } from '../conventions/counting.ts'
import { local } from '../local.ts'
import { yearly } from './regular.ts'

/** First day of the rules on democratic-life meetings. */
const LIFE_FROM = '2016-12-23'
const group = z.number().int().min(1).max(99).meta({ title: '领导班子应到会人数' })

export const lifeMeeting = rule({
  id: 'mz-yearly',
  title: '民主生活会每年召开一次，三分之二以上应到会人员到会',
  area: 'party-life',
  force: 'forbid',
  from: LIFE_FROM,
  cites: [cite('life-meeting-2016', '每年一次')],
  unconfirmed: '印发的日子凭记忆，没有核对',
  simplification:
    '遇有重要问题另行召开的不计；提前、推迟的只看有没有上级同意。组织生活不登记民主生活会，体检不核对，可在这里试算。',
  facts: z.strictObject({
    year: year('是哪一年的'),
    heldOn: day('开会日期').nullable().default(null),
    members: group,
    present: count('到会人数', 99).default(0),
    isApproved: yes('上级同意提前或者推迟').default(false),
  }),
  judge({ year: asked, heldOn, members, present, isApproved }, on) {
    const needed = presentNeeded('三分之二以上', members)
    if (heldOn === null || heldOn > on) return yearly('召开民主生活会', asked, 0, on)
    const says = `应到会${members}人，至少${needed}人，${heldOn}到会${present}人`
    const observed = { needed, absent: members - present }
    if (present > members) return broken(`${says}，请核对`, { ...observed, inconsistent: true })
    if (present < needed) return broken(`${says}，会议无效`, observed)
    if (isApproved || (heldOn >= `${asked}-10-01` && heldOn <= `${asked}-12-31`)) return met(says, observed)
    return heldOn.startsWith(`${asked}-`)
      ? info(`${says}，不在第四季度，提前召开须上级同意`, { ...observed, warning: true })
      : broken(`${says}，不在${asked}年，没有上级同意`, observed)
  },
})

export const lifeReport = rule({
  id: 'mz-report',
  title: '民主生活会后十五日内向上级报送报告和记录',
  area: 'party-life',
  force: 'remind',
  from: LIFE_FROM,
  cites: [cite('life-meeting-2016', '会后报告')],
  unconfirmed: '十五日只在地方规定和旧规定里见到，没有见到2016年规定的原文',
  simplification: '按日历日计算，开会次日起算，最后一天是休息日的不顺延。组织生活不登记民主生活会，体检不核对。',
  facts: z.strictObject({
    heldOn: day('开会日期'),
    reportedOn: day('报送日期').nullable().default(null),
    lifeMeetingReportDays: local('lifeMeetingReportDays'),
  }),
  judge({ heldOn, reportedOn, lifeMeetingReportDays }, on) {
    if (heldOn > on) return notApplicable('民主生活会还没有召开')
    const dueOn = addDays(heldOn, lifeMeetingReportDays)
    const observed = { dueOn }
    if (reportedOn !== null && reportedOn <= on) {
      if (reportedOn < heldOn) return broken('报送日期在开会之前，请核对', { ...observed, inconsistent: true })
      return reportedOn <= dueOn
        ? met(`应在${dueOn}前报送，${reportedOn}已报送`, observed)
        : broken(`应在${dueOn}前报送，${reportedOn}才报送`, { ...observed, since: addDays(dueOn, 1) })
    }
    return on <= dueOn
      ? info(`应在${dueOn}前向上级报送报告和记录`, observed)
      : broken(`应在${dueOn}前报送，到${on}还没有报送`, { ...observed, since: addDays(dueOn, 1) })
  },
})

export const lifeAbsent = rule({
  id: 'mz-absent',
  title: '缺席民主生活会的提交书面发言，会后转告情况',
  area: 'party-life',
  force: 'remind',
  from: LIFE_FROM,
  cites: [cite('life-meeting-2016', '缺席的人'), cite('life-meeting-2016', '每年一次')],
  unconfirmed: '凭记忆，见到的是类似的地方规定',
  simplification: '书面发言的内容不判断。组织生活不登记民主生活会，体检不核对。',
  facts: z.strictObject({
    members: group,
    absent: z
      .array(
        z.strictObject({
          name: words('姓名'),
          hasText: yes('已提交书面发言'),
          isTold: yes('已转告会议情况').default(true),
        }),
      )
      .max(99)
      .meta({ title: '缺席的人' }),
  }),
  judge({ members, absent }) {
    if (!absent.length) return notApplicable('没有人缺席')
    if (absent.length > members) return broken('缺席的比应到会的多，请核对', { inconsistent: true })
    const isValid = members - absent.length >= presentNeeded('三分之二以上', members)
    const missing = absent.filter(({ hasText, isTold }) => !(hasText && isTold)).map(({ name }) => name)
    const observed = { isValid, todos: missing.length, missing: missing.toSorted() }
    const says = `应到会${members}人，缺席${absent.length}人`
    return missing.length
      ? broken(`${says}，${observed.missing.join('、')}还没有补上书面发言或者转告`, observed)
      : met(`${says}，都已补上书面发言并转告`, observed)
  },
})

export const studyAttendance = rule({
  id: 'zxz-attendance',
  title: '中心组学习的出勤率达到规定，请假的补学',
  area: 'party-life',
  force: 'warn',
  from: '2017-01-30',
  cites: [cite('party-life-practice', '中心组考勤'), cite('study-group-2017', '组织责任')],
  unconfirmed: '出勤率见于地方规定，没有全国标准',
  simplification: '一次学习判断一次；请假和补学只列出还差几人，不改变出勤率。',
  facts: z.strictObject({
    due: group,
    present: count('到会人数', 99),
    onLeave: count('经组长同意请假的人数', 99).default(0),
    madeUp: count('已补学的人数', 99).default(0),
    studyAttendancePercent: local('studyAttendancePercent'),
  }),
  judge({ due, present, onLeave, madeUp, studyAttendancePercent: percent }) {
    const absent = due - present
    if (absent < 0 || onLeave > absent || madeUp > absent) return broken('人数对不上，请核对', { inconsistent: true })
    const observed = { withoutLeave: absent - onLeave, toMakeUp: absent - madeUp }
    const rate = `应到${due}人，到会${present}人，出勤率${Math.floor((present * 1000) / due) / 10}%`
    const says = observed.toMakeUp ? `${rate}，还有${observed.toMakeUp}人没有补学` : rate
    if (percent === 0) return info(`${says}；出勤率的要求未设定`, { ...observed, isUnset: true })
    return present * 100 >= due * percent ? met(says, observed) : broken(`${says}，低于${percent}%`, observed)
  },
})
