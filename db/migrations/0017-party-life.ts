import { type Kysely, sql } from 'kysely'

const kinds =
  "('assembly', 'committee', 'cell', 'lecture', 'theme-day', 'organisation-life', 'review', 'study-group', 'ideology')"

const toPerson = (column: string) => `foreign key (unit_id, ${column}) references person (unit_id, id)`
const toMeeting = 'foreign key (unit_id, meeting_id) references party_meeting (unit_id, id)'
const toOrganisation = 'foreign key (unit_id, organisation_id) references party_organisation (unit_id, id)'

const organisations = [
  `create table party_organisation (
    unit_id uuid not null references unit (id),
    id uuid not null,
    kind text not null check (kind in ('leading-group', 'committee', 'branch', 'cell')),
    name text not null check (length(name) between 1 and 60),
    parent_id uuid,
    theme_day integer check (theme_day between 1 and 31),
    elected_on date,
    founded_on date not null,
    kept_from_on date not null,
    dissolved_on date,
    position integer not null default 0 check (position between 0 and 9999),
    revision integer not null default 1,
    primary key (unit_id, id),
    foreign key (unit_id, parent_id) references party_organisation (unit_id, id),
    check (parent_id <> id),
    check (kind <> 'cell' or parent_id is not null),
    check (kept_from_on >= founded_on),
    check (elected_on >= founded_on),
    check (dissolved_on >= founded_on)
  )`,
  'create unique index party_organisation_name on party_organisation (unit_id, name) where dissolved_on is null',
  `create table party_membership (
    unit_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    organisation_id uuid not null,
    cell_id uuid,
    formal_on date,
    from_on date not null,
    until_on date,
    note text not null default '' check (length(note) <= 200),
    revision integer not null default 1,
    primary key (unit_id, id),
    ${toPerson('person_id')},
    ${toOrganisation},
    foreign key (unit_id, cell_id) references party_organisation (unit_id, id),
    check (until_on >= from_on)
  )`,
  'create index party_membership_by_branch on party_membership (unit_id, organisation_id, from_on)',
  'create index party_membership_by_person on party_membership (unit_id, person_id, from_on)',
  `create table party_position (
    unit_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    person_id uuid not null,
    rank text not null check (rank in ('secretary', 'deputy', 'member', 'leader', 'learner')),
    duty text not null default '' check (length(duty) <= 40),
    from_on date not null,
    until_on date,
    revision integer not null default 1,
    primary key (unit_id, id),
    ${toPerson('person_id')},
    ${toOrganisation},
    check (until_on >= from_on)
  )`,
  'create index party_position_by_organisation on party_position (unit_id, organisation_id, from_on)',
  'create index party_position_by_person on party_position (unit_id, person_id, from_on)',

  // A member belongs to one branch at a time. Locking the person keeps two writers from seeing only their own row.
  `create function refuse_second_membership() returns trigger language plpgsql as $$
    begin
      perform 1 from person where unit_id = new.unit_id and id = new.person_id for update;
      if exists (
        select 1 from party_membership
        where unit_id = new.unit_id and person_id = new.person_id and id <> new.id
          and daterange(from_on, until_on, '[]') && daterange(new.from_on, new.until_on, '[]')
      ) then
        raise exclusion_violation
          using message = 'a member belongs to one branch at a time', constraint = 'party_membership_one_branch';
      end if;
      if (select kind from party_organisation where unit_id = new.unit_id and id = new.organisation_id) <> 'branch'
        or (new.cell_id is not null and not exists (
          select 1 from party_organisation
          where unit_id = new.unit_id and id = new.cell_id and kind = 'cell' and parent_id = new.organisation_id))
      then
        raise check_violation
          using message = 'members belong to a branch and its cells', constraint = 'party_membership_branch';
      end if;
      return new;
    end
  $$`,
  `create trigger party_membership_one_branch after insert or update on party_membership
    for each row execute function refuse_second_membership()`,

  // One secretary at a time, and nobody twice in one organisation.
  `create function refuse_second_position() returns trigger language plpgsql as $$
    begin
      perform 1 from party_organisation where unit_id = new.unit_id and id = new.organisation_id for update;
      if exists (
        select 1 from party_position
        where unit_id = new.unit_id and organisation_id = new.organisation_id and id <> new.id
          and (person_id = new.person_id or (rank in ('secretary', 'leader') and rank = new.rank))
          and daterange(from_on, until_on, '[]') && daterange(new.from_on, new.until_on, '[]')
      ) then
        raise exclusion_violation
          using message = 'a position is held by one at a time', constraint = 'party_position_one_holder';
      end if;
      return new;
    end
  $$`,
  `create trigger party_position_one_holder after insert or update on party_position
    for each row execute function refuse_second_position()`,
]

const meetings = [
  `create table party_meeting (
    unit_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    kind text not null check (kind in ${kinds}),
    also text[] not null default '{}' check (also <@ array['lecture', 'theme-day', 'assembly', 'review']),
    title text not null check (length(title) between 1 and 100),
    state text not null check (state in ('planned', 'recorded', 'returned', 'reviewed', 'cancelled')),
    held_on date not null,
    starts_at time not null,
    planned_on date,
    place text not null check (length(place) between 1 and 100),
    host_id uuid,
    recorder_id uuid,
    lecturer_id uuid,
    hours double precision not null default 0 check (hours between 0 and 24 and hours * 2 = floor(hours * 2)),
    days double precision not null default 0 check (days between 0 and 10 and days * 2 = floor(days * 2)),
    content text not null default '' check (length(content) <= 10000),
    decisions text not null default '' check (length(decisions) <= 5000),
    for_year integer check (for_year between 2000 and 2099),
    is_approved boolean not null default false,
    excellent integer check (excellent >= 0),
    qualified integer check (qualified >= 0),
    basic integer check (basic >= 0),
    unqualified integer check (unqualified >= 0),
    noticed_at timestamptz(3),
    recorded_by_id uuid,
    recorded_at timestamptz(3),
    reviewed_by_id uuid,
    reviewed_by text,
    reviewed_at timestamptz(3),
    return_reason text check (length(return_reason) between 5 and 500),
    created_by text not null,
    created_at timestamptz(3) not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    ${toOrganisation},
    ${['host_id', 'recorder_id', 'lecturer_id', 'recorded_by_id', 'reviewed_by_id'].map(toPerson).join(',\n    ')},
    check (not (kind = any (also))),
    check (state not in ('recorded', 'reviewed') or (recorded_at is not null and content <> '')),
    check ((state = 'reviewed') = (reviewed_at is not null)),
    check (state <> 'returned' or return_reason is not null),
    check (reviewed_by_id <> recorded_by_id)
  )`,
  'create index party_meeting_by_organisation on party_meeting (unit_id, organisation_id, held_on)',
  'create index party_meeting_by_day on party_meeting (unit_id, held_on)',
  `create table party_attendance (
    unit_id uuid not null,
    meeting_id uuid not null,
    person_id uuid not null,
    presence text not null check (presence in ('present', 'leave', 'absent', 'exempt')),
    reason text not null default '' check (length(reason) <= 200),
    has_vote boolean not null,
    primary key (unit_id, meeting_id, person_id),
    ${toMeeting},
    ${toPerson('person_id')},
    check (presence = 'present' or reason <> '')
  )`,
  'create index party_attendance_by_person on party_attendance (unit_id, person_id)',
  `create table party_vote (
    unit_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    kind text not null check (kind in ('matter', 'election')),
    matter text not null check (length(matter) between 1 and 200),
    base integer not null check (base >= 0),
    present integer not null check (present between 0 and base),
    agree integer not null check (agree >= 0),
    disagree integer not null check (disagree >= 0),
    abstain integer not null check (abstain >= 0),
    is_passed boolean not null,
    because text not null check (because <> ''),
    position integer not null check (position >= 0),
    primary key (unit_id, id),
    unique (unit_id, meeting_id, position),
    ${toMeeting},
    check (agree + disagree + abstain <= present)
  )`,
  `create table party_addition (
    unit_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    text text not null check (length(text) between 5 and 2000),
    added_by text not null,
    added_at timestamptz(3) not null,
    primary key (unit_id, id),
    ${toMeeting}
  )`,
  'create index party_addition_by_meeting on party_addition (unit_id, meeting_id, added_at)',
  `create table party_file (
    unit_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    size integer not null check (size > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    sealed bytea not null,
    uploaded_by text not null,
    uploaded_at timestamptz(3) not null,
    primary key (unit_id, id),
    ${toMeeting}
  )`,
  'create index party_file_by_meeting on party_file (unit_id, meeting_id)',
  `create table party_make_up (
    unit_id uuid not null,
    meeting_id uuid not null,
    person_id uuid not null,
    due_on date not null,
    note text check (length(note) between 20 and 2000),
    done_on date,
    primary key (unit_id, meeting_id, person_id),
    ${toMeeting},
    ${toPerson('person_id')},
    check ((note is null) = (done_on is null))
  )`,
  'create index party_make_up_by_person on party_make_up (unit_id, person_id, done_on)',
  `create table party_exemption (
    unit_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    kind text not null check (kind in ${kinds}),
    period text not null check (period ~ '^20\\d\\d-(0[1-9]|1[0-2]|Q[1-4])$'),
    reason text not null check (length(reason) between 5 and 200),
    asked_by_id uuid,
    asked_by text not null,
    asked_at timestamptz(3) not null,
    state text not null check (state in ('asked', 'approved', 'refused')),
    decided_by_id uuid,
    decided_by text,
    decided_at timestamptz(3),
    primary key (unit_id, id),
    ${toOrganisation},
    ${['asked_by_id', 'decided_by_id'].map(toPerson).join(',\n    ')},
    check ((state = 'asked') = (decided_at is null)),
    check (decided_by_id <> asked_by_id)
  )`,
  `create unique index party_exemption_once on party_exemption (unit_id, organisation_id, kind, period)
    where state <> 'refused'`,

  // What the committee has reviewed stays as it is; what comes later is added beside it.
  `create function refuse_change_after_review() returns trigger language plpgsql as $$
    begin
      raise check_violation using message = 'a reviewed meeting does not change', constraint = 'party_meeting_frozen';
    end
  $$`,
  `create trigger party_meeting_frozen before update or delete on party_meeting
    for each row when (old.state = 'reviewed') execute function refuse_change_after_review()`,
  `create function refuse_attendance_after_review() returns trigger language plpgsql as $$
    declare
      touched record;
    begin
      touched := case when tg_op = 'INSERT' then new else old end;
      if exists (
        select 1 from party_meeting
        where unit_id = touched.unit_id and id = touched.meeting_id and state = 'reviewed'
      ) then
        raise check_violation using message = 'a reviewed meeting does not change', constraint = 'party_meeting_frozen';
      end if;
      return touched;
    end
  $$`,
  ...['party_attendance', 'party_vote'].map(
    (table) => `create trigger ${table}_frozen before insert or update or delete on ${table}
    for each row execute function refuse_attendance_after_review()`,
  ),
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...organisations, ...meetings]) await sql.raw(statement).execute(db)
}
