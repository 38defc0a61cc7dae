import { dayOf } from '../../../../platform/clock.ts'
import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import { presences } from '../../schema.ts'
import type { MeetingView } from '../../views.ts'
import { kindWords, spoken } from './sheets.ts'

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

/** When a meeting of so many hours ends, as a clock shows it. */
export function endOf(startsAt: string, hours: number): string {
  const [hour, minute] = startsAt.split(':').map(Number)
  const minutes = (hour! * 60 + minute! + hours * 60) % (24 * 60)
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** Where host and recorder sign by hand; one row, so that a name is not parted from its date. */
const signatures: Block = {
  kind: 'table',
  size: 28,
  columns: ['主持人签名', '记录人签名'].map((title) => ({ title, width: 1, align: 'center' as const })),
  rows: [Array.from({ length: 2 }, () => '\n\n　　　　年　　月　　日')],
}

/** 组织生活记录 in the official layout: who came, what was said, what was decided, who reviewed it. */
export function recordPaper(meeting: MeetingView, unitName: string): Promise<Uint8Array> {
  const { organisationName, heldOn, startsAt, hours, place, hostName, recorderName, lecturerName } = meeting
  const facts: [string, string][] = [
    ['主题', meeting.title],
    ['类别', kindWords(meeting)],
    ['时间', `${spoken(heldOn)} ${startsAt}${hours ? `—${endOf(startsAt, hours)}` : ''}`],
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
        ? [
            heading('补记'),
            ...meeting.additions.map(({ text: words, addedBy, addedAt }) =>
              text(`${words}（${addedBy}，${spoken(dayOf(new Date(addedAt)))}）`),
            ),
          ]
        : []),
      // Kept with the signatures: nobody signs a page on which nothing is written.
      { kind: 'heading', level: 2, text: reviewed },
      signatures,
      text('本记录由系统按登记的内容打印，签名以后存档。'),
    ],
  })
}
