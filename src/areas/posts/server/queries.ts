import type { Reader, Writer } from '../../../platform/db.ts'
import type { Post, PostInput, Section, SectionInput } from '../schema.ts'

type Key = { unitId: string; id: string }

export async function allSections(db: Reader, unitId: string): Promise<Section[]> {
  const rows = await db
    .selectFrom('section')
    .select(['id', 'name', 'kind', 'position', 'adminHeadcount', 'institutionHeadcount', 'closedOn', 'revision'])
    .where('unitId', '=', unitId)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows as Section[]
}

export async function allPosts(db: Reader, unitId: string): Promise<Post[]> {
  const rows = await db
    .selectFrom('post')
    .select(['id', 'sectionId', 'title', 'level', 'isPrincipal', 'countsQuota', 'seats', 'position'])
    .select(['abolishedOn', 'revision'])
    .where('unitId', '=', unitId)
    .orderBy('position')
    .orderBy('title')
    .execute()
  return rows as Post[]
}

export async function insertSection(tx: Writer, key: Key, input: SectionInput): Promise<void> {
  await tx
    .insertInto('section')
    .values({ ...key, ...input })
    .execute()
}

/** Changes a section if it still is at `revision`; returns whether it was. */
export async function updateSection(
  tx: Writer,
  { unitId, id, revision }: Key & { revision: number },
  change: Partial<SectionInput> & { closedOn?: string | null },
): Promise<boolean> {
  const done = await tx
    .updateTable('section')
    .set({ ...change, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function insertPost(tx: Writer, key: Key, input: PostInput): Promise<void> {
  await tx
    .insertInto('post')
    .values({ ...key, ...input })
    .execute()
}

/** Changes a post if it still is at `revision`; returns whether it was. */
export async function updatePost(
  tx: Writer,
  { unitId, id, revision }: Key & { revision: number },
  change: Partial<PostInput> & { abolishedOn?: string | null },
): Promise<boolean> {
  const done = await tx
    .updateTable('post')
    .set({ ...change, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function nameOfUnit(db: Reader, unitId: string): Promise<string> {
  const unit = await db.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirstOrThrow()
  return unit.name
}

export async function idsOfUnits(db: Reader): Promise<string[]> {
  const units = await db.selectFrom('unit').select('id').orderBy('id').execute()
  return units.map(({ id }) => id)
}
