import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, oneOf, yes } from '../../facts.ts'
import { parameter, valueOn } from '../../parameter.ts'
import { addDays, addYears } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { atLeast, levels } from './levels.ts'

const probationFacts = z.strictObject({
  level: oneOf('职务层次', levels),
  appointedBy: oneOf('任免方式', ['党委（党组）', '政府', '人大及其常委会', '选举']),
  postKind: oneOf('职务类别', ['部门正职', '部门副职', '内设机构正职', '内设机构副职', '其他职务']),
  promoted: yes('提拔任职').default(true).meta({ title: '提拔任职', description: '平级调整、交流任职的为false' }),
  startedOn: day('试任职起始日'),
  confirmedOn: day('正式任职日').nullable().default(null).meta({
    title: '正式任职日',
    description: '还没有办理正式任职的为null',
  }),
  probationRemindDays: local('probationRemindDays'),
})

function withoutProbation(facts: z.output<typeof probationFacts>): string | null {
  const { level, appointedBy, postKind, promoted } = facts
  if (appointedBy === '人大及其常委会' || appointedBy === '选举') return `${appointedBy}产生的职务没有试用期`
  if (postKind === '部门正职' || postKind === '其他职务') return `${postKind}不在实行试用期的范围`
  if (atLeast(level, '省部级副职')) return `${level}不在实行试用期的范围`
  if (!atLeast(level, '股级副职')) return `${level}不是领导职务，没有试用期`
  return promoted ? null : '不是提拔任职，没有试用期'
}

export const probation = rule({
  id: 'ry-probation',
  title: '提拔担任非选举产生的部门副职、内设机构领导职务，试用期一年，期满考核合格的正式任职',
  area: 'selection',
  force: 'remind',
  from: '2019-03-03',
  cites: [cite('selection-2019', '任职试用期')],
  unconfirmed: '见2014年文本第四十二条，2019年文本的条号没有见到。',
  simplification: '股级职务参照执行；试用期从试任职起始日算满一年，不处理延长；不判断考核是否合格。',
  facts: probationFacts,
  judge(facts, on) {
    const exempt = withoutProbation(facts)
    if (exempt) return notApplicable(exempt)
    const { startedOn, confirmedOn } = facts
    const endsOn = addYears(startedOn, 1)
    const observed = { endsOn, remindOn: addDays(endsOn, -facts.probationRemindDays) }
    const told = `${startedOn}起试任，试用期到${endsOn}`
    if (confirmedOn !== null && confirmedOn < endsOn) {
      return broken(`${told}，${confirmedOn}就办理正式任职，试用期未满`, { ...observed, since: confirmedOn })
    }
    if (confirmedOn !== null && confirmedOn <= on) return met(`${told}，${confirmedOn}正式任职`, observed)
    if (on > endsOn) {
      return broken(`${told}，已满还没有办理正式任职`, { ...observed, since: addDays(endsOn, 1) })
    }
    return info(`${told}，${observed.remindOn}起提醒考核`, { ...observed, remind: on >= observed.remindOn })
  },
})

const ifKnown = (title: string) => day(title).nullable().default(null).meta({ title })

/** By which day each way of appointment counts. */
const ways = {
  '党委（党组）决定': 'partyDecidedOn',
  '党代会、党委全会选举或者决定': 'appointedOn',
  人民代表大会选举或者决定: 'appointedOn',
  人大常委会任命或者决定: 'appointedOn',
  '党委提名、政府任命': 'appointedOn',
} as const

export const appointmentDate = rule({
  id: 'ry-appoint-date',
  title: '任职时间从决定、选举或者任命之日算起，不从通知之日算起',
  area: 'selection',
  force: 'info',
  from: '2019-03-03',
  cites: [cite('selection-2019', '任职时间')],
  unconfirmed: '见2014年文本第四十四条，2019年文本的条号没有见到。',
  simplification: '会议跨日的以决定、选举或者任命当日为准。',
  facts: z.strictObject({
    way: oneOf('任职方式', Object.keys(ways) as [keyof typeof ways, ...(keyof typeof ways)[]]),
    partyDecidedOn: ifKnown('党委（党组）会议决定日期'),
    appointedOn: ifKnown('选举、决定任命或者政府任命的日期'),
    noticeOn: ifKnown('任职通知日期'),
  }),
  judge({ way, partyDecidedOn, appointedOn, noticeOn }) {
    const basis = ways[way]
    const startsOn = basis === 'partyDecidedOn' ? partyDecidedOn : appointedOn
    const name = basis === 'partyDecidedOn' ? '会议决定之日' : '选举、任命之日'
    if (startsOn === null) return notApplicable(`没有填写${name}，无法确定任职时间`)
    const aside = noticeOn === null || noticeOn === startsOn ? '' : `，不从通知之日${noticeOn}算起`
    return info(`${way}，任职时间从${name}${startsOn}算起${aside}`, { startsOn, basis })
  },
})

const matters = ['交流', '晋升', '奖励', '处分', '退休', '辞去公职', '出境'] as const
type Matter = (typeof matters)[number]

/** What must wait while a case is open, and what of it the supervisory organ may agree to. */
const barred = parameter<{ matters: readonly Matter[]; byConsent: readonly Matter[] }>(
  '立案调查期间不得办理的事项',
  {
    from: '2007-06-01',
    value: { matters: ['交流', '退休', '辞去公职', '出境'], byConsent: [] },
    cites: [cite('civil-servant-sanctions-2007', '第三十八条')],
  },
  {
    from: '2020-07-01',
    value: { matters, byConsent: ['辞去公职', '出境'] },
    cites: [cite('sanctions-law-2020', '第五十二条')],
  },
)

export const underInquiry = rule({
  id: 'ry-no-move-under-inquiry',
  title: '被立案调查期间，不得交流、晋升、奖励、处分、办理退休，未经同意不得出境、辞去公职',
  area: 'selection',
  force: 'forbid',
  from: '2007-06-01',
  cites: [
    cite('sanctions-law-2020', '第五十二条'),
    cite('civil-servant-sanctions-2007', '第三十八条'),
    cite('civil-servant-law-2018', '第八十六条'),
  ],
  simplification: '结案当日仍按立案期间处理；结案后给予处分的影响期另行判断；公务员辞职的其他限制不判。',
  facts: z.strictObject({
    matter: oneOf('办理事项', matters),
    cases: z
      .array(
        z.strictObject({
          openedOn: day('立案日期'),
          closedOn: day('结案日期').nullable().default(null).meta({ title: '结案日期', description: '未结案的为null' }),
        }),
      )
      .max(200)
      .meta({ title: '立案调查情况' }),
    organConsented: yes('监察机关同意').default(false).meta({
      title: '监察机关同意',
      description: '只对出境、辞去公职有作用',
    }),
  }),
  judge({ matter, cases, organConsented }, on) {
    const law = valueOn(barred, on).value
    if (!law.matters.includes(matter)) return notApplicable(`${on}的规定没有限制立案调查期间办理${matter}`)
    const open = cases.filter(({ openedOn, closedOn }) => openedOn <= on && (closedOn === null || on <= closedOn))
    const since = open.map(({ openedOn }) => openedOn).sort()[0]
    if (since === undefined) return met(`${on}没有在立案调查期间，可以办理${matter}`, { openCases: 0 })
    const observed = { openCases: open.length, since, until: untilClosed(open) }
    if (organConsented && law.byConsent.includes(matter)) {
      return met(`${since}立案，监察机关已同意办理${matter}`, { openCases: open.length })
    }
    return broken(`${since}立案，调查期间不得办理${matter}`, observed)
  },
})

const untilClosed = (open: readonly { closedOn: string | null }[]): string | null =>
  open.some(({ closedOn }) => closedOn === null)
    ? null
    : (open
        .map(({ closedOn }) => closedOn)
        .sort()
        .at(-1) ?? null)
