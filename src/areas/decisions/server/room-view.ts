import { dayOf } from '../../../platform/clock.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Ctx, Platform } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import { presiderOf, quorumOf, stillToSpeak } from '../meeting/reading.ts'
import { start } from '../meeting/start.ts'
import type { Item, State, Vote } from '../meeting/state.ts'
import type { RoomItem, RoomView } from '../schema/room.ts'
import { roleIn, type Standing } from './changing.ts'
import { type Hint, recusalHints } from './hints.ts'
import { versionOf, waitForNews } from './live.ts'
import {
  absentOpinionsOf,
  agendaOfMeeting,
  meetingById,
  membersOfMeeting,
  observersOfMeeting,
} from './queries/meetings.ts'
import { receiptsOf } from './queries/minutes.ts'
import { topicBriefs } from './queries/planning.ts'
import { materialsOfTopics } from './queries/topic-reading.ts'
import { loadRoom, setupOf } from './room-state.ts'
import { decisionTasks } from './tasks.ts'

type Frame = NonNullable<Awaited<ReturnType<typeof readFrame>>>

/** Everything of a room that is the same for all who look at it. */
async function readFrame(platform: Platform, unitId: string, id: string) {
  const { db, keys, clock } = platform
  const meeting = await meetingById(db, unitId, id)
  if (!meeting) return null
  const agenda = await agendaOfMeeting(db, unitId, id)
  const members = await membersOfMeeting(db, unitId, id)
  const room = await loadRoom(db, keys, unitId, id)
  const topicIds = [...new Set(agenda.flatMap(({ topicId }) => topicId ?? []))]
  const memberIds = members.map(({ personId }) => personId)
  const now = clock.now()
  const isGoingOn = meeting.state !== 'closed' && meeting.state !== 'locked' && meeting.state !== 'cancelled'
  return {
    meeting,
    agenda,
    members,
    observers: await observersOfMeeting(db, unitId, id),
    state: room?.state ?? start((await setupOf(db, unitId, id))!),
    seq: room?.seq ?? 0,
    unitName: await unitName(db, unitId),
    briefs: await topicBriefs(db, unitId, topicIds),
    materials: await materialsOfTopics(db, unitId, topicIds),
    opinions: await absentOpinionsOf(db, keys, unitId, id),
    hints: isGoingOn ? await recusalHints(db, keys, { unitId, memberIds, agenda, at: now }) : [],
    receipts: await receiptsOf(
      db,
      unitId,
      agenda.map((item) => item.id),
    ),
    execution: await executionBefore(platform, unitId, meeting.openedAt ?? now),
  }
}

/** How much of what earlier meetings decided is carried out. */
async function executionBefore({ db }: Platform, unitId: string, at: Date) {
  const today = dayOf(at)
  const tasks = await decisionTasks(db, { unitId, today, personId: null })
  const earlier = tasks.filter(({ decidedOn, state }) => decidedOn <= today && state !== 'dropped')
  return {
    done: earlier.filter(({ state }) => state === 'done').length,
    due: earlier.filter(({ dueOn, state }) => dueOn <= today || state === 'done').length,
    overdue: earlier.filter(({ lamp }) => lamp === 'red').length,
  }
}

/** Two hundred screens ask for the same frame at the same moment: it is read once a change. */
const frames = new WeakMap<Platform, Map<string, { version: number; readAt: number; frame: Promise<Frame | null> }>>()
const FRESH_MS = 1000

function frameOf(platform: Platform, unitId: string, id: string): Promise<Frame | null> {
  const known = frames.get(platform) ?? new Map()
  frames.set(platform, known)
  const key = `${unitId} ${id}`
  const [version, now] = [versionOf(id), performance.now()]
  const before = known.get(key)
  if (before && before.version === version && now - before.readAt < FRESH_MS) return before.frame
  const frame = readFrame(platform, unitId, id)
  known.set(key, { version, readAt: now, frame })
  // What failed is not kept; what is old is only in the way.
  frame.catch(() => known.delete(key))
  if (known.size > 500) known.delete(known.keys().next().value!)
  return frame
}

const PATIENCE_MS = 20_000

/** The room as the actor may see it; with `after`, only once something has changed since, or after twenty seconds. */
export async function readRoom(ctx: Ctx, id: string, after?: number, signal?: AbortSignal): Promise<RoomView> {
  const waiting = after === undefined ? null : waitForNews(id, PATIENCE_MS, signal)
  try {
    const now = await viewFor(ctx, id)
    if (!waiting || now.seq !== after) return now
    await waiting.news
    return await viewFor(ctx, id)
  } finally {
    waiting?.stop()
  }
}

async function viewFor(ctx: Ctx, id: string): Promise<RoomView> {
  const frame = await frameOf(ctx.platform, ctx.actor.unitId, id)
  if (!frame) throw new Refusal('not_found')
  const { meeting, members, observers, state } = frame
  const myId = members.find(({ personId }) => personId === ctx.actor.personId)?.personId ?? null
  const role = roleIn(ctx, meeting, { myId, observers })
  if (!role) throw new Refusal('not_found')
  const me = { role, memberId: myId }
  const mine = ownItems(ctx, role, observers)
  return {
    ...{ id, seq: frame.seq, title: meeting.title, unitName: frame.unitName, place: meeting.place },
    ...{ plannedAt: meeting.plannedAt.toISOString(), state: meeting.state, settings: meeting.settings, me },
    members: state.members.map((member, index) => {
      const { reply = null, replyReason = '' } = members[index] ?? {}
      return { ...member, reply, replyReason }
    }),
    observers: observers.map(({ id: observerId, name, title, itemIds }) => ({ id: observerId, name, title, itemIds })),
    currentItemId: state.currentItemId,
    items: state.items.filter((item) => !mine || mine.includes(item.id)).map((item) => itemView(frame, item, me)),
    execution: frame.execution,
  }
}

/** Items somebody was asked to attend; null for those who attend everything. */
function ownItems({ actor }: Ctx, role: Standing['me'], observers: Frame['observers']): string[] | null {
  if (role !== 'observer') return null
  const own = observers.filter(({ personId }) => personId === actor.personId)
  return own.some(({ itemIds }) => itemIds === null) ? null : own.flatMap(({ itemIds }) => itemIds ?? [])
}

const nameOf = (state: State, id: string) => state.members.find((member) => member.id === id)?.name ?? ''

function itemView(frame: Frame, item: Item, me: RoomView['me']): RoomItem {
  const { state, agenda, hints } = frame
  const row = agenda.find(({ id }) => id === item.id)
  const topicId = row?.topicId ?? null
  const { base, needed, present, met } = quorumOf(state, item)
  const votes = item.votes.map((vote) => voteView(frame, item, vote, me))
  const current = item.state === 'waiting' ? undefined : votes.at(-1)
  const isNow = current !== undefined && current.state !== 'void'
  return {
    ...{ id: item.id, topicId, position: row?.position ?? 0, title: item.title, kind: item.kind, method: item.method },
    summary: frame.briefs.get(topicId ?? '')?.summary ?? '',
    state: item.state,
    presiderId: presiderOf(state, item)?.id ?? null,
    ...{ base, needed, present, hasQuorum: met },
    recused: Object.entries(item.recused).map(([memberId, reason]) => ({
      memberId,
      name: nameOf(state, memberId),
      reason,
    })),
    hints: hints.filter((hint) => mayKnow(hint, item, me)).map((hint) => hintView(state, hint)),
    absentOpinions: frame.opinions
      .filter((opinion) => opinion.itemId === item.id)
      .map(({ personId, text }) => ({ memberId: personId, name: nameOf(state, personId), text })),
    statements: item.statements.map(({ memberId, attitude, text, at, isVoid }) => {
      const isOpen = item.isRevealed || memberId === me.memberId
      const said = isOpen ? { attitude, text } : { attitude: null, text: null }
      return { memberId, name: nameOf(state, memberId), ...said, at, isVoid }
    }),
    waitingFor: stillToSpeak(state, item).map(({ id, name }) => ({ memberId: id, name })),
    override: item.override,
    vote: isNow ? current : null,
    earlierVotes: isNow ? votes.slice(0, -1) : votes,
    result: item.result,
    materials: frame.materials
      .filter((material) => material.topicId === topicId)
      .map(({ id, name, version, size }) => ({ id, name, version, size })),
  }
}

/** A relation is told to the clerk and to the member it is about, as long as that member has not recused. */
const mayKnow = (hint: Hint, item: Item, me: RoomView['me']) =>
  hint.itemId === item.id &&
  !Object.hasOwn(item.recused, hint.memberId) &&
  (me.role === 'clerk' || me.memberId === hint.memberId)

const hintView = (state: State, { memberId, key, because, cites }: Hint) => ({
  ...{ memberId, name: nameOf(state, memberId), key, because, cites },
})

function voteView({ state, receipts, observers }: Frame, item: Item, vote: Vote, me: RoomView['me']) {
  const isShown = vote.state === 'closed' || (vote.method === 'hands' && me.role === 'clerk')
  const tellerName = (id: string) =>
    nameOf(state, id) || observers.find(({ personId }) => personId === id)?.name || '会务人员'
  return {
    ...{ round: vote.round, method: vote.method, state: vote.state, voidReason: vote.voidReason },
    voters: vote.voters.map((memberId) => {
      const choice = isShown || memberId === me.memberId ? (vote.choices[memberId] ?? null) : null
      return { memberId, name: nameOf(state, memberId), hasVoted: vote.voted.includes(memberId), choice }
    }),
    tellers: Object.keys(vote.counts).map(tellerName),
    receipts: receipts.find(({ itemId, round }) => itemId === item.id && round === vote.round)?.receipts ?? null,
  }
}
