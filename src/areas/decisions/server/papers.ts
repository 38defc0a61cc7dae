import { dayOf } from '../../../platform/clock.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import type { MeetingRecord, RecordItem } from '../meeting/record.ts'
import { taskStates } from '../schema/follow.ts'
import { opinionKinds, opinionResults } from '../schema/topics.ts'
import { meetingEntry } from './changing.ts'
import { type ApprovalTopic, approvalPaper } from './documents/approval.ts'
import { agendaPaper, noticePaper } from './documents/before.ts'
import { type LedgerMeeting, ledgerSheet } from './documents/ledger.ts'
import { minutesPaper } from './documents/minutes.ts'
import { recordPaper } from './documents/record-paper.ts'
import { registerPaper } from './documents/register.ts'
import { ballotsPaper, itemsWithBallots, votesPaper } from './documents/voting.ts'
import { taskRows } from './queries/follow.ts'
import { agendaOfMeeting } from './queries/meetings.ts'
import { heldMeetings } from './queries/statistics.ts'
import { recordOf } from './record.ts'
import { readTopic } from './topic-view.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a paper is drawn from: the record, the item asked for if any, and today. */
type Wanted = { record: MeetingRecord; item: RecordItem | undefined; today: string }

type Drawing = { title: string; isAfter: boolean; draw: (wanted: Wanted) => Promise<Uint8Array> }

const drawings = {
  'minutes.docx': { title: '纪要', isAfter: true, draw: ({ record }) => minutesPaper(record) },
  'record.docx': { title: '会议记录', isAfter: true, draw: ({ record }) => recordPaper(record) },
  'votes.docx': { title: '表决情况', isAfter: true, draw: ({ record }) => votesPaper(record) },
  'agenda.docx': { title: '议程', isAfter: false, draw: ({ record }) => agendaPaper(record) },
  'notice.docx': { title: '通知', isAfter: false, draw: ({ record, today }) => noticePaper(record, today) },
  'ballots.docx': { title: '表决票', isAfter: false, draw: drawBallots },
  'register.docx': { title: '登记表', isAfter: false, draw: drawRegister },
} satisfies Record<string, Drawing>

type Paper = keyof typeof drawings

function drawBallots({ record, item }: Wanted) {
  const items = item ? [item] : itemsWithBallots(record)
  if (!items.length) throw new Refusal('rule_broken', '这次会议没有需要用票表决的事项')
  return ballotsPaper(record, items)
}

function drawRegister({ record, item }: Wanted) {
  if (!item) throw new Refusal('not_found', '请选择会议的一个事项')
  // While the meeting goes on, statements may still be sealed.
  if (record.openedAt && !record.closedAt) throw new Refusal('rule_broken', '会议正在进行，登记表在散会以后生成')
  return registerPaper(record, item)
}

/**
 * One paper of a meeting as a Word file, drawn from its record; exporting it leaves a trace. Refuses papers that need
 * the end of the meeting before it, with `rule_broken`.
 */
export async function exportPaper(ctx: Ctx, id: string, paper: Paper, itemId?: string): Promise<FileOut> {
  const { platform, actor } = ctx
  const record = await recordOf(platform.db, platform.keys, actor.unitId, id)
  const { title, isAfter, draw }: Drawing = drawings[paper]
  if (isAfter && !record.closedAt) throw new Refusal('rule_broken', `会议还没有结束，${title}在散会以后生成`)
  const item = itemId ? await itemOf(ctx, id, record, itemId) : undefined
  const bytes = await draw({ record, item, today: dayOf(platform.clock.now()) })
  const file = { bytes, name: `${record.title}${item ? `“${item.title}”` : ''}${title}.docx`, type: WORD }
  const audit = [meetingEntry('meeting.paper-exported', id, { paper, ...(itemId ? { itemId } : {}) })]
  return write(ctx, async () => ({ result: file, audit }))
}

async function itemOf({ platform, actor }: Ctx, id: string, record: MeetingRecord, itemId: string) {
  const agenda = await agendaOfMeeting(platform.db, actor.unitId, id)
  const item = record.items[agenda.findIndex((one) => one.id === itemId)]
  if (!item) throw new Refusal('not_found', '请选择会议的一个事项')
  return item
}

/** 三重一大台账 of the meetings that were held and closed in a year, this year if none is named. */
export async function exportLedger(ctx: Ctx, asked?: number): Promise<FileOut> {
  const { platform, actor } = ctx
  const { db, keys, clock } = platform
  const { unitId } = actor
  const today = dayOf(clock.now())
  const year = asked ?? Number(today.slice(0, 4))
  const states = await progressOfItems(ctx)
  const meetings: LedgerMeeting[] = []
  for (const { id, openedAt } of await heldMeetings(db, unitId, year)) {
    const record = await recordOf(db, keys, unitId, id)
    const agenda = await agendaOfMeeting(db, unitId, id)
    const progress = agenda.map((item) => states.get(item.id) ?? '')
    if (record.closedAt && openedAt) meetings.push({ record, heldOn: dayOf(openedAt), progress })
  }
  const bytes = await ledgerSheet(year, meetings)
  const file = { bytes, name: `${today} ${year}年三重一大决策台账.xlsx`, type: SHEET }
  const detail = { paper: 'ledger.xlsx', year, meetings: meetings.length }
  const audit = [{ action: 'meeting.paper-exported', subjectKind: 'unit', subjectId: unitId, detail }]
  return write(ctx, async () => ({ result: file, audit }))
}

/** How far the tasks of each item are: 已办结2项，办理中1项 */
async function progressOfItems({ platform, actor }: Ctx): Promise<Map<string, string>> {
  const counts = new Map<string, Map<string, number>>()
  for (const { itemId, state } of await taskRows(platform.db, actor.unitId)) {
    const title = taskStates[state as keyof typeof taskStates]
    const own = counts.get(itemId) ?? new Map<string, number>()
    counts.set(itemId, own.set(title, (own.get(title) ?? 0) + 1))
  }
  const words = (own: Map<string, number>) => [...own].map(([title, count]) => `${title}${count}项`).join('，')
  return new Map([...counts].map(([itemId, own]) => [itemId, words(own)]))
}

/** 议题报批单 of a topic the actor may see, or a blank one to be filled in by hand. */
export async function exportApproval(ctx: Ctx, scope: Scope, topicId?: string): Promise<FileOut> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const topic = topicId ? await approvalOf(ctx, scope, topicId) : undefined
  const bytes = await approvalPaper(await unitName(db, unitId), topic)
  const file = { bytes, name: `${topic ? `“${topic.title}”` : '空白'}议题报批单.docx`, type: WORD }
  const subject = topicId ? { subjectKind: 'topic', subjectId: topicId } : { subjectKind: 'unit', subjectId: unitId }
  const audit = [{ action: 'meeting.paper-exported', ...subject, detail: { paper: 'approval.docx' } }]
  return write(ctx, async () => ({ result: file, audit }))
}

async function approvalOf(ctx: Ctx, scope: Scope, topicId: string): Promise<ApprovalTopic> {
  const { opinions, createdAt, consentedAt, consentedBy, ...topic } = await readTopic(ctx, scope, topicId)
  const { title, code, summary, category, amountFen, sectionName, presenter, priorTalks } = topic
  return {
    ...{ title, code, summary, category, amountFen, sectionName, presenter, priorTalks },
    createdOn: dayOf(new Date(createdAt)),
    consentedBy: consentedBy ?? '',
    consentedOn: consentedAt ? dayOf(new Date(consentedAt)) : '',
    opinions: opinions.map(({ kind, result, text, givenBy, givenOn }) => {
      return { kind: opinionKinds[kind], result: opinionResults[result], text, givenBy, givenOn }
    }),
  }
}
