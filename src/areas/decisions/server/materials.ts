import { createHash, randomUUID } from 'node:crypto'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { scopeOf } from '../../../platform/permission.ts'
import { safeName, type Uploaded } from '../../../platform/upload.ts'
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

const MOST_BYTES = 20 * 1024 * 1024

/** Paper people bring: no scripts, no archives. */
const types: Record<string, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  wps: 'application/vnd.ms-works',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  et: 'application/octet-stream',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

const typeOf = (name: string) => types[name.split('.').at(-1)?.toLowerCase() ?? '']
const placeOf = (id: string) => `topic_material.content.${id}`
const MATERIALS_CLOSED = ['decided', 'withdrawn']

function checked({ name, bytes }: Uploaded): { name: string; bytes: Uint8Array } {
  const short = safeName(name).split('/').at(-1)!
  if (!bytes.length) throw new Refusal('file_refused', `“${short}”是空文件，请重新选择`)
  if (bytes.length > MOST_BYTES) throw new Refusal('too_large', `“${short}”超过20MB，请压缩或者拆分后再上传`)
  if (!typeOf(short)) {
    throw new Refusal(
      'file_refused',
      `“${short}”不是会议材料常用的文件，请上传Word、WPS、PDF、Excel、PPT、文本或者图片`,
    )
  }
  return { name: short, bytes }
}

/** Keeps materials of a topic; a file of a name that is there becomes its next version. All of them or none. */
export function addMaterials(ctx: Ctx, topicId: string, files: readonly Uploaded[]) {
  const { unitId, name: uploadedBy } = ctx.actor
  const all = files.map(checked)
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
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const sealed = ctx.platform.keys.seal(Buffer.from(bytes).toString('base64'), placeOf(id))
      const kept = { unitId, id, topicId, name, version, sha256, size: bytes.length, sealed }
      await insertMaterial(tx, { ...kept, uploadedBy, uploadedAt: ctx.platform.clock.now() })
      detail.push({ name, version, sha256 })
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
    const bytes = Buffer.from(platform.keys.open(found.sealed, placeOf(id)), 'base64')
    const file = { bytes, name: found.name, type: typeOf(found.name) ?? 'application/octet-stream' }
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
