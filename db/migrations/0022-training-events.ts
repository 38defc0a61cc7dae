import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Whether a training that counts is the same event as a meeting that was written down: by its name and day.
  await sql`create index training_share_event on training_share (unit_id, from_on, course_key)`.execute(db)
}
