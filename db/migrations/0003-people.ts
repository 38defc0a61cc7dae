import { type Kysely, sql } from 'kysely'

/** A year, month or day as precise as the paper, or empty. */
const partial = (column: string) =>
  `${column} text not null default '' check (${column} ~ '^(\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?)?$')`

const childOfPerson = (table: string, columns: string) => `create table ${table} (
  unit_id uuid not null,
  person_id uuid not null,
  position integer not null check (position >= 0),
  ${columns},
  primary key (unit_id, person_id, position),
  foreign key (unit_id, person_id) references person (unit_id, id) on delete cascade
)`

const statements = [
  // Names by number of strokes; a server built without ICU still works, it only sorts by code point.
  `do $$ begin
     create collation stroke_order (provider = icu, locale = 'zh-u-co-stroke');
   exception when feature_not_supported or invalid_parameter_value then
     create collation stroke_order from "C";
   end $$`,
  `create table section (
    unit_id uuid not null references unit (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 60),
    kind text not null check (kind in ('leadership', 'section', 'institution')),
    position integer not null default 0,
    admin_headcount integer not null default 0 check (admin_headcount between 0 and 9999),
    institution_headcount integer not null default 0 check (institution_headcount between 0 and 9999),
    closed_on date,
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, name)
  )`,
  `create table post (
    unit_id uuid not null,
    id uuid not null,
    section_id uuid not null,
    title text not null check (length(title) between 1 and 100),
    level text not null,
    is_principal boolean not null default false,
    counts_quota boolean not null default true,
    seats integer not null default 1 check (seats between 1 and 999),
    position integer not null default 0,
    abolished_on date,
    revision integer not null default 1,
    primary key (unit_id, id),
    foreign key (unit_id, section_id) references section (unit_id, id)
  )`,
  `create table person (
    unit_id uuid not null references unit (id),
    id uuid not null,
    name text not null check (length(name) between 1 and 60),
    pinyin text not null,
    initials text not null,
    sex text not null check (sex in ('男', '女', '')),
    ${partial('birth')},
    nation text not null,
    native_place text not null,
    birthplace text not null,
    ${partial('party_joined')},
    ${partial('party_regular')},
    other_party text not null,
    politics text not null,
    ${partial('work_started')},
    health text not null,
    technical_title text not null,
    specialty text not null,
    current_post text not null,
    proposed_post text not null,
    removed_post text not null,
    awards text not null,
    assessments text not null,
    appoint_reason text not null,
    reporting_unit text not null,
    ${partial('age_as_of')},
    ${partial('filled_on')},
    filled_by text not null,
    ${partial('retirement_month')},
    former_age_limit text not null,
    phone text not null,
    staff_kind text not null check (staff_kind in ('行政', '参公', '事业', '工勤', '')),
    state text not null check (state in ('在职', '退休', '调出', '离职', '去世')),
    section_id uuid,
    top_diploma text not null default '',
    top_degree text not null default '',
    current_rank text not null default '',
    id_number_sealed bytea,
    id_number_fingerprint bytea,
    verbatim_sealed bytea,
    photo_id uuid,
    revision integer not null default 1,
    created_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    primary key (unit_id, id),
    foreign key (unit_id, section_id) references section (unit_id, id),
    check ((id_number_sealed is null) = (id_number_fingerprint is null))
  )`,
  `alter table account add foreign key (unit_id, person_id) references person (unit_id, id)
     on delete set null (person_id)`,
  `create unique index account_person on account (unit_id, person_id)`,
  `create unique index person_id_number on person (unit_id, id_number_fingerprint)`,
  `create index person_by_pinyin on person (unit_id, state, pinyin, id)`,
  `create index person_by_name on person (unit_id, name)`,
  `create index person_by_section on person (unit_id, section_id)`,
  `create table photo (
    unit_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    mime text not null check (mime in ('image/jpeg', 'image/png', 'image/bmp')),
    width integer not null,
    height integer not null,
    bytes bytea not null check (length(bytes) <= 5242880),
    primary key (unit_id, id),
    foreign key (unit_id, person_id) references person (unit_id, id) on delete cascade
  )`,
  `create index photo_person on photo (unit_id, person_id)`,
  childOfPerson(
    'education',
    `mode text not null check (mode in ('full_time', 'in_service')),
     diploma text not null, degree text not null, diploma_school text not null, degree_school text not null,
     ${partial('ended_on')}, on_form boolean not null`,
  ),
  `create unique index education_on_form on education (unit_id, person_id, mode) where on_form`,
  childOfPerson(
    'resume_period',
    `${partial('"start"')}, "end" text check ("end" ~ '^(\\d{4}(-\\d{2}(-\\d{2})?)?)?$'),
     text text not null, secondment boolean not null, during jsonb not null default '[]'`,
  ),
  childOfPerson(
    'post_held',
    `title text not null, level text not null, kind text not null check (kind in ('任职', '兼任', '挂职')),
     post_id uuid, ${partial('started_on')}, ${partial('ended_on')}, document text not null,
     foreign key (unit_id, post_id) references post (unit_id, id),
     check (ended_on = '' or ended_on >= started_on)`,
  ),
  `create index post_held_post on post_held (unit_id, post_id) where post_id is not null`,
  childOfPerson(
    'rank_held',
    `rank text not null, ${partial('started_on')}, ${partial('ended_on')}, document text not null,
     check (ended_on = '' or ended_on >= started_on)`,
  ),
  childOfPerson('family_member', `sealed bytea not null`),
  childOfPerson('reward', `${partial('"on"')}, title text not null, issuer text not null, document text not null`),
  childOfPerson(
    'sanction',
    `kind text not null, ${partial('decided_on')}, ${partial('effect_until')}, issuer text not null,
     document text not null, reason text not null, check (effect_until = '' or effect_until >= decided_on)`,
  ),
  childOfPerson(
    'yearly_grade',
    `year integer not null check (year between 1950 and 2099), grade text not null, note text not null,
     unique (unit_id, person_id, year)`,
  ),
  childOfPerson(
    'technical_title',
    `name text not null, level text not null, ${partial('obtained_on')}, ${partial('appointed_on')}`,
  ),

  `create table proposal (
    unit_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    field text not null,
    proposed_sealed bytea not null,
    previous_sealed bytea not null,
    reason text not null check (length(reason) between 1 and 500),
    state text not null check (state in ('open', 'accepted', 'refused', 'withdrawn')),
    proposed_by text not null references account (id),
    proposed_at timestamptz(3) not null,
    decided_by text references account (id),
    decided_at timestamptz(3),
    answer text not null default '',
    primary key (unit_id, id),
    foreign key (unit_id, person_id) references person (unit_id, id) on delete cascade,
    check ((state = 'open') = (decided_at is null)),
    check (state <> 'refused' or answer <> '')
  )`,
  `create unique index proposal_open on proposal (unit_id, person_id, field) where state = 'open'`,
  `create table import_batch (
    unit_id uuid not null references unit (id),
    id uuid not null,
    state text not null check (state in ('previewed', 'applied', 'undone', 'discarded')),
    file_count integer not null,
    made_by text not null,
    made_at timestamptz(3) not null,
    applied_at timestamptz(3),
    undone_at timestamptz(3),
    primary key (unit_id, id)
  )`,
  `create table import_item (
    unit_id uuid not null,
    batch_id uuid not null,
    position integer not null,
    file text not null,
    row_number integer,
    status text not null check (status in ('created', 'updated', 'unchanged', 'refused')),
    source_fingerprint bytea,
    content_sealed bytea not null,
    before_sealed bytea,
    person_id uuid,
    revision_before integer,
    revision_after integer,
    primary key (unit_id, batch_id, position),
    foreign key (unit_id, batch_id) references import_batch (unit_id, id) on delete cascade
  )`,
  `create index import_item_source on import_item (unit_id, source_fingerprint)`,
  `create table saved_view (
    unit_id uuid not null references unit (id),
    id uuid not null,
    account_id text not null references account (id) on delete cascade,
    name text not null check (length(name) between 1 and 40),
    query text not null check (length(query) <= 2000),
    primary key (unit_id, id),
    unique (unit_id, account_id, name)
  )`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
