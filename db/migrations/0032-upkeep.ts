import { type Kysely, sql } from 'kysely'

const statements = [
  // One for each backup and each drill, of the whole installation: a backup holds every unit.
  `create table backup_run (
    id uuid primary key,
    kind text not null check (kind in ('backup', 'drill')),
    state text not null check (state in ('running', 'done', 'failed')),
    began_at timestamptz not null,
    ended_at timestamptz,
    -- whoever asked for it; empty when the program did it by itself
    by_name text not null default '',
    file_name text not null,
    done_tables int not null default 0 check (done_tables >= 0),
    all_tables int not null default 0 check (all_tables >= 0),
    size bigint check (size >= 0),
    row_count bigint check (row_count >= 0),
    has_keys boolean,
    reason text not null default '',
    push_state text check (push_state in ('done', 'failed')),
    push_note text not null default '',
    -- of a drill: what each table held, and the audit entries that were verified
    compared jsonb not null default '[]',
    audit_entries int,
    check ((state = 'running') = (ended_at is null)),
    check (ended_at >= began_at),
    check ((state = 'failed') = (reason <> '')),
    check (state <> 'done' or row_count is not null),
    check (push_state is null or (kind = 'backup' and state = 'done'))
  )`,
  `create unique index backup_run_one_at_a_time on backup_run (kind) where state = 'running'`,
  `create index backup_run_by_time on backup_run (began_at desc)`,
  // What was made before this table stands in the audit trail, once for each unit.
  `insert into backup_run (id, kind, state, began_at, ended_at, file_name, done_tables, all_tables, size, row_count,
      has_keys)
    select gen_random_uuid(), 'backup', 'done', least(at, (d->>'madeAt')::timestamptz), at,
      regexp_replace(d->>'path', '^.*[/\\\\]', ''), (d->>'tables')::int, (d->>'tables')::int,
      (d->>'size')::bigint, (d->>'rows')::bigint, (d->>'hasKeys')::boolean
    from (select distinct on (detail::jsonb->>'madeAt') at, detail::jsonb as d from audit_entry
      where action = 'backup.made' order by detail::jsonb->>'madeAt', at desc) made`,
  // Accounts nobody uses are put out of use after so many days; 0 is never.
  `alter table installation add column unused_days int not null default 90
    check (unused_days = 0 or unused_days between 30 and 3650)`,
  `alter table account
    add column disabled_because text check (disabled_because = 'unused'),
    add column in_use_since timestamptz(3),
    add check (disabled_because is null or disabled_at is not null)`,
  `create index audit_entry_alarm on audit_entry (at) where action = 'security.alarm'`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
