import { randomUUID } from 'node:crypto'
import type { Day } from '../../../law/periods.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fileToKeep, keptFile, openedFile, typeOfFile } from '../../../platform/kept-file.ts'
import { scopeOf } from '../../../platform/permission.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import type { SizeApprovalInput, SizeApprovalView } from '../schema/size.ts'
import { lockOrganisation, positionRows } from './queries/organisations.ts'
import * as queries from './queries/size.ts'
import { partyEntry, rightsOf, todayOf } from './rights.ts'

const sealedAt = (id: string) => `party_size_approval.file.${id}`

/**
 * True when the actor may register what was approved: whoever keeps all organisations, or an officer of the higher
 * committee who is not an officer of the organisation itself.
 */
export async function mayApprove(db: Reader, ctx: Ctx, organisationId: string): Promise<boolean> {
  const { actor, platform } = ctx
  if (scopeOf(platform.permissions, actor, 'party-life.manage')?.unit) return true
  if (!actor.personId || !(await rightsOf(db, ctx)).reviews(organisationId)) return false
  const held = await positionRows(db, actor.unitId, { on: todayOf(ctx), personId: actor.personId })
  return !held.some((one) => one.organisationId === organisationId)
}

type Row = Awaited<ReturnType<typeof queries.approvalRows>>[number]

function stateOn({ withdrawnAt, approvedOn, untilOn }: Row, on: Day): SizeApprovalView['state'] {
  if (withdrawnAt) return 'withdrawn'
  if (on > untilOn) return 'ended'
  return on < approvedOn ? 'later' : 'counts'
}

export async function approvalsOf(db: Reader, ctx: Ctx, organisationId: string): Promise<SizeApprovalView[]> {
  const rows = await queries.approvalRows(db, ctx.actor.unitId)
  return rows
    .filter((one) => one.organisationId === organisationId)
    .map((row) => {
      const { organisationId: _, withdrawnAt: __, withdrawnBy, withdrawnReason, ...shown } = row
      const state = stateOn(row, todayOf(ctx))
      return { ...shown, state, withdrawnBy: withdrawnBy ?? '', withdrawnReason: withdrawnReason ?? '' }
    })
}

async function organisationToApprove(tx: Writer, ctx: Ctx, id: string) {
  const organisation = await lockOrganisation(tx, ctx.actor.unitId, id)
  if (!organisation || !(await rightsOf(tx, ctx)).sees(id)) throw new Refusal('not_found')
  if (!(await mayApprove(tx, ctx, id))) {
    throw new Refusal('forbidden', '对规模的批准由党务干部或者上级党组织登记，本组织的书记、委员不能登记')
  }
  return organisation
}

type File = { input: SizeApprovalInput; files: readonly Uploaded[] }

/** Keeps a document of the higher organisation with what it allows. */
export function addApproval(ctx: Ctx, organisationId: string, { input, files }: File): Promise<{ id: string }> {
  const { unitId, name: registeredBy } = ctx.actor
  const [file, another] = files.map((one) => fileToKeep(one, '批准文件'))
  if (!file || another) throw new Refusal('invalid', '请附一份批准文件，几页的请合成一份')
  const id = randomUUID()
  return write(ctx, async (tx) => {
    const { kind, dissolvedOn } = await organisationToApprove(tx, ctx, organisationId)
    if (kind !== 'branch' && kind !== 'committee') throw new Refusal('rule_broken', '党组和党小组没有人数规模的规定')
    if (dissolvedOn) throw new Refusal('rule_broken', '这个党组织已经撤销')
    const fault = (field: string, message: string) => new Refusal('invalid', message, [{ field, message }])
    if (input.approvedOn > todayOf(ctx)) throw fault('approvedOn', '批准日期在今天以后，请核对')
    const { sha256, size, sealed } = keptFile(ctx.platform.keys, file.bytes, sealedAt(id))
    const kept = { fileName: file.name, fileSize: size, fileSha256: sha256, fileSealed: sealed }
    const row = { unitId, id, organisationId, ...input, ...kept, registeredBy, registeredAt: ctx.platform.clock.now() }
    await queries.insertApproval(tx, row).catch(refuseTwice)
    const { documentNumber, approvedOn, untilOn } = input
    const detail = { approvalId: id, documentNumber, approvedOn, untilOn, sha256 }
    return { result: { id }, audit: [partyEntry('party.size-approved', organisationId, detail)] }
  })
}

function refuseTwice(error: unknown): never {
  if ((error as { code?: string }).code !== '23505') throw error
  const message = '这个文号的批准已经登记过，登记错的请先撤回'
  throw new Refusal('conflict', message, [{ field: 'documentNumber', message }])
}

/** Takes back what was registered wrongly, or what the higher organisation took back; it stays to be read. */
export function withdrawApproval(ctx: Ctx, organisationId: string, { id, reason }: { id: string; reason: string }) {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    await organisationToApprove(tx, ctx, organisationId)
    const withdrawal = { withdrawnBy: name, withdrawnAt: ctx.platform.clock.now(), withdrawnReason: reason }
    const done = await queries.withdrawApprovalRow(tx, { unitId, organisationId, id }, withdrawal)
    if (!done) throw new Refusal('conflict', '没有这项批准，或者已经撤回，请刷新')
    return { result: {}, audit: [partyEntry('party.size-withdrawn', organisationId, { approvalId: id })] }
  })
}

/** Hands out the document to whoever sees the organisation; that leaves a trace. */
export function readApprovalFile(ctx: Ctx, organisationId: string, id: string): Promise<FileOut> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const mayRead = (await rightsOf(tx, ctx)).sees(organisationId)
    const found = mayRead && (await queries.approvalFile(tx, { unitId, organisationId, id }))
    if (!found) throw new Refusal('not_found')
    const bytes = openedFile(ctx.platform.keys, found.fileSealed, sealedAt(id))
    const file = { bytes, name: found.fileName, type: typeOfFile(found.fileName) ?? 'application/octet-stream' }
    return { result: file, audit: [partyEntry('party.size-file-read', organisationId, { approvalId: id })] }
  })
}
