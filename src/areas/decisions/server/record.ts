import { createHash } from 'node:crypto'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Keys } from '../../../platform/keys.ts'
import { unitName } from '../../posts/facts.ts'
import type { MeetingRecord, RecordItem } from '../meeting/record.ts'
import type { Item, Vote } from '../meeting/state.ts'
import { opinionKinds, opinionResults } from '../schema/topics.ts'
import { type LiveRecord, liveRecord, presidersOf } from './live-record.ts'
import {
  type AbsentOpinionRow,
  type AgendaRow,
  absentOpinionsOf,
  agendaOfMeeting,
  type MeetingRow,
  type MemberRow,
  meetingById,
  membersOfMeeting,
  observersOfMeeting,
} from './queries/meetings.ts'
import { addendaOf, receiptsOf, type TaskRow, tasksOfItems } from './queries/minutes.ts'
import { type TopicBrief, topicBriefs } from './queries/planning.ts'
import { opinionsOfTopics } from './queries/topic-reading.ts'

/** Marks the addenda written by the act of locking itself: they belong to what the hash covers. */
export const UNCONFIRMED = '定稿时本人没有确认发言记录'

const wordOf = (words: Record<string, string>, key: string) => words[key] ?? key

const iso = (at: Date | null) => at?.toISOString() ?? ''

type Parts = {
  live: LiveRecord | null
  members: MemberRow[]
  opinions: AbsentOpinionRow[]
  briefs: Map<string, TopicBrief>
  advice: Awaited<ReturnType<typeof opinionsOfTopics>>
  tasks: TaskRow[]
  receipts: Awaited<ReturnType<typeof receiptsOf>>
  presiders: Map<string, string>
}

/**
 * A meeting as its papers need it. Before it opens there is only the plan of it; words are those of the minutes, with
 * the corrections made since; once locked it is what was locked, whatever is renamed later. Refuses with `not_found`
 * when there is no such meeting.
 */
export async function recordOf(db: Reader, keys: Keys, unitId: string, meetingId: string): Promise<MeetingRecord> {
  const meeting = await meetingById(db, unitId, meetingId)
  if (!meeting) throw new Refusal('not_found')
  if (!meeting.recordSealed) return await currentRecord(db, keys, meeting)
  const kept = JSON.parse(keys.open(meeting.recordSealed, placeOf(meetingId))) as MeetingRecord
  return { ...kept, hash: meeting.recordHash, addenda: await addendaIn(db, meeting) }
}

const placeOf = (meetingId: string) => `meeting.record.${meetingId}`

/** The record as it is kept from the moment it is locked. */
export const sealRecord = (keys: Keys, meetingId: string, record: MeetingRecord): Buffer =>
  keys.seal(JSON.stringify(record), placeOf(meetingId))

async function addendaIn(db: Reader, { unitId, id }: MeetingRow): Promise<MeetingRecord['addenda']> {
  const addenda = await addendaOf(db, unitId, id)
  return addenda.map(({ text, reason, addedBy, addedAt }) => ({ text, reason, addedBy, addedAt: iso(addedAt) }))
}

async function currentRecord(db: Reader, keys: Keys, meeting: MeetingRow): Promise<MeetingRecord> {
  const { unitId, id: meetingId } = meeting
  const agenda = await agendaOfMeeting(db, unitId, meetingId)
  const observers = await observersOfMeeting(db, unitId, meetingId)
  const parts = await partsOf(db, keys, meeting, agenda)
  const members = membersIn(parts)
  const presiding = members.find(({ isChair, wasPresent }) => isChair && wasPresent)
  const chair = presiding ?? members.find(({ wasPresent }) => wasPresent) ?? members.find(({ isChair }) => isChair)
  return {
    unitName: await unitName(db, unitId),
    ...headOf(meeting),
    chair: { name: chair?.name ?? '', title: chair?.title ?? '' },
    members,
    observers: observers.map(({ name, title, itemIds }) => {
      return { name, title, items: itemIds && numbersOf(itemIds, agenda) }
    }),
    items: agenda.map((item, index) => recordItem(item, index + 1, parts)),
    addenda: await addendaIn(db, meeting),
  }
}

function headOf(meeting: MeetingRow) {
  const { title, year, number, minutesNumber, place, recorder, recordHash: hash } = meeting
  const { plannedAt, openedAt, closedAt } = meeting
  const times = { plannedAt: iso(plannedAt), openedAt: iso(openedAt), closedAt: iso(closedAt) }
  return { title, year, number, minutesNumber, place, recorder, hash, ...times }
}

const numbersOf = (itemIds: string[], agenda: AgendaRow[]) =>
  agenda.flatMap(({ id }, index) => (itemIds.includes(id) ? [index + 1] : []))

async function partsOf(db: Reader, keys: Keys, meeting: MeetingRow, agenda: AgendaRow[]): Promise<Parts> {
  const { unitId, id } = meeting
  const itemIds = agenda.map((item) => item.id)
  const topicIds = [...new Set(agenda.flatMap(({ topicId }) => topicId ?? []))]
  const isOpened = meeting.openedAt !== null
  const live = isOpened ? await liveRecord(db, keys, { unitId, meetingId: id }) : null
  return {
    live,
    members: await membersOfMeeting(db, unitId, id),
    opinions: await absentOpinionsOf(db, keys, unitId, id),
    briefs: await topicBriefs(db, unitId, topicIds),
    advice: await opinionsOfTopics(db, unitId, topicIds),
    tasks: await tasksOfItems(db, unitId, itemIds),
    receipts: await receiptsOf(db, unitId, itemIds),
    presiders: live ? presidersOf(live.room) : new Map(),
  }
}

function membersIn({ members, live }: Parts): MeetingRecord['members'] {
  const came = new Set(live?.room.events.flatMap(({ event }) => (event.kind === 'signed-in' ? event.memberId : [])))
  return members.map(({ personId, name, title, isChair, reply, replyReason }) => {
    const wasPresent = came.has(personId)
    const isLate = live?.room.state.members.find(({ id }) => id === personId)?.isLate ?? false
    const absenceReason = !wasPresent && reply === 'leave' ? replyReason : ''
    return { id: personId, name, title, isChair, wasPresent, isLate, absenceReason }
  })
}

function recordItem(item: AgendaRow, number: number, parts: Parts): RecordItem {
  const { id, title, kind, method, resolution } = item
  const topic = parts.briefs.get(item.topicId ?? '')
  const live = parts.live?.room.state.items.find((one) => one.id === id)
  return {
    number,
    title,
    kind,
    resolution,
    ...aboutTopic(item, topic, parts),
    presiderName: parts.presiders.get(id) ?? '',
    recused: Object.entries(live?.recused ?? {}).map(([memberId, reason]) => {
      return { name: nameOf(memberId, parts), reason }
    }),
    override: live?.override ?? null,
    statements: statementsOn(id, parts),
    absentOpinions: parts.opinions
      .filter(({ itemId }) => itemId === id)
      .map(({ personId, text }) => ({ name: nameOf(personId, parts), text })),
    method: live?.method ?? method,
    votes: live ? votesOf(live, parts) : [],
    result: live?.result ?? null,
    tasks: parts.tasks
      .filter(({ itemId }) => itemId === id)
      .map(({ title: task, owner, section, supporting, dueOn }) => ({
        title: task,
        owner,
        section,
        supporting,
        dueOn,
      })),
  }
}

function aboutTopic({ topicId }: AgendaRow, topic: TopicBrief | undefined, { advice }: Parts) {
  return {
    summary: topic?.summary ?? '',
    category: topic?.category ?? null,
    amountFen: topic?.amountFen ?? null,
    sectionName: topic?.sectionName ?? '',
    presenter: topic?.presenter ?? '',
    priorTalks: topic?.priorTalks ?? '',
    opinions: advice
      .filter((one) => one.topicId === topicId)
      .map(({ kind, result, text, givenBy, givenOn }) => {
        return { kind: wordOf(opinionKinds, kind), result: wordOf(opinionResults, result), text, givenBy, givenOn }
      }),
  }
}

const memberOf = (id: string, { members }: Parts) => members.find(({ personId }) => personId === id)
const nameOf = (id: string, parts: Parts) => memberOf(id, parts)?.name ?? ''

function statementsOn(itemId: string, parts: Parts): RecordItem['statements'] {
  const said = parts.live?.said.filter((one) => one.itemId === itemId) ?? []
  return said.map(({ personId, attitude, text, at }) => {
    return { name: nameOf(personId, parts), title: memberOf(personId, parts)?.title ?? '', attitude, text, at }
  })
}

function votesOf({ id, votes, result }: Item, parts: Parts): RecordItem['votes'] {
  return votes.flatMap((vote) => {
    if (vote.state === 'open') return []
    const { method, state, voidReason, round } = vote
    const receipts = parts.receipts.find((one) => one.itemId === id && one.round === round)?.receipts ?? []
    const tally = state === 'closed' ? (result?.tally ?? null) : null
    return { method, state, voidReason, choices: choicesOf(vote, parts), tally, receipts }
  })
}

function choicesOf({ method, choices, voters }: Vote, parts: Parts) {
  if (method === 'secret' || method === 'paper') return null
  return voters.flatMap((id) => (choices[id] ? { name: nameOf(id, parts), choice: choices[id] } : []))
}

/** The SHA-256 of a record, in hexadecimal: all of it but the hash itself and what is added after the lock. */
export function recordHash({ hash: _hash, ...record }: MeetingRecord): string {
  const addenda = record.addenda.filter(({ reason }) => reason === UNCONFIRMED)
  return createHash('sha256')
    .update(canonical({ ...record, addenda }))
    .digest('hex')
}

/**
 * Whether a locked record still is what was locked: the kept one by its hash, and the tables it was made of. Left out
 * of the second is what lives on in registers of its own: names of the unit and of sections, and the tasks.
 */
export async function verdictOn(
  db: Reader,
  keys: Keys,
  { unitId, meetingId }: { unitId: string; meetingId: string },
): Promise<{ matches: boolean; recordHash: string; computed: string }> {
  const meeting = await meetingById(db, unitId, meetingId)
  if (!meeting) throw new Refusal('not_found')
  if (!meeting.recordHash) throw new Refusal('rule_broken', '会议记录还没有定稿，没有校验码')
  // Rooms are remembered by their keys; a copy of the keys makes this read what the database holds now.
  const now = await currentRecord(db, { ...keys }, meeting).catch(nothingIfAltered)
  const kept = await recordOf(db, keys, unitId, meetingId).catch(nothingIfAltered)
  const computed = kept ? recordHash(kept) : ''
  const isSame = kept !== null && now !== null && lastingText(kept) === lastingText(now)
  const matches = computed === meeting.recordHash && isSame
  return { matches, recordHash: meeting.recordHash, computed }
}

/** Sealed content that was altered or moved does not open; that is an answer here, not a failure. */
function nothingIfAltered(error: Error): null {
  if (error instanceof Refusal && error.kind === 'damaged') return null
  throw error
}

function lastingText({ hash: _hash, unitName: _unit, addenda: _addenda, items, ...record }: MeetingRecord): string {
  return canonical({ ...record, items: items.map(({ sectionName: _section, tasks: _tasks, ...item }) => item) })
}

/** JSON with keys in order and no spaces: the same content is the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
