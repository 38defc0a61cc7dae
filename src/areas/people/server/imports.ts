import { createHash, randomUUID } from 'node:crypto'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import { dossierChanges } from '../diff.ts'
import { photoFacts } from '../files/photo.ts'
import type { Incoming, ReadFile } from '../files/sources.ts'
import { nothingNew } from '../merge.ts'
import type { Dossier } from '../schema.ts'
import { type Known, type Planned, planImport, sourceOf } from './import-plan.ts'
import {
  deletePeople,
  idFingerprint,
  insertDossiers,
  type Kept,
  loadDossiers,
  lockPeople,
  type Stored,
  updateDossiers,
} from './queries/dossier.ts'
import * as store from './queries/imports.ts'
import { explain } from './service.ts'

/** What an item keeps, encrypted, between preview and application. */
type Content = { incoming: Omit<Incoming, 'photo'> & { photo: string | null }; changes: unknown; doubts: unknown }

/** What a person was before an import, for undoing it. */
type Before = { dossier: Dossier; kept: Kept; photoId: string | null }

export type Choices = {
  /** positions left out */
  skip: number[]
  /** fields where the stored value stays, by position */
  keep: { position: number; fields: string[] }[]
}

const noChoices: Choices = { skip: [], keep: [] }

/** Plans an import against what is stored. Changes nothing. */
export async function planFiles(ctx: Ctx, db: Reader, files: ReadFile[]): Promise<Map<Incoming, Planned>> {
  const incoming = files.flatMap((file) => file.people)
  return planImport(files, await knownPeople(ctx, db, incoming))
}

async function knownPeople({ platform, actor }: Ctx, db: Reader, incoming: Incoming[]): Promise<Known> {
  const { keys } = platform
  const { unitId } = actor
  const ids = [...new Set(incoming.map((one) => one.dossier.basic.idNumber).filter(Boolean))]
  const names = [...new Set(incoming.map((one) => one.dossier.basic.name).filter(Boolean))]
  const found = await store.candidates(db, unitId, { fingerprints: ids.map((id) => idFingerprint(keys, id)), names })
  const stored = await loadDossiers(
    db,
    keys,
    unitId,
    found.map((one) => one.id),
  )
  const byId = Map.groupBy(stored, (one) => one.dossier.basic.idNumber.toUpperCase())
  const byName = Map.groupBy(stored, (one) => one.dossier.basic.name)
  const fingerprints = new Map(incoming.map((one) => [keys.fingerprint(sourceOf(one)).toString('hex'), sourceOf(one)]))
  const taken = await store.knownSources(
    db,
    unitId,
    [...fingerprints.keys()].map((hex) => Buffer.from(hex, 'hex')),
  )
  const takenBy = new Map(
    taken.map((one) => [fingerprints.get(one.sourceFingerprint!.toString('hex')), one.personId] as const),
  )
  const digests = await store.photoDigests(
    db,
    unitId,
    stored.flatMap((one) => one.photoId ?? []),
  )
  return {
    byId: (id) => byId.get(id.toUpperCase()) ?? [],
    byName: (name) => byName.get(name) ?? [],
    takenBefore: (source) => takenBy.get(source) ?? null,
    samePhoto: (person, photo) =>
      person.photoId !== null && digests.get(person.photoId) === createHash('sha256').update(photo).digest('hex'),
    sectionByName: new Map((await sections(db, unitId)).map((section) => [section.name, section.id])),
  }
}

/** Stores what an import would do, for looking at; nothing of it reaches a dossier yet. */
export function previewImport(ctx: Ctx, files: ReadFile[]): Promise<{ id: string; planned: Map<Incoming, Planned> }> {
  const id = randomUUID()
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const planned = await planFiles(ctx, tx, files)
    const now = ctx.platform.clock.now()
    const batch = { state: 'previewed', fileCount: files.length, madeBy: ctx.actor.name, madeAt: now } as const
    await store.insertBatch(tx, { unitId, id }, batch)
    const plans = files.flatMap((file) => file.people).map((incoming) => planned.get(incoming)!)
    await store.insertItems(
      tx,
      unitId,
      id,
      plans.map((plan, position) => itemOf(ctx, id, plan, position)),
    )
    const audit = [{ action: 'import.previewed', subjectKind: 'import', subjectId: id, detail: counts(plans) }]
    return { result: { id, planned }, audit }
  })
}

function counts(plans: Planned[]): Record<string, number> {
  const statuses = Object.groupBy(plans, (plan) => plan.status)
  return Object.fromEntries(Object.entries(statuses).map(([status, list]) => [status, list.length]))
}

function itemOf(ctx: Ctx, batchId: string, plan: Planned, position: number): store.ItemRow {
  const { keys } = ctx.platform
  const { photo, ...incoming } = plan.incoming
  const content: Content = {
    incoming: { ...incoming, photo: photo ? Buffer.from(photo).toString('base64') : null },
    changes: plan.changes,
    doubts: plan.doubts,
  }
  return {
    position,
    file: plan.incoming.file,
    rowNumber: plan.incoming.row,
    status: plan.status,
    sourceFingerprint: keys.fingerprint(plan.source),
    contentSealed: keys.seal(JSON.stringify(content), `import_item.content.${batchId}.${position}`),
    beforeSealed: null,
    // Somebody new has no row yet that the item could point to for good: applying decides.
    personId: plan.revisionBefore === null ? null : plan.personId,
    revisionBefore: plan.revisionBefore,
    revisionAfter: null,
  }
}

export function openContent(ctx: Ctx, batchId: string, item: store.ItemRow): Content {
  return JSON.parse(
    ctx.platform.keys.open(item.contentSealed, `import_item.content.${batchId}.${item.position}`),
  ) as Content
}

/**
 * Takes a previewed import in, whole or not at all. The plan is made again on locked rows; if anybody changed one of
 * the people since the preview, nothing is written.
 */
export function applyImport(ctx: Ctx, id: string, choices: Choices = noChoices): Promise<Record<string, number>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const batch = await store.lockBatch(tx, { unitId, id })
    if (!batch) throw new Refusal('not_found')
    if (batch.state !== 'previewed') throw new Refusal('conflict', '这次导入已经办理过，请刷新后查看。')
    await store.lockImports(tx, unitId)
    const plans = await plansOf(ctx, tx, id, choices)
    const stored = await storedBefore(ctx, tx, plans)
    keepStored(plans, stored, choices.keep)
    const settled = await takeIn(ctx, tx, plans, stored)
    await store.replaceItems(tx, { unitId, id }, settled)
    await store.setBatchState(tx, { unitId, id }, { state: 'applied', appliedAt: ctx.platform.clock.now() })
    const detail = counts(plans.map(({ plan }) => plan))
    const audit = [
      { action: 'import.applied', subjectKind: 'import', subjectId: id, detail },
      ...lastPlans(plans).map((plan) => ({
        action: 'person.imported',
        subjectKind: 'person',
        subjectId: plan.personId!,
        ...told(id, plan, stored.get(plan.personId!)),
      })),
    ]
    return { result: detail, audit }
  })
}

type Placed = { plan: Planned; item: store.ItemRow }

function reopened({ incoming }: Content): Incoming {
  return { ...incoming, photo: incoming.photo ? new Uint8Array(Buffer.from(incoming.photo, 'base64')) : null }
}

/** The plans in the order they build on each other. Those left out are planned once too, to see what has changed. */
async function plansOf(ctx: Ctx, tx: Writer, batchId: string, { skip }: Choices): Promise<Placed[]> {
  const { unitId } = ctx.actor
  const items = await store.batchItems(tx, { unitId, id: batchId })
  const known = items.flatMap((item) => item.personId ?? [])
  await lockPeople(tx, unitId, known)
  const incoming = new Map(items.map((item) => [reopened(openContent(ctx, batchId, item)), item]))
  const planned = async (people: Incoming[]) => {
    const plans = await planFiles(ctx, tx, [{ file: '', error: null, roster: null, people }])
    return [...plans].map(([one, plan]) => ({ plan, item: incoming.get(one)! }))
  }
  const whole = await planned([...incoming.keys()])
  refuseChangedSince(whole)
  const left = new Set(skip)
  if (!left.size) return whole
  return planned([...incoming].filter(([, item]) => !left.has(item.position)).map(([one]) => one))
}

/** What the trail says of one person of an import: all of its sources together. */
function told(batch: string, plan: Planned, before: Stored | undefined) {
  const changes = dossierChanges(before?.dossier ?? null, plan.after)
  const status = before ? 'updated' : 'created'
  return { detail: { batch, status, fields: changes.map((change) => change.title) }, secret: changes }
}

function refuseChangedSince(plans: Placed[]): void {
  const changed = plans.filter(({ plan, item }) => plan.revisionBefore !== item.revisionBefore)
  if (!changed.length) return
  const names = changed.slice(0, 5).map(({ plan }) => plan.incoming.dossier.basic.name)
  throw new Refusal('conflict', `预览之后，${names.join('、')}的档案已有变动，没有导入。请重新预览后再确认。`)
}

async function storedBefore(ctx: Ctx, tx: Writer, plans: Placed[]): Promise<Map<string, Stored>> {
  const ids = [...new Set(plans.flatMap(({ plan }) => (plan.revisionBefore === null ? [] : (plan.personId ?? []))))]
  const stored = await loadDossiers(tx, ctx.platform.keys, ctx.actor.unitId, ids)
  return new Map(stored.map((one) => [one.id, one]))
}

/** A field kept for one source is kept for the person: a later source of the batch builds on the earlier ones. */
function keepStored(plans: Placed[], stored: Map<string, Stored>, keep: Choices['keep']): void {
  const chosen = new Map(keep.map(({ position, fields }) => [position, fields]))
  const ofPerson = new Map<string, Set<string>>()
  for (const { plan, item } of plans) {
    if (!plan.personId || !stored.has(plan.personId)) continue
    const fields = ofPerson.get(plan.personId) ?? new Set()
    for (const field of chosen.get(item.position) ?? []) fields.add(field)
    ofPerson.set(plan.personId, fields)
  }
  for (const { plan } of plans) {
    const fields = plan.personId ? ofPerson.get(plan.personId) : undefined
    if (!fields?.size || plan.status !== 'updated') continue
    const before = stored.get(plan.personId!)!
    for (const field of fields) keepField(plan.after, before.dossier, field)
    plan.changes = plan.changes.filter((change) => !fields.has(change.field))
    const keptSame = JSON.stringify(plan.kept) === JSON.stringify(before.kept)
    if (!plan.photo && keptSame && nothingNew(before.dossier, plan.after)) plan.status = 'unchanged'
  }
}

function keepField(after: Dossier, before: Dossier, field: string): void {
  if (field.startsWith('basic.')) {
    const name = field.slice(6) as keyof Dossier['basic']
    if (Object.hasOwn(before.basic, name)) Object.assign(after.basic, { [name]: before.basic[name] })
  } else if (field !== 'basic' && Object.hasOwn(before, field)) {
    Object.assign(after, { [field]: before[field as keyof Dossier] })
  }
}

/** What each person becomes: the last source that changes him has the say, as it was compared with the earlier ones. */
function lastPlans(plans: Placed[]): Planned[] {
  const changing = plans.map(({ plan }) => plan).filter(({ status }) => status === 'created' || status === 'updated')
  return [...new Map(changing.map((plan) => [plan.personId!, plan])).values()]
}

async function takeIn(ctx: Ctx, tx: Writer, plans: Placed[], stored: Map<string, Stored>): Promise<store.ItemRow[]> {
  const { keys, clock } = ctx.platform
  const { unitId } = ctx.actor
  const photoOf = new Map(plans.flatMap(({ plan }) => newPhoto(plan) ?? []).map((photo) => [photo.personId, photo]))
  const saving = lastPlans(plans).map((plan) => {
    const before = stored.get(plan.personId!)
    const photoId = photoOf.get(plan.personId!)?.id ?? before?.photoId ?? null
    return { id: plan.personId!, dossier: plan.after, kept: plan.kept, photoId, revision: (before?.revision ?? 0) + 1 }
  })
  const isNew = (one: { id: string }) => !stored.has(one.id)
  await insertDossiers(tx, keys, unitId, saving.filter(isNew), clock.now()).catch(refuseSameNumber)
  const { stale } = await updateDossiers(
    tx,
    keys,
    unitId,
    saving.filter((one) => !isNew(one)),
    clock.now(),
  )
  if (stale.length) throw new Refusal('conflict')
  await store.insertPhotos(tx, unitId, [...photoOf.values()])
  const revisions = new Map(saving.map((one) => [one.id, one.revision]))
  const noted = new Set<string>()
  return plans.map(({ plan, item }) => {
    const revisionAfter = plan.personId ? (revisions.get(plan.personId) ?? null) : null
    const before = plan.personId && revisionAfter && !noted.has(plan.personId) ? stored.get(plan.personId) : undefined
    if (plan.personId) noted.add(plan.personId)
    return {
      ...item,
      status: plan.status,
      personId: plan.status === 'refused' ? null : plan.personId,
      revisionAfter,
      beforeSealed: before ? keys.seal(JSON.stringify(beforeOf(before)), `import_item.before.${before.id}`) : null,
    }
  })
}

const beforeOf = ({ dossier, kept, photoId }: Stored): Before => ({ dossier, kept, photoId })

function newPhoto({ photo, personId, status }: Planned) {
  const facts = photo && personId && (status === 'created' || status === 'updated') ? photoFacts(photo) : null
  if (!photo || !facts || !personId) return null
  const { mime, width, height } = facts
  return { id: randomUUID(), personId, mime, width, height, bytes: Buffer.from(photo) }
}

function refuseSameNumber(error: unknown): never {
  if ((error as { constraint?: string }).constraint !== 'person_id_number') throw error
  throw new Refusal('conflict', '有两份文件的身份证号相同，没有导入。请重新预览后再确认。')
}

/** Undoes an import as a whole, as long as nobody has built on it. */
export function undoImport(ctx: Ctx, id: string): Promise<Record<string, number>> {
  const { unitId } = ctx.actor
  const { keys, clock } = ctx.platform
  return write(ctx, async (tx) => {
    const batch = await store.lockBatch(tx, { unitId, id })
    if (!batch) throw new Refusal('not_found')
    if (batch.state !== 'applied') throw new Refusal('conflict', '这次导入没有生效，或者已经撤销。')
    const items = (await store.batchItems(tx, { unitId, id })).filter((item) => item.personId && item.revisionAfter)
    const now = new Map(
      (
        await lockPeople(
          tx,
          unitId,
          items.map((item) => item.personId!),
        )
      ).map((p) => [p.id, p.revision]),
    )
    const built = await store.builtUpon(
      tx,
      unitId,
      items.flatMap((item) => (item.revisionBefore ? [] : item.personId!)),
    )
    const moved = items.filter(
      (item) => now.get(item.personId!) !== item.revisionAfter || built.includes(item.personId!),
    )
    if (moved.length) {
      const message = `导入之后，${new Set(moved.map((item) => item.personId)).size}人的档案又有改动或已开通账号，不能整批撤销。请在各人档案里更正。`
      throw new Refusal('conflict', message)
    }
    const created = items.filter((item) => item.revisionBefore === null).map((item) => item.personId!)
    await deletePeople(tx, unitId, [...new Set(created)])
    const restored = items
      .filter((item) => item.beforeSealed)
      .map((item) => {
        const before = JSON.parse(keys.open(item.beforeSealed!, `import_item.before.${item.personId}`)) as Before
        return { id: item.personId!, ...before, revision: item.revisionAfter! + 1 }
      })
    const photosNow = await store.photosOf(
      tx,
      unitId,
      restored.map((one) => one.id),
    )
    await updateDossiers(tx, keys, unitId, restored, clock.now()).catch(explain)
    const shown = new Set(restored.map((one) => one.photoId))
    await store.deletePhotos(
      tx,
      unitId,
      photosNow.filter((photoId) => !shown.has(photoId)),
    )
    await store.setBatchState(tx, { unitId, id }, { state: 'undone', undoneAt: clock.now() })
    const detail = { removed: new Set(created).size, restored: restored.length }
    const ids = [...new Set(items.map((item) => item.personId!))]
    const audit = [
      { action: 'import.undone', subjectKind: 'import', subjectId: id, detail },
      ...ids.map((personId) => ({ action: 'person.import-undone', subjectKind: 'person', subjectId: personId })),
    ]
    return { result: detail, audit }
  })
}

/** Throws a preview away. */
export function discardImport(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const batch = await store.lockBatch(tx, { unitId, id })
    if (!batch) throw new Refusal('not_found')
    if (batch.state !== 'previewed') throw new Refusal('conflict', '这次导入已经办理过，不能放弃。')
    await store.replaceItems(tx, { unitId, id }, [])
    await store.setBatchState(tx, { unitId, id }, { state: 'discarded' })
    return { result: {}, audit: [{ action: 'import.discarded', subjectKind: 'import', subjectId: id }] }
  })
}
