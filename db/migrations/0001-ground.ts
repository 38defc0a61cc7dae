import { type Kysely, sql } from 'kysely'

const statements = [
  `create table installation (
    single boolean primary key default true check (single),
    chain_id uuid not null,
    key_check bytea not null,
    is_demo boolean not null default false,
    set_up_at timestamptz(3),
    areas_off text[] not null default '{}',
    created_at timestamptz(3) not null
  )`,
  `create table unit (
    id uuid primary key,
    name text not null check (length(name) between 1 and 100),
    created_at timestamptz(3) not null
  )`,

  // Append-only: entries are written by whoever acts, seals follow in one order.
  `create table audit_entry (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    unit_id uuid,
    at timestamptz(3) not null,
    actor_id text,
    actor_name text not null,
    actor_roles text not null,
    ip text not null,
    request_id text not null,
    action text not null check (action ~ '^[a-z-]+[.][a-z-]+$'),
    subject_kind text not null,
    subject_id text not null,
    outcome text not null check (outcome in ('done', 'refused')),
    detail text not null check (jsonb_typeof(detail::jsonb) = 'object'),
    sealed_detail bytea,
    mac bytea not null check (length(mac) = 32)
  )`,
  `create index audit_entry_subject on audit_entry (subject_id, seq)`,
  `create index audit_entry_at on audit_entry (at)`,
  `create table audit_seal (
    position bigint primary key check (position > 0),
    seq bigint not null unique,
    previous bytea not null check (length(previous) = 32),
    hash bytea not null unique check (length(hash) = 32),
    sealed_at timestamptz(3) not null
  )`,
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'append-only table %', tg_table_name using errcode = '42501';
   end $$`,
  `create trigger audit_entry_append_only before update or delete on audit_entry
     for each row execute function refuse_change()`,
  `create trigger audit_entry_no_truncate before truncate on audit_entry
     for each statement execute function refuse_change()`,
  `create trigger audit_seal_append_only before update or delete on audit_seal
     for each row execute function refuse_change()`,
  `create trigger audit_seal_no_truncate before truncate on audit_seal
     for each statement execute function refuse_change()`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
