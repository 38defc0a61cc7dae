import { type Kysely, sql } from 'kysely'

const statements = [
  // Which keys outside the database its sealed values need. The first has no row: it is told by the installation's own.
  `create table field_key (
    number smallint primary key check (number between 2 and 9999),
    key_check bytea not null check (length(key_check) = 32),
    made_at timestamp(3) with time zone not null,
    resealed_at timestamp(3) with time zone check (resealed_at >= made_at),
    destroyed_at timestamp(3) with time zone check (destroyed_at >= resealed_at),
    check (destroyed_at is null or resealed_at is not null)
  )`,
  'create trigger field_key_no_deletion before delete on field_key for each row execute function refuse_change()',
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
