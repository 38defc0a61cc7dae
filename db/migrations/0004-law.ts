import { type Kysely, sql } from 'kysely'

const statements = [
  `alter table post_held add column confirmed_on text not null default ''
     check (confirmed_on ~ '^(\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?)?$')`,
  // A year's holidays as the State Council's notice has them; the years shipped with the program are not here.
  `create table holiday_notice (
    unit_id uuid not null references unit (id),
    year integer not null check (year between 2000 and 2099),
    notice text not null check (length(notice) between 1 and 200),
    off jsonb not null,
    work jsonb not null,
    imported_by text not null,
    imported_at timestamptz(3) not null,
    primary key (unit_id, year)
  )`,
  // Local numbers: each value counts from its day on, by the document named.
  `create table local_setting (
    unit_id uuid not null references unit (id),
    key text not null check (length(key) between 1 and 60),
    valid_from date not null,
    value jsonb not null,
    document text not null check (length(document) between 1 and 200),
    set_by text not null,
    set_at timestamptz(3) not null,
    primary key (unit_id, key, valid_from)
  )`,
  `create table structure_snapshot (
    unit_id uuid not null references unit (id),
    month text not null check (month ~ '^\\d{4}-(0[1-9]|1[0-2])$'),
    taken_at timestamptz(3) not null,
    content jsonb not null,
    primary key (unit_id, month)
  )`,
  `create table checkup_run (
    unit_id uuid not null references unit (id),
    id uuid not null,
    on_day date not null,
    made_at timestamptz(3) not null,
    made_by text not null,
    rule_count integer not null check (rule_count >= 0),
    finding_count integer not null check (finding_count >= 0),
    findings_sealed bytea not null,
    primary key (unit_id, id)
  )`,
  `create index checkup_run_by_time on checkup_run (unit_id, made_at desc)`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
