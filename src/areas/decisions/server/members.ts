import { randomUUID } from 'node:crypto'
import type { Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import type { GroupMember, GroupMemberInput } from '../schema/meetings.ts'
import { insertGroupMember, lockGroup, peopleInService, plannedMeetings, updateGroupMember } from './queries/group.ts'
import { allGroupMembers, type GroupMemberRow, groupMembersOn, membersOfMeeting } from './queries/meetings.ts'
import { replaceMembers } from './queries/planning.ts'

type Group = { members: GroupMember[]; people: { id: string; name: string; currentPost: string }[] }

/** The party group with everybody who ever belonged to it, and the people who could be added. */
export async function listGroup({ platform, actor }: Ctx): Promise<Group> {
  const members = await allGroupMembers(platform.db, actor.unitId)
  const people = await peopleInService(platform.db, actor.unitId)
  return { members: members.map(({ position: _, ...member }) => member), people }
}

/** Adds somebody at the end of the order. Refuses a second membership at the same time and a second secretary. */
export function addMember(ctx: Ctx, input: GroupMemberInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await lockGroup(tx, unitId)
    const people = await peopleInService(tx, unitId)
    const person = people.find((one) => one.id === input.personId)
    if (!person)
      throw new Refusal('invalid', '没有这个在职人员，请重新选择', [{ field: 'personId', message: '请重新选择' }])
    const all = await allGroupMembers(tx, unitId)
    refuseOverlap(all, input, person.name)
    const position = Math.max(-1, ...all.map((one) => one.position)) + 1
    await insertGroupMember(tx, { unitId, id, ...input, position })
    await refreshPlanned(tx, unitId)
    const detail = { title: input.title, isSecretary: input.isSecretary, validFrom: input.validFrom }
    const entry = { action: 'group-member.added', subjectKind: 'group_member', subjectId: id, detail }
    return { result: { id }, audit: [{ ...entry, secret: { name: person.name } }] }
  })
}

function refuseOverlap(all: GroupMemberRow[], input: GroupMemberInput, name: string): void {
  // A new membership has no end yet, so whatever reaches its first day overlaps it.
  const later = all.filter(({ validUntil }) => validUntil === null || validUntil >= input.validFrom)
  if (later.some(({ personId }) => personId === input.personId)) {
    throw new Refusal('conflict', `${name}在这一天已经是党组成员`, [{ field: 'personId', message: '已经是党组成员' }])
  }
  const secretary = later.find((one) => one.isSecretary)
  if (input.isSecretary && secretary) {
    const message = `党组书记同一时间只有一位，${secretary.name}的任期还没有结束，请先登记免职`
    throw new Refusal('conflict', message, [{ field: 'isSecretary', message }])
  }
}

/** Ends a membership; `validUntil` is its last day. An end may be put right while nobody followed. */
export function endMember(ctx: Ctx, id: string, validUntil: Day): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    await lockGroup(tx, unitId)
    const all = await allGroupMembers(tx, unitId)
    const member = all.find((one) => one.id === id)
    if (!member) throw new Refusal('not_found')
    const fault = (message: string) => new Refusal('invalid', message, [{ field: 'validUntil', message }])
    if (validUntil < member.validFrom) throw fault(`免职时间不能早于任职时间（${member.validFrom}）`)
    const follows = ({ personId, isSecretary, ...other }: GroupMemberRow) =>
      other.id !== id &&
      (personId === member.personId || (isSecretary && member.isSecretary)) &&
      other.validFrom > member.validFrom &&
      other.validFrom <= validUntil
    const next = all.find(follows)
    if (next) throw fault(`${next.name}从${next.validFrom}起任职，免职时间应当在此之前`)
    await updateGroupMember(tx, unitId, id, { validUntil })
    await refreshPlanned(tx, unitId)
    const entry = { action: 'group-member.ended', subjectKind: 'group_member', subjectId: id, detail: { validUntil } }
    return { result: {}, audit: [{ ...entry, secret: { name: member.name, before: member.validUntil } }] }
  })
}

/** Orders those who are of the group now; `ids` must be all of them. */
export function orderMembers(ctx: Ctx, ids: string[]): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    await lockGroup(tx, unitId)
    const today = dayOf(ctx.platform.clock.now())
    const all = await allGroupMembers(tx, unitId)
    const current = all.filter(({ validUntil }) => validUntil === null || validUntil >= today)
    const isComplete = new Set(ids).size === ids.length && ids.length === current.length
    if (!isComplete || !current.every(({ id }) => ids.includes(id))) {
      throw new Refusal('conflict', '党组成员有变动，请刷新后再排序')
    }
    // Earlier members keep their place behind the present ones, so that two never share a position.
    const past = all.filter((one) => !current.includes(one)).map(({ id }) => id)
    for (const [position, id] of [...ids, ...past].entries()) await updateGroupMember(tx, unitId, id, { position })
    await refreshPlanned(tx, unitId)
    const entry = { action: 'group-member.reordered', subjectKind: 'unit', subjectId: unitId, detail: { ids } }
    return { result: {}, audit: [entry] }
  })
}

async function refreshPlanned(tx: Writer, unitId: string): Promise<void> {
  for (const { id, plannedAt } of await plannedMeetings(tx, unitId)) {
    await fillMembers(tx, unitId, { id, plannedAt })
  }
}

/**
 * Makes the list of those entitled to attend that of the party group on the meeting's day. Replies are kept; the chair
 * is `chairId` or whoever was chosen before, else the secretary. Returns whether there is a chair.
 */
export async function fillMembers(
  tx: Writer,
  unitId: string,
  meeting: { id: string; plannedAt: Date; chairId?: string | undefined },
): Promise<boolean> {
  const before = await membersOfMeeting(tx, unitId, meeting.id)
  const group = await groupMembersOn(tx, unitId, dayOf(meeting.plannedAt))
  const secretary = group.find((one) => one.isSecretary)?.personId
  const former = before.find((one) => one.isChair)?.personId
  // Whoever was to preside still does while he belongs to the group.
  const kept = group.some(({ personId }) => personId === former) ? former : undefined
  const chair = meeting.chairId ?? kept ?? secretary
  await replaceMembers(
    tx,
    unitId,
    meeting.id,
    group.map(({ personId, name, title }, position) => {
      const earlier = before.find((one) => one.personId === personId)
      const reply = earlier?.reply
        ? { reply: earlier.reply, replyReason: earlier.replyReason, repliedAt: earlier.repliedAt }
        : {}
      return { personId, name, title, position, isChair: personId === chair, ...reply }
    }),
  )
  return group.some(({ personId }) => personId === chair)
}
