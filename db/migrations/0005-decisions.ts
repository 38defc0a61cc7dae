import { type Kysely, sql } from 'kysely'

const category = "check (category in ('decision', 'appointment', 'project', 'funds'))"
const kind = "check (kind in ('ordinary', 'cadre', 'sanction', 'report'))"

const preparation = [
  // Who belongs to the party group, from which day to which; the order is that of the name plates.
  `create table group_member (
    unit_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    title text not null check (length(title) between 1 and 60),
    position integer not null check (position >= 0),
    is_secretary boolean not null default false,
    valid_from date not null,
    valid_until date check (valid_until >= valid_from),
    primary key (unit_id, id),
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
  `create table matter (
    unit_id uuid not null references unit (id),
    id uuid not null,
    category text not null ${category},
    title text not null check (length(title) between 1 and 100),
    kind text not null ${kind},
    threshold_fen bigint check (threshold_fen > 0),
    needs_legality boolean not null default false,
    needs_finance boolean not null default false,
    needs_consultation boolean not null default false,
    valid_from date not null,
    valid_until date check (valid_until >= valid_from),
    document text not null check (length(document) between 1 and 200),
    primary key (unit_id, id)
  )`,
  `create table topic (
    unit_id uuid not null references unit (id),
    id uuid not null,
    year integer not null check (year between 2000 and 2099),
    number integer not null check (number > 0),
    title text not null check (length(title) between 1 and 100),
    category text not null ${category},
    kind text not null ${kind},
    matter_id uuid,
    section_id uuid,
    proposer_id uuid not null,
    presenter text not null default '' check (length(presenter) <= 60),
    amount_fen bigint check (amount_fen >= 0),
    summary text not null default '' check (length(summary) <= 5000),
    prior_talks text not null default '' check (length(prior_talks) <= 2000),
    state text not null default 'draft'
      check (state in ('draft', 'submitted', 'consented', 'scheduled', 'decided', 'postponed', 'withdrawn')),
    earlier_id uuid,
    reconsiders_id uuid,
    consented_by text,
    consented_at timestamptz(3),
    created_by text not null,
    created_at timestamptz(3) not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, year, number),
    foreign key (unit_id, matter_id) references matter (unit_id, id),
    foreign key (unit_id, section_id) references section (unit_id, id),
    foreign key (unit_id, proposer_id) references person (unit_id, id),
    foreign key (unit_id, earlier_id) references topic (unit_id, id),
    foreign key (unit_id, reconsiders_id) references topic (unit_id, id),
    check (category <> 'appointment' or kind = 'cadre'),
    check ((consented_at is null) = (consented_by is null)),
    check (state in ('draft', 'submitted', 'withdrawn') or consented_at is not null)
  )`,
  `create table annual_matter (
    unit_id uuid not null references unit (id),
    id uuid not null,
    year integer not null check (year between 2000 and 2099),
    title text not null check (length(title) between 1 and 100),
    category text not null ${category},
    month integer check (month between 1 and 12),
    section_id uuid,
    topic_id uuid,
    note text not null default '' check (length(note) <= 500),
    primary key (unit_id, id),
    unique (unit_id, year, title),
    foreign key (unit_id, section_id) references section (unit_id, id),
    foreign key (unit_id, topic_id) references topic (unit_id, id)
  )`,
  // What is voted on one by one: for appointments one row a person, otherwise one row a topic.
  `create table topic_item (
    unit_id uuid not null,
    id uuid not null,
    topic_id uuid not null,
    position integer not null check (position >= 0),
    title text not null check (length(title) between 1 and 100),
    person_id uuid,
    act text check (act in ('appoint', 'remove')),
    post_id uuid,
    effective_on date,
    primary key (unit_id, id),
    unique (unit_id, topic_id, position),
    foreign key (unit_id, topic_id) references topic (unit_id, id) on delete cascade,
    foreign key (unit_id, person_id) references person (unit_id, id),
    foreign key (unit_id, post_id) references post (unit_id, id),
    check ((act is null) = (person_id is null)),
    check (act is distinct from 'appoint' or post_id is not null)
  )`,
  // Whom a topic concerns: people, suppliers, applicants. Asked when somebody must recuse.
  `create table topic_party (
    unit_id uuid not null,
    topic_id uuid not null,
    position integer not null check (position >= 0),
    role text not null check (role in ('person', 'supplier', 'applicant')),
    name text not null check (length(name) between 1 and 100),
    credit_code text not null default '' check (length(credit_code) <= 30),
    person_id uuid,
    primary key (unit_id, topic_id, position),
    foreign key (unit_id, topic_id) references topic (unit_id, id) on delete cascade,
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
  `create table topic_opinion (
    unit_id uuid not null,
    id uuid not null,
    topic_id uuid not null,
    kind text not null check (kind in ('legality', 'finance', 'consultation', 'risk')),
    result text not null check (result in ('agree', 'amend', 'disagree')),
    text text not null check (length(text) between 1 and 2000),
    given_by text not null check (length(given_by) between 1 and 60),
    given_on date not null,
    place bigint generated always as identity,
    primary key (unit_id, id),
    foreign key (unit_id, topic_id) references topic (unit_id, id) on delete cascade
  )`,
  `create table topic_material (
    unit_id uuid not null,
    id uuid not null,
    topic_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    version integer not null check (version > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size integer not null check (size between 1 and 20971520),
    sealed bytea not null,
    uploaded_by text not null,
    uploaded_at timestamptz(3) not null,
    removed_at timestamptz(3),
    primary key (unit_id, id),
    unique (unit_id, topic_id, name, version),
    foreign key (unit_id, topic_id) references topic (unit_id, id) on delete cascade
  )`,
  `create table reconsider_consent (
    unit_id uuid not null,
    topic_id uuid not null,
    person_id uuid not null,
    given_at timestamptz(3) not null,
    primary key (unit_id, topic_id, person_id),
    foreign key (unit_id, topic_id) references topic (unit_id, id) on delete cascade,
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
]

const meetings = [
  `create table meeting (
    unit_id uuid not null references unit (id),
    id uuid not null,
    year integer not null check (year between 2000 and 2099),
    number integer not null check (number > 0),
    title text not null check (length(title) between 1 and 100),
    state text not null default 'planned'
      check (state in ('planned', 'noticed', 'open', 'closed', 'locked', 'cancelled')),
    planned_at timestamptz(3) not null,
    place text not null default '' check (length(place) <= 100),
    recorder text not null default '' check (length(recorder) <= 60),
    settings jsonb not null,
    noticed_at timestamptz(3),
    opened_at timestamptz(3),
    closed_at timestamptz(3),
    locked_at timestamptz(3),
    record_hash text check (record_hash ~ '^[0-9a-f]{64}$'),
    record_sealed bytea,
    minutes_number text not null default '' check (length(minutes_number) <= 40),
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, year, number),
    check ((state = 'locked') = (record_hash is not null))
  )`,
  // Those entitled to attend, as they stand when the meeting opens.
  `create table meeting_member (
    unit_id uuid not null,
    meeting_id uuid not null,
    person_id uuid not null,
    name text not null check (length(name) between 1 and 60),
    title text not null check (length(title) between 1 and 60),
    position integer not null check (position >= 0),
    is_chair boolean not null default false,
    reply text check (reply in ('attend', 'leave')),
    reply_reason text not null default '' check (length(reply_reason) <= 200),
    replied_at timestamptz(3),
    primary key (unit_id, meeting_id, person_id),
    foreign key (unit_id, meeting_id) references meeting (unit_id, id) on delete cascade,
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
  `create unique index meeting_one_chair on meeting_member (unit_id, meeting_id) where is_chair`,
  // `item_ids` null: attends the whole meeting; else only these agenda items.
  `create table meeting_observer (
    unit_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    person_id uuid,
    name text not null check (length(name) between 1 and 60),
    title text not null default '' check (length(title) <= 60),
    item_ids jsonb,
    primary key (unit_id, id),
    foreign key (unit_id, meeting_id) references meeting (unit_id, id) on delete cascade,
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
  `create table agenda_item (
    unit_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    topic_id uuid,
    topic_item_id uuid,
    position integer not null check (position >= 0),
    title text not null check (length(title) between 1 and 100),
    kind text not null ${kind},
    method text not null check (method in ('hands', 'named', 'secret', 'paper')),
    outcome text check (outcome in ('passed', 'failed', 'postponed', 'reported')),
    tally jsonb,
    decided_at timestamptz(3),
    resolution text not null default '' check (length(resolution) <= 2000),
    primary key (unit_id, id),
    unique (unit_id, meeting_id, position),
    unique (unit_id, meeting_id, topic_item_id),
    foreign key (unit_id, meeting_id) references meeting (unit_id, id),
    foreign key (unit_id, topic_id) references topic (unit_id, id),
    foreign key (unit_id, topic_item_id) references topic_item (unit_id, id),
    check ((outcome is null) = (decided_at is null)),
    check (kind = 'report' or topic_item_id is not null)
  )`,
  `create table absent_opinion (
    unit_id uuid not null,
    item_id uuid not null,
    meeting_id uuid not null,
    person_id uuid not null,
    text_sealed bytea not null,
    given_at timestamptz(3) not null,
    primary key (unit_id, item_id, person_id),
    foreign key (unit_id, item_id) references agenda_item (unit_id, id) on delete cascade,
    foreign key (unit_id, meeting_id, person_id) references meeting_member (unit_id, meeting_id, person_id)
  )`,
]

const room = [
  // The live record: everything that happened in the room, in order. Nothing of it is ever rewritten.
  `create table meeting_event (
    unit_id uuid not null,
    meeting_id uuid not null,
    seq integer not null check (seq > 0),
    kind text not null check (length(kind) between 1 and 40),
    content_sealed bytea not null,
    at timestamptz(3) not null,
    by_name text not null,
    primary key (unit_id, meeting_id, seq),
    foreign key (unit_id, meeting_id) references meeting (unit_id, id)
  )`,
  `create trigger meeting_event_append_only before update or delete on meeting_event
     for each row execute function refuse_change()`,
  `create function refuse_closed_meeting() returns trigger language plpgsql as $$
   begin
     if (select state from meeting where unit_id = new.unit_id and id = new.meeting_id) <> 'open' then
       raise exception 'the meeting is not open' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger meeting_event_open_only before insert on meeting_event
     for each row execute function refuse_closed_meeting()`,
  // One row a voter and round: nobody counts twice, nobody who is not a member counts at all.
  `create table meeting_ballot (
    unit_id uuid not null,
    item_id uuid not null,
    round integer not null check (round > 0),
    person_id uuid not null,
    meeting_id uuid not null,
    choice text check (choice in ('agree', 'disagree', 'defer', 'abstain')),
    primary key (unit_id, item_id, round, person_id),
    foreign key (unit_id, item_id) references agenda_item (unit_id, id),
    foreign key (unit_id, meeting_id, person_id) references meeting_member (unit_id, meeting_id, person_id)
  )`,
  `create trigger meeting_ballot_append_only before update or delete on meeting_ballot
     for each row execute function refuse_change()`,
  `create trigger meeting_ballot_open_only before insert on meeting_ballot
     for each row execute function refuse_closed_meeting()`,
  // The secret ballots of one round, all in one encrypted box of constant size; its key is a file that is destroyed
  // when the round ends. What stays is the list of receipts' hashes, in their own order, and the tally.
  `create table secret_box (
    unit_id uuid not null,
    item_id uuid not null,
    round integer not null check (round > 0),
    box bytea,
    receipts jsonb,
    primary key (unit_id, item_id, round),
    foreign key (unit_id, item_id) references agenda_item (unit_id, id),
    check ((box is null) = (receipts is not null))
  )`,
  `create table minutes_words (
    unit_id uuid not null,
    meeting_id uuid not null,
    item_id uuid not null,
    person_id uuid not null,
    version integer not null check (version > 0),
    text_sealed bytea not null,
    written_by text not null,
    written_at timestamptz(3) not null,
    confirmed_at timestamptz(3),
    primary key (unit_id, item_id, person_id, version),
    foreign key (unit_id, item_id) references agenda_item (unit_id, id),
    foreign key (unit_id, meeting_id, person_id) references meeting_member (unit_id, meeting_id, person_id)
  )`,
  `create table minutes_addendum (
    unit_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    text text not null check (length(text) between 1 and 2000),
    reason text not null check (length(reason) between 1 and 500),
    added_by text not null,
    added_at timestamptz(3) not null,
    primary key (unit_id, id),
    foreign key (unit_id, meeting_id) references meeting (unit_id, id)
  )`,
  `create trigger minutes_addendum_append_only before update or delete on minutes_addendum
     for each row execute function refuse_change()`,
  // A meeting that has ended does not go back; its content is fixed once it is locked.
  `create function refuse_reopening() returns trigger language plpgsql as $$
   begin
     if old.state = 'locked' or (old.state = 'closed' and new.state not in ('closed', 'locked')) then
       raise exception 'the meeting has ended' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger meeting_no_reopening before update on meeting for each row execute function refuse_reopening()`,
  `create trigger meeting_no_deletion before delete on meeting for each row execute function refuse_change()`,
  `create function refuse_locked_meeting() returns trigger language plpgsql as $$
   declare found record;
   begin
     found := coalesce(new, old);
     if (select state from meeting where unit_id = found.unit_id and id = found.meeting_id) = 'locked' then
       raise exception 'the record of the meeting is locked' using errcode = '42501';
     end if;
     return found;
   end $$`,
  ...['agenda_item', 'minutes_words', 'meeting_member', 'meeting_observer', 'absent_opinion'].map(
    (table) => `create trigger ${table}_until_locked before insert or update or delete on ${table}
      for each row execute function refuse_locked_meeting()`,
  ),
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...preparation, ...meetings, ...room]) {
    await sql.raw(statement).execute(db)
  }
}
