import { type Insertable, sql } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { TrainingActivity, TrainingCourse, TrainingFile } from '../../../../platform/tables.ts'
import type { ActivityQuery } from '../../schema.ts'

type Place = { unitId: string; id: string }

const columns = [
  ...(['id', 'kind', 'title', 'organiser', 'place', 'speaker', 'speakerId', 'content', 'mode', 'category'] as const),
  ...(['isRecognised', 'isHeld', 'days', 'hours', 'fromOn', 'untilOn', 'revision'] as const),
  ...(['id', 'kind', 'title', 'organiser', 'place', 'speaker', 'content', 'mode', 'category'] as const),
  ...(['isRecognised', 'isHeld', 'days', 'hours', 'fromOn', 'untilOn', 'planItemId', 'revision'] as const),
]

export const activityById = (db: Reader, { unitId, id }: Place) =>
  db.selectFrom('trainingActivity').select(columns).where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()

export const lockedActivity = (tx: Writer, { unitId, id }: Place) =>
  tx
    .selectFrom('trainingActivity')
    .select(columns)
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function insertActivity(tx: Writer, row: Insertable<TrainingActivity>): Promise<void> {
  await tx.insertInto('trainingActivity').values(row).execute()
}

export async function updateActivity(
  tx: Writer,
  { unitId, id, revision }: Place & { revision: number },
  row: Omit<Insertable<TrainingActivity>, 'unitId' | 'id'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('trainingActivity')
    .set({ ...row, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function deleteActivity(tx: Writer, { unitId, id }: Place): Promise<void> {
  await tx.deleteFrom('trainingActivity').where('unitId', '=', unitId).where('id', '=', id).execute()
}

export async function replaceCourses(
  tx: Writer,
  { unitId, id }: Place,
  rows: readonly Insertable<TrainingCourse>[],
): Promise<void> {
  await tx.deleteFrom('trainingCourse').where('unitId', '=', unitId).where('activityId', '=', id).execute()
  if (rows.length) await tx.insertInto('trainingCourse').values(rows).execute()
}

export const courseRows = (db: Reader, { unitId, id }: Place) =>
  db
    .selectFrom('trainingCourse')
    .select(['id', 'title', 'speaker', 'speakerId', 'heldOn', 'hours'])
    .where('unitId', '=', unitId)
    .where('activityId', '=', id)
    .orderBy('position')
    .execute()

export const participantRows = (db: Reader, { unitId, id }: Place) =>
  db
    .selectFrom('trainingClaim as claim')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'claim.personId').onRef('person.unitId', '=', 'claim.unitId'),
    )
    .select(['claim.personId', 'person.name as personName', 'person.sectionId', 'claim.status', 'claim.absentHours'])
    .select(['claim.result', 'claim.note'])
    .where('claim.unitId', '=', unitId)
    .where('claim.activityId', '=', id)
    .orderBy('person.pinyin')
    .orderBy('person.id')
    .execute()

export const fileRows = (db: Reader, { unitId, id }: Place) =>
  db
    .selectFrom('trainingFile')
    .select(['id', 'name', 'personId'])
    .where('unitId', '=', unitId)
    .where('activityId', '=', id)
    .orderBy('name')
    .orderBy('id')
    .execute()

export const fileById = (db: Reader, { unitId, id }: Place) =>
  db
    .selectFrom('trainingFile')
    .select(['activityId', 'personId', 'name', 'sealed'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertFile(tx: Writer, row: Insertable<TrainingFile>): Promise<void> {
  await tx.insertInto('trainingFile').values(row).execute()
}

/** Who of these people has the same training, begun on the same day, from another entry of one's own. */
export const registeredBefore = (
  db: Reader,
  unitId: string,
  asked: { ids: readonly string[]; courseKey: string; fromOn: string; not: string },
) =>
  db
    .selectFrom('trainingClaim as claim')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'claim.personId').onRef('person.unitId', '=', 'claim.unitId'),
    )
    .select(['claim.personId', 'person.name'])
    .where('claim.unitId', '=', unitId)
    .where('claim.personId', '=', sql<string>`any(${asked.ids})`)
    .where('claim.courseKey', '=', asked.courseKey)
    .where('claim.fromOn', '=', asked.fromOn)
    .where('claim.activityId', 'is not', null)
    .where('claim.activityId', '!=', asked.not)
    .orderBy('person.pinyin')
    .execute()

export async function activityList(
  db: Reader,
  unitId: string,
  { year, search, kind, plan, page, size }: ActivityQuery,
) {
  let all = db.selectFrom('trainingActivity as activity').where('activity.unitId', '=', unitId)
  if (year) {
    all = all.where('activity.fromOn', '<=', `${year}-12-31`).where('activity.untilOn', '>=', `${year}-01-01`)
  }
  if (kind) all = all.where('activity.kind', '=', kind)
  if (plan) all = all.where('activity.planItemId', plan === 'in' ? 'is not' : 'is', null)
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    all = all.where((or) =>
      or.or([or('activity.title', 'like', like), or('activity.organiser', 'like', like), or('speaker', 'like', like)]),
    )
  }
  const { count } = await all.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const people = (status: boolean) =>
    sql<number>`(select count(*) from training_claim c where c.unit_id = activity.unit_id
      and c.activity_id = activity.id and (${!status} or c.status = 'attended'))`
  const rows = await all
    .select(['id', 'title', 'kind', 'category', 'organiser', 'fromOn', 'untilOn', 'isHeld'])
    .select([sql<number>`days::float8`.as('days'), sql<number>`hours::float8`.as('hours')])
    .select(sql<boolean>`plan_item_id is not null`.as('isPlanned'))
    .select([people(true).as('attended'), people(false).as('invited')])
    .orderBy('fromOn', 'desc')
    .orderBy('title')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { count, rows }
}

/** Planned trainings whose last day has passed: somebody has to say who came. */
export async function unsettled(db: Reader, unitId: string, today: string): Promise<number> {
  const row = await db
    .selectFrom('trainingActivity')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('unitId', '=', unitId)
    .where('isHeld', '=', false)
    .where('untilOn', '<', today)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Trainings that touch some days, planned ones too; of one person those the person takes part in. */
export function datedActivities(
  db: Reader,
  unitId: string,
  { from, until, personId }: { from: string; until: string; personId?: string | undefined },
) {
  const all = db
    .selectFrom('trainingActivity as activity')
    .select(['activity.id', 'activity.title', 'activity.fromOn', 'activity.untilOn', 'activity.place', 'isHeld'])
    .where('activity.unitId', '=', unitId)
    .where('activity.untilOn', '>=', from)
    .where('activity.fromOn', '<=', until)
    .orderBy('activity.fromOn')
    .orderBy('activity.id')
  if (personId === undefined) return all.execute()
  const own = all.where((eb) =>
    eb.exists(
      eb
        .selectFrom('trainingClaim as claim')
        .select('claim.personId')
        .whereRef('claim.unitId', '=', 'activity.unitId')
        .whereRef('claim.activityId', '=', 'activity.id')
        .where('claim.personId', '=', personId)
        .where('claim.status', '!=', 'withdrawn'),
    ),
  )
  return own.execute()
}

/** Courses of trainings held on some days, with their training. */
export const datedCourses = (db: Reader, unitId: string, from: string, until: string) =>
  db
    .selectFrom('trainingCourse')
    .select(['activityId', 'position', 'title', 'speaker', 'heldOn'])
    .where('unitId', '=', unitId)
    .where('heldOn', '>=', from)
    .where('heldOn', '<=', until)
    .orderBy('heldOn')
    .orderBy('activityId')
    .orderBy('position')
    .execute()

/** Activities that were held and ended within some days. */
export const heldActivities = (db: Reader, unitId: string, from: string, until: string) =>
  db
    .selectFrom('trainingActivity')
    .select(['id', 'kind', 'title', 'fromOn', 'untilOn', 'hours'])
    .where('unitId', '=', unitId)
    .where('isHeld', '=', true)
    .where('untilOn', '>=', from)
    .where('untilOn', '<=', until)
    .orderBy('fromOn')
    .orderBy('id')
    .execute()
