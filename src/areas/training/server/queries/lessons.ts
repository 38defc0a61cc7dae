import { sql } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'

/** What one lecturer taught on one day: a lecture, or a course of a class. */
export type Lesson = {
  id: string
  activityId: string
  title: string
  /** the class it belongs to; empty for a lecture */
  activityTitle: string
  heldOn: string
  untilOn: string
  hours: number
  /** the lecturer as written */
  words: string
  speakerId: string | null
  isHeld: boolean
  /** how many were there */
  attended: number
}

/** Kinds of training that somebody teaches. */
const TAUGHT = ['lecture', 'report', 'class']

type Wanted = {
  unitId: string
  speakerId?: string
  activityIds?: readonly string[]
  /** whether the lecturer is named from the pool; both where it is not said */
  isNamed?: boolean
  ids?: readonly string[]
}

/** Lessons, the latest first. Those that nobody is said to teach are none. */
export async function lessonRows(
  db: Reader,
  { unitId, speakerId, activityIds, isNamed, ids }: Wanted,
): Promise<Lesson[]> {
  const words = sql<string>`case when course.id is null then activity.speaker else course.speaker end`
  const speaker = sql<string | null>`case when course.id is null then activity.speaker_id else course.speaker_id end`
  const id = sql<string>`coalesce(course.id, activity.id)`
  const heldOn = sql<string>`coalesce(course.held_on, activity.from_on)`
  let rows = db
    .selectFrom('trainingActivity as activity')
    .leftJoin('trainingCourse as course', (join) =>
      join.onRef('course.unitId', '=', 'activity.unitId').onRef('course.activityId', '=', 'activity.id'),
    )
    .select(['activity.id as activityId', 'activity.untilOn', 'activity.isHeld'])
    .select([id.as('id'), heldOn.as('heldOn'), words.as('words'), speaker.as('speakerId')])
    .select([
      sql<string>`coalesce(course.title, activity.title)`.as('title'),
      sql<string>`case when course.id is null then '' else activity.title end`.as('activityTitle'),
      sql<number>`coalesce(course.hours, activity.hours)::float8`.as('hours'),
      sql<number>`(select count(*) from training_claim c where c.unit_id = activity.unit_id
        and c.activity_id = activity.id and c.status = 'attended')`.as('attended'),
    ])
    .where('activity.unitId', '=', unitId)
    .where('activity.kind', 'in', TAUGHT)
    .where(words, '!=', '')
  if (speakerId) rows = rows.where(speaker, '=', speakerId)
  if (activityIds) rows = rows.where('activity.id', '=', sql<string>`any(${activityIds})`)
  if (isNamed !== undefined) rows = rows.where(speaker, isNamed ? 'is not' : 'is', null)
  if (ids) rows = rows.where(sql<boolean>`${id} = any(${ids})`)
  return rows.orderBy(heldOn, 'desc').orderBy('activity.id').orderBy('course.position').execute()
}

/** Says of lessons who of the pool taught them, or that nobody is named. Whoever has one open reads it anew. */
export async function nameSpeaker(
  tx: Writer,
  unitId: string,
  lessons: readonly Pick<Lesson, 'id' | 'activityId'>[],
  speakerId: string | null,
): Promise<void> {
  const ids = lessons.map(({ id }) => id)
  const activityIds = [...new Set(lessons.map(({ activityId }) => activityId))]
  await tx
    .updateTable('trainingCourse')
    .set({ speakerId })
    .where('unitId', '=', unitId)
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
  await tx
    .updateTable('trainingActivity')
    .set({ revision: sql`revision + 1` })
    .where('unitId', '=', unitId)
    .where('id', '=', sql<string>`any(${activityIds})`)
    .execute()
  await tx
    .updateTable('trainingActivity')
    .set({ speakerId })
    .where('unitId', '=', unitId)
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
}

/** Trainings of these days that a person attended, the latest first. */
export const attendedActivities = (
  db: Reader,
  { unitId, personId, from, until }: { unitId: string; personId: string; from: string; until: string },
) =>
  db
    .selectFrom('trainingClaim as claim')
    .innerJoin('trainingActivity as activity', (join) =>
      join.onRef('activity.id', '=', 'claim.activityId').onRef('activity.unitId', '=', 'claim.unitId'),
    )
    .select(['activity.id', 'activity.title', 'activity.fromOn', 'activity.untilOn'])
    .where('claim.unitId', '=', unitId)
    .where('claim.personId', '=', personId)
    .where('claim.status', '=', 'attended')
    .where('activity.isHeld', '=', true)
    .where('activity.untilOn', '>=', from)
    .where('activity.untilOn', '<=', until)
    .orderBy('activity.untilOn', 'desc')
    .orderBy('activity.id')
    .execute()

/** The pool's speakers that can be named. */
export const speakersToChoose = (db: Reader, unitId: string) =>
  db
    .selectFrom('speaker')
    .leftJoin('person', (join) =>
      join.onRef('person.unitId', '=', 'speaker.unitId').onRef('person.id', '=', 'speaker.personId'),
    )
    .select(['speaker.id', 'speaker.employer'])
    .select([
      sql<string>`coalesce(person.name, speaker.name)`.as('name'),
      sql<boolean>`speaker.person_id is not null`.as('isInside'),
      sql<boolean>`speaker.checked_on is not null`.as('isChecked'),
    ])
    .where('speaker.unitId', '=', unitId)
    .where('speaker.retiredOn', 'is', null)
    .orderBy('speaker.id')
    .execute()

/** How many of these are in the pool. */
export async function countSpeakers(db: Reader, unitId: string, ids: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('speaker')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('unitId', '=', unitId)
    .where('id', '=', sql<string>`any(${ids})`)
    .executeTakeFirstOrThrow()
  return row.count
}
