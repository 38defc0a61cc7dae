import { randomUUID } from 'node:crypto'
import { addDays } from '../../../law/periods.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { exemptReasons, kindsOf, type MeetingInput, type MeetingKind, meetingKinds } from '../schema.ts'
import * as queries from './queries/meetings.ts'
import { duePeople, partyEntry, type Rights, rightsOf, todayOf } from './rights.ts'

const refused = (field: string, message: string) => new Refusal('invalid', message, [{ field, message }])

/** Gatherings whose content can be studied afterwards. */
const studied: readonly MeetingKind[] = ['assembly', 'cell', 'lecture', 'theme-day', 'organisation-life', 'study-group']

/** The organisation, when the actor may write its records; one out of sight is not there. */
export function insistOnRecording(rights: Rights, organisationId: string) {
  const organisation = rights.organisations.find(({ id }) => id === organisationId)
  if (!organisation || !rights.sees(organisationId)) throw new Refusal('not_found', '没有找到这个党组织，请重新选择')
  if (!rights.records(organisationId)) {
    throw new Refusal('forbidden', '只有本组织的书记、委员、组长和党务干部可以安排、记录组织生活')
  }
  return organisation
}

async function insistOnContent(
  db: Reader,
  ctx: Ctx,
  input: MeetingInput,
  organisation: ReturnType<typeof insistOnRecording>,
) {
  const { kind, also, heldOn, isHeld, grades, hostId, recorderId, lecturerId } = input
  const { unitId } = ctx.actor
  if (!kindsOf[organisation.kind].includes(kind)) {
    throw refused('kind', `${organisation.name}不召开${meetingKinds[kind]}，请核对党组织和类别`)
  }
  if (also.length && organisation.kind !== 'branch') throw refused('also', '只有支部的组织生活可以同时作为几类')
  if (heldOn < organisation.foundedOn || (organisation.dissolvedOn && heldOn > organisation.dissolvedOn)) {
    throw refused('heldOn', '这一天党组织还没有成立或者已经撤销，请核对日期')
  }
  if (isHeld && heldOn > todayOf(ctx)) throw refused('heldOn', '还没有到这一天，不能写成已经召开；请先安排')
  if (isHeld && [kind, ...also].includes('review') && grades === null) {
    throw refused('grades', '民主评议党员请填写各等次的人数')
  }
  const people = [...new Set([hostId, recorderId, lecturerId].filter((one) => one !== null))]
  if (people.length && (await namesOfPeople(db, unitId, people)).length < people.length) {
    throw refused('hostId', '没有找到主持人、记录人或者讲课人，请重新选择')
  }
}

/** Who was due and whether they came; everybody was there but those named. */
async function attendanceFor(
  db: Reader,
  unitId: string,
  input: MeetingInput,
  organisation: { id: string; kind: string },
) {
  const { kind, heldOn, absences, isHeld } = input
  const due = await duePeople(db, unitId, { organisation, kind, on: heldOn })
  if (!due.length) throw refused('heldOn', '这一天没有应到会的人，请先在“党组织”里登记党员和职务')
  const known = new Set(due.map(({ id }) => id))
  const named = new Map(absences.map((one) => [one.personId, one]))
  if (named.size < absences.length) throw refused('absences', '同一个人写了两次，请核对缺席的人')
  if (absences.some(({ personId }) => !known.has(personId))) {
    throw refused('absences', '有人不在这一天的应到会人员中，请重新选择')
  }
  if (absences.some(({ presence, reason }) => presence === 'exempt' && !exemptReasons.some((one) => one === reason))) {
    throw refused('absences', '不计入应到会的请选择规定的情形')
  }
  return due.map(({ id, hasVote }) => {
    const absence = isHeld ? named.get(id) : undefined
    return { personId: id, hasVote, presence: absence?.presence ?? 'present', reason: absence?.reason ?? '' }
  })
}

type Attendance = Awaited<ReturnType<typeof attendanceFor>>

/** Keeps who was there, and asks those who were not to make it up. */
async function keepAttendance(
  tx: Writer,
  ctx: Ctx,
  meetingId: string,
  { input, rows }: { input: MeetingInput; rows: Attendance },
) {
  const { unitId } = ctx.actor
  await queries.replaceAttendance(tx, { unitId, meetingId }, rows)
  if (!input.isHeld || !studied.includes(input.kind)) return
  const missed = rows.filter(({ presence }) => presence === 'leave' || presence === 'absent').map((one) => one.personId)
  await queries.dropMakeUps(tx, unitId, meetingId, missed)
  const today = todayOf(ctx)
  const { makeUpDays } = await localValues(tx, unitId, today)
  // Nobody can be late before being told: the days run from the day of writing down.
  const dueOn = addDays(today, makeUpDays)
  if (makeUpDays)
    await queries.insertMakeUps(
      tx,
      missed.map((personId) => ({ unitId, meetingId, personId, dueOn })),
    )
}

function rowOf(ctx: Ctx, input: MeetingInput) {
  const { isHeld, isAnother: _, absences: __, grades, ...fields } = input
  const now = ctx.platform.clock.now()
  const none = { excellent: null, qualified: null, basic: null, unqualified: null }
  const recorderId = fields.recorderId ?? (isHeld ? ctx.actor.personId : null)
  const recorded = isHeld
    ? { state: 'recorded', recordedAt: now, recordedById: ctx.actor.personId }
    : { state: 'planned' }
  return { ...fields, ...(grades ?? none), ...recorded, recorderId, returnReason: null }
}

async function refuseSame(tx: Writer, unitId: string, input: MeetingInput, own: string) {
  const { organisationId, kind, heldOn, title, isAnother } = input
  if (isAnother) return
  if (await queries.sameMeeting(tx, { unitId, organisationId, kind, heldOn, title, not: own })) {
    const message = '同一天已经有一次同名的组织生活。确实是另一次的，请确认后再提交'
    throw new Refusal('conflict', message, [{ field: 'isAnother', message }])
  }
}

const nobody = '这个账号没有对应的人员，不能办理，请与系统管理员联系'

export function addMeeting(ctx: Ctx, input: MeetingInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    const organisation = insistOnRecording(await rightsOf(tx, ctx), input.organisationId)
    if (!ctx.actor.personId) throw new Refusal('forbidden', nobody)
    await insistOnContent(tx, ctx, input, organisation)
    await refuseSame(tx, unitId, input, id)
    const rows = await attendanceFor(tx, unitId, input, organisation)
    const made = { createdBy: ctx.actor.name, createdAt: ctx.platform.clock.now() }
    const plannedOn = input.isHeld ? null : input.heldOn
    await queries.insertMeetings(tx, [{ unitId, id, ...rowOf(ctx, input), ...made, plannedOn }])
    await keepAttendance(tx, ctx, id, { input, rows })
    const { organisationId, kind, heldOn, isHeld } = input
    return { result: { id }, audit: [partyEntry('party.meeting-added', id, { organisationId, kind, heldOn, isHeld })] }
  })
}

/** The meeting under lock, when the actor may write its records and it is at this revision. */
async function meetingToWrite(tx: Writer, ctx: Ctx, id: string, revision?: number) {
  const meeting = await queries.lockMeeting(tx, ctx.actor.unitId, id)
  if (!meeting) throw new Refusal('not_found')
  const rights = await rightsOf(tx, ctx)
  const organisation = insistOnRecording(rights, meeting.organisationId)
  if (revision !== undefined && meeting.revision !== revision) throw new Refusal('conflict')
  return { meeting, organisation }
}

const FROZEN = '已经审核的记录不能再改，请用“补记”写明'

export function changeMeeting(
  ctx: Ctx,
  id: string,
  { meeting: input, revision }: { meeting: MeetingInput; revision: number },
) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const { meeting, organisation } = await meetingToWrite(tx, ctx, id, revision)
    if (meeting.state === 'reviewed') throw new Refusal('rule_broken', FROZEN)
    if (meeting.state === 'cancelled') throw new Refusal('rule_broken', '已经取消的不能再改，请另行安排')
    if (!input.isHeld && meeting.state !== 'planned') throw new Refusal('rule_broken', '已经写成记录的不能改回安排')
    if (input.organisationId !== meeting.organisationId) throw refused('organisationId', '党组织不能改，请另行登记')
    if (!ctx.actor.personId) throw new Refusal('forbidden', nobody)
    await insistOnContent(tx, ctx, input, organisation)
    await refuseSame(tx, unitId, input, id)
    const rows = await attendanceFor(tx, unitId, input, organisation)
    const plannedOn = input.isHeld ? {} : { plannedOn: input.heldOn }
    await queries.setMeeting(tx, unitId, id, { ...rowOf(ctx, input), ...plannedOn })
    await keepAttendance(tx, ctx, id, { input, rows })
    const { kind, heldOn, isHeld } = input
    return { result: {}, audit: [partyEntry('party.meeting-changed', id, { kind, heldOn, isHeld })] }
  })
}

export function noticeMeeting(ctx: Ctx, id: string, { revision }: { revision: number }) {
  return write(ctx, async (tx) => {
    const { meeting } = await meetingToWrite(tx, ctx, id, revision)
    if (meeting.state !== 'planned') throw new Refusal('rule_broken', '只有已安排、还没有召开的可以通知')
    await queries.setMeeting(tx, ctx.actor.unitId, id, { noticedAt: ctx.platform.clock.now() })
    return { result: {}, audit: [partyEntry('party.meeting-noticed', id)] }
  })
}

export function cancelMeeting(ctx: Ctx, id: string, { revision }: { revision: number }) {
  return write(ctx, async (tx) => {
    const { meeting } = await meetingToWrite(tx, ctx, id, revision)
    if (meeting.state !== 'planned') throw new Refusal('rule_broken', '已经召开的不能取消')
    await queries.setMeeting(tx, ctx.actor.unitId, id, { state: 'cancelled' })
    return { result: {}, audit: [partyEntry('party.meeting-cancelled', id)] }
  })
}

type Judgement = { accept: boolean; reason: string; revision: number }

/** The committee's word on a record: it stays as it is from now on, or goes back with the reason. */
export function reviewMeeting(ctx: Ctx, id: string, { accept, reason, revision }: Judgement) {
  const { unitId, personId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const meeting = await queries.lockMeeting(tx, unitId, id)
    const rights = await rightsOf(tx, ctx)
    if (!meeting || !rights.sees(meeting.organisationId)) throw new Refusal('not_found')
    if (!rights.reviews(meeting.organisationId)) throw new Refusal('forbidden', '由机关党委委员或者党务干部审核')
    if (!personId) throw new Refusal('forbidden', nobody)
    if (meeting.revision !== revision) throw new Refusal('conflict')
    if (meeting.state !== 'recorded') throw new Refusal('rule_broken', '只有待审核的记录可以审核')
    if (meeting.recordedById === personId) throw new Refusal('rule_broken', '记录人不能审核自己写的记录，请由别人审核')
    const change = accept
      ? { state: 'reviewed', reviewedById: personId, reviewedBy: name, reviewedAt: ctx.platform.clock.now() }
      : { state: 'returned', returnReason: reason }
    await queries.setMeeting(tx, unitId, id, change)
    return { result: {}, audit: [partyEntry('party.meeting-reviewed', id, { accept })] }
  })
}

export function addAddition(ctx: Ctx, id: string, text: string) {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const { meeting } = await meetingToWrite(tx, ctx, id)
    if (meeting.state !== 'reviewed') throw new Refusal('rule_broken', '还没有审核的请直接修改记录')
    const at = { addedBy: name, addedAt: ctx.platform.clock.now() }
    await queries.insertAddition(tx, { unitId, id: randomUUID(), meetingId: id, text, ...at })
    return { result: {}, audit: [partyEntry('party.meeting-added-to', id)] }
  })
}

/** A meeting that was written down and not reviewed yet, to be added to. */
export async function recordToWrite(tx: Writer, ctx: Ctx, id: string) {
  const found = await meetingToWrite(tx, ctx, id)
  if (found.meeting.state === 'reviewed') throw new Refusal('rule_broken', FROZEN)
  if (found.meeting.state === 'cancelled') throw new Refusal('rule_broken', '已经取消，不能再办理')
  return found
}
