import { type Kysely, sql } from 'kysely'

const indexes = [
  // Whether a training that counts is the same event as a meeting that was written down: by its day and name.
  'create index training_share_event on training_share (unit_id, from_on, course_key)',
  // Rows of lists belong to no activity; taking in many of them need not keep an index of that.
  'drop index training_claim_participant',
  `create unique index training_claim_participant on training_claim (unit_id, activity_id, person_id)
     where activity_id is not null`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of indexes) await sql.raw(statement).execute(db)
}
