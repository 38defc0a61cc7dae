import { type Kysely, sql } from 'kysely'

/** More tables that the application's role is shown for one purpose only. */
const guarded = {
  opinion_contact: 'contacts',
  survey_text_box: 'survey-texts',
  evaluation_round: 'evaluations',
}

export async function up(db: Kysely<never>): Promise<void> {
  for (const [table, purpose] of Object.entries(guarded)) {
    const isSaid = `current_setting('touyan.purpose', true) = '${purpose}'`
    await sql.raw(`alter table ${table} enable row level security`).execute(db)
    await sql.raw(`create policy ${table}_purpose on ${table} using (${isSaid}) with check (${isSaid})`).execute(db)
  }
}
