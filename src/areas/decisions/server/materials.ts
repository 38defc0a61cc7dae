import { randomUUID } from 'node:crypto'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fileToKeep, keptFile, openedFile, typeOfFile } from '../../../platform/kept-file.ts'
import { scopeOf } from '../../../platform/permission.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import {
  insertMaterial,
  lockedTopic,
  materialById,
  materialRows,
  meetsAbout,
  removeMaterialRow,
} from './queries/topics.ts'
import { insistOnSection } from './topics.ts'

const placeOf = (id: string) => `topic_material.content.${id}`
const MATERIALS_CLOSED = ['decided', 'withdrawn']

/** Keeps materials of a topic; a file of a name that is there becomes its next version. All of them or none. */
export function addMaterials(ctx: Ctx, topicId: string, files: readonly Uploaded[]) {
  const { unitId, name: uploadedBy } = ctx.actor
  const all = files.map((file) => fileToKeep(file, '会议材料'))
  return write(ctx, async (tx) => {
    const topic = await lockedTopic(tx, unitId, topicId)
    if (!topic) throw new Refusal('not_found')
    insistOnSection(ctx, 'decisions.propose', topic.sectionId)
    if (MATERIALS_CLOSED.includes(topic.state)) throw new Refusal('rule_broken', '这个议题已经了结，不能再上传材料')
    const versions = new Map<string, number>()
    for (const { name, version } of await materialRows(tx, unitId, topicId)) {
      versions.set(name, Math.max(version, versions.get(name) ?? 0))
    }
    const detail: unknown[] = []
    for (const { name, bytes } of all) {
      const id = randomUUID()
      const version = (versions.get(name) ?? 0) + 1
      versions.set(name, version)
      const kept = keptFile(ctx.platform.keys, bytes, placeOf(id))
      const place = { unitId, id, topicId, name, version, uploadedBy, uploadedAt: ctx.platform.clock.now() }
      await insertMaterial(tx, { ...place, ...kept })
      detail.push({ name, version, sha256: kept.sha256 })
    }
    const audit = [
      { action: 'topic.material-added', subjectKind: 'topic', subjectId: topicId, detail: { files: detail } },
    ]
    return { result: { added: all.length }, audit }
  })
}

/** Hands out a material to whoever may see the topic or belongs to a meeting about it; that leaves a trace. */
export async function readMaterial(ctx: Ctx, topicId: string, id: string): Promise<FileOut> {
  const { platform, actor } = ctx
  const topics = scopeOf(platform.permissions, actor, 'decisions.topics')
  const isInvited = actor.personId !== null && (await meetsAbout(platform.db, actor.unitId, topicId, actor.personId))
  return write(ctx, async (tx) => {
    const topic = await lockedTopic(tx, actor.unitId, topicId)
    const mayRead = topics?.unit || (topic?.sectionId && topics?.sections.includes(topic.sectionId)) || isInvited
    const found = topic && mayRead ? await materialById(tx, actor.unitId, topicId, id) : undefined
    if (!found || found.removedAt !== null) throw new Refusal('not_found')
    const bytes = openedFile(platform.keys, found.sealed, placeOf(id))
    const file = { bytes, name: found.name, type: typeOfFile(found.name) ?? 'application/octet-stream' }
    const detail = { material: id, name: found.name, version: found.version }
    return {
      result: file,
      audit: [{ action: 'topic.material-read', subjectKind: 'topic', subjectId: topicId, detail }],
    }
  })
}

/** Takes a material away; that it was there stays known. */
export function removeMaterial(ctx: Ctx, topicId: string, id: string) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const topic = await lockedTopic(tx, unitId, topicId)
    const found = topic && (await materialById(tx, unitId, topicId, id))
    if (!topic || !found || found.removedAt !== null) throw new Refusal('not_found')
    insistOnSection(ctx, 'decisions.propose', topic.sectionId)
    if (MATERIALS_CLOSED.includes(topic.state)) throw new Refusal('rule_broken', '这个议题已经了结，材料不能撤下')
    await removeMaterialRow(tx, unitId, id, ctx.platform.clock.now())
    const detail = { name: found.name, version: found.version }
    const audit = [{ action: 'topic.material-removed', subjectKind: 'topic', subjectId: topicId, detail }]
    return { result: {}, audit }
  })
}
