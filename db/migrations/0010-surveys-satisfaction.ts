import { type Kysely, sql } from 'kysely'

const surveys = [
  `create table survey (
    unit_id uuid not null references unit (id),
    id uuid not null,
    key text not null check (key ~ '^[a-z2-9]{12}$'),
    title text not null check (length(title) between 1 and 60),
    intro text not null default '' check (length(intro) <= 500),
    purpose text not null check (purpose in ('activity', 'opinions', 'staff')),
    section_id uuid,
    counts_repeats boolean not null default false,
    index_position smallint,
    state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
    opened_on date,
    closes_on date check (closes_on >= opened_on),
    closed_on date check (closed_on >= opened_on),
    created_by text not null,
    created_at timestamptz(3) not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, key),
    foreign key (unit_id, section_id) references section (unit_id, id),
    check ((state = 'draft') = (opened_on is null)),
    check ((state = 'draft') = (closes_on is null)),
    check ((state = 'closed') = (closed_on is not null))
  )`,
  `create table survey_question (
    unit_id uuid not null,
    survey_id uuid not null,
    position smallint not null check (position between 1 and 12),
    kind text not null check (kind in ('single', 'multi', 'scale', 'text')),
    title text not null check (length(title) between 1 and 100),
    is_required boolean not null,
    options jsonb not null default '[]' check (jsonb_array_length(options) <= 12),
    low_label text not null default '' check (length(low_label) <= 20),
    high_label text not null default '' check (length(high_label) <= 20),
    primary key (unit_id, survey_id, position),
    foreign key (unit_id, survey_id) references survey (unit_id, id) on delete cascade,
    check ((kind in ('single', 'multi')) = (jsonb_array_length(options) >= 2))
  )`,
  // The question whose answers feed the index is one of the survey's own; both are written in one transaction.
  `alter table survey add foreign key (unit_id, id, index_position)
     references survey_question (unit_id, survey_id, position) deferrable initially deferred`,
  // What was asked stays as it was asked: the numbers below mean nothing without it.
  `create function refuse_asked_question() returns trigger language plpgsql as $$
   begin
     if (select state from survey where unit_id = coalesce(new.unit_id, old.unit_id)
           and id = coalesce(new.survey_id, old.survey_id)) <> 'draft' then
       raise exception 'the survey has been opened' using errcode = '42501';
     end if;
     return coalesce(new, old);
   end $$`,
  `create trigger survey_question_draft_only before insert or update or delete on survey_question
     for each row execute function refuse_asked_question()`,
  `create function refuse_unopened_survey() returns trigger language plpgsql as $$
   begin
     if (select state from survey where unit_id = new.unit_id and id = new.survey_id) <> 'open' then
       raise exception 'the survey is not open' using errcode = '42501';
     end if;
     return new;
   end $$`,
]

const answers = [
  // How many answers a day brought; not which.
  `create table survey_day (
    unit_id uuid not null,
    survey_id uuid not null,
    on_day date not null,
    counted integer not null default 0 check (counted >= 0),
    repeated integer not null default 0 check (repeated >= 0),
    unreadable integer not null default 0 check (unreadable >= 0),
    primary key (unit_id, survey_id, on_day),
    foreign key (unit_id, survey_id) references survey (unit_id, id)
  )`,
  // Answers exist only as counts without any time: no row stands for a person. Choice 0 counts whoever answered.
  `create table survey_tally (
    unit_id uuid not null,
    survey_id uuid not null,
    position smallint not null,
    choice smallint not null check (choice between 0 and 12),
    tally integer not null check (tally > 0),
    primary key (unit_id, survey_id, position, choice),
    foreign key (unit_id, survey_id, position) references survey_question (unit_id, survey_id, position)
  )`,
  // The scale question of a survey that feeds the index, by month.
  `create table survey_score (
    unit_id uuid not null,
    survey_id uuid not null,
    month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    score smallint not null check (score between 1 and 5),
    tally integer not null check (tally > 0),
    primary key (unit_id, survey_id, month, score),
    foreign key (unit_id, survey_id) references survey (unit_id, id)
  )`,
  // Texts lie shuffled and encrypted, many to a box: which came last, or together with which, cannot be read off.
  `create table survey_text_box (
    unit_id uuid not null,
    survey_id uuid not null,
    position smallint not null,
    chunk integer not null check (chunk >= 0),
    texts integer not null check (texts > 0),
    box bytea not null,
    primary key (unit_id, survey_id, position, chunk),
    foreign key (unit_id, survey_id, position) references survey_question (unit_id, survey_id, position)
  )`,
  // Devices that answered that day, to know a repeat; forgotten the next day and when the survey closes.
  `create table survey_device (
    unit_id uuid not null,
    survey_id uuid not null,
    on_day date not null,
    series text not null,
    primary key (unit_id, survey_id, on_day, series),
    foreign key (unit_id, survey_id) references survey (unit_id, id)
  )`,
  ...['survey_day', 'survey_tally', 'survey_score', 'survey_text_box', 'survey_device'].map(
    (table) => `create trigger ${table}_open_only before insert or update on ${table}
      for each row execute function refuse_unopened_survey()`,
  ),
]

const satisfaction = [
  // Ratings that look made up, found together for one reason and set aside until somebody has looked.
  `create table suspicion (
    unit_id uuid not null references unit (id),
    id uuid not null,
    kind text not null check (kind in ('burst', 'series', 'fast')),
    place_id uuid,
    on_day date not null,
    because text not null check (length(because) between 5 and 300),
    state text not null default 'found' check (state in ('found', 'confirmed', 'taken-back')),
    found_at timestamptz(3) not null,
    decided_by text,
    decided_at timestamptz(3),
    reason text not null default '' check (length(reason) <= 300),
    revision integer not null default 1,
    primary key (unit_id, id),
    check ((state = 'found') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null)),
    check (state <> 'taken-back' or length(reason) >= 5)
  )`,
  `create table suspicion_rating (
    unit_id uuid not null,
    suspicion_id uuid not null,
    rating_id uuid not null,
    primary key (unit_id, suspicion_id, rating_id),
    foreign key (unit_id, suspicion_id) references suspicion (unit_id, id)
  )`,
  `create index suspicion_rating_of on suspicion_rating (unit_id, rating_id)`,
  // What the public page said, and from when.
  `create table published_index (
    unit_id uuid not null references unit (id),
    published_at timestamptz(3) not null,
    content jsonb not null,
    primary key (unit_id, published_at)
  )`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...surveys, ...answers, ...satisfaction]) await sql.raw(statement).execute(db)
}
