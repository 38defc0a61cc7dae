import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Speaker } from '../../../../platform/tables.ts'

type Place = { unitId: string; id: string }

/** Everybody of the pool. Of the bureau's own the dossier says who they are. */
export async function speakerRows(db: Reader, unitId: string, id?: string) {
  let rows = db
    .selectFrom('speaker')
    .leftJoin('person', (join) =>
      join.onRef('person.unitId', '=', 'speaker.unitId').onRef('person.id', '=', 'speaker.personId'),
    )
    .leftJoin('section', (join) =>
      join.onRef('section.unitId', '=', 'person.unitId').onRef('section.id', '=', 'person.sectionId'),
    )
    .select(['speaker.id', 'speaker.personId', 'speaker.expertise', 'speaker.topics', 'speaker.revision'])
    .select(['speaker.checkedOn', 'speaker.checkedBy', 'speaker.retiredOn', 'speaker.retiredBecause'])
    .select('speaker.contactSealed')
    .select([
      sql<'inside' | 'outside'>`case when person.id is null then 'outside' else 'inside' end`.as('side'),
      sql<string>`coalesce(person.name, speaker.name)`.as('name'),
      sql<string>`case when person.id is null then speaker.employer else coalesce(section.name, '') end`.as('employer'),
      sql<string>`case when person.id is null then speaker.standing else person.current_post end`.as('standing'),
      sql<string>`coalesce(person.pinyin, '')`.as('pinyin'),
    ])
    .where('speaker.unitId', '=', unitId)
  if (id) rows = rows.where('speaker.id', '=', id)
  return rows.orderBy('speaker.id').execute()
}

export const lockedSpeaker = (tx: Writer, { unitId, id }: Place) =>
  tx.selectFrom('speaker').selectAll().where('unitId', '=', unitId).where('id', '=', id).forUpdate().executeTakeFirst()

export async function insertSpeaker(tx: Writer, row: Insertable<Speaker>): Promise<void> {
  await tx.insertInto('speaker').values(row).execute()
}

export async function updateSpeaker(
  tx: Writer,
  { unitId, id, revision }: Place & { revision: number },
  changes: Updateable<Speaker>,
): Promise<boolean> {
  const done = await tx
    .updateTable('speaker')
    .set({ ...changes, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function deleteSpeaker(tx: Writer, { unitId, id }: Place): Promise<void> {
  await tx.deleteFrom('speaker').where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Lets one change of the pool in at a time, so that nobody is taken in twice. */
export async function lockPool(tx: Writer, unitId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`speaker ${unitId}`}, 0))`.execute(tx)
}

/** People of the bureau, those who have left included: they may have taught while they were here. */
export const peopleNamed = (db: Reader, unitId: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'state'])
    .where('unitId', '=', unitId)
    .orderBy('pinyin')
    .orderBy('id')
    .execute()
