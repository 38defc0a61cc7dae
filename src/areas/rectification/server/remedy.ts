import { randomUUID } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fileToKeep, keptFile, openedFile, typeOfFile } from '../../../platform/kept-file.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import type { MeasureInput } from '../schema.ts'
import { problemEntry, say, todayOf } from './acting.ts'
import { isPerson, type ProblemRow, setProblem } from './queries/problems.ts'
import * as queries from './queries/remedy.ts'
import { isInSight } from './rights.ts'
import { forAct } from './service.ts'

const isPhotoName = (name: string) => /\.(jpe?g|png)$/i.test(name)
const placeOf = (id: string) => `evidence_file.content.${id}`

/** A problem whose measures may be written: the actor's to carry, and neither reported done nor closed. */
async function inHand(tx: Writer, ctx: Ctx, id: string): Promise<ProblemRow> {
  const row = await forAct(tx, ctx, { id, name: 'carry' })
  if (row.state !== 'open' && row.state !== 'in-hand') {
    throw new Refusal('rule_broken', '已经报完成或者销号的问题，措施和佐证不能再改')
  }
  return row
}

/** Does something to what a problem rests on, under its lock, with a line in its time line. */
function remedying<T>(
  ctx: Ctx,
  problemId: string,
  change: (tx: Writer) => Promise<{ result: T; action: string; text: string; detail?: Record<string, unknown> }>,
) {
  return write(ctx, async (tx) => {
    const row = await inHand(tx, ctx, problemId)
    const { result, action, text, detail } = await change(tx)
    await setProblem(tx, row.unitId, problemId, {})
    await say(tx, ctx, problemId, action.split('.')[1]!, text)
    return { result, audit: [problemEntry(action, problemId, detail)] }
  })
}

export function addCause(ctx: Ctx, problemId: string, text: string) {
  return remedying(ctx, problemId, async (tx) => {
    const id = randomUUID()
    await queries.addCause(tx, ctx.actor.unitId, problemId, { id, text })
    return { result: {}, action: 'problem.cause-added', text: `写明原因：${text}` }
  })
}

export function removeCause(ctx: Ctx, problemId: string, causeId: string) {
  return remedying(ctx, problemId, async (tx) => {
    if (!(await queries.unlinkCause(tx, ctx.actor.unitId, problemId, causeId))) throw new Refusal('not_found')
    return { result: {}, action: 'problem.cause-removed', text: '去掉一条原因' }
  })
}

async function insistOnOwner(tx: Writer, unitId: string, ownerId: string | null): Promise<void> {
  if (ownerId !== null && !(await isPerson(tx, unitId, ownerId))) {
    throw new Refusal('invalid', '没有找到措施的责任人，请重新选择')
  }
}

export function addMeasure(ctx: Ctx, problemId: string, input: MeasureInput) {
  const { unitId } = ctx.actor
  return remedying(ctx, problemId, async (tx) => {
    await insistOnOwner(tx, unitId, input.ownerId)
    const id = randomUUID()
    await queries.insertMeasure(tx, { unitId, id, ...input, createdAt: ctx.platform.clock.now() })
    await queries.linkMeasure(tx, unitId, problemId, id)
    return { result: { id }, action: 'problem.measure-added', text: `增加措施：${input.text}` }
  })
}

/** True when a measure serves a problem the actor may see. */
async function isReachable(tx: Writer, ctx: Ctx, measureId: string): Promise<boolean> {
  const scope = scopeOf(ctx.platform.permissions, ctx.actor, 'rectification.read')
  const served = await queries.problemsOfMeasures(tx, ctx.actor.unitId, [measureId])
  return scope !== null && served.some((row) => isInSight(ctx, scope, row))
}

/** Lets a measure of another problem serve this one as well. */
export function shareMeasure(ctx: Ctx, problemId: string, measureId: string) {
  const { unitId } = ctx.actor
  return remedying(ctx, problemId, async (tx) => {
    const measure = await queries.lockedMeasure(tx, unitId, measureId)
    if (!measure || !(await isReachable(tx, ctx, measureId))) throw new Refusal('not_found', '没有找到这条措施')
    if (!(await queries.linkMeasure(tx, unitId, problemId, measureId))) {
      throw new Refusal('rule_broken', '这条措施已经在这个问题里')
    }
    return { result: {}, action: 'problem.measure-added', text: `共用措施：${measure.text}` }
  })
}

/** A measure of this problem, locked; none of the problems it serves may rest on it already. */
async function measureOf(tx: Writer, ctx: Ctx, problemId: string, measureId: string) {
  const { unitId } = ctx.actor
  const measure = await queries.lockedMeasure(tx, unitId, measureId)
  const served = await queries.problemsOfMeasures(tx, unitId, [measureId])
  if (!measure || !served.some(({ id }) => id === problemId)) throw new Refusal('not_found', '没有找到这条措施')
  return { measure, isRestedOn: served.some(({ state }) => ['submitted', 'answering', 'closed'].includes(state)) }
}

const RESTED_ON = '这条措施还用于已经报完成或者销号的问题，不能改动'

type Changed = MeasureInput & { isDone: boolean; revision: number }

export function changeMeasure(ctx: Ctx, place: { id: string; measureId: string }, changed: Changed) {
  const { unitId } = ctx.actor
  const { isDone, revision, ...input } = changed
  return remedying(ctx, place.id, async (tx) => {
    const { measure, isRestedOn } = await measureOf(tx, ctx, place.id, place.measureId)
    if (measure.revision !== revision) throw new Refusal('conflict')
    if (isRestedOn) throw new Refusal('rule_broken', RESTED_ON)
    await insistOnOwner(tx, unitId, input.ownerId)
    const doneOn = isDone ? (measure.doneOn ?? todayOf(ctx)) : null
    await queries.setMeasure(tx, unitId, place.measureId, { ...input, doneOn })
    return { result: {}, action: 'problem.measure-changed', text: `修改措施：${input.text}` }
  })
}

export function removeMeasure(ctx: Ctx, { id, measureId }: { id: string; measureId: string }) {
  return remedying(ctx, id, async (tx) => {
    const { measure } = await measureOf(tx, ctx, id, measureId)
    if (!(await queries.unlinkMeasure(tx, ctx.actor.unitId, id, measureId))) throw new Refusal('not_found')
    return { result: {}, action: 'problem.measure-removed', text: `去掉措施：${measure.text}` }
  })
}

/** Files as evidence of a measure; a file of a name that is there becomes its next version. All of them or none. */
export function addFiles(ctx: Ctx, { id, measureId }: { id: string; measureId: string }, files: readonly Uploaded[]) {
  const all = files.map((file) => fileToKeep(file, '佐证材料'))
  return remedying(ctx, id, async (tx) => {
    await measureOf(tx, ctx, id, measureId)
    const detail: unknown[] = []
    for (const file of all) detail.push(await keepFile(tx, ctx, measureId, file))
    const names = all.map(({ name }) => name).join('、')
    const result = { added: all.length }
    const text = `上传佐证：${names}`.slice(0, 2000)
    return { result, action: 'problem.evidence-added', text, detail: { files: detail } }
  })
}

async function keepFile(tx: Writer, ctx: Ctx, measureId: string, { name, bytes }: Uploaded) {
  const { unitId, personId, name: by } = ctx.actor
  const at = ctx.platform.clock.now()
  const known = (await queries.evidenceRows(tx, unitId, [measureId])).find(
    ({ form, title }) => form === 'file' && title === name,
  )
  const evidenceId = known?.id ?? randomUUID()
  if (!known) {
    const row = { unitId, id: evidenceId, form: 'file', title: name, isPhoto: isPhotoName(name) }
    await queries.insertEvidence(tx, { ...row, addedById: personId, addedBy: by, addedAt: at })
    await queries.linkEvidence(tx, unitId, measureId, evidenceId)
  }
  const last = known ? await queries.fileOf(tx, unitId, evidenceId, null) : undefined
  const version = (last?.version ?? 0) + 1
  const id = randomUUID()
  const kept = keptFile(ctx.platform.keys, bytes, placeOf(id))
  const file = { unitId, id, evidenceId, name, version, uploadedBy: by, uploadedAt: at }
  await queries.insertEvidenceFile(tx, { ...file, ...kept })
  return { name, version, sha256: kept.sha256 }
}

type Linked = { title: string; path: string; validUntil: string | null }

/** A record of the system as evidence: its name and its address. */
export function addRecord(ctx: Ctx, { id, measureId }: { id: string; measureId: string }, linked: Linked) {
  const { unitId, personId, name: addedBy } = ctx.actor
  return remedying(ctx, id, async (tx) => {
    await measureOf(tx, ctx, id, measureId)
    const evidence = { unitId, id: randomUUID(), form: 'record', ...linked, addedById: personId, addedBy }
    await queries.insertEvidence(tx, { ...evidence, addedAt: ctx.platform.clock.now() })
    await queries.linkEvidence(tx, unitId, measureId, evidence.id)
    return { result: {}, action: 'problem.evidence-added', text: `关联记录：${linked.title}` }
  })
}

/** Lets evidence that is there serve another measure as well. */
export function shareEvidence(ctx: Ctx, { id, measureId }: { id: string; measureId: string }, evidenceId: string) {
  const { unitId } = ctx.actor
  return remedying(ctx, id, async (tx) => {
    await measureOf(tx, ctx, id, measureId)
    const evidence = await queries.evidenceById(tx, unitId, evidenceId)
    const measures = evidence ? await queries.measuresOfEvidence(tx, unitId, evidenceId) : []
    const reachable = await Promise.all(measures.map((one) => isReachable(tx, ctx, one.measureId)))
    if (!evidence || !reachable.some(Boolean)) throw new Refusal('not_found', '没有找到这份佐证')
    if (!(await queries.linkEvidence(tx, unitId, measureId, evidenceId))) {
      throw new Refusal('rule_broken', '这份佐证已经在这条措施里')
    }
    return { result: {}, action: 'problem.evidence-added', text: `共用佐证：${evidence.title}` }
  })
}

export function removeEvidence(ctx: Ctx, place: { id: string; measureId: string; evidenceId: string }) {
  const { unitId } = ctx.actor
  return remedying(ctx, place.id, async (tx) => {
    const { isRestedOn } = await measureOf(tx, ctx, place.id, place.measureId)
    if (isRestedOn) throw new Refusal('rule_broken', RESTED_ON)
    const evidence = await queries.evidenceById(tx, unitId, place.evidenceId)
    if (!evidence || !(await queries.unlinkEvidence(tx, unitId, place.measureId, place.evidenceId))) {
      throw new Refusal('not_found', '没有找到这份佐证')
    }
    return { result: {}, action: 'problem.evidence-removed', text: `撤下佐证：${evidence.title}` }
  })
}

/** Hands out a kept file to whoever may see a problem it serves; that leaves a trace. */
export function readFile(ctx: Ctx, scope: Scope, asked: { id: string; evidenceId: string; version: number | null }) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const measures = await queries.measuresOfEvidence(tx, unitId, asked.evidenceId)
    const ids = measures.map(({ measureId }) => measureId)
    const served = await queries.problemsOfMeasures(tx, unitId, ids)
    const isSeen = served.some((row) => row.id === asked.id && isInSight(ctx, scope, row))
    const found = isSeen ? await queries.fileOf(tx, unitId, asked.evidenceId, asked.version) : undefined
    if (!found) throw new Refusal('not_found')
    const bytes = openedFile(ctx.platform.keys, found.sealed, placeOf(found.id))
    const file: FileOut = { bytes, name: found.name, type: typeOfFile(found.name) ?? 'application/octet-stream' }
    const detail = { evidence: asked.evidenceId, version: found.version }
    return { result: file, audit: [problemEntry('problem.evidence-read', asked.id, detail)] }
  })
}
