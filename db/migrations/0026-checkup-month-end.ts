import { type Kysely, sql } from 'kysely'

const statements = [
  // What the program keeps by itself at the end of a month, once however many processes look.
  'alter table checkup_run add column is_monthly boolean not null default false',
  'create unique index checkup_run_month_end on checkup_run (unit_id, on_day) where is_monthly',
  'create index checkup_run_by_day on checkup_run (unit_id, on_day, made_at desc)',
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
