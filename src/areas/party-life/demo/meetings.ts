import { randomUUID } from 'node:crypto'
import { builtInYears, CalendarMissing, rollForward, unlessMissing } from '../../../law/calendar/workdays.ts'
import { addDays, addMonths, type Day, weekday } from '../../../law/periods.ts'
import type { AlsoKind, MeetingKind, MeetingState, OrganisationKind, Presence } from '../schema.ts'
import { type DemoBranch, demoThemes } from './branches.ts'

/** An organisation of the demo with whoever is due there. */
export type Body = {
  id: string
  kind: OrganisationKind
  leader: string
  people: readonly { key: string; hasVote: boolean; fromOn?: Day }[]
  committee: readonly { key: string; hasVote: boolean }[]
  index: number
  branch?: DemoBranch
}

type Attending = {
  key: string
  hasVote: boolean
  presence: Presence
  reason: string
  makeUp?: { dueOn: Day; note: string | null; doneOn: Day | null }
}

export type DemoMeeting = {
  id: string
  organisationId: string
  kind: MeetingKind
  also: AlsoKind[]
  title: string
  state: MeetingState
  heldOn: Day
  startsAt: string
  place: string
  leader: string
  lecturer: string | null
  hours: number
  days: number
  content: string
  decisions: string
  forYear: number | null
  grades: { excellent: number; qualified: number; basic: number; unqualified: number } | null
  attendance: Attending[]
  votes: ReturnType<typeof voteOf>[]
}

/** Recent records still wait for the committee. */
const REVIEWED_AFTER = 15
const MISSES_ASSEMBLY = 'third'

/** The day itself or the next that is worked; by the week alone where the notice of the year is not known. */
function workingDay(day: Day): Day {
  const worked = unlessMissing(() => rollForward(builtInYears, day))
  if (!(worked instanceof CalendarMissing)) return worked
  return weekday(day) < 6 ? day : addDays(day, 8 - weekday(day))
}

const quarterOf = (day: Day) => Math.floor((Number(day.slice(5, 7)) - 1) / 3)

type Making = Pick<DemoMeeting, 'kind' | 'title' | 'content'> &
  Partial<DemoMeeting> & { on: Day; today: Day; absence?: number }

/** One meeting; `absence` chooses who was on leave, nobody without it. */
function meetingOf(body: Body, { on, today, absence, ...given }: Making): DemoMeeting {
  const due: Body['people'] = given.kind === 'committee' ? body.committee : body.people
  const people = due.filter((one) => (one.fromOn ?? '') <= on)
  const away = absence === undefined ? -1 : absence % people.length
  const isMakeUpDone = addDays(on, 40) < today
  const attendance = people.map(({ key, hasVote }, index): Attending => {
    if (index !== away || key === body.leader) return { key, hasVote, presence: 'present', reason: '' }
    const dueOn = addDays(on, 31)
    const note = '已阅读会议材料，结合本职工作写了学习体会：把服务群众落到每一次接待、每一张回执上。'
    const makeUp = isMakeUpDone ? { dueOn, note, doneOn: addDays(on, 12) } : { dueOn, note: null, doneOn: null }
    return { key, hasVote, presence: 'leave', reason: '到省里参加业务培训', makeUp }
  })
  return {
    ...{ id: randomUUID(), organisationId: body.id, also: [], heldOn: on, startsAt: '15:00', place: '三楼会议室' },
    ...{
      leader: body.leader,
      lecturer: null,
      hours: 2,
      days: 0,
      decisions: '',
      forYear: null,
      grades: null,
      votes: [],
    },
    state: addDays(on, REVIEWED_AFTER) < today ? 'reviewed' : 'recorded',
    ...given,
    attendance,
  }
}

function voteOf(people: readonly Attending[], matter: string) {
  const voters = people.filter(({ hasVote }) => hasVote)
  const present = voters.filter(({ presence }) => presence === 'present').length
  const counted = { base: voters.length, present, agree: present, disagree: 0, abstain: 0, isPassed: true }
  const needed = Math.floor(voters.length / 2) + 1
  const asked = `应到会有表决权的党员${voters.length}人，须到会${Math.ceil(voters.length / 2)}人、赞成${needed}票`
  const because = `${asked}；到会${present}人，赞成${present}票，通过`
  return { kind: 'matter', matter, ...counted, because }
}

/** What a branch held in a month; the third branch missed the assembly of the last whole quarter. */
function branchMonth(body: Body, month: Day, today: Day): DemoMeeting[] {
  const number = Number(month.slice(5, 7))
  const [title, content] = demoThemes[number - 1]!
  const on = (day: number) => workingDay(`${month.slice(0, 7)}-${String(day).padStart(2, '0')}`)
  const themeDay = on(body.branch!.themeDay)
  const hasLecture = number % 3 === 1
  const lecturer = number === 7 && body.index === 0 ? 'qinmuchuan' : body.leader
  const made = [
    meetingOf(body, {
      ...{ kind: 'theme-day', title, content, on: themeDay, today, absence: number * 3 + body.index },
      ...(hasLecture ? { also: ['lecture' as const], lecturer } : {}),
    }),
  ]
  if (body.committee.length > 1) {
    const text = '研究当月主题党日安排和发展党员工作，通报上月党费收缴情况。'
    made.push(
      meetingOf(body, {
        kind: 'committee',
        title: `${number}月支委会`,
        content: text,
        on: on(5),
        today,
        startsAt: '09:00',
        hours: 0,
      }),
    )
  }
  const lastWhole = quarterOf(addMonths(`${today.slice(0, 7)}-01`, -3))
  const isMissed = body.branch!.key === MISSES_ASSEMBLY && quarterOf(month) === lastWhole
  if (number % 3 === 0 && !isMissed) {
    const text = '听取支部委员会工作报告，讨论通过下季度工作安排。'
    const assembly = meetingOf(body, {
      kind: 'assembly',
      title: `第${'一二三四'[quarterOf(month)]}季度党员大会`,
      content: text,
      on: on(24),
      today,
    })
    made.push({
      ...assembly,
      votes: [voteOf(assembly.attendance, '下季度工作安排')],
      decisions: '通过下季度工作安排。',
    })
  }
  if (number === 12) {
    const formal = body.people.filter(({ hasVote }) => hasVote).length
    const grades = {
      excellent: Math.floor(formal / 3),
      qualified: formal - Math.floor(formal / 3),
      basic: 0,
      unqualified: 0,
    }
    const text = '支部班子和党员对照检查，开展批评和自我批评，进行民主评议。'
    const life = {
      kind: 'organisation-life' as const,
      also: ['review' as const],
      title: '年度组织生活会',
      content: text,
    }
    made.push(meetingOf(body, { ...life, grades, forYear: Number(month.slice(0, 4)), on: on(22), today, hours: 3 }))
  }
  return made
}

function groupMonth(body: Body, month: Day, today: Day): DemoMeeting[] {
  const number = Number(month.slice(5, 7))
  const on = workingDay(`${month.slice(0, 7)}-16`)
  const made: DemoMeeting[] = []
  if (number % 3 === 2) {
    const [title, content] = demoThemes[number - 1]!
    const study = { kind: 'study-group' as const, title: `中心组学习：${title}`, content, hours: 3, days: 0.5 }
    made.push(meetingOf(body, { ...study, on, today, ...(number === 8 ? { absence: 4 } : {}) }))
  }
  if (number === 4 || number === 10) {
    const text = '听取意识形态工作情况汇报，分析网络舆情和场所阵地管理，明确责任科室。'
    made.push(meetingOf(body, { kind: 'ideology', title: '专题研究意识形态工作', content: text, on, today, hours: 0 }))
  }
  return made
}

/** What was held since the first of the month a year ago, and one theme day that is planned. */
export function demoMeetings(bodies: readonly Body[], today: Day): DemoMeeting[] {
  const made: DemoMeeting[] = []
  for (let back = 12; back >= 0; back -= 1) {
    const month = addMonths(`${today.slice(0, 7)}-01`, -back)
    for (const body of bodies) {
      if (body.kind === 'branch') made.push(...branchMonth(body, month, today))
      if (body.kind === 'leading-group') made.push(...groupMonth(body, month, today))
      const isExcused = body === bodies.filter(({ kind }) => kind === 'cell').at(-1) && back === 2
      if (body.kind === 'cell' && !isExcused) {
        const on = workingDay(`${month.slice(0, 7)}-11`)
        const content = '学习当月规定内容，党员汇报思想和工作，讨论入党积极分子培养。'
        made.push(
          meetingOf(body, {
            kind: 'cell',
            title: `${Number(month.slice(5, 7))}月党小组会`,
            content,
            on,
            today,
            startsAt: '10:30',
            hours: 1,
          }),
        )
      }
    }
  }
  const held = made.filter(({ heldOn }) => heldOn < today)
  const latest = held.findLast(({ kind, leader }) => kind === 'committee' && leader === 'wangyining')
  if (latest && latest.state === 'recorded') latest.state = 'returned'
  const first = bodies.find(({ branch }) => branch?.key === 'first')!
  const next = workingDay(addDays(today, 3))
  const planned = {
    kind: 'theme-day' as const,
    title: '“送图书下基层”主题党日',
    content: '',
    state: 'planned' as const,
  }
  return [...held, meetingOf(first, { ...planned, on: next, today, place: '云溪社区文化站' })]
}
