import { randomUUID } from 'node:crypto'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fileToKeep, keptFile, openedFile, typeOfFile } from '../../../platform/kept-file.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { localValues } from '../../rulebook/facts.ts'
import { openSignIn } from '../../sign-in/facts.ts'
import { judgeVote } from '../rules.ts'
import { meetingKinds, type VoteInput } from '../schema.ts'
import { recordToWrite } from './meetings.ts'
import * as queries from './queries/meetings.ts'
import { duePeople, partyEntry, rightsOf, todayOf } from './rights.ts'

/** Writes down a vote of an assembly with what the rule says of it; impossible numbers are refused. */
export function addVote(ctx: Ctx, meetingId: string, input: VoteInput) {
  const { unitId } = ctx.actor
  const { watched: _, ...vote } = input
  return write(ctx, async (tx) => {
    const { meeting } = await recordToWrite(tx, ctx, meetingId)
    if (meeting.kind !== 'assembly' && !meeting.also.includes('assembly')) {
      throw new Refusal('rule_broken', '只有支部党员大会登记表决和选举')
    }
    if (meeting.state === 'planned') throw new Refusal('rule_broken', '会议还没有记录，请先记录到会情况')
    const people = await queries.attendanceOf(tx, unitId, meetingId)
    const settings = await localValues(tx, unitId, meeting.heldOn)
    const { base, present, verdict } = judgeVote(people, input, { on: meeting.heldOn, settings })
    const given = vote.agree + vote.disagree + vote.abstain
    if (verdict.observed.inconsistent || present > base || given > present) {
      const message = `人数和票数对不上：到会有表决权的党员${present}人，三种票共${given}票，请核对`
      throw new Refusal('invalid', message, [{ field: 'agree', message }])
    }
    const last = (await queries.voteRows(tx, unitId, meetingId)).at(-1)
    const position = last ? last.position + 1 : 0
    const isPassed = verdict.kind === 'met'
    const row = { unitId, id: randomUUID(), meetingId, ...vote, base, present, isPassed, because: verdict.because }
    await queries.insertVotes(tx, [{ ...row, position }])
    const detail = { kind: vote.kind, base, present, agree: vote.agree, isPassed }
    return { result: {}, audit: [partyEntry('party.vote-added', meetingId, detail)] }
  })
}

export function removeVote(ctx: Ctx, meetingId: string, voteId: string) {
  return write(ctx, async (tx) => {
    await recordToWrite(tx, ctx, meetingId)
    if (!(await queries.deleteVote(tx, ctx.actor.unitId, meetingId, voteId))) throw new Refusal('not_found')
    return { result: {}, audit: [partyEntry('party.vote-removed', meetingId, { voteId })] }
  })
}

/** People sign with their own phones on the day; the record then opens with who was there. */
export function openMeetingSignIn(ctx: Ctx, meetingId: string): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const { meeting, organisation } = await recordToWrite(tx, ctx, meetingId)
    const { kind, title, place, heldOn, state } = meeting
    if (state !== 'planned') throw new Refusal('rule_broken', '已经写成记录的不再签到，有出入请修改记录')
    if (heldOn !== todayOf(ctx)) throw new Refusal('rule_broken', '召开当天才能签到；日期变了的请先修改安排')
    const due = await duePeople(tx, unitId, { organisation, kind, on: heldOn })
    const subject = { subjectKind: 'meeting' as const, subjectId: meetingId }
    const personIds = due.map(({ id }) => id)
    const id = await openSignIn(tx, ctx, { ...subject, title: `${meetingKinds[kind]}：${title}`, place, personIds })
    const audit = [{ action: 'sign-in.opened', subjectKind: 'sign-in', subjectId: id, detail: { meetingId } }]
    return { result: { id }, audit }
  })
}

/** Where a file of a meeting is sealed. */
export const filePlace = (id: string) => `party_file.content.${id}`

/** Keeps photographs and papers of a meeting. All of them or none. */
export function addFiles(ctx: Ctx, meetingId: string, files: readonly Uploaded[]) {
  const { unitId, name: uploadedBy } = ctx.actor
  const all = files.map((file) => fileToKeep(file, '组织生活材料'))
  return write(ctx, async (tx) => {
    await recordToWrite(tx, ctx, meetingId)
    const detail: unknown[] = []
    for (const { name, bytes } of all) {
      const id = randomUUID()
      const kept = keptFile(ctx.platform.keys, bytes, filePlace(id))
      const place = { unitId, id, meetingId, name, uploadedBy, uploadedAt: ctx.platform.clock.now() }
      await queries.insertFile(tx, { ...place, ...kept })
      detail.push({ id, sha256: kept.sha256 })
    }
    return { result: { added: all.length }, audit: [partyEntry('party.file-added', meetingId, { files: detail })] }
  })
}

export function removeFile(ctx: Ctx, meetingId: string, fileId: string) {
  return write(ctx, async (tx) => {
    await recordToWrite(tx, ctx, meetingId)
    if (!(await queries.fileById(tx, ctx.actor.unitId, meetingId, fileId))) throw new Refusal('not_found')
    await queries.deleteFile(tx, ctx.actor.unitId, fileId)
    return { result: {}, audit: [partyEntry('party.file-removed', meetingId, { fileId })] }
  })
}

/** Hands out a kept file to whoever sees the organisation; that leaves a trace. */
export function readFile(ctx: Ctx, meetingId: string, fileId: string): Promise<FileOut> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const meeting = await queries.meetingById(tx, unitId, meetingId)
    const mayRead = meeting && (await rightsOf(tx, ctx)).sees(meeting.organisationId)
    const found = mayRead && (await queries.fileById(tx, unitId, meetingId, fileId))
    if (!found) throw new Refusal('not_found')
    const bytes = openedFile(ctx.platform.keys, found.sealed, filePlace(fileId))
    const file = { bytes, name: found.name, type: typeOfFile(found.name) ?? 'application/octet-stream' }
    return { result: file, audit: [partyEntry('party.file-read', meetingId, { fileId })] }
  })
}

/** One's own note on what was missed; it closes the make-up. */
export function finishMakeUp(ctx: Ctx, meetingId: string, note: string) {
  const { unitId, personId } = ctx.actor
  return write(ctx, async (tx) => {
    const at = personId && { unitId, meetingId, personId }
    if (!at || !(await queries.finishMakeUpRow(tx, at, { note, doneOn: todayOf(ctx) }))) {
      throw new Refusal('not_found', '没有等您补学的这一项，可能已经完成')
    }
    return { result: {}, audit: [partyEntry('party.make-up-finished', meetingId, { personId })] }
  })
}
