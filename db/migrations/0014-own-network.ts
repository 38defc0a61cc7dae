import { type Kysely, sql } from 'kysely'

const statements = [
  `alter table door_setting add column networks text[] not null default '{}' check (cardinality(networks) <= 20)`,
  // Whether a rating came from the bureau's own offices: that alone is kept, no address.
  'alter table service_rating add column is_own_network boolean not null default false',
  'alter table suspicion drop constraint suspicion_kind_check',
  `alter table suspicion add constraint suspicion_kind_check
     check (kind in ('burst', 'series', 'fast', 'own-network'))`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
