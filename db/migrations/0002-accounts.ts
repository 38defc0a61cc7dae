import { type Kysely, sql } from 'kysely'

const statements = [
  // The first five tables follow the sign-in library's schema; what a bureau's policy needs is added to them.
  `create table account (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    username text not null unique check (username = lower(username)),
    display_username text,
    two_factor_enabled boolean not null default false,
    unit_id uuid not null references unit (id),
    person_id uuid,
    duty text check (duty in ('business', 'system', 'security', 'audit')),
    password_changed_at timestamptz(3),
    must_change_password boolean not null default true,
    disabled_at timestamptz(3),
    failed_sign_ins integer not null default 0,
    locked_until timestamptz(3),
    last_sign_in_at timestamptz(3),
    last_failure_at timestamptz(3),
    former_passwords text[] not null default '{}',
    unique (id, duty)
  )`,
  `create table session (
    id text primary key,
    expires_at timestamptz(3) not null,
    token text not null unique,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    ip_address text,
    user_agent text,
    user_id text not null references account (id) on delete cascade
  )`,
  `create index session_by_user on session (user_id)`,
  `create table credential (
    id text primary key,
    account_id text not null,
    provider_id text not null,
    user_id text not null references account (id) on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz(3),
    refresh_token_expires_at timestamptz(3),
    scope text,
    password text,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    unique (user_id, provider_id)
  )`,
  `create table verification (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz(3) not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  `create index verification_identifier on verification (identifier)`,
  `create table two_factor (
    id text primary key,
    secret text not null,
    backup_codes text not null,
    user_id text not null references account (id) on delete cascade,
    verified boolean default true,
    failed_verification_count integer default 0,
    locked_until timestamptz(3)
  )`,
  `create index two_factor_user on two_factor (user_id)`,

  // An account has one duty for ever, so the three administrators can never be one account, nor do business work.
  `create table role_grant (
    unit_id uuid not null references unit (id),
    id uuid not null,
    account_id text not null,
    duty text not null,
    role text not null,
    section_id uuid,
    valid_from date not null,
    valid_until date check (valid_until >= valid_from),
    granted_by text not null,
    granted_at timestamptz(3) not null,
    revoked_at timestamptz(3),
    primary key (unit_id, id),
    foreign key (account_id, duty) references account (id, duty),
    check (granted_by <> account_id),
    check ((duty = 'business') = (role not in ('system_admin', 'security_admin', 'audit_admin'))),
    check (duty = 'business' or duty || '_admin' = role),
    check ((role = 'section_head') = (section_id is not null))
  )`,
  `create index role_grant_account on role_grant (account_id) where revoked_at is null`,
  `create table sign_in_source (
    ip text not null,
    username text not null,
    at timestamptz(3) not null
  )`,
  `create index sign_in_source_at on sign_in_source (ip, at)`,
  // Every process drops what it remembers of a session the moment rights, accounts or sessions change anywhere.
  `create function tell_rights_changed() returns trigger language plpgsql as $$
   begin
     perform pg_notify('rights_changed', '');
     return null;
   end $$`,
  ...['role_grant', 'two_factor', 'credential'].map(
    (table) => `create trigger ${table}_rights after insert or update or delete on ${table}
      for each statement execute function tell_rights_changed()`,
  ),
  `create trigger session_rights after delete on session
     for each statement execute function tell_rights_changed()`,
  `create trigger account_rights after update of disabled_at, locked_until, must_change_password, duty, person_id,
     two_factor_enabled on account for each statement execute function tell_rights_changed()`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
