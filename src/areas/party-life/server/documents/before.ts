import { weekday } from '../../../../law/periods.ts'
import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import type { MeetingView } from '../../views.ts'
import { kindWords, spoken } from './sheets.ts'

const text = (words: string): Block => ({ kind: 'text', text: words })
const signed = (words: string): Block => ({ kind: 'text', text: words, at: 'signed' })
const heading = (words: string): Block => ({ kind: 'heading', level: 1, text: words })
const weekdays = ['一', '二', '三', '四', '五', '六', '日']

const dueOf = ({ people }: MeetingView) => people.filter(({ presence }) => presence !== 'exempt')

/** 通知 of what is planned: when, where, what, for whom; dated the day it is printed. */
export function noticePaper(meeting: MeetingView, on: string): Promise<Uint8Array> {
  const { organisationName, heldOn, startsAt, place, title, hostName, lecturerName, kind } = meeting
  const people = dueOf(meeting)
  const what = kindWords(meeting)
  const held = kind === 'theme-day' || kind === 'lecture' ? '开展' : '召开'
  const facts: [string, string][] = [
    ['时间', `${spoken(heldOn)}（星期${weekdays[weekday(heldOn) - 1]}）${startsAt}`],
    ['地点', place],
    ['主题', title],
    ['主持', hostName],
    ['讲课', lecturerName],
  ]
  const shown = facts.filter(([, words]) => words)
  return officialDocument({
    title: `关于${held}${what}的通知`,
    subtitle: organisationName,
    blocks: [
      text('各位同志：'),
      text(`现将${held}${what}的有关事项通知如下：`),
      heading('一、时间、地点和主题'),
      ...shown.map(([name, words], index) => text(`${index + 1}．${name}：${words}`)),
      heading('二、参加人员'),
      text(people.length ? `${people.map(({ name }) => name).join('、')}，共${people.length}人。` : '另行通知。'),
      heading('三、有关要求'),
      text('1．请提前安排好工作，按时到会，到会时在签到表上签到。'),
      text('2．因故不能到会的，请会前向书记（召集人）请假，会后补学。'),
      signed(organisationName),
      signed(spoken(on)),
    ],
  })
}

/** 签到表: a name and room to sign for everybody due, two to a row. */
export function signInPaper(meeting: MeetingView): Promise<Uint8Array> {
  const { heldOn, startsAt, place, organisationName, title } = meeting
  const people = dueOf(meeting).map(({ name }, index) => [String(index + 1), name, ''])
  const half = Math.ceil(people.length / 2)
  const rows = people.slice(0, half).map((left, index) => [...left, ...(people[half + index] ?? ['', '', ''])])
  const columns = [
    { title: '序号', width: 7, align: 'center' as const },
    { title: '姓名', width: 12, align: 'center' as const },
    { title: '签到', width: 16 },
  ]
  return officialDocument({
    title: `${kindWords(meeting)}签到表`,
    subtitle: [organisationName, `${spoken(heldOn)} ${startsAt}`, place].filter(Boolean).join('　'),
    blocks: [
      text(`主题：${title}`),
      { kind: 'table', size: 28, columns: [...columns, ...columns], rows },
      text(`应到${people.length}人，实到　　　人。请假和缺席的写明原因：`),
    ],
  })
}
