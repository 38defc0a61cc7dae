import { type Insertable, sql } from 'kysely'
import type { Writer } from '../../../../platform/db.ts'
import type { TrainingClaim } from '../../../../platform/tables.ts'

const AT_ONCE = 1000

export async function insertClaims(tx: Writer, rows: readonly Insertable<TrainingClaim>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await tx
      .insertInto('trainingClaim')
      .values(rows.slice(from, from + AT_ONCE))
      .execute()
  }
}

/** One training of one person, whatever the number of sources that speak of it. */
export type TrainingKey = { personId: string; courseKey: string; fromOn: string }

const keyList = (keys: readonly TrainingKey[]) =>
  sql<TrainingKey>`(
    select (item->>0)::uuid as person_id, item->>1 as course_key, (item->>2)::date as from_on
    from jsonb_array_elements(${JSON.stringify(keys.map((key) => [key.personId, key.courseKey, key.fromOn]))}::jsonb)
      as item)`

/** Trainings of a source before it goes. */
export function keysOf(tx: Writer, unitId: string, source: { activityId: string } | { importId: string }) {
  const query = tx
    .selectFrom('trainingClaim')
    .select(['personId', 'courseKey', 'fromOn'])
    .distinct()
    .where('unitId', '=', unitId)
  return 'activityId' in source
    ? query.where('activityId', '=', source.activityId).execute()
    : query.where('importId', '=', source.importId).execute()
}

/**
 * Decides anew what counts of these trainings: the claim somebody chose, else the most trusted source, else the smaller
 * amount. The order knows nothing of when a claim came in, so that no order of imports changes a sum. A training over
 * the turn of a year is divided: the days first come first served as the record rule says, the hours in proportion.
 */
export async function countAnew(tx: Writer, unitId: string, keys: readonly TrainingKey[]): Promise<void> {
  for (let from = 0; from < keys.length; from += 5000) {
    const some = keyList(keys.slice(from, from + 5000))
    await sql`delete from training_share using ${some} as asked
      where training_share.unit_id = ${unitId} and training_share.person_id = asked.person_id
        and training_share.course_key = asked.course_key and training_share.from_on = asked.from_on`.execute(tx)
    await sql`
      insert into training_share (unit_id, person_id, course_key, from_on, year, claim_id, until_on, mode, category,
        is_recognised, days, hours)
      with winner as (
        select distinct on (c.person_id, c.course_key, c.from_on)
          c.*, greatest(c.hours - c.absent_hours, 0) as net_hours
        from training_claim c join (select distinct * from ${some} as listed) as asked
          on c.person_id = asked.person_id and c.course_key = asked.course_key and c.from_on = asked.from_on
        where c.unit_id = ${unitId} and c.is_counting
        order by c.person_id, c.course_key, c.from_on, c.is_chosen desc, c.origin, c.hours, c.days, c.until_on,
          c.is_recognised, c.category, c.mode, c.organiser, c.id
      ), part as (
        select w.*, y.year,
          greatest(w.from_on, make_date(y.year, 1, 1)) as part_from,
          least(w.until_on, make_date(y.year, 12, 31)) as part_until,
          y.year = extract(year from w.until_on)::int as is_last
        from winner w, generate_series(extract(year from w.from_on)::int, extract(year from w.until_on)::int) as y(year)
      ), dealt as (
        select p.*, case when is_last then greatest(days - (part_from - from_on), 0)
          else least(greatest(days - (part_from - from_on), 0), part_until - part_from + 1) end as part_days
        from part p
      ), hourly as (
        select d.*, case when days = 0 then case when is_last then net_hours else 0 end
          else round(net_hours * part_days / days, 1) end as part_hours
        from dealt d
      )
      select unit_id, person_id, course_key, from_on, year, id, part_until, mode, category, is_recognised, part_days,
        case when is_last then greatest(net_hours - coalesce(sum(part_hours) over (
          partition by person_id, course_key, from_on order by year
            rows between unbounded preceding and 1 preceding), 0), 0)
          else part_hours end
      from hourly`.execute(tx)
  }
}

export async function deleteClaims(
  tx: Writer,
  unitId: string,
  source: { activityId: string } | { importId: string },
): Promise<void> {
  const query = tx.deleteFrom('trainingClaim').where('unitId', '=', unitId)
  if ('activityId' in source) await query.where('activityId', '=', source.activityId).execute()
  else await query.where('importId', '=', source.importId).execute()
}

/** Makes one of several claims the one that counts. Returns its training, or null where it does not count at all. */
export async function chooseClaim(tx: Writer, unitId: string, id: string): Promise<TrainingKey | null> {
  const found = await tx
    .selectFrom('trainingClaim')
    .select(['personId', 'courseKey', 'fromOn', 'isCounting'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found?.isCounting) return null
  const { isCounting: _, ...key } = found
  await tx
    .updateTable('trainingClaim')
    .set({ isChosen: false })
    .where('unitId', '=', unitId)
    .where('personId', '=', key.personId)
    .where('courseKey', '=', key.courseKey)
    .where('fromOn', '=', key.fromOn)
    .where('isChosen', '=', true)
    .execute()
  await tx
    .updateTable('trainingClaim')
    .set({ isChosen: true })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
  return key
}
