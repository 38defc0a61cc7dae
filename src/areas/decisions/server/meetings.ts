import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import type { MeetingChange, MeetingInput, ObserversInput, Reply } from '../schema/meetings.ts'
import type { MeetingSettings } from '../schema/words.ts'
import { reportEmergencies } from './agenda.ts'
import { BEFORE, changingMeeting, insistOnSelf, meetingEntry, refuseState, standingIn } from './changing.ts'
import { fillMembers } from './members.ts'
import {
  agendaOfMeeting,
  lockMeeting,
  type MeetingRow,
  meetingById,
  membersOfMeeting,
  saveAbsentOpinion,
} from './queries/meetings.ts'
import {
  insertMeeting,
  nextNumber,
  releaseEmergencies,
  replaceObservers,
  setChair,
  setMember,
  topicBriefs,
  unreportedEmergencies,
} from './queries/planning.ts'
import { lackOfTopics, markTopics } from './queries/topic-reading.ts'

type Revised = { revision: number }

/** What the rules leave to the unit, at their stricter or usual reading. */
const usualSettings: MeetingSettings = {
  recusedCountInBase: true,
  quorumHalfStrict: false,
  sealedStatements: false,
}

/** Plans a meeting: numbered within the year of its day, its members those of the party group on that day. */
export function createMeeting(ctx: Ctx, input: MeetingInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  const plannedAt = new Date(input.plannedAt)
  const year = yearOf(plannedAt)
  return write(ctx, async (tx) => {
    const number = await nextNumber(tx, unitId, year)
    const title = `党组${year}年第${number}次会议`
    const { place, recorder, settings = usualSettings } = input
    await insertMeeting(tx, { unitId, id, year, number, title, plannedAt, place, recorder, settings })
    await fillMembers(tx, unitId, { id, plannedAt })
    const emergencies = await reportEmergencies(tx, unitId, id)
    return { result: { id }, audit: [meetingEntry('meeting.created', id, { year, number, emergencies })] }
  })
}

/** The bureau's calendar year of an instant; refuses what the database cannot number. */
function yearOf(plannedAt: Date): number {
  const year = Number(dayOf(plannedAt).slice(0, 4))
  if (year >= 2000 && year <= 2099) return year
  throw new Refusal('invalid', '开会时间有误', [{ field: 'plannedAt', message: '开会时间有误' }])
}

export function changeMeeting(ctx: Ctx, { id, ...input }: MeetingChange & { id: string }): Promise<Revised> {
  const { unitId } = ctx.actor
  const { revision, chairId, plannedAt: typedAt, ...rest } = input
  return changingMeeting(ctx, { id, revision, states: BEFORE }, async (tx, meeting) => {
    const plannedAt = typedAt ? new Date(typedAt) : meeting.plannedAt
    if (yearOf(plannedAt) !== meeting.year) {
      const message = `会议编号属于${meeting.year}年，不能改到别的年份。请取消后另行安排`
      throw new Refusal('invalid', message, [{ field: 'plannedAt', message }])
    }
    const moved = plannedAt.getTime() !== meeting.plannedAt.getTime()
    if (moved) await moveMembers(tx, meeting, plannedAt)
    if (chairId) {
      const members = await membersOfMeeting(tx, unitId, id)
      if (!members.some(({ personId }) => personId === chairId)) {
        throw new Refusal('invalid', '主持人应当是参会的党组成员', [{ field: 'chairId', message: '请重新选择' }])
      }
      await setChair(tx, unitId, id, chairId)
    }
    const changed = Object.keys(input).filter((name) => name !== 'revision')
    return { changes: { ...definedOf(rest), plannedAt }, audit: meetingEntry('meeting.changed', id, { changed }) }
  })
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
const definedOf = <T extends object>(given: T): Defined<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>

/** Before the notice the list follows the day; after it the list is fixed, but whoever answered must be asked again. */
async function moveMembers(tx: Writer, meeting: MeetingRow, plannedAt: Date): Promise<void> {
  const { unitId, id } = meeting
  if (meeting.state === 'planned') {
    await fillMembers(tx, unitId, { id, plannedAt })
    return
  }
  for (const { personId } of await membersOfMeeting(tx, unitId, id)) {
    await setMember(tx, { unitId, meetingId: id, personId }, { reply: null, replyReason: '', repliedAt: null })
  }
}

/** Who attends without a vote. A member of the meeting cannot be an observer of it. */
export function setObservers(ctx: Ctx, { id, revision, observers }: ObserversInput & { id: string }): Promise<Revised> {
  const { unitId } = ctx.actor
  return changingMeeting(ctx, { id, revision, states: [...BEFORE, 'open'] }, async (tx) => {
    const agenda = await agendaOfMeeting(tx, unitId, id)
    const members = await membersOfMeeting(tx, unitId, id)
    const people = observers.flatMap(({ personId }) => personId ?? [])
    if (new Set(people).size < people.length) throw new Refusal('invalid', '同一个人列了两次，请合并')
    const member = members.find(({ personId }) => people.includes(personId))
    if (member) throw new Refusal('invalid', `${member.name}是党组成员，出席会议，不是列席`)
    if (observers.some(({ itemIds }) => itemIds?.some((item) => !agenda.some((one) => one.id === item)))) {
      throw new Refusal('conflict')
    }
    await insistOnPeople(tx, unitId, people)
    await replaceObservers(
      tx,
      unitId,
      id,
      observers.map((observer) => ({ id: randomUUID(), ...observer })),
    )
    return { audit: meetingEntry('meeting.observers-changed', id, { observers: observers.length }) }
  })
}

async function insistOnPeople(tx: Writer, unitId: string, ids: string[]): Promise<void> {
  if (!ids.length) return
  const found = await tx.selectFrom('person').select('id').where('unitId', '=', unitId).where('id', 'in', ids).execute()
  if (found.length !== ids.length) throw new Refusal('invalid', '列席人员不在本单位人员中，请重新选择')
}

/** Calls the meeting; the list of members is fixed as of now. Refused while anything is missing. */
export function noticeMeeting(ctx: Ctx, { id, revision }: { id: string; revision: number }): Promise<Revised> {
  const { unitId } = ctx.actor
  return changingMeeting(ctx, { id, revision, states: BEFORE }, async (tx, meeting) => {
    await fillMembers(tx, unitId, meeting)
    const missing = await missingForNotice(tx, meeting, ctx.platform.clock.now())
    if (missing.length) {
      const faults = missing.map((message) => ({ field: 'missing', message }))
      throw new Refusal('rule_broken', '会议通知还不能发出', faults)
    }
    const again = meeting.state === 'noticed'
    return {
      changes: { state: 'noticed', noticedAt: ctx.platform.clock.now() },
      audit: meetingEntry('meeting.noticed', id, { again }),
    }
  })
}

/** What keeps the notice of a meeting from going out, in sentences. */
export async function missingForNotice(db: Reader, meeting: MeetingRow, now: Date): Promise<string[]> {
  const { unitId, id } = meeting
  const members = await membersOfMeeting(db, unitId, id)
  const agenda = await agendaOfMeeting(db, unitId, id)
  const topicIds = [...new Set(agenda.flatMap(({ topicId }) => topicId ?? []))]
  const [lack, briefs] = await Promise.all([lackOfTopics(db, unitId, topicIds), topicBriefs(db, unitId, topicIds)])
  const urgent = await unreportedEmergencies(db, unitId)
  return [
    ...(members.length ? [] : ['参会名单是空的，请先在“党组成员”中登记']),
    ...(members.length && !members.some((one) => one.isChair) ? ['没有主持人：名单中没有书记，请指定'] : []),
    ...(meeting.plannedAt <= now ? ['开会时间已过，请修改时间'] : []),
    ...(meeting.place ? [] : ['还没有填写地点']),
    ...(agenda.length ? [] : ['议程上还没有事项']),
    ...urgent.map(({ title }) => `紧急处置“${title}”还没有向党组会报告，应列入议程`),
    ...topicIds.flatMap((topicId) =>
      (lack.get(topicId) ?? []).map((message) => `“${briefs.get(topicId)?.title ?? ''}”：${message}`),
    ),
  ]
}

/** Gives a planned meeting up; what was on its agenda may go on another one. Its number is not used again. */
export function cancelMeeting(
  ctx: Ctx,
  { id, revision, reason }: { id: string; revision: number; reason: string },
): Promise<Revised> {
  const { unitId } = ctx.actor
  return changingMeeting(ctx, { id, revision, states: BEFORE }, async (tx) => {
    const agenda = await agendaOfMeeting(tx, unitId, id)
    const topicIds = [...new Set(agenda.flatMap(({ topicId }) => topicId ?? []))]
    await markTopics(tx, unitId, topicIds, 'consented')
    const itemIds = agenda.map((item) => item.id)
    await releaseEmergencies(tx, unitId, itemIds)
    return { changes: { state: 'cancelled' }, audit: meetingEntry('meeting.cancelled', id, { reason }) }
  })
}

/** A member's answer to the notice, by himself or typed by the clerk. The last one counts. */
export function reply(
  ctx: Ctx,
  scope: Scope,
  { id, personId, ...given }: Reply & { id: string; personId: string },
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return asMember(ctx, scope, { id, personId }, async (tx, meeting) => {
    refuseState(meeting, ['noticed', 'open'])
    const change = {
      reply: given.reply,
      replyReason: given.reply === 'leave' ? given.reason : '',
      repliedAt: ctx.platform.clock.now(),
    }
    await setMember(tx, { unitId, meetingId: id, personId }, change)
    const detail = { member: personId, reply: given.reply, byClerk: ctx.actor.personId !== personId }
    return meetingEntry('meeting.replied', id, detail)
  })
}

/** What a member on leave writes on an item: shown in the room, never counted; empty takes it back. */
export function writeOpinion(
  ctx: Ctx,
  scope: Scope,
  given: { id: string; itemId: string; personId: string; text: string },
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  const { keys, clock } = ctx.platform
  const { id, itemId, personId, text } = given
  return asMember(ctx, scope, { id, personId }, async (tx, meeting) => {
    refuseState(meeting, ['noticed', 'open'])
    const item = (await agendaOfMeeting(tx, unitId, id)).find((one) => one.id === itemId)
    if (!item) throw new Refusal('not_found')
    if (item.outcome) throw new Refusal('rule_broken', '这一项已经有结果，不能再写书面意见')
    const member = (await membersOfMeeting(tx, unitId, id)).find((one) => one.personId === personId)
    if (member?.reply !== 'leave') throw new Refusal('rule_broken', '请假的成员才提交书面意见，到会的请在会上表态')
    await saveAbsentOpinion(tx, keys, { unitId, meetingId: id, itemId, personId, text, at: clock.now() })
    const detail = { item: itemId, member: personId, withdrawn: text === '', byClerk: ctx.actor.personId !== personId }
    return meetingEntry('meeting.opinion-written', id, detail)
  })
}

/** Runs a change that belongs to one member of a meeting. */
async function asMember(
  ctx: Ctx,
  scope: Scope,
  { id, personId }: { id: string; personId: string },
  change: (tx: Writer, meeting: MeetingRow) => Promise<ReturnType<typeof meetingEntry>>,
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  const seen = await meetingById(ctx.platform.db, unitId, id)
  if (!seen) throw new Refusal('not_found')
  await standingIn(ctx, seen)
  insistOnSelf(ctx, scope, personId)
  return write(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, unitId, id)
    if (!meeting) throw new Refusal('not_found')
    const members = await membersOfMeeting(tx, unitId, id)
    if (!members.some((one) => one.personId === personId)) throw new Refusal('not_found')
    return { result: {}, audit: [await change(tx, meeting)] }
  })
}
