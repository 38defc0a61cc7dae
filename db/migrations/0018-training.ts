import { type Kysely, sql } from 'kysely'

const toPerson = (column: string) => `foreign key (unit_id, ${column}) references person (unit_id, id)`
const categories = `category text not null check (category in ('full-time', 'assigned', 'online', 'centre', 'lecture',
      'initial', 'appointment', 'entry', 'self-study', 'practice', 'other'))`
const mode = `mode text not null check (mode in ('offline', 'online'))`
const amounts = `days numeric(6, 1) not null default 0 check (days between 0 and 2000),
    hours numeric(6, 1) not null default 0 check (hours between 0 and 9999)`
const period = `from_on date not null,
    until_on date not null,
    check (from_on between '1949-10-01' and '2099-12-31' and until_on between from_on and '2099-12-31')`

const records = [
  `create table training_activity (
    unit_id uuid not null references unit (id),
    id uuid not null,
    kind text not null check (kind in ('lecture', 'report', 'class', 'online', 'self-study', 'practice')),
    title text not null check (length(title) between 1 and 100),
    organiser text not null check (length(organiser) between 1 and 100),
    place text not null default '' check (length(place) <= 100),
    speaker text not null default '' check (length(speaker) <= 100),
    content text not null default '' check (length(content) <= 1000),
    ${mode},
    ${categories},
    is_recognised boolean not null,
    is_held boolean not null,
    ${amounts},
    ${period},
    revision integer not null default 1,
    primary key (unit_id, id),
    check (days > 0 or hours > 0)
  )`,
  'create index training_activity_day on training_activity (unit_id, from_on)',
  `create table training_course (
    unit_id uuid not null,
    activity_id uuid not null,
    position integer not null check (position >= 0),
    title text not null check (length(title) between 1 and 100),
    speaker text not null default '' check (length(speaker) <= 100),
    held_on date not null,
    hours numeric(6, 1) not null check (hours between 0 and 24),
    primary key (unit_id, activity_id, position),
    foreign key (unit_id, activity_id) references training_activity (unit_id, id) on delete cascade
  )`,
  `create table training_import (
    unit_id uuid not null references unit (id),
    id uuid not null,
    profile text not null check (profile in ('cadre-network', 'study-app', 'school')),
    file_name text not null check (length(file_name) between 1 and 200),
    file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
    row_count integer not null check (row_count > 0),
    state text not null check (state in ('applied', 'undone')),
    made_by text not null,
    made_at timestamptz(3) not null,
    undone_at timestamptz(3),
    primary key (unit_id, id),
    check ((state = 'undone') = (undone_at is not null))
  )`,
  // The same list is taken in once, until it is undone.
  `create unique index training_import_file on training_import (unit_id, file_hash) where state = 'applied'`,
  `create table training_mapping (
    unit_id uuid not null references unit (id),
    profile text not null,
    heading text not null check (length(heading) <= 4000),
    columns jsonb not null,
    primary key (unit_id, profile, heading)
  )`,
  // What one source says of one person's training. Several sources may speak of the same training.
  `create table training_claim (
    unit_id uuid not null references unit (id),
    id uuid not null,
    person_id uuid not null,
    activity_id uuid,
    import_id uuid,
    origin integer not null check (origin between 0 and 9),
    course text not null check (length(course) between 1 and 200),
    course_key text not null check (length(course_key) between 1 and 200),
    organiser text not null default '' check (length(organiser) <= 100),
    ${mode},
    ${categories},
    is_recognised boolean not null,
    ${amounts},
    ${period},
    status text not null default 'attended' check (status in ('attended', 'absent', 'withdrawn')),
    absent_hours numeric(6, 1) not null default 0 check (absent_hours between 0 and hours),
    note text not null default '' check (length(note) <= 200),
    result text not null default '' check (length(result) <= 60),
    is_counting boolean not null,
    is_chosen boolean not null default false,
    entered_on date not null,
    primary key (unit_id, id),
    ${toPerson('person_id')},
    foreign key (unit_id, activity_id) references training_activity (unit_id, id) on delete cascade,
    foreign key (unit_id, import_id) references training_import (unit_id, id),
    check ((activity_id is null) <> (import_id is null)),
    check (status = 'attended' or not is_counting),
    check (is_counting or not is_chosen)
  )`,
  'create index training_claim_course on training_claim (unit_id, person_id, course_key, from_on)',
  'create unique index training_claim_participant on training_claim (unit_id, activity_id, person_id)',
  'create index training_claim_import on training_claim (unit_id, import_id)',
  `create unique index training_claim_chosen on training_claim (unit_id, person_id, course_key, from_on)
     where is_chosen`,
  // What counts: one training of one person once, whatever the number of sources, divided by calendar year.
  `create table training_share (
    unit_id uuid not null,
    person_id uuid not null,
    course_key text not null,
    from_on date not null,
    year integer not null,
    claim_id uuid not null,
    until_on date not null,
    ${mode},
    category text not null,
    is_recognised boolean not null,
    ${amounts},
    primary key (unit_id, person_id, course_key, from_on, year),
    foreign key (unit_id, claim_id) references training_claim (unit_id, id) on delete cascade,
    check (extract(year from until_on) = year)
  )`,
  'create index training_share_claim on training_share (unit_id, claim_id)',
  `create index training_share_day on training_share (unit_id, until_on)
     include (person_id, days, hours, is_recognised, category)`,
  `create table training_doubt (
    unit_id uuid not null,
    id uuid not null,
    import_id uuid not null,
    row_number integer not null check (row_number > 0),
    kind text not null check (kind in ('unknown', 'namesakes')),
    person_name text not null check (length(person_name) <= 60),
    content jsonb not null,
    state text not null default 'open' check (state in ('open', 'matched', 'dismissed')),
    person_id uuid,
    reason text not null default '' check (length(reason) <= 200),
    primary key (unit_id, id),
    foreign key (unit_id, import_id) references training_import (unit_id, id),
    ${toPerson('person_id')},
    check ((state = 'matched') = (person_id is not null)),
    check (state <> 'dismissed' or length(reason) >= 2)
  )`,
  `create index training_doubt_open on training_doubt (unit_id, import_id)`,
  `create table training_file (
    unit_id uuid not null,
    id uuid not null,
    activity_id uuid not null,
    person_id uuid,
    name text not null check (length(name) between 1 and 200),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size integer not null check (size > 0),
    sealed bytea not null,
    primary key (unit_id, id),
    foreign key (unit_id, activity_id) references training_activity (unit_id, id) on delete cascade,
    ${toPerson('person_id')}
  )`,
  'create index training_file_activity on training_file (unit_id, activity_id)',
]

const uses = [
  // The year as it stood when it was closed; nothing rewrites it.
  `create table training_year (
    unit_id uuid not null references unit (id),
    year integer not null check (year between 2000 and 2099),
    frozen_on date not null,
    frozen_by text not null,
    frozen_at timestamptz(3) not null,
    primary key (unit_id, year),
    check (extract(year from frozen_on) > year)
  )`,
  `create table training_year_line (
    unit_id uuid not null,
    year integer not null,
    person_id uuid not null,
    content jsonb not null,
    primary key (unit_id, year, person_id),
    foreign key (unit_id, year) references training_year (unit_id, year),
    ${toPerson('person_id')}
  )`,
  ...['training_year', 'training_year_line'].map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table}
      for each row execute function refuse_change()`,
  ),
  // What a topic learnt is to change in the work, and whether it did.
  `create table study_use (
    unit_id uuid not null references unit (id),
    id uuid not null,
    topic text not null check (length(topic) between 2 and 100),
    work text not null check (length(work) between 2 and 200),
    owner_id uuid not null,
    activity_id uuid,
    named_on date not null,
    ask_on date not null check (ask_on >= named_on),
    result text check (length(result) between 5 and 1000),
    told_on date,
    revision integer not null default 1,
    primary key (unit_id, id),
    ${toPerson('owner_id')},
    foreign key (unit_id, activity_id) references training_activity (unit_id, id) on delete set null (activity_id),
    check ((result is null) = (told_on is null))
  )`,
  'create index study_use_owner on study_use (unit_id, owner_id, ask_on)',
  `create table reflection (
    unit_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    title text not null check (length(title) between 2 and 100),
    sealed bytea not null,
    written_on date not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    ${toPerson('person_id')}
  )`,
  'create index reflection_person on reflection (unit_id, person_id, written_on)',
  // The address of a person's own calendar; only its hash is kept.
  `create table calendar_feed (
    unit_id uuid not null,
    person_id uuid not null,
    secret_hash text not null check (secret_hash ~ '^[0-9a-f]{64}$'),
    made_at timestamptz(3) not null,
    primary key (unit_id, person_id),
    ${toPerson('person_id')}
  )`,
  'create unique index calendar_feed_secret on calendar_feed (secret_hash)',
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...records, ...uses]) await sql.raw(statement).execute(db)
}
