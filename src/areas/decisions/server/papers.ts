import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import type { MeetingRecord } from '../meeting/record.ts'
import { meetingEntry } from './changing.ts'
import { agendaPaper, ballotsPaper, noticePaper, registerPaper, votesPaper } from './documents/forms.ts'
import { minutesPaper } from './documents/minutes.ts'
import { recordPaper } from './documents/record-paper.ts'
import { agendaOfMeeting } from './queries/meetings.ts'
import { recordOf } from './record.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const papers = {
  'minutes.docx': { title: '纪要', draw: minutesPaper, isAfter: true },
  'record.docx': { title: '会议记录', draw: recordPaper, isAfter: true },
  'votes.docx': { title: '表决情况', draw: votesPaper, isAfter: true },
  'agenda.docx': { title: '议程', draw: agendaPaper, isAfter: false },
  'notice.docx': { title: '通知', draw: noticePaper, isAfter: false },
  'ballots.docx': { title: '表决票', draw: ballotsPaper, isAfter: false },
}

type Paper = keyof typeof papers | 'register.docx'

/** One paper of a meeting as a Word file, drawn from its record; exporting it leaves a trace. */
export async function exportPaper(ctx: Ctx, id: string, paper: Paper, itemId?: string): Promise<FileOut> {
  const { platform, actor } = ctx
  const record = await recordOf(platform.db, platform.keys, actor.unitId, id)
  const { title, bytes } =
    paper === 'register.docx' ? await registerOf(ctx, id, record, itemId) : await drawn(record, papers[paper])
  const file = { bytes, name: `${record.title}${title}.docx`, type: WORD }
  const audit = [meetingEntry('meeting.paper-exported', id, { paper, ...(itemId ? { itemId } : {}) })]
  return write(ctx, async () => ({ result: file, audit }))
}

async function drawn(record: MeetingRecord, { title, draw, isAfter }: (typeof papers)[keyof typeof papers]) {
  if (isAfter && !record.closedAt) throw new Refusal('rule_broken', `会议还没有结束，${title}在散会以后生成`)
  return { title, bytes: await draw(record) }
}

async function registerOf({ platform, actor }: Ctx, id: string, record: MeetingRecord, itemId?: string) {
  const agenda = await agendaOfMeeting(platform.db, actor.unitId, id)
  const item = record.items[agenda.findIndex((one) => one.id === itemId)]
  if (!item) throw new Refusal('not_found', '请选择会议的一个事项')
  return { title: `${item.title}登记表`, bytes: await registerPaper(record, item) }
}
