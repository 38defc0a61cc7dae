import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { dismissHit } from '../../interests/facts.ts'
import { decide } from '../meeting/decide.ts'
import { openVote } from '../meeting/reading.ts'
import type { By, Command, Event, State } from '../meeting/state.ts'
import type { RoomCommand, SecretBallot } from '../schema/room.ts'
import type { Tally } from '../schema/words.ts'
import { countBox, destroyKey, dropBox, listHash, prepareBox, putBallot, type Round } from './ballots.ts'
import { meetingEntry, refuseState, standingIn } from './changing.ts'
import { announce, ROOM_CHANGED, wordsFor } from './live.ts'
import { fillMembers } from './members.ts'
import {
  agendaOfMeeting,
  lockMeeting,
  meetingById,
  membersOfMeeting,
  type ObserverRow,
  setMeeting,
} from './queries/meetings.ts'
import { unreportedEmergencies } from './queries/planning.ts'
import { appendEvents, finishItem, insertBallot, tell } from './queries/room.ts'
import { markTopics } from './queries/topic-reading.ts'
import { loadRoom, type Room } from './room-state.ts'

type Answer = { seq: number }

/** Opens a meeting: those entitled to attend, the chair and the agenda are fixed from here on. */
export async function openMeeting(ctx: Ctx, id: string): Promise<Answer> {
  const { unitId } = ctx.actor
  const at = ctx.platform.clock.now()
  const answer = await write(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, unitId, id)
    if (!meeting) throw new Refusal('not_found')
    refuseState(meeting, ['planned', 'noticed'])
    if (meeting.state === 'planned') await fillMembers(tx, unitId, { id, plannedAt: meeting.plannedAt })
    const members = await membersOfMeeting(tx, unitId, id)
    const agenda = await agendaOfMeeting(tx, unitId, id)
    if (!members.some(({ isChair }) => isChair)) {
      throw new Refusal('rule_broken', '没有主持人，不能开会。请先在“党组成员”中登记书记，或者指定主持人')
    }
    if (!agenda.length) throw new Refusal('rule_broken', '议程上还没有事项，不能开会')
    const [urgent] = await unreportedEmergencies(tx, unitId)
    if (urgent) throw new Refusal('rule_broken', `紧急处置“${urgent.title}”还没有列入议程，应当向这次会议报告`)
    await setMeeting(tx, unitId, id, { state: 'open', openedAt: at })
    await tell(tx, ROOM_CHANGED, wordsFor(id))
    const detail = { members: members.length, items: agenda.length }
    return { result: { seq: 0 }, audit: [meetingEntry('meeting.opened', id, detail)] }
  })
  announce(id)
  return answer
}

type Giver = By & { observers: readonly ObserverRow[] }

/** What the actor is in the room when giving a command. Whoever only may look on is an observer here. */
async function byOf(ctx: Ctx, id: string): Promise<Giver> {
  const meeting = await meetingById(ctx.platform.db, ctx.actor.unitId, id)
  if (!meeting) throw new Refusal('not_found')
  const { me, myId, observers } = await standingIn(ctx, meeting)
  const role = me === 'reader' ? 'observer' : me
  return { role, personId: myId ?? ctx.actor.personId, name: ctx.actor.name, observers }
}

/** Paper ballots are counted by people who are there: a member, somebody who attends this item, or the clerk. */
function insistOnTeller({ members }: State, command: RoomCommand, { role, personId, observers }: Giver): void {
  if (command.kind !== 'count') return
  const { tellerId, itemId } = command
  if (role === 'clerk' && tellerId === personId) return
  if (members.some(({ id, presence }) => id === tellerId && presence === 'present')) return
  const attends = ({ itemIds }: ObserverRow) => itemIds === null || itemIds.includes(itemId)
  if (observers.some((one) => one.personId === tellerId && attends(one))) return
  throw new Refusal('rule_broken', '计票人应当是在场的成员、列席这一项的人员或者会务人员')
}

type Held = { tx: Writer; room: Room; at: Date }

/** Runs something in a meeting that is going on, with its room as it is; one after the other. */
async function inRoom<T>(
  ctx: Ctx,
  id: string,
  run: (held: Held) => Promise<{ result: T; audit: Audit[] }>,
): Promise<T> {
  const { platform, actor } = ctx
  const result = await write(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, actor.unitId, id)
    if (!meeting) throw new Refusal('not_found')
    if (meeting.state === 'closed' || meeting.state === 'locked') {
      throw new Refusal('rule_broken', '会议已经散会，不能再更改。需要补充的，请在会议记录后另作补记')
    }
    refuseState(meeting, ['open'])
    const room = await loadRoom(tx, platform.keys, actor.unitId, id)
    if (!room) throw new Refusal('not_found')
    const changed = await run({ tx, room, at: platform.clock.now() })
    await tell(tx, ROOM_CHANGED, wordsFor(id))
    return changed
  })
  announce(id)
  return result
}

type Audit = ReturnType<typeof meetingEntry>

function eventsOf(state: State, command: Command, by: By, at: Date): readonly Event[] {
  const decided = decide(state, command, by, at.toISOString())
  if ('events' in decided) return decided.events
  const faults = decided.missing.map((message) => ({ field: 'missing', message }))
  throw new Refusal('rule_broken', decided.refused, faults)
}

type Place = { unitId: string; meetingId: string }

/** Everything but the events themselves that an event changes in the database. */
async function follow(ctx: Ctx, { tx, room, at }: Held, place: Place, events: readonly Event[]): Promise<void> {
  const { unitId, meetingId } = place
  for (const event of events) {
    if (event.kind === 'voted') {
      const { itemId, memberId: personId, choice } = event
      await insertBallot(tx, { unitId, meetingId, itemId, personId, choice, round: roundOf(room.state, itemId) })
    }
    if (event.kind === 'vote-opened' && event.method === 'secret') {
      const { itemId } = event
      const votes = room.state.items.find(({ id }) => id === itemId)!.votes.length
      await prepareBox(ctx.platform, tx, { unitId, itemId, round: votes + 1 })
    }
    if (event.kind === 'item-finished') {
      const { outcome, tally } = event.result
      await finishItem(tx, { unitId, itemId: event.itemId }, { outcome, tally, decidedAt: at })
      await markTopicOf(tx, place, event.itemId)
    }
    if (event.kind === 'meeting-closed') await setMeeting(tx, unitId, meetingId, { state: 'closed', closedAt: at })
  }
}

const roundOf = (state: State, itemId: string): number =>
  openVote(state.items.find(({ id }) => id === itemId)!)?.round ?? 0

/** A topic is decided when all of its items are; one that was put off brings the whole topic back. */
async function markTopicOf(tx: Writer, { unitId, meetingId }: Place, itemId: string): Promise<void> {
  const agenda = await agendaOfMeeting(tx, unitId, meetingId)
  const topicId = agenda.find(({ id }) => id === itemId)?.topicId
  const own = agenda.filter((item) => item.topicId === topicId)
  if (!topicId || own.some(({ outcome }) => outcome === null)) return
  const state = own.some(({ outcome }) => outcome === 'postponed') ? 'postponed' : 'decided'
  await markTopics(tx, unitId, [topicId], state)
}

/** What the audit administrator may read of a command: no words, no choices. */
function auditDetail(command: Command): Record<string, unknown> {
  const detail: Record<string, unknown> = { act: command.kind }
  if ('itemId' in command) detail.itemId = command.itemId
  if ('memberId' in command) detail.memberId = command.memberId
  if (command.kind === 'open-vote') detail.method = command.method
  return detail
}

/** Does what somebody in the room asks for, or refuses with the names still missing. */
export async function commandRoom(ctx: Ctx, id: string, command: RoomCommand): Promise<Answer> {
  const by = await byOf(ctx, id)
  const { unitId } = ctx.actor
  const ended: Round[] = []
  const answer = await inRoom(ctx, id, async (held) => {
    const { tx, room, at } = held
    insistOnTeller(room.state, command, by)
    const audit = [meetingEntry('meeting.acted', id, auditDetail(command))]
    const secret = secretRound(room.state, unitId, command)
    let secretTally: Tally | undefined
    if (secret && command.kind === 'close-vote') {
      // Who may close is asked first: the box is not opened for others.
      if (by.role !== 'clerk') throw new Refusal('forbidden', '这件事由办公室会务人员办理')
      const { tally, receipts } = await countBox(ctx.platform, tx, secret)
      secretTally = tally
      const detail = { itemId: secret.itemId, round: secret.round, ballots: receipts.length, list: listHash(receipts) }
      audit.push(meetingEntry('meeting.ballots-counted', id, detail))
    }
    const asked = secretTally ? { ...command, secretTally } : command
    const events = eventsOf(room.state, asked as Command, by, at)
    if (secret && command.kind === 'void-vote') await dropBox(tx, secret)
    if (secret) ended.push(secret)
    const stored = { unitId, meetingId: id, seq: room.seq, at, byName: by.name }
    await appendEvents(tx, ctx.platform.keys, stored, events)
    await follow(ctx, held, { unitId, meetingId: id }, events)
    return { result: { seq: room.seq + events.length }, audit }
  })
  for (const round of ended) destroyKey(ctx.platform, round)
  return answer
}

/** The round of secret ballots a command ends, if it does. */
function secretRound(state: State, unitId: string, command: RoomCommand): Round | null {
  if (command.kind !== 'close-vote' && command.kind !== 'void-vote') return null
  const vote = state.items.find(({ id }) => id === command.itemId)?.votes.find((one) => one.state === 'open')
  return vote?.method === 'secret' ? { unitId, itemId: command.itemId, round: vote.round } : null
}

/** Takes one secret ballot: the voter's name goes one way, what is on the ballot another. */
export async function castBallot(ctx: Ctx, id: string, itemId: string, ballot: SecretBallot): Promise<Answer> {
  const by = await byOf(ctx, id)
  const { unitId } = ctx.actor
  const { memberId, choice, receipt } = ballot
  return inRoom(ctx, id, async ({ tx, room, at }) => {
    const events = eventsOf(room.state, { kind: 'cast', itemId, memberId }, by, at)
    const round = roundOf(room.state, itemId)
    await insertBallot(tx, { unitId, meetingId: id, itemId, personId: memberId, choice: null, round })
    await putBallot(ctx.platform, tx, { unitId, itemId, round }, { choice, receipt })
    await appendEvents(tx, ctx.platform.keys, { unitId, meetingId: id, seq: room.seq, at, byName: by.name }, events)
    const audit = [meetingEntry('meeting.ballot-cast', id, { itemId, memberId })]
    return { result: { seq: room.seq + events.length }, audit }
  })
}

type Dismissal = { memberId: string; key: string; reason: string }

/** The clerk notes why a relation that was pointed out is none. */
export async function dismissHint(ctx: Ctx, id: string, itemId: string, { memberId, key, reason }: Dismissal) {
  const { unitId, name } = ctx.actor
  const at = ctx.platform.clock.now()
  const answer = await write(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, unitId, id)
    if (!meeting) throw new Refusal('not_found')
    refuseState(meeting, ['planned', 'noticed', 'open'])
    const item = (await agendaOfMeeting(tx, unitId, id)).find((one) => one.id === itemId)
    if (!item?.topicId) throw new Refusal('not_found', '没有这个议题')
    const members = await membersOfMeeting(tx, unitId, id)
    if (!members.some(({ personId }) => personId === memberId)) throw new Refusal('not_found', '不是这次会议的成员')
    const dismissal = { unitId, topicId: item.topicId, personId: memberId, hitKey: key, reason }
    if (!(await dismissHit(tx, { ...dismissal, dismissedBy: name, dismissedAt: at }))) {
      throw new Refusal('rule_broken', '这条提示已经说明不成立')
    }
    const room = await loadRoom(tx, ctx.platform.keys, unitId, id)
    await tell(tx, ROOM_CHANGED, wordsFor(id))
    // What is said of somebody's family is not for the audit administrator.
    const entry = { ...meetingEntry('meeting.hint-dismissed', id, { itemId, memberId }), secret: { key, reason } }
    return { result: { seq: room?.seq ?? 0 }, audit: [entry] }
  })
  announce(id)
  return answer
}
