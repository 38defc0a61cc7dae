import { sql } from 'kysely'
import type { Reader } from '../../../../platform/db.ts'
import type { Category } from '../../schema.ts'

type Asked = { from: string; until: string; personIds?: readonly string[] | undefined }

/** What everybody has done within some days, one row a person, in a single pass over what counts. */
export function sumsByPerson(db: Reader, unitId: string, { from, until, personIds }: Asked) {
  const sum = (column: 'days' | 'hours', filter: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(${sql.ref(column)}) filter (where ${filter}), 0)::float8`
  let query = db
    .selectFrom('trainingShare')
    .select(['personId', sum('days', sql`is_recognised`).as('days'), sum('hours', sql`is_recognised`).as('hours')])
    .select(sum('hours', sql`category = 'online'`).as('onlineHours'))
    .where('unitId', '=', unitId)
    .where('untilOn', '>=', from)
    .where('untilOn', '<=', until)
    .groupBy('personId')
  if (personIds) query = query.where('personId', '=', sql<string>`any(${personIds})`)
  return query.execute()
}

export type EventName = { fromOn: string; courseKey: string }

/** What counts of trainings with these names on these days, whoever took part. */
export async function sharesOfEvents(
  db: Reader,
  unitId: string,
  { events, until, ids }: { events: readonly EventName[]; until: string; ids?: readonly string[] | undefined },
) {
  if (!events.length) return []
  const listed = JSON.stringify(events.map(({ fromOn, courseKey }) => [fromOn, courseKey]))
  let query = db
    .selectFrom('trainingShare')
    .select(['personId', 'courseKey', 'fromOn', 'untilOn', 'category', 'isRecognised'])
    .select([sql<number>`days::float8`.as('days'), sql<number>`hours::float8`.as('hours')])
    .where('unitId', '=', unitId)
    .where('untilOn', '<=', until)
    .where(
      sql<boolean>`(from_on, course_key) in (
        select (item->>0)::date, item->>1 from jsonb_array_elements(${listed}::jsonb) as item)`,
    )
  if (ids) query = query.where('personId', '=', sql<string>`any(${ids})`)
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, category: row.category as Category }))
}

/** Trainings that stand on their own: few, whatever their year. */
export function specialShares(db: Reader, unitId: string, until: string, ids?: readonly string[]) {
  let query = db
    .selectFrom('trainingShare')
    .select(['personId', 'category', 'untilOn', sql<number>`days::float8`.as('days')])
    .select(sql<number>`hours::float8`.as('hours'))
    .where('unitId', '=', unitId)
    .where('category', 'in', ['initial', 'appointment', 'entry'])
    .where('untilOn', '<=', until)
  if (ids) query = query.where('personId', '=', sql<string>`any(${ids})`)
  return query.execute()
}

export async function hoursByCategory(db: Reader, unitId: string, year: number, until: string) {
  const rows = await db
    .selectFrom('trainingShare')
    .select(['personId', 'category', 'isRecognised', sql<number>`sum(hours)::float8`.as('hours')])
    .where('unitId', '=', unitId)
    .where('untilOn', '>=', `${year}-01-01`)
    .where('untilOn', '<=', until)
    .groupBy(['personId', 'category', 'isRecognised'])
    .execute()
  return rows as { personId: string; category: Category; isRecognised: boolean; hours: number }[]
}

/** Hours of trainings that ended in each month, everybody's together. */
export function hoursByMonth(db: Reader, unitId: string, { from, until }: { from: string; until: string }) {
  const month = sql<string>`to_char(until_on, 'YYYY-MM')`
  return db
    .selectFrom('trainingShare')
    .select([month.as('month'), sql<number>`sum(hours)::float8`.as('hours')])
    .where('unitId', '=', unitId)
    .where('untilOn', '>=', from)
    .where('untilOn', '<=', until)
    .groupBy(month)
    .execute()
}

/** The years of which anything is recorded, latest first. */
export async function recordedYears(db: Reader, unitId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('trainingShare')
    .select('year')
    .distinct()
    .where('unitId', '=', unitId)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

/** The first day of the earliest training that counts for anybody. */
export async function firstShareOn(db: Reader, unitId: string): Promise<string | null> {
  const row = await db
    .selectFrom('trainingShare')
    .select(({ fn }) => fn.min('fromOn').as('first'))
    .where('unitId', '=', unitId)
    .executeTakeFirstOrThrow()
  return row.first
}

/** One person's trainings of a year with where they come from. */
export function sharesOfPerson(db: Reader, unitId: string, personId: string, year: number) {
  return db
    .selectFrom('trainingShare as share')
    .innerJoin('trainingClaim as claim', (join) =>
      join.onRef('claim.id', '=', 'share.claimId').onRef('claim.unitId', '=', 'share.unitId'),
    )
    .leftJoin('trainingActivity as activity', (join) =>
      join.onRef('activity.id', '=', 'claim.activityId').onRef('activity.unitId', '=', 'claim.unitId'),
    )
    .leftJoin('trainingImport as batch', (join) =>
      join.onRef('batch.id', '=', 'claim.importId').onRef('batch.unitId', '=', 'claim.unitId'),
    )
    .select([
      'share.personId',
      'share.courseKey',
      'claim.fromOn',
      'claim.untilOn',
      'claim.course',
      'claim.organiser',
      'claim.result',
      'claim.enteredOn',
    ])
    .select(['share.category', 'share.mode', 'share.isRecognised', 'activity.place', 'activity.content'])
    .select(['batch.profile', sql<number>`share.days::float8`.as('days')])
    .select(sql<number>`share.hours::float8`.as('hours'))
    .select(
      sql<string | null>`(select string_agg(name, '、' order by name) from training_file f
        where f.unit_id = claim.unit_id and f.activity_id = claim.activity_id
          and (f.person_id is null or f.person_id = claim.person_id))`.as('files'),
    )
    .where('share.unitId', '=', unitId)
    .where('share.personId', '=', personId)
    .where('share.year', '=', year)
    .orderBy('claim.fromOn')
    .orderBy('claim.course')
    .execute()
}
