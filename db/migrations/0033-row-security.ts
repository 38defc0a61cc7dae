import { type Kysely, sql } from 'kysely'

/** Shown to the application's role for one purpose only; the owner, who makes backups, sees everything. */
const guarded = { conduct_report: 'conduct-reports', secret_box: 'ballots' }

export async function up(db: Kysely<never>): Promise<void> {
  for (const [table, purpose] of Object.entries(guarded)) {
    const isSaid = `current_setting('touyan.purpose', true) = '${purpose}'`
    await sql.raw(`alter table ${table} enable row level security`).execute(db)
    await sql.raw(`create policy ${table}_purpose on ${table} using (${isSaid}) with check (${isSaid})`).execute(db)
  }
}
