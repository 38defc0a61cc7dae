import { Refusal } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { FieldChange } from '../diff.ts'
import type { Incoming, ReadFile } from '../files/sources.ts'
import type { Doubt } from '../schema.ts'
import type { FileFault, ImportBatch, ImportItem, ImportPreview } from '../views.ts'
import type { Planned, Status } from './import-plan.ts'
import { openContent } from './imports.ts'
import * as store from './queries/imports.ts'

/** The command line's account of an import: per file what was read, what became of it and what is doubtful. */
export function importReport(files: ReadFile[], planned: Map<Incoming, Planned>) {
  return { files: files.map((file) => fileReport(file, planned)) }
}

function fileReport(file: ReadFile, planned: Map<Incoming, Planned>) {
  const plans = file.people.map((incoming) => planned.get(incoming)!)
  const status = fileStatus(file, plans)
  if (!file.roster) {
    const [plan] = plans
    const warnings = plan?.doubts ?? []
    return { file: baseName(file.file), status, error: file.error, person: plan?.incoming.view ?? null, warnings }
  }
  const { sheet, headerRows, dataRows, skip, columns, doubts } = file.roster
  const reading = { sheet, headerRows, dataRows, skip, columns }
  const rows = plans.map(rowReport)
  return { file: baseName(file.file), status, error: null, ...reading, rows, warnings: doubts }
}

function rowReport(plan: Planned) {
  const { row, dossier, view, duplicateOf } = plan.incoming
  const { name, partyJoined, workStarted } = dossier.basic
  const roster = { 姓名: name, party: partyJoined, work: workStarted, postSince: dossier.postsHeld[0]?.startedOn ?? '' }
  return { row, status: plan.status, duplicateOf, person: { ...view, ...roster }, warnings: plan.doubts }
}

function fileStatus(file: ReadFile, plans: Planned[]): Status {
  if (file.error || !plans.length) return 'refused'
  const order: Status[] = ['created', 'updated', 'unchanged', 'refused']
  return order.find((status) => plans.some((plan) => plan.status === status))!
}

const baseName = (name: string) => name.replace(/^.*[\\/](?=[^\\/]+$)/, '')

export function faultsOf(files: ReadFile[]): FileFault[] {
  return files.flatMap(({ file, error }) => (error ? [{ file, ...error }] : []))
}

/** Remarks about whole rosters (columns not imported, sheets not read). */
export function notesOf(files: ReadFile[]): Doubt[] {
  return files.flatMap(({ file, roster }) =>
    (roster?.doubts ?? []).map((doubt) => ({ ...doubt, message: `${baseName(file)}：${doubt.message}` })),
  )
}

export function batchView(batch: store.BatchRow): ImportBatch {
  const { madeAt, appliedAt, undoneAt, ...rest } = batch
  return {
    ...rest,
    madeAt: madeAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
  }
}

/** A stored import as the page shows it. */
export async function readImport(ctx: Ctx, id: string, files: ReadFile[] = []): Promise<ImportPreview> {
  const { platform, actor } = ctx
  const batch = await store.oneBatch(platform.db, { unitId: actor.unitId, id })
  if (!batch) throw new Refusal('not_found')
  const items = await store.batchItems(platform.db, { unitId: actor.unitId, id })
  return {
    batch: batchView(batch),
    items: items.map((item) => itemView(ctx, id, item)),
    faults: faultsOf(files),
    notes: notesOf(files),
  }
}

function itemView(ctx: Ctx, batchId: string, item: store.ItemRow): ImportItem {
  const content = openContent(ctx, batchId, item)
  const { basic } = content.incoming.dossier
  return {
    position: item.position,
    file: baseName(item.file),
    row: item.rowNumber,
    kind: content.incoming.kind,
    status: item.status,
    personId: item.personId,
    name: basic.name,
    birth: basic.birth,
    currentPost: basic.currentPost,
    hasPhoto: content.incoming.photo !== null,
    changes: content.changes as FieldChange[],
    doubts: content.doubts as Doubt[],
  }
}

export async function listImports({ platform, actor }: Ctx): Promise<{ batches: ImportBatch[] }> {
  const rows = await store.batches(platform.db, actor.unitId)
  return { batches: rows.map(batchView) }
}
