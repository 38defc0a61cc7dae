import { type Insertable, sql } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { TrainingDoubt, TrainingImport } from '../../../../platform/tables.ts'

type Place = { unitId: string; id: string }

export async function mappingOf(db: Reader, unitId: string, profile: string, heading: string) {
  const row = await db
    .selectFrom('trainingMapping')
    .select('columns')
    .where('unitId', '=', unitId)
    .where('profile', '=', profile)
    .where('heading', '=', heading)
    .executeTakeFirst()
  return (row?.columns ?? null) as Record<string, number> | null
}

export async function keepMapping(
  tx: Writer,
  row: { unitId: string; profile: string; heading: string; columns: string },
): Promise<void> {
  await tx
    .insertInto('trainingMapping')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unitId', 'profile', 'heading']).doUpdateSet({ columns: row.columns }))
    .execute()
}

/** Stores an import; false where the same file has been taken in and not undone. */
export async function insertImport(tx: Writer, row: Insertable<TrainingImport>): Promise<boolean> {
  const done = await tx
    .insertInto('trainingImport')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const lockedImport = (tx: Writer, { unitId, id }: Place) =>
  tx
    .selectFrom('trainingImport')
    .select(['state', 'profile', 'rowCount'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function markUndone(tx: Writer, { unitId, id }: Place, undoneAt: Date): Promise<void> {
  await tx
    .updateTable('trainingImport')
    .set({ state: 'undone', undoneAt })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export const importRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('trainingImport as batch')
    .select(['id', 'profile', 'fileName', 'rowCount', 'state', 'madeBy', 'madeAt'])
    .select(
      sql<number>`(select count(*) from training_doubt d where d.unit_id = batch.unit_id and d.import_id = batch.id
        and d.state = 'open')`.as('openDoubts'),
    )
    .where('unitId', '=', unitId)
    .orderBy('madeAt', 'desc')
    .limit(200)
    .execute()

export async function insertDoubts(tx: Writer, rows: readonly Insertable<TrainingDoubt>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) {
    await tx
      .insertInto('trainingDoubt')
      .values(rows.slice(from, from + 1000))
      .execute()
  }
}

const doubtsOf = (db: Reader, unitId: string) =>
  db
    .selectFrom('trainingDoubt as doubt')
    .innerJoin('trainingImport as batch', (join) =>
      join.onRef('batch.id', '=', 'doubt.importId').onRef('batch.unitId', '=', 'doubt.unitId'),
    )
    .where('doubt.unitId', '=', unitId)
    .where('doubt.state', '=', 'open')
    .where('batch.state', '=', 'applied')

export const openDoubts = (db: Reader, unitId: string) =>
  doubtsOf(db, unitId)
    .select(['doubt.id', 'doubt.kind', 'doubt.personName', 'doubt.content', 'batch.fileName'])
    .orderBy('batch.madeAt')
    .orderBy('doubt.personName')
    .orderBy('doubt.rowNumber')
    .limit(500)
    .execute()

export async function countDoubts(db: Reader, unitId: string): Promise<number> {
  const row = await doubtsOf(db, unitId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count + (await disagreements(db, unitId)).length
}

/** The open doubts of one name in one list, the asked one among them. */
export async function lockedDoubts(tx: Writer, { unitId, id }: Place) {
  const asked = await tx
    .selectFrom('trainingDoubt')
    .select(['importId', 'personName', 'kind'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!asked) return []
  return tx
    .selectFrom('trainingDoubt')
    .select(['id', 'importId', 'content'])
    .where('unitId', '=', unitId)
    .where('importId', '=', asked.importId)
    .where('personName', '=', asked.personName)
    .where('kind', '=', asked.kind)
    .where('state', '=', 'open')
    .orderBy('rowNumber')
    .forUpdate()
    .execute()
}

export async function settleDoubts(
  tx: Writer,
  unitId: string,
  ids: readonly string[],
  { personId, reason }: { personId: string | null; reason: string },
): Promise<void> {
  await tx
    .updateTable('trainingDoubt')
    .set({ state: personId ? 'matched' : 'dismissed', personId, reason })
    .where('unitId', '=', unitId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Trainings of which several sources say different amounts, and nobody has chosen. */
export async function disagreements(db: Reader, unitId: string) {
  const groups = await db
    .selectFrom('trainingClaim')
    .select(['personId', 'courseKey', 'fromOn'])
    .where('unitId', '=', unitId)
    .where('isCounting', '=', true)
    .groupBy(['personId', 'courseKey', 'fromOn'])
    .having(
      sql<boolean>`count(*) > 1 and (count(distinct days) > 1 or count(distinct hours - absent_hours) > 1)
        and not bool_or(is_chosen)`,
    )
    .orderBy('fromOn')
    .orderBy('courseKey')
    .orderBy('personId')
    .limit(300)
    .execute()
  return groups
}

type Key = { personId: string; courseKey: string; fromOn: string }

export const claimsOfTrainings = (db: Reader, unitId: string, keys: readonly Key[]) =>
  db
    .selectFrom('trainingClaim as claim')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'claim.personId').onRef('person.unitId', '=', 'claim.unitId'),
    )
    .leftJoin('trainingImport as batch', (join) =>
      join.onRef('batch.id', '=', 'claim.importId').onRef('batch.unitId', '=', 'claim.unitId'),
    )
    .leftJoin('trainingShare as share', (join) =>
      join.onRef('share.claimId', '=', 'claim.id').onRef('share.unitId', '=', 'claim.unitId'),
    )
    .select(['claim.id', 'claim.personId', 'claim.courseKey', 'claim.fromOn', 'claim.course', 'person.name'])
    .select(['batch.profile', 'batch.fileName', 'share.claimId as counted'])
    .select([sql<number>`claim.days::float8`.as('days'), sql<number>`(claim.hours - absent_hours)::float8`.as('hours')])
    .where('claim.unitId', '=', unitId)
    .where('claim.isCounting', '=', true)
    .where((eb) =>
      eb(
        sql`(claim.person_id, claim.course_key, claim.from_on)`,
        'in',
        sql`(select (item->>0)::uuid, item->>1, (item->>2)::date from jsonb_array_elements(${JSON.stringify(
          keys.map((key) => [key.personId, key.courseKey, key.fromOn]),
        )}::jsonb) as item)`,
      ),
    )
    .distinctOn('claim.id')
    .orderBy('claim.id')
    .execute()

/** How many of these trainings some source has told before. */
export async function countKnown(db: Reader, unitId: string, keys: readonly Key[]): Promise<number> {
  let known = 0
  for (let from = 0; from < keys.length; from += 5000) {
    const some = keys.slice(from, from + 5000).map((key) => [key.personId, key.courseKey, key.fromOn])
    const row = await db
      .selectFrom(sql`jsonb_array_elements(${JSON.stringify(some)}::jsonb)`.as('item'))
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where(
        sql<boolean>`exists (select 1 from training_claim c where c.unit_id = ${unitId} and c.is_counting
          and c.person_id = (item->>0)::uuid and c.course_key = item->>1 and c.from_on = (item->>2)::date)`,
      )
      .executeTakeFirstOrThrow()
    known += row.count
  }
  return known
}
