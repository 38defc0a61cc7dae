import { addDays } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import type { AgendaEntry, MeetingLine, MeetingsQuery, MeetingView } from '../schema/meetings.ts'
import { meetingStates } from '../schema/words.ts'
import { type Standing, standingIn } from './changing.ts'
import { missingForNotice } from './meetings.ts'
import { type MeetingListRow, meetingList, meetingYears } from './queries/meeting-list.ts'
import {
  type AbsentOpinionRow,
  type AgendaRow,
  absentOpinionsOf,
  agendaOfMeeting,
  type MeetingRow,
  meetingById,
} from './queries/meetings.ts'
import { emergencyItems, type TopicBrief, topicBriefs } from './queries/planning.ts'
import { materialsOfTopics } from './queries/topic-reading.ts'

/** Members should have the papers this many days before they meet. */
const READING_DAYS = 2
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const iso = (at: Date | null) => at?.toISOString() ?? null

/** A page of meetings with the years there are. */
export async function listMeetings(
  { platform: { db }, actor }: Ctx,
  query: MeetingsQuery,
): Promise<{ total: number; years: number[]; rows: MeetingLine[] }> {
  const [{ total, rows }, years] = await Promise.all([
    meetingList(db, actor.unitId, query, query),
    meetingYears(db, actor.unitId),
  ])
  return { total, years, rows: rows.map(lineOf) }
}

const lineOf = (row: MeetingListRow): MeetingLine => ({ ...row, plannedAt: row.plannedAt.toISOString() })

/** The list as a sheet, as it is filtered on the screen. */
export async function exportMeetings(
  ctx: Ctx,
  query: Pick<MeetingsQuery, 'search' | 'year' | 'state'>,
): Promise<FileOut> {
  const { db, clock } = ctx.platform
  const name = await unitName(db, ctx.actor.unitId)
  const { rows } = await meetingList(db, ctx.actor.unitId, query)
  const bytes = await writeTable({
    title: `${name}党组会议一览表`,
    columns: [
      { title: '会议', width: 24, kind: 'text' },
      { title: '时间', width: 18, kind: 'date' },
      { title: '地点', width: 20, kind: 'text' },
      { title: '状态', width: 10, kind: 'text' },
      { title: '应到', width: 7, kind: 'number' },
      { title: '请假', width: 7, kind: 'number' },
      { title: '议程', width: 7, kind: 'number' },
      { title: '通过', width: 7, kind: 'number' },
    ],
    rows: rows.map(({ title, plannedAt, place, state, members, onLeave, items, passed }) => {
      return [title, localTime(plannedAt), place, meetingStates[state], members, onLeave, items, passed]
    }),
  })
  const audit = {
    action: 'meeting.exported',
    subjectKind: 'unit',
    subjectId: ctx.actor.unitId,
    detail: { rows: rows.length },
  }
  const file = { bytes, name: `${dayOf(clock.now())} ${name}党组会议一览表.xlsx`, type: SHEET }
  return write(ctx, async () => ({ result: file, audit: [audit] }))
}

/** `2026-11-23 09:00` by the bureau's clock. */
const localTime = (at: Date) => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')

/** A meeting as the actor may see it: an observer of single items sees nothing of the others. */
export async function readMeeting(ctx: Ctx, id: string): Promise<MeetingView> {
  const { db, clock } = ctx.platform
  const { unitId } = ctx.actor
  const meeting = await meetingById(db, unitId, id)
  if (!meeting) throw new Refusal('not_found')
  const standing = await standingIn(ctx, meeting)
  const agenda = await agendaFor(ctx, meeting, standing)
  const isBefore = meeting.state === 'planned' || meeting.state === 'noticed'
  const missing = standing.me === 'clerk' && isBefore ? await missingForNotice(db, meeting, clock.now()) : []
  return {
    ...headOf(meeting),
    unitName: await unitName(db, unitId),
    me: standing.me,
    myId: standing.myId,
    members: standing.members.map(({ personId, name, title, isChair, reply, replyReason, repliedAt }) => {
      const isPrivate = standing.me === 'observer'
      return {
        personId,
        name,
        title,
        isChair,
        reply: isPrivate ? null : reply,
        replyReason: isPrivate ? '' : replyReason,
        repliedAt: isPrivate ? null : iso(repliedAt),
      }
    }),
    observers: standing.observers
      .filter(({ personId }) => standing.me !== 'observer' || personId === ctx.actor.personId)
      .map(({ id: observerId, personId, name, title, itemIds }) => ({
        id: observerId,
        personId,
        name,
        title,
        itemIds,
      })),
    agenda,
    missing,
    warnings: standing.me === 'clerk' && isBefore ? timeWarnings(meeting, clock.now()) : [],
  }
}

function headOf(meeting: MeetingRow) {
  const { id, revision, year, number, title, state, place, recorder, settings, recordHash } = meeting
  const { plannedAt, noticedAt, openedAt, closedAt, lockedAt } = meeting
  const times = { noticedAt: iso(noticedAt), openedAt: iso(openedAt), closedAt: iso(closedAt), lockedAt: iso(lockedAt) }
  const head = { id, revision, year, number, title, state, place, recorder, settings, recordHash }
  return { ...head, ...times, plannedAt: plannedAt.toISOString() }
}

function timeWarnings({ state, plannedAt }: MeetingRow, now: Date): string[] {
  if (state !== 'planned' || plannedAt <= now) return []
  const isShort = dayOf(now) > addDays(dayOf(plannedAt), -READING_DAYS)
  return isShort ? [`距开会不足${READING_DAYS}天，成员阅读材料的时间不够`] : []
}

async function agendaFor(ctx: Ctx, meeting: MeetingRow, standing: Standing): Promise<AgendaEntry[]> {
  const { db, keys } = ctx.platform
  const { unitId, id } = meeting
  const all = await agendaOfMeeting(db, unitId, id)
  const mine = standing.observers.find(({ personId }) => personId !== null && personId === ctx.actor.personId)
  const isHidden = (item: AgendaRow) => standing.me === 'observer' && mine?.itemIds?.includes(item.id) === false
  const topicIds = [...new Set(all.flatMap(({ topicId }) => topicId ?? []))]
  const [briefs, materials, urgent, opinions] = await Promise.all([
    topicBriefs(db, unitId, topicIds),
    materialsOfTopics(db, unitId, topicIds),
    emergencyItems(
      db,
      unitId,
      all.map((item) => item.id),
    ),
    standing.me === 'observer' ? [] : absentOpinionsOf(db, keys, unitId, id),
  ])
  return all.flatMap((item, index) => {
    if (isHidden(item)) return []
    const own = materials.filter(({ topicId }) => topicId === item.topicId)
    return {
      ...entryOf(item, briefs.get(item.topicId ?? '')),
      number: index + 1,
      isEmergencyReport: urgent.has(item.id),
      warnings: standing.me === 'clerk' ? lateMaterials(item, meeting, own) : [],
      materials: own.map(({ id: materialId, name, version, size }) => ({ id: materialId, name, version, size })),
      observers: standing.observers.filter(({ itemIds }) => itemIds?.includes(item.id)).map(({ name }) => name),
      absentOpinions: opinionsOn(item, opinions, standing),
    }
  })
}

function entryOf(item: AgendaRow, topic: TopicBrief | undefined) {
  const { id, title, kind, method, topicId, outcome, tally } = item
  const { category = null, title: topicTitle = '', presenter = '', summary = '' } = topic ?? {}
  return { id, title, kind, method, topicId, outcome, tally, category, topicTitle, presenter, summary }
}

function opinionsOn(item: AgendaRow, opinions: AbsentOpinionRow[], { members }: Standing) {
  return opinions
    .filter(({ itemId }) => itemId === item.id)
    .map(({ personId, text }) => ({
      personId,
      name: members.find((one) => one.personId === personId)?.name ?? '',
      text,
    }))
}

/** Late papers do not keep an item from being heard; the clerk is told. */
function lateMaterials(
  { topicId, outcome }: AgendaRow,
  { plannedAt, state }: MeetingRow,
  materials: { name: string; uploadedAt: Date }[],
): string[] {
  if (!topicId || outcome || (state !== 'planned' && state !== 'noticed')) return []
  const last = addDays(dayOf(plannedAt), -READING_DAYS)
  return materials
    .filter(({ uploadedAt }) => dayOf(uploadedAt) > last)
    .map(({ name, uploadedAt }) => `材料“${name}”${dayOf(uploadedAt)}才上传，没有提前${READING_DAYS}天送达`)
}
