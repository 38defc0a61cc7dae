import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, oneOf, year, yes } from '../../facts.ts'
import { broken, info, notApplicable, rule } from '../../rule.ts'
import { presentNeeded } from '../conventions/counting.ts'
import { local } from '../local.ts'
import { madeIn, regular, regularFacts, yearly } from './regular.ts'

/** First day of the regulation on branches. */
export const BRANCH_FROM = '2018-10-28'

const days = (title: string) => z.array(day('日期')).max(400).meta({ title })
const wholePeriods = '组织成立不满的月份或季度不计；免除的理由由上级党组织审核。'

export const assembly = rule({
  id: 'zb-assembly',
  title: '支部党员大会一般每季度召开一次',
  area: 'party-life',
  force: 'remind',
  from: BRANCH_FROM,
  cites: [cite('branch-work-2018', '第十一条')],
  simplification: wholePeriods,
  facts: z.strictObject({
    year: year('年份'),
    meetings: days('开会的日期'),
    ...regularFacts,
    meetingRemindDays: local('meetingRemindDays'),
  }),
  judge({ year: asked, meetings, since, exempt, meetingRemindDays: remindDays }, on) {
    const what = '召开支部党员大会'
    return regular({ what, length: 'quarter', year: asked, held: meetings, since, exempt, remindDays }, on)
  },
})

export const committee = rule({
  id: 'zb-committee',
  title: '支部委员会会议一般每月召开一次，半数以上委员到会',
  area: 'party-life',
  force: 'remind',
  from: BRANCH_FROM,
  cites: [cite('branch-work-2018', '第十二条'), cite('branch-work-2018', '支部规模')],
  unconfirmed: '“半数以上”是否包括正好半数，各地理解不一',
  simplification: `重要事项是否先经委员会研究由审核人判断。${wholePeriods}`,
  facts: z.strictObject({
    formalMembers: count('支部正式党员人数', 999),
    committeeMembers: count('支部委员人数', 99),
    year: year('年份'),
    meetings: z
      .array(z.strictObject({ on: day('日期'), present: count('到会委员人数', 99) }))
      .max(400)
      .meta({ title: '委员会会议' }),
    ...regularFacts,
    meetingRemindDays: local('meetingRemindDays'),
    quorumHalfStrict: local('quorumHalfStrict'),
  }),
  judge({ formalMembers, committeeMembers, meetings, quorumHalfStrict, ...facts }, on) {
    if (formalMembers < 7) return notApplicable(`正式党员${formalMembers}人，不足7人，不设支部委员会`)
    const needed = presentNeeded('半数以上', committeeMembers, quorumHalfStrict)
    const known = meetings.filter((one) => one.on <= on && one.on.startsWith(`${facts.year}-`))
    const wrong = known.find(({ present }) => present > committeeMembers)
    if (wrong) return broken(`${wrong.on}到会委员比委员总数多，请核对`, { needed, inconsistent: true })
    const invalid = known.filter(({ present }) => present < needed).map((one) => one.on)
    if (invalid.length) {
      return broken(`${invalid.toSorted().join('、')}到会委员不足${needed}人，会议无效`, {
        needed,
        invalid: invalid.length,
      })
    }
    const { year: asked, since, exempt, meetingRemindDays: remindDays } = facts
    const held = known.map((one) => one.on)
    const verdict = regular({ what: '召开支委会', length: 'month', year: asked, held, since, exempt, remindDays }, on)
    return { ...verdict, observed: { ...verdict.observed, needed } }
  },
})

export const group = rule({
  id: 'zb-group',
  title: '党小组会一般每月召开一次',
  area: 'party-life',
  force: 'remind',
  from: BRANCH_FROM,
  cites: [cite('branch-work-2018', '第十三条')],
  simplification: `每个党小组分别判断。${wholePeriods}`,
  facts: z.strictObject({
    hasGroups: yes('支部划分了党小组'),
    year: year('年份'),
    meetings: days('开会的日期'),
    ...regularFacts,
    meetingRemindDays: local('meetingRemindDays'),
  }),
  judge({ hasGroups, year: asked, meetings, since, exempt, meetingRemindDays: remindDays }, on) {
    if (!hasGroups) return notApplicable('支部没有划分党小组')
    return regular(
      { what: '召开党小组会', length: 'month', year: asked, held: meetings, since, exempt, remindDays },
      on,
    )
  },
})

export const lecture = rule({
  id: 'zb-lecture',
  title: '党课定期开展，党组书记每年至少讲一次',
  area: 'party-life',
  force: 'remind',
  from: BRANCH_FROM,
  cites: [cite('branch-work-2018', '第十六条'), cite('party-life-practice', '支部党课')],
  unconfirmed: '支部每季度一次是各地习惯，没有见到统一规定',
  simplification: `只看次数，不看内容。${wholePeriods}`,
  facts: z.strictObject({
    lecturer: oneOf('谁的党课', ['党组书记', '支部']),
    year: year('年份'),
    lectures: days('讲党课的日期'),
    ...regularFacts,
    branchLectures: local('branchLectures'),
    meetingRemindDays: local('meetingRemindDays'),
  }),
  judge({ lecturer, year: asked, lectures, since, exempt, branchLectures, meetingRemindDays: remindDays }, on) {
    if (lecturer === '党组书记') return yearly('由党组书记讲党课', asked, madeIn(asked, lectures, on), on)
    if (branchLectures === 0) return info('支部党课的次数未设定', { isUnset: true })
    const what = branchLectures > 1 ? `讲党课${branchLectures}次` : '讲党课'
    const period = { length: 'quarter', year: asked, held: lectures, times: branchLectures } as const
    return regular({ what, ...period, since, exempt, remindDays }, on)
  },
})

export const themeDay = rule({
  id: 'zb-theme-day',
  title: '每月相对固定一天开展主题党日',
  area: 'party-life',
  force: 'remind',
  from: BRANCH_FROM,
  cites: [cite('branch-work-2018', '第十六条')],
  simplification: `不在固定的日子开展只作说明，不算违反。${wholePeriods}`,
  facts: z.strictObject({
    fixedDay: z.number().int().min(1).max(31).nullable().default(null).meta({ title: '固定在每月几日' }),
    year: year('年份'),
    heldOn: days('开展的日期'),
    ...regularFacts,
    meetingRemindDays: local('meetingRemindDays'),
  }),
  judge({ fixedDay, year: asked, heldOn, since, exempt, meetingRemindDays: remindDays }, on) {
    const what = '开展主题党日'
    const verdict = regular({ what, length: 'month', year: asked, held: heldOn, since, exempt, remindDays }, on)
    const inYear = heldOn.filter((one) => one.startsWith(`${asked}-`) && one <= on)
    const moved = fixedDay === null ? [] : inYear.filter((one) => Number(one.slice(8)) !== fixedDay).toSorted()
    const note = moved.length && verdict.kind === 'met' ? `；${moved.join('、')}不在固定的${fixedDay}日` : ''
    return { ...verdict, because: `${verdict.because}${note}`, observed: { ...verdict.observed, moved } }
  },
})

export const studyGroup = rule({
  id: 'zxz-frequency',
  title: '中心组集体学习研讨每季度不少于一次',
  area: 'party-life',
  force: 'remind',
  from: '2017-01-30',
  cites: [cite('study-group-2017', '集体学习'), cite('study-group-2017', '组织责任')],
  unconfirmed: '每季度一次见于地方规定，没有见到规则原文',
  simplification: `计划、考勤和档案是否齐全由学习秘书负责。${wholePeriods}`,
  facts: z.strictObject({
    year: year('年份'),
    sessions: days('集体学习的日期'),
    ...regularFacts,
    studyGroupPeriod: local('studyGroupPeriod'),
    meetingRemindDays: local('meetingRemindDays'),
  }),
  judge({ year: asked, sessions, since, exempt, studyGroupPeriod, meetingRemindDays: remindDays }, on) {
    const length = studyGroupPeriod === '每月' ? 'month' : 'quarter'
    return regular({ what: '组织中心组集体学习', length, year: asked, held: sessions, since, exempt, remindDays }, on)
  },
})

export const ideology = rule({
  id: 'ys-ideology',
  title: '党组每年至少两次专题研究意识形态工作',
  area: 'party-life',
  force: 'remind',
  from: '2015-10-03',
  cites: [cite('party-life-practice', '意识形态')],
  unconfirmed: '中央文件没有公开，次数和开始的日期见于各地规定',
  simplification: '只看次数；向上级报告的时间以本地规定为准。',
  facts: z.strictObject({
    year: year('年份'),
    records: days('研究的日期'),
    ideologyPerYear: local('ideologyPerYear'),
  }),
  judge({ year: asked, records, ideologyPerYear }, on) {
    if (ideologyPerYear === 0) return info('研究意识形态工作的次数未设定', { isUnset: true })
    return yearly('专题研究意识形态工作', asked, madeIn(asked, records, on), on, ideologyPerYear)
  },
})
