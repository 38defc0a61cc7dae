import { type Kysely, sql } from 'kysely'

const plans = [
  `create table research_place (
    unit_id uuid not null references unit (id),
    id uuid not null,
    title text not null check (length(title) between 2 and 60),
    kind text not null check (kind in ('town', 'enterprise', 'scenic', 'venue')),
    is_on boolean not null default true,
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, title)
  )`,
  `create table research_plan (
    unit_id uuid not null references unit (id),
    id uuid not null,
    year integer not null check (year between 2000 and 2099),
    theme text not null check (length(theme) between 2 and 60),
    question text not null check (length(question) between 5 and 1000),
    leader_id uuid not null,
    section_id uuid,
    from_on date not null,
    until_on date not null,
    output text not null default '' check (length(output) <= 200),
    created_by text not null,
    created_at timestamptz(3) not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, year, theme),
    foreign key (unit_id, leader_id) references person (unit_id, id),
    foreign key (unit_id, section_id) references section (unit_id, id),
    check (until_on >= from_on),
    check (extract(year from from_on) = year)
  )`,
  `create table research_plan_member (
    unit_id uuid not null,
    plan_id uuid not null,
    person_id uuid not null,
    primary key (unit_id, plan_id, person_id),
    foreign key (unit_id, plan_id) references research_plan (unit_id, id) on delete cascade,
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
  `create table research_plan_place (
    unit_id uuid not null,
    plan_id uuid not null,
    place_id uuid not null,
    primary key (unit_id, plan_id, place_id),
    foreign key (unit_id, plan_id) references research_plan (unit_id, id) on delete cascade,
    foreign key (unit_id, place_id) references research_place (unit_id, id)
  )`,
]

const trips = [
  `create table research_trip (
    unit_id uuid not null,
    id uuid not null,
    plan_id uuid not null,
    from_on date not null,
    until_on date not null,
    crowd_reason text not null default '' check (length(crowd_reason) <= 300),
    findings text not null default '' check (length(findings) <= 8000),
    closed_at timestamptz(3),
    reported_on date,
    created_by text not null,
    created_at timestamptz(3) not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    foreign key (unit_id, plan_id) references research_plan (unit_id, id),
    check (until_on >= from_on and until_on - from_on <= 60),
    check (reported_on is null or (closed_at is not null and length(findings) >= 20))
  )`,
  'create index research_trip_by_plan on research_trip (unit_id, plan_id, from_on)',
  `create table research_trip_member (
    unit_id uuid not null,
    trip_id uuid not null,
    person_id uuid not null,
    primary key (unit_id, trip_id, person_id),
    foreign key (unit_id, trip_id) references research_trip (unit_id, id) on delete cascade,
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
  'create index research_trip_of_member on research_trip_member (unit_id, person_id)',
  // Where the team was on which day; days ahead are the plan of the trip.
  `create table research_visit (
    unit_id uuid not null,
    trip_id uuid not null,
    place_id uuid not null,
    on_day date not null,
    primary key (unit_id, trip_id, place_id, on_day),
    foreign key (unit_id, trip_id) references research_trip (unit_id, id) on delete cascade,
    foreign key (unit_id, place_id) references research_place (unit_id, id)
  )`,
  'create index research_visit_of_place on research_visit (unit_id, place_id, on_day)',
  `create function refuse_visit_outside_trip() returns trigger language plpgsql as $$
   begin
     if exists (
       select 1 from research_visit v join research_trip t on t.unit_id = v.unit_id and t.id = v.trip_id
       where v.unit_id = new.unit_id
         and v.trip_id = (case when tg_table_name = 'research_trip' then to_jsonb(new) ->> 'id'
                          else to_jsonb(new) ->> 'trip_id' end)::uuid
         and v.on_day not between t.from_on and t.until_on
     ) then
       raise exception 'a visit lies outside its trip' using errcode = '23514';
     end if;
     return null;
   end $$`,
  ...['research_visit', 'research_trip'].map(
    (table) => `create constraint trigger ${table}_within after insert or update on ${table}
      deferrable initially deferred for each row execute function refuse_visit_outside_trip()`,
  ),
]

const notes = [
  // What was said and by whom lies encrypted: sources speak in confidence.
  `create table research_note (
    unit_id uuid not null,
    id uuid not null,
    trip_id uuid not null,
    place_id uuid,
    author_id uuid not null,
    kind text not null check (kind in ('observation', 'opinion')),
    source_kind text check (source_kind in ('town', 'enterprise', 'public', 'tourist')),
    content_sealed bytea not null,
    taken_at timestamptz(3) not null,
    received_at timestamptz(3) not null,
    late_at timestamptz(3),
    revision integer not null check (revision between 1 and 1000000),
    primary key (unit_id, id),
    foreign key (unit_id, trip_id) references research_trip (unit_id, id),
    foreign key (unit_id, place_id) references research_place (unit_id, id),
    foreign key (unit_id, author_id) references person (unit_id, id),
    check (kind <> 'opinion' or source_kind is not null)
  )`,
  'create index research_note_by_trip on research_note (unit_id, trip_id, taken_at)',
  // What its author took back stays gone, however late a phone sends it again.
  `create table research_note_gone (
    unit_id uuid not null references unit (id),
    note_id uuid not null,
    author_id uuid not null,
    gone_at timestamptz(3) not null,
    primary key (unit_id, note_id),
    foreign key (unit_id, author_id) references person (unit_id, id)
  )`,
  `create trigger research_note_gone_for_good before update or delete on research_note_gone
     for each row execute function refuse_change()`,
  `create function refuse_gone_note() returns trigger language plpgsql as $$
   begin
     if exists (select 1 from research_note_gone where unit_id = new.unit_id and note_id = new.id) then
       raise exception 'the note was taken back' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger research_note_not_gone before insert on research_note
     for each row execute function refuse_gone_note()`,
  `create table research_photo (
    unit_id uuid not null,
    id uuid not null,
    note_id uuid not null,
    position smallint not null check (position between 1 and 9),
    mime text not null check (mime in ('image/jpeg', 'image/png')),
    width integer not null check (width > 0),
    height integer not null check (height > 0),
    size integer not null check (size between 1 and 2097152),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes_sealed bytea not null,
    added_at timestamptz(3) not null,
    primary key (unit_id, id),
    unique (unit_id, note_id, position),
    foreign key (unit_id, note_id) references research_note (unit_id, id) on delete cascade
  )`,
]

const uses = [
  // A request for help met in the field: closed only with what came of it.
  `create table research_help (
    unit_id uuid not null references unit (id),
    id uuid not null,
    title text not null check (length(title) between 2 and 100),
    owner_id uuid not null,
    due_on date not null,
    answer text not null default '' check (length(answer) <= 1000),
    result text not null default '' check (length(result) <= 1000),
    state text not null default 'open' check (state in ('open', 'closed')),
    created_on date not null,
    closed_on date,
    closed_by text,
    revision integer not null default 1,
    primary key (unit_id, id),
    foreign key (unit_id, owner_id) references person (unit_id, id),
    check ((state = 'closed') = (closed_on is not null)),
    check ((closed_on is null) = (closed_by is null)),
    check (state = 'open' or length(result) >= 5)
  )`,
  `create table research_idea (
    unit_id uuid not null references unit (id),
    id uuid not null,
    title text not null check (length(title) between 2 and 100),
    state text not null default 'open' check (state in ('open', 'taken', 'aside')),
    reason text not null default '' check (length(reason) <= 500),
    created_on date not null,
    decided_on date,
    decided_by text,
    revision integer not null default 1,
    primary key (unit_id, id),
    check ((state = 'open') = (decided_on is null)),
    check ((decided_on is null) = (decided_by is null)),
    check (state = 'open' or length(reason) >= 5)
  )`,
  // The words of a note that became something, with the place they stand at.
  `create table research_mark (
    unit_id uuid not null,
    id uuid not null,
    note_id uuid not null,
    use text not null check (use in ('problem', 'help', 'idea')),
    start_at integer not null check (start_at >= 0),
    end_at integer not null check (end_at > start_at and end_at <= 5000),
    quote_sealed bytea not null,
    problem_id uuid,
    help_id uuid,
    idea_id uuid,
    marked_by text not null,
    marked_on date not null,
    primary key (unit_id, id),
    foreign key (unit_id, note_id) references research_note (unit_id, id),
    foreign key (unit_id, problem_id) references problem (unit_id, id),
    foreign key (unit_id, help_id) references research_help (unit_id, id),
    foreign key (unit_id, idea_id) references research_idea (unit_id, id),
    check ((use = 'problem') = (problem_id is not null)),
    check ((use = 'help') = (help_id is not null)),
    check ((use = 'idea') = (idea_id is not null))
  )`,
  'create index research_mark_of_note on research_mark (unit_id, note_id)',
  'create unique index research_mark_of_help on research_mark (unit_id, help_id)',
  'create unique index research_mark_of_idea on research_mark (unit_id, idea_id)',
  `create trigger research_mark_kept before update or delete on research_mark
     for each row execute function refuse_change()`,
  // Words something was made of stay as they were.
  `create function refuse_used_note() returns trigger language plpgsql as $$
   begin
     if exists (select 1 from research_mark where unit_id = old.unit_id and note_id = old.id) then
       raise exception 'the note has been used' using errcode = '42501';
     end if;
     return case when tg_op = 'DELETE' then old else new end;
   end $$`,
  `create trigger research_note_used before update or delete on research_note
     for each row execute function refuse_used_note()`,
  // What a trip recommends, and what became of it.
  `create table research_advice (
    unit_id uuid not null,
    id uuid not null,
    trip_id uuid not null,
    position integer not null check (position > 0),
    text text not null check (length(text) between 5 and 500),
    owner_id uuid not null,
    due_on date not null,
    outcome text check (outcome in ('decision', 'rule', 'refused')),
    item_id uuid,
    rule_name text not null default '' check (length(rule_name) <= 200),
    reason text not null default '' check (length(reason) <= 500),
    answered_on date,
    answered_by text,
    created_on date not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, trip_id, position),
    foreign key (unit_id, trip_id) references research_trip (unit_id, id),
    foreign key (unit_id, owner_id) references person (unit_id, id),
    foreign key (unit_id, item_id) references agenda_item (unit_id, id),
    check ((outcome is null) = (answered_on is null)),
    check ((answered_on is null) = (answered_by is null)),
    check ((outcome is not distinct from 'decision') = (item_id is not null)),
    check ((outcome is not distinct from 'rule') = (rule_name <> '')),
    check (outcome is distinct from 'refused' or length(reason) >= 5)
  )`,
  'create index research_advice_unanswered on research_advice (unit_id, due_on) where outcome is null',
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...plans, ...trips, ...notes, ...uses]) await sql.raw(statement).execute(db)
}
