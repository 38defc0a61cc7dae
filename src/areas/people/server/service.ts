import { createHash, randomUUID } from 'node:crypto'
import { ageOnForm } from '../../../law/dates.ts'
import { maskIdNumber } from '../../../law/id-number.ts'
import { openSecret } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { covers, type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { posts, sections } from '../../posts/facts.ts'
import { dossierChanges, type FieldChange } from '../diff.ts'
import { photoDoubt, photoFacts } from '../files/photo.ts'
import type { PeopleQuery, PersonRow } from '../list.ts'
import type { DossierPatch } from '../patch.ts'
import { dossierDoubts } from '../rules.ts'
import { Dossier, type Doubt } from '../schema.ts'
import {
  deletePeople,
  idFingerprint,
  insertDossiers,
  loadDossiers,
  nothingKept,
  type Stored,
  updateDossiers,
} from './queries/dossier.ts'
import { builtUpon, candidates, insertPhotos } from './queries/imports.ts'
import { countBySection, currentHolders, listPeople, loadPhoto, visiblePerson } from './queries/list.ts'
import { personTrail } from './queries/proposals.ts'

/** What a page shows of one dossier. Secret parts are blank unless the reader holds the right to them. */
export type DossierView = {
  id: string
  revision: number
  dossier: Dossier
  sectionName: string
  photoId: string | null
  secretsShown: boolean
  familyCount: number
  age: number | null
  doubts: Doubt[]
  allowed: string[]
}

/** A page of the list; ages as of today's month. */
export async function list(ctx: Ctx, scope: Scope, query: PeopleQuery): Promise<{ total: number; rows: PersonRow[] }> {
  const { total, rows } = await listPeople(ctx.platform.db, ctx.actor.unitId, scope, query)
  const today = dayOf(ctx.platform.clock.now())
  return {
    total,
    rows: rows.map(({ photoId, changedAt, sectionName, ...row }) => ({
      ...row,
      age: ageOnForm(row.birth, today),
      sectionName: sectionName ?? '',
      hasPhoto: photoId !== null,
      changedAt: changedAt.toISOString(),
    })),
  }
}

/** Reads one dossier. Reading somebody else's is an act of its own: it is recorded and the person can see it. */
export async function readDossier(ctx: Ctx, scope: Scope, id: string): Promise<DossierView> {
  const { platform, actor } = ctx
  const visible = await visiblePerson(platform.db, actor.unitId, scope, id)
  if (!visible) throw new Refusal('not_found')
  if (actor.personId === id) return viewOf(ctx, platform.db, await loaded(ctx, id))
  return write(ctx, async (tx) => {
    const [stored] = await loadDossiers(tx, platform.keys, actor.unitId, [id])
    if (!stored) throw new Refusal('not_found')
    const view = await viewOf(ctx, tx, stored)
    const detail = { secrets: view.secretsShown }
    return { result: view, audit: [{ action: 'person.read', subjectKind: 'person', subjectId: id, detail }] }
  })
}

async function loaded({ platform, actor }: Ctx, id: string): Promise<Stored> {
  const [stored] = await loadDossiers(platform.db, platform.keys, actor.unitId, [id])
  if (!stored) throw new Refusal('not_found')
  return stored
}

async function viewOf(ctx: Ctx, db: Reader, stored: Stored): Promise<DossierView> {
  const { platform, actor } = ctx
  const { dossier } = stored
  const person = { id: stored.id, sectionId: dossier.basic.sectionId }
  const may = (permission: string) => covers(scopeOf(platform.permissions, actor, permission), person)
  const secretsShown = may('people.read-secret')
  const section = (await sections(db, actor.unitId)).find((one) => one.id === person.sectionId)
  const today = dayOf(platform.clock.now())
  return {
    id: stored.id,
    revision: stored.revision,
    dossier: secretsShown ? dossier : withoutSecrets(dossier),
    sectionName: section?.name ?? '',
    photoId: stored.photoId,
    secretsShown,
    familyCount: dossier.family.length,
    age: ageOnForm(dossier.basic.birth, today),
    doubts: secretsShown ? dossierDoubts(dossier) : [],
    allowed: ['people.edit', 'people.print', 'people.propose', 'people.history'].filter(may),
  }
}

function withoutSecrets(dossier: Dossier): Dossier {
  const idNumber = dossier.basic.idNumber && maskIdNumber(dossier.basic.idNumber)
  return { ...dossier, basic: { ...dossier.basic, idNumber }, family: [] }
}

/** Creates a dossier by hand. A second person with the same identity number is refused. */
export function createPerson(ctx: Ctx, dossier: Dossier): Promise<{ id: string }> {
  const id = randomUUID()
  const { platform, actor } = ctx
  return write(ctx, async (tx) => {
    const saving = { id, dossier, kept: nothingKept, photoId: null, revision: 1 }
    await insertDossiers(tx, platform.keys, actor.unitId, [saving], platform.clock.now()).catch(explain)
    const changes = dossierChanges(null, dossier)
    return { result: { id }, audit: [changeEntry('person.created', id, changes)] }
  })
}

/** Lays changed parts over a dossier and checks the whole. */
export function patched(dossier: Dossier, { basic, ...lists }: DossierPatch): Dossier {
  const result = Dossier.safeParse({ ...dossier, ...lists, basic: { ...dossier.basic, ...basic } })
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
  throw new Refusal('invalid', `填写的内容有误：${faults[0]?.message}`, faults)
}

/** Changes parts of a dossier that still is at `revision`; two people at once cannot overwrite each other. */
export function changePerson(
  ctx: Ctx,
  id: string,
  { revision, changes }: { revision: number; changes: DossierPatch },
): Promise<{ revision: number; doubts: Doubt[] }> {
  const { platform, actor } = ctx
  return write(ctx, async (tx) => {
    const [stored] = await loadDossiers(tx, platform.keys, actor.unitId, [id])
    if (!stored) throw new Refusal('not_found')
    if (stored.revision !== revision) throw new Refusal('conflict')
    const dossier = patched(stored.dossier, changes)
    const made = dossierChanges(stored.dossier, dossier)
    if (!made.length) throw new Refusal('invalid', '内容没有变化，不需要保存。')
    const saving = { ...stored, dossier, revision: revision + 1 }
    const { stale } = await updateDossiers(tx, platform.keys, actor.unitId, [saving], platform.clock.now()).catch(
      explain,
    )
    if (stale.length) throw new Refusal('conflict')
    const result = { revision: revision + 1, doubts: dossierDoubts(dossier) }
    return { result, audit: [changeEntry('person.changed', id, made)] }
  })
}

/** People of exactly this name, or the one with this identity number. */
export async function findPeople({ platform, actor }: Ctx, nameOrNumber: string): Promise<{ id: string }[]> {
  const fingerprints = [idFingerprint(platform.keys, nameOrNumber)]
  return candidates(platform.db, actor.unitId, { fingerprints, names: [nameOrNumber] })
}

/** What an audit entry says of a change: the fields in the open, the values encrypted. */
export function changeEntry(action: string, id: string, changes: FieldChange[]) {
  const detail = { fields: changes.map((change) => change.title) }
  return { action, subjectKind: 'person', subjectId: id, detail, secret: changes }
}

/** Removes a dossier made by mistake. Refused once an account or a proposal refers to it. */
export function removePerson(ctx: Ctx, id: string, reason: string): Promise<Record<string, never>> {
  const { platform, actor } = ctx
  return write(ctx, async (tx) => {
    const [stored] = await loadDossiers(tx, platform.keys, actor.unitId, [id])
    if (!stored) throw new Refusal('not_found')
    const built = await builtUpon(tx, actor.unitId, [id])
    if (built.length)
      throw new Refusal('conflict', '此人已开通账号或提出过更正，不能删除档案。调离或退休请修改“人员状态”。')
    await deletePeople(tx, actor.unitId, [id]).catch(refuseUsed)
    const entry = { action: 'person.removed', subjectKind: 'person', subjectId: id }
    return { result: {}, audit: [{ ...entry, secret: { reason, dossier: stored.dossier } }] }
  })
}

/** Every area's records point at the people in them, so the database knows what an area here cannot. */
function refuseUsed(error: Error & { code?: string }): never {
  if (error.code !== '23503') throw error
  throw new Refusal('conflict', '其他记录中已经用到此人，不能删除档案。调离或退休请修改“人员状态”。')
}

/** Stores a new photo. Anything but a JPEG, PNG or BMP of reasonable size is refused. */
export function setPhoto(ctx: Ctx, id: string, bytes: Uint8Array): Promise<{ photoId: string }> {
  const { platform, actor } = ctx
  const facts = photoFacts(bytes)
  if (!facts || photoDoubt(bytes)) {
    throw new Refusal('file_refused', '照片应是JPG、PNG或BMP图片，不超过5MB、4000万像素。请换一张再上传。')
  }
  return write(ctx, async (tx) => {
    const [stored] = await loadDossiers(tx, platform.keys, actor.unitId, [id])
    if (!stored) throw new Refusal('not_found')
    const photoId = randomUUID()
    const { mime, width, height } = facts
    const photo = { id: photoId, personId: id, mime, width, height, bytes: Buffer.from(bytes) }
    await insertPhotos(tx, actor.unitId, [photo])
    const saving = { ...stored, photoId, revision: stored.revision + 1 }
    const { stale } = await updateDossiers(tx, platform.keys, actor.unitId, [saving], platform.clock.now())
    if (stale.length) throw new Refusal('conflict')
    const digest = createHash('sha256').update(bytes).digest('hex')
    const entry = { action: 'person.photo-changed', subjectKind: 'person', subjectId: id, detail: { digest } }
    return { result: { photoId }, audit: [entry] }
  })
}

export async function photo({ platform, actor }: Ctx, scope: Scope, id: string) {
  const visible = await visiblePerson(platform.db, actor.unitId, scope, id)
  const found = visible?.photoId ? await loadPhoto(platform.db, actor.unitId, visible.photoId) : undefined
  if (!found) throw new Refusal('not_found')
  return { bytes: found.bytes, name: `photo.${found.mime.split('/')[1]}`, type: found.mime, inline: true }
}

/** Who read and who changed a dossier; old and new values only for those who may see them. */
export async function history(ctx: Ctx, scope: Scope, id: string) {
  const { platform, actor } = ctx
  const visible = await visiblePerson(platform.db, actor.unitId, scope, id)
  if (!visible) throw new Refusal('not_found')
  const secrets = covers(scopeOf(platform.permissions, actor, 'people.read-secret'), visible)
  const trail = await personTrail(platform.db, actor.unitId, id)
  return {
    entries: trail.map((entry) => {
      const detail = JSON.parse(entry.detail) as { fields?: string[] }
      const secret = secrets ? openSecret(platform.keys, entry) : null
      return {
        seq: entry.seq,
        at: entry.at.toISOString(),
        actorName: entry.actorName,
        actorRoles: entry.actorRoles,
        action: entry.action,
        fields: detail.fields ?? [],
        changes: Array.isArray(secret) ? (secret as FieldChange[]) : [],
      }
    }),
  }
}

/** Headcount and posts of every section beside those who are there; vacancies follow. */
export async function establishment({ platform, actor }: Ctx) {
  const { db } = platform
  const { unitId } = actor
  const [allSections, allPosts, holders, counts] = await Promise.all([
    sections(db, unitId),
    posts(db, unitId),
    currentHolders(db, unitId),
    countBySection(db, unitId),
  ])
  const inSection = (id: string | null) => counts.filter((count) => count.sectionId === id)
  const sum = (rows: typeof counts, kinds: string[]) =>
    rows.filter((row) => kinds.includes(row.staffKind)).reduce((total, row) => total + row.people, 0)
  return {
    sections: allSections.map((section) => ({
      ...section,
      adminActual: sum(inSection(section.id), ['行政']),
      institutionActual: sum(inSection(section.id), ['事业', '参公', '工勤']),
      otherActual: sum(inSection(section.id), ['']),
      posts: allPosts
        .filter((post) => post.sectionId === section.id)
        .map((post) => {
          const held = holders.filter((holder) => holder.postId === post.id)
          return {
            ...post,
            holders: held.map(({ personId, name, startedOn }) => ({ personId, name, startedOn })),
            vacant: Math.max(0, post.seats - held.length),
            over: Math.max(0, held.length - post.seats),
          }
        }),
    })),
    withoutSection: inSection(null).reduce((total, row) => total + row.people, 0),
  }
}

/** Database constraints said again in the user's words. */
export function explain(error: unknown): never {
  const { constraint } = error as { constraint?: string }
  if (constraint === 'person_id_number') {
    const message = '已有身份证号相同的人。请先搜索，核对是否重复建档。'
    throw new Refusal('conflict', message, [{ field: 'basic.idNumber', message }])
  }
  if (constraint?.startsWith('post_held'))
    throw new Refusal('invalid', '任职经历的免职时间早于任职时间，或所选职位不存在。')
  if (constraint?.startsWith('rank_held')) throw new Refusal('invalid', '职级经历的免职级时间早于任职级时间。')
  if (constraint?.startsWith('sanction')) throw new Refusal('invalid', '处分的影响期早于决定日期。')
  if (constraint?.startsWith('yearly_grade')) throw new Refusal('invalid', '同一年度填了两个考核等次。')
  if (constraint?.startsWith('education_on_form')) {
    throw new Refusal('invalid', '全日制和在职教育各只能有一条填入任免审批表。')
  }
  if (constraint?.startsWith('person_unit_id_section')) throw new Refusal('invalid', '所在科室不存在，请重新选择。')
  throw error
}
