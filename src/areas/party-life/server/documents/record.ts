import { dayOf } from '../../../../platform/clock.ts'
import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import { presences } from '../../schema.ts'
import type { MeetingView } from '../../views.ts'
import { kindWords } from './sheets.ts'

const spoken = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const text = (words: string): Block => ({ kind: 'text', text: words })
const heading = (words: string): Block => ({ kind: 'heading', level: 1, text: words })
const paragraphs = (words: string): Block[] => words.split('\n').filter(Boolean).map(text)
const names = (people: MeetingView['people']) => people.map(({ name }) => name).join('、')

function attendance({ people, due, present }: MeetingView): Block[] {
  const of = (presence: string) => people.filter((one) => one.presence === presence)
  const why = (presence: 'leave' | 'absent' | 'exempt') =>
    of(presence).map(({ name, reason, madeUpOn }) => {
      const notes = [reason, madeUpOn && `${spoken(madeUpOn)}已补学`].filter(Boolean).join('，')
      return notes ? `${name}（${notes}）` : name
    })
  const missing = (['leave', 'absent', 'exempt'] as const).filter((presence) => of(presence).length)
  return [
    text(`应到${due}人，实到${present}人。到会：${names(of('present')) || '无'}。`),
    ...missing.map((presence) => text(`${presences[presence]}：${why(presence).join('、')}。`)),
  ]
}

const votes = ({ votes: all }: MeetingView): Block[] =>
  all.length
    ? [
        heading('四、表决情况'),
        ...all.map(({ kind, matter, agree, disagree, abstain, because }, index) => {
          const what = kind === 'election' ? '选举' : '表决'
          return text(
            `${index + 1}．${what}“${matter}”：赞成${agree}票，反对${disagree}票，弃权${abstain}票。${because}。`,
          )
        }),
      ]
    : []

function grades({ grades: given }: MeetingView): Block[] {
  if (!given) return []
  const { excellent, qualified, basic, unqualified } = given
  return [text(`民主评议：优秀${excellent}人，合格${qualified}人，基本合格${basic}人，不合格${unqualified}人。`)]
}

/** 组织生活记录 in the official layout: who came, what was said, what was decided, who reviewed it. */
export function recordPaper(meeting: MeetingView, unitName: string): Promise<Uint8Array> {
  const { organisationName, heldOn, startsAt, place, hostName, recorderName, lecturerName } = meeting
  const facts: [string, string][] = [
    ['主题', meeting.title],
    ['类别', kindWords(meeting)],
    ['时间', `${spoken(heldOn)} ${startsAt}`],
    ['地点', place],
    ['主持人', hostName],
    ['讲课人', lecturerName],
    ['记录人', recorderName],
  ]
  const reviewed = meeting.reviewedAt
    ? `${meeting.reviewedBy}于${spoken(dayOf(new Date(meeting.reviewedAt)))}审核。`
    : '尚未审核。'
  return officialDocument({
    title: `${kindWords(meeting)}记录`,
    subtitle: `${unitName}　${organisationName}`,
    blocks: [
      ...facts.filter(([, words]) => words).map(([name, words]) => text(`${name}：${words}`)),
      heading('一、到会情况'),
      ...attendance(meeting),
      heading('二、内容'),
      ...paragraphs(meeting.content),
      ...grades(meeting),
      heading('三、决定事项'),
      ...(meeting.decisions ? paragraphs(meeting.decisions) : [text('无。')]),
      ...votes(meeting),
      ...(meeting.additions.length
        ? [heading('补记'), ...meeting.additions.map((one) => text(`${one.text}（${one.addedBy}）`))]
        : []),
      heading('审核'),
      text(reviewed),
      text('主持人签名：　　　　　　　　记录人签名：'),
    ],
  })
}
