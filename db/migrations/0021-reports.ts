import { type Kysely, sql } from 'kysely'

const reports = [
  `create table report (
    unit_id uuid not null references unit (id),
    id uuid not null,
    kind text not null check (kind in ('annual', 'decisions', 'training', 'organisation', 'checkup', 'person')),
    year integer not null check (year between 2000 and 2099),
    person_id uuid,
    state text not null default 'draft' check (state in ('draft', 'review', 'signed')),
    version integer not null default 0 check (version >= 0),
    made_by text not null,
    made_at timestamptz(3) not null,
    signed_by text,
    signed_at timestamptz(3),
    hash text check (hash ~ '^[0-9a-f]{64}$'),
    revision integer not null default 1,
    primary key (unit_id, id),
    unique nulls not distinct (unit_id, kind, year, person_id),
    foreign key (unit_id, person_id) references person (unit_id, id),
    check ((kind = 'person') = (person_id is not null)),
    check ((state = 'signed') = (signed_by is not null)),
    check ((state = 'signed') = (signed_at is not null)),
    check ((state = 'signed') = (hash is not null))
  )`,
  // The text of every version and its figures as they were then; records are named by id alone.
  `create table report_version (
    unit_id uuid not null,
    report_id uuid not null,
    number integer not null check (number > 0),
    document jsonb not null,
    figures jsonb not null,
    note text not null default '' check (length(note) <= 200),
    made_by text not null,
    made_at timestamptz(3) not null,
    primary key (unit_id, report_id, number),
    foreign key (unit_id, report_id) references report (unit_id, id)
  )`,
  `create table report_comment (
    unit_id uuid not null,
    id uuid not null,
    report_id uuid not null,
    section_id text not null check (length(section_id) between 1 and 60),
    text text not null check (length(text) between 1 and 500),
    made_by text not null,
    made_at timestamptz(3) not null,
    settled_by text,
    settled_at timestamptz(3),
    primary key (unit_id, id),
    foreign key (unit_id, report_id) references report (unit_id, id),
    check ((settled_by is null) = (settled_at is null))
  )`,
  'create index report_comment_by_report on report_comment (unit_id, report_id, made_at)',
  // What stood without a record when the report was signed, taken over by the signer one by one.
  `create table report_acceptance (
    unit_id uuid not null,
    report_id uuid not null,
    position integer not null check (position >= 0),
    text text not null check (length(text) between 1 and 4000),
    accepted_by text not null,
    primary key (unit_id, report_id, position),
    foreign key (unit_id, report_id) references report (unit_id, id)
  )`,
  // A measure of a signed report: next year's plan item, to be answered for.
  `create table report_promise (
    unit_id uuid not null,
    id uuid not null,
    report_id uuid not null,
    year integer not null check (year between 2000 and 2100),
    position integer not null check (position >= 0),
    text text not null check (length(text) between 5 and 1000),
    section_id uuid,
    due_on date,
    problem_id uuid,
    state text not null default 'open' check (state in ('open', 'kept', 'broken')),
    answer text not null default '' check (length(answer) <= 1000),
    answered_by text,
    answered_at timestamptz(3),
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, report_id, position),
    foreign key (unit_id, report_id) references report (unit_id, id),
    foreign key (unit_id, section_id) references section (unit_id, id),
    foreign key (unit_id, problem_id) references problem (unit_id, id),
    check ((state = 'open') = (answered_by is null)),
    check ((state = 'open') = (answered_at is null)),
    check (state = 'open' or length(answer) >= 5)
  )`,
  'create index report_promise_by_year on report_promise (unit_id, year, position)',
  // The unit's own order, headings and sentences, kept from year to year.
  `create table report_wording (
    unit_id uuid not null references unit (id),
    kind text not null check (kind in ('annual', 'decisions', 'training', 'organisation', 'checkup', 'person')),
    wording jsonb not null,
    changed_by text not null,
    changed_at timestamptz(3) not null,
    revision integer not null default 1,
    primary key (unit_id, kind)
  )`,
]

const origins =
  "'meeting', 'life-meeting', 'inspection', 'patrol', 'clue', 'rating', 'opinion', 'analysis', 'duty-check', " +
  "'audit', 'checkup', 'research', 'report'"

/** A measure promised in a report may become a problem of the ledger. */
const ledger = [
  'alter table problem_origin drop constraint problem_origin_kind_check',
  `alter table problem_origin add constraint problem_origin_kind_check check (kind in (${origins}))`,
]

const guards = [
  ...['report_version', 'report_acceptance'].map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function refuse_change()`,
  ),
  `create trigger report_no_deletion before delete on report for each row execute function refuse_change()`,
  `create function refuse_signed_report() returns trigger language plpgsql as $$
   begin
     if old.state = 'signed' then
       raise exception 'the report is signed' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger report_signed_for_good before update on report
     for each row execute function refuse_signed_report()`,
  `create function refuse_version_of_signed_report() returns trigger language plpgsql as $$
   begin
     if (select state from report where unit_id = new.unit_id and id = new.report_id) = 'signed' then
       raise exception 'the report is signed' using errcode = '42501';
     end if;
     return new;
   end $$`,
  ...['report_version', 'report_acceptance'].map(
    (table) => `create trigger ${table}_before_signature before insert on ${table}
      for each row execute function refuse_version_of_signed_report()`,
  ),
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...reports, ...ledger, ...guards]) await sql.raw(statement).execute(db)
}
