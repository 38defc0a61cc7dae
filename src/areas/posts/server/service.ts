import { randomUUID } from 'node:crypto'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import type { PostInput, SectionInput } from '../schema.ts'
import { allPosts, allSections, insertPost, insertSection, updatePost, updateSection } from './queries.ts'

/** Creates a section; its name must be new in the unit. */
export function createSection(ctx: Ctx, input: SectionInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await insertSection(tx, { unitId, id }, input).catch(refuseTakenName)
    const entry = { action: 'section.created', subjectKind: 'section', subjectId: id, detail: { name: input.name } }
    return { result: { id }, audit: [entry] }
  })
}

export function changeSection(
  ctx: Ctx,
  id: string,
  { revision, ...change }: SectionInput & { revision: number; closedOn: string | null },
): Promise<Record<string, never>> {
  return write(ctx, async (tx) => {
    const all = await allSections(tx, ctx.actor.unitId)
    if (!all.some((one) => one.id === id)) throw new Refusal('not_found')
    const changed = await updateSection(tx, { unitId: ctx.actor.unitId, id, revision }, change).catch(refuseTakenName)
    if (!changed) throw new Refusal('conflict')
    const entry = { action: 'section.changed', subjectKind: 'section', subjectId: id, detail: { name: change.name } }
    return { result: {}, audit: [entry] }
  })
}

export function createPost(ctx: Ctx, input: PostInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await insistOnOpenSection(await allSections(tx, unitId), input.sectionId)
    await insertPost(tx, { unitId, id }, input)
    const entry = { action: 'post.created', subjectKind: 'post', subjectId: id, detail: { title: input.title } }
    return { result: { id }, audit: [entry] }
  })
}

export function changePost(
  ctx: Ctx,
  id: string,
  { revision, ...change }: PostInput & { revision: number; abolishedOn: string | null },
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = (await allPosts(tx, unitId)).find((one) => one.id === id)
    if (!before) throw new Refusal('not_found')
    // A post of a closed section can still be put right or abolished, but nothing moves into one.
    if (before.sectionId !== change.sectionId)
      await insistOnOpenSection(await allSections(tx, unitId), change.sectionId)
    if (!(await updatePost(tx, { unitId, id, revision }, change))) throw new Refusal('conflict')
    const entry = { action: 'post.changed', subjectKind: 'post', subjectId: id, detail: { title: change.title } }
    return { result: {}, audit: [entry] }
  })
}

async function insistOnOpenSection(all: { id: string; closedOn: string | null }[], id: string): Promise<void> {
  const section = all.find((one) => one.id === id)
  if (!section || section.closedOn) {
    throw new Refusal('invalid', '所在科室不存在或已停用，请重新选择', [
      { field: 'sectionId', message: '请重新选择科室' },
    ])
  }
}

function refuseTakenName(error: unknown): never {
  if ((error as { code?: string }).code !== '23505') throw error
  throw new Refusal('conflict', '已有同名科室，请换一个名称', [{ field: 'name', message: '已有同名科室' }])
}
