import type { Insertable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Reflection, StudyUse } from '../../../../platform/tables.ts'

type Place = { unitId: string; id: string }

/** Uses of study, of everybody or of one owner; those that wait longest first. */
export function namedUses(db: Reader, unitId: string, ownerId?: string) {
  const rows = db
    .selectFrom('studyUse as use')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'use.ownerId').onRef('person.unitId', '=', 'use.unitId'),
    )
    .select(['use.id', 'topic', 'work', 'ownerId', 'person.name as ownerName', 'namedOn', 'askOn', 'result', 'toldOn'])
    .select('use.revision')
    .where('use.unitId', '=', unitId)
    .orderBy('toldOn', (order) => order.desc().nullsFirst())
    .orderBy('askOn')
    .orderBy('use.id')
    .limit(1000)
  return (ownerId ? rows.where('ownerId', '=', ownerId) : rows).execute()
}

export async function insertUse(tx: Writer, row: Insertable<StudyUse>): Promise<void> {
  await tx.insertInto('studyUse').values(row).execute()
}

export const lockedUse = (tx: Writer, { unitId, id }: Place) =>
  tx
    .selectFrom('studyUse')
    .select(['ownerId', 'result', 'revision'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function tellUse(
  tx: Writer,
  { unitId, id, revision }: Place & { revision: number },
  told: { result: string; toldOn: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('studyUse')
    .set({ ...told, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function insertReflection(tx: Writer, row: Insertable<Reflection>): Promise<void> {
  await tx.insertInto('reflection').values(row).execute()
}

export const reflectionsOf = (db: Reader, unitId: string, personId: string) =>
  db
    .selectFrom('reflection')
    .select(['id', 'title', 'writtenOn'])
    .where('unitId', '=', unitId)
    .where('personId', '=', personId)
    .orderBy('writtenOn', 'desc')
    .orderBy('id')
    .execute()

export const ownReflection = (db: Reader, { unitId, id, personId }: Place & { personId: string }) =>
  db
    .selectFrom('reflection')
    .select(['id', 'title', 'writtenOn', 'sealed'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()

/** Every text since a day but one; for comparing, never for showing. */
export const otherReflections = (db: Reader, unitId: string, asked: { since: string; not: string }) =>
  db
    .selectFrom('reflection')
    .select(['id', 'personId', 'title', 'sealed'])
    .where('unitId', '=', unitId)
    .where('id', '!=', asked.not)
    .where('writtenOn', '>=', asked.since)
    .execute()

export async function removeReflection(tx: Writer, { unitId, id, personId }: Place & { personId: string }) {
  const done = await tx
    .deleteFrom('reflection')
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}
