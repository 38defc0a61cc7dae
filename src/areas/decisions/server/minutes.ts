import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../platform/clock.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import type { AddendumInput, LockInput, TaskInput, WordsChange, WordsConfirm } from '../schema/minutes.ts'
import { changingMeeting, insistOnSelf, meetingEntry, refuseState } from './changing.ts'
import { type LiveRecord, liveRecord, type Said } from './live-record.ts'
import { peopleInService } from './queries/group.ts'
import { agendaOfMeeting, lockMeeting, type MeetingRow, membersOfMeeting } from './queries/meetings.ts'
import { deleteTask, insertAddendum, insertTask, insertWords, markConfirmed, tasksOfItems } from './queries/minutes.ts'
import { setAgendaItem } from './queries/planning.ts'
import { recordHash, recordOf, sealRecord, UNCONFIRMED } from './record.ts'

type Revised = { revision: number }

const CLOSED = ['closed'] as const
const FROM_ROOM = '现场记录'

/** A closed meeting, locked against others, with what was said. */
async function closedMeeting(ctx: Ctx, tx: Writer, id: string): Promise<{ meeting: MeetingRow; live: LiveRecord }> {
  const { unitId } = ctx.actor
  const meeting = await lockMeeting(tx, unitId, id)
  if (!meeting) throw new Refusal('not_found')
  refuseState(meeting, CLOSED)
  const live = await liveRecord(tx, ctx.platform.keys, { unitId, meetingId: id })
  if (!live) throw new Refusal('not_found')
  return { meeting, live }
}

function saidBy(live: LiveRecord, itemId: string, personId: string): Said {
  const said = live.said.find((one) => one.itemId === itemId && one.personId === personId)
  if (!said) throw new Refusal('not_found')
  return said
}

/** Asked before anything else: who was not in the meeting does not learn how far it is. */
async function insistOnMember(tx: Writer, unitId: string, meetingId: string, personId: string): Promise<void> {
  const members = await membersOfMeeting(tx, unitId, meetingId)
  if (!members.some((member) => member.personId === personId)) throw new Refusal('not_found')
}

/** Puts words right. By the member himself that confirms them; the clerk's wording waits for the member again. */
export function correctWords(
  ctx: Ctx,
  scope: Scope,
  { id, itemId, personId, version, text }: WordsChange & { id: string },
): Promise<{ version: number }> {
  const { actor, platform } = ctx
  const { unitId } = actor
  insistOnSelf(ctx, scope, personId)
  const isOwn = actor.personId === personId
  return write(ctx, async (tx) => {
    if (isOwn) await insistOnMember(tx, unitId, id, personId)
    const { live } = await closedMeeting(ctx, tx, id)
    const said = saidBy(live, itemId, personId)
    if (said.version !== version) throw new Refusal('conflict')
    if (said.text === text) throw new Refusal('invalid', '内容没有变化，不需要保存。')
    if (!text && !said.attitude) throw new Refusal('invalid', '发言内容不能是空的')
    const writtenAt = platform.clock.now()
    const key = { unitId, meetingId: id, itemId, personId, version: version + 1 }
    const confirmedAt = isOwn ? writtenAt : null
    await insertWords(tx, platform.keys, { ...key, text, writtenBy: actor.name, writtenAt, confirmedAt })
    const detail = { item: itemId, member: personId, version: version + 1, byClerk: !isOwn }
    const entry = meetingEntry('minutes.words-corrected', id, detail)
    return { result: { version: version + 1 }, audit: [{ ...entry, secret: { before: said.text, after: text } }] }
  })
}

/** The actor confirms his own words, each in the version he read. */
export function confirmWords(ctx: Ctx, { id, words }: WordsConfirm & { id: string }): Promise<Record<string, never>> {
  const { actor, platform } = ctx
  const { unitId, personId } = actor
  if (!personId) throw new Refusal('not_found')
  return write(ctx, async (tx) => {
    await insistOnMember(tx, unitId, id, personId)
    const { live } = await closedMeeting(ctx, tx, id)
    const now = platform.clock.now()
    for (const { itemId, version } of words) {
      const said = saidBy(live, itemId, personId)
      if (said.version !== version) throw new Refusal('conflict')
      const key = { unitId, itemId, personId, version }
      if (version > 0) await markConfirmed(tx, key, now)
      else await keepDraft(tx, ctx, { meetingId: id, said, now })
    }
    const items = words.map(({ itemId, version }) => ({ item: itemId, version }))
    return { result: {}, audit: [meetingEntry('minutes.words-confirmed', id, { member: personId, items })] }
  })
}

/** The words of the room become the first version, confirmed as they stand. */
async function keepDraft(
  tx: Writer,
  { actor, platform }: Ctx,
  { meetingId, said, now }: { meetingId: string; said: Said; now: Date },
): Promise<void> {
  const { itemId, personId, text } = said
  const key = { unitId: actor.unitId, meetingId, itemId, personId, version: 1 }
  const row = { ...key, text, writtenBy: FROM_ROOM, writtenAt: new Date(said.at), confirmedAt: now }
  await insertWords(tx, platform.keys, row)
}

export function writeResolution(
  ctx: Ctx,
  { id, itemId, revision, resolution }: { id: string; itemId: string; revision: number; resolution: string },
): Promise<Revised> {
  const { unitId } = ctx.actor
  return changingMeeting(ctx, { id, revision, states: CLOSED }, async (tx) => {
    const item = (await agendaOfMeeting(tx, unitId, id)).find((one) => one.id === itemId)
    if (!item) throw new Refusal('not_found')
    await setAgendaItem(tx, unitId, itemId, { resolution })
    const entry = meetingEntry('minutes.resolution-written', id, { item: itemId })
    return { audit: { ...entry, secret: { before: item.resolution, after: resolution } } }
  })
}

export function writeNumber(
  ctx: Ctx,
  { id, revision, minutesNumber }: { id: string; revision: number; minutesNumber: string },
): Promise<Revised> {
  return changingMeeting(ctx, { id, revision, states: CLOSED }, async () => {
    return { changes: { minutesNumber }, audit: meetingEntry('minutes.number-written', id, { minutesNumber }) }
  })
}

/** Sets a task for a decision while the minutes are written. Nothing follows from what was not passed. */
export function addTask(
  ctx: Ctx,
  { id, itemId, ...task }: TaskInput & { id: string; itemId: string },
): Promise<{ id: string }> {
  const { unitId, name } = ctx.actor
  const taskId = randomUUID()
  return write(ctx, async (tx) => {
    const { meeting } = await closedMeeting(ctx, tx, id)
    const item = (await agendaOfMeeting(tx, unitId, id)).find((one) => one.id === itemId)
    if (!item) throw new Refusal('not_found')
    if (item.outcome !== 'passed' && item.outcome !== 'reported') {
      throw new Refusal('rule_broken', '这一项没有通过，不能安排落实任务')
    }
    if (task.dueOn < dayOf(meeting.openedAt ?? meeting.plannedAt)) {
      throw new Refusal('invalid', '完成期限不能早于开会那天', [{ field: 'dueOn', message: '不能早于开会那天' }])
    }
    await insistOnOwner(tx, unitId, task)
    const created = { createdBy: name, createdAt: ctx.platform.clock.now() }
    await insertTask(tx, { unitId, id: taskId, itemId, ...task, ...created })
    const detail = { item: itemId, task: taskId, dueOn: task.dueOn }
    return { result: { id: taskId }, audit: [meetingEntry('minutes.task-added', id, detail)] }
  })
}

async function insistOnOwner(tx: Writer, unitId: string, task: TaskInput): Promise<void> {
  const people = await peopleInService(tx, unitId)
  if (!people.some((person) => person.id === task.ownerId)) {
    throw new Refusal('invalid', '责任人不是本单位在职人员，请重新选择', [{ field: 'ownerId', message: '请重新选择' }])
  }
  const open = new Set((await sections(tx, unitId)).flatMap((section) => (section.closedOn ? [] : section.id)))
  const named = [...(task.leadSectionId ? [task.leadSectionId] : []), ...task.supportingIds]
  if (!named.every((id) => open.has(id))) throw new Refusal('invalid', '科室不存在或已停用，请重新选择')
}

export function removeTask(ctx: Ctx, { id, taskId }: { id: string; taskId: string }): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    await closedMeeting(ctx, tx, id)
    if (!(await deleteTask(tx, { unitId, meetingId: id, id: taskId }))) throw new Refusal('not_found')
    return { result: {}, audit: [meetingEntry('minutes.task-removed', id, { task: taskId })] }
  })
}

/** What keeps the record from being locked, besides words not confirmed. */
export async function missingForLock(tx: Pick<Writer, 'selectFrom' | 'fn'>, meeting: MeetingRow): Promise<string[]> {
  const agenda = await agendaOfMeeting(tx, meeting.unitId, meeting.id)
  const passed = agenda.filter(({ outcome }) => outcome === 'passed')
  const tasks = await tasksOfItems(
    tx,
    meeting.unitId,
    passed.map((item) => item.id),
  )
  return passed.flatMap(({ id, title, resolution }) => [
    ...(resolution ? [] : [`“${title}”还没有填写决定内容`]),
    ...(tasks.some(({ itemId }) => itemId === id) ? [] : [`“${title}”还没有定责任人和完成期限`]),
  ])
}

/**
 * Locks the record: from then on it only can be added to. Every member's words must be confirmed or the clerk says why
 * they are not; every decision needs its text and a task with an owner and a date.
 */
export async function lockMinutes(
  ctx: Ctx,
  { id, ...given }: LockInput & { id: string },
): Promise<{ recordHash: string }> {
  const { platform, actor } = ctx
  const { unitId } = actor
  let hash = ''
  await changingMeeting(ctx, { id, revision: given.revision, states: CLOSED }, async (tx, meeting) => {
    const live = await liveRecord(tx, platform.keys, { unitId, meetingId: id })
    if (!live) throw new Refusal('not_found')
    const excused = await unconfirmedIn(tx, meeting, live, given.unconfirmed)
    const missing = await missingForLock(tx, meeting)
    const faults = [...excused.silent.map((name) => `${name}还没有确认本人的发言`), ...missing]
    if (faults.length) {
      const named = faults.map((message) => ({ field: 'missing', message }))
      throw new Refusal('rule_broken', '会议记录还不能定稿', named)
    }
    const lockedAt = platform.clock.now()
    for (const text of excused.reasons) {
      const row = { text, reason: UNCONFIRMED, addedBy: actor.name, addedAt: lockedAt }
      await insertAddendum(tx, { unitId, id: randomUUID(), meetingId: id, ...row })
    }
    const record = await recordOf(tx, platform.keys, unitId, id)
    hash = recordHash(record)
    const recordSealed = sealRecord(platform.keys, id, record)
    const detail = { recordHash: hash, unconfirmed: excused.reasons.length }
    return {
      changes: { state: 'locked', lockedAt, recordHash: hash, recordSealed },
      audit: meetingEntry('minutes.locked', id, detail),
    }
  })
  return { recordHash: hash }
}

async function unconfirmedIn(
  tx: Writer,
  { unitId, id }: MeetingRow,
  { said }: LiveRecord,
  given: LockInput['unconfirmed'],
): Promise<{ silent: string[]; reasons: string[] }> {
  const members = await membersOfMeeting(tx, unitId, id)
  const waiting = members.filter(({ personId }) => {
    return said.some((one) => one.personId === personId && one.confirmedAt === null)
  })
  const reasonOf = (personId: string) => given.find((one) => one.personId === personId)?.reason
  return {
    silent: waiting.filter(({ personId }) => !reasonOf(personId)).map(({ name }) => name),
    reasons: waiting.flatMap(({ personId, name }) => {
      const reason = reasonOf(personId)
      return reason ? `${name}没有确认本人的发言记录。原因：${reason}` : []
    }),
  }
}

/** Adds to a locked record; nothing of it is changed. */
export function addAddendum(ctx: Ctx, { id, text, reason }: AddendumInput & { id: string }): Promise<{ id: string }> {
  const { actor, platform } = ctx
  const addendumId = randomUUID()
  return write(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, actor.unitId, id)
    if (!meeting) throw new Refusal('not_found')
    refuseState(meeting, ['locked'])
    if (reason === UNCONFIRMED) throw new Refusal('invalid', '请另行写明补记的原因')
    const added = { addedBy: actor.name, addedAt: platform.clock.now() }
    await insertAddendum(tx, { unitId: actor.unitId, id: addendumId, meetingId: id, text, reason, ...added })
    const entry = meetingEntry('minutes.addendum-added', id, { addendum: addendumId })
    return { result: { id: addendumId }, audit: [{ ...entry, secret: { text, reason } }] }
  })
}
