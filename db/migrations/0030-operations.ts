import { type Kysely, sql } from 'kysely'

const statements = [
  // Written and read again to know that the database takes changes.
  `create table heartbeat (
    single boolean primary key default true check (single),
    beat bigint not null,
    beaten_at timestamptz not null
  )`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
