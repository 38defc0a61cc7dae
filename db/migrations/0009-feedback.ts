import { type Kysely, sql } from 'kysely'

const sources = "check (source_kind in ('town', 'enterprise', 'public', 'tourist'))"
const toItem = 'foreign key (unit_id, item_id) references voice_item (unit_id, id)'
const toPerson = (column: string) => `foreign key (unit_id, ${column}) references person (unit_id, id)`

const items = [
  // What is handled and answered once; the raw texts hang on it.
  `create table voice_item (
    unit_id uuid not null references unit (id),
    id uuid not null,
    year integer not null check (year between 2000 and 2099),
    number integer not null check (number > 0),
    kind text not null check (kind in ('suggestion', 'appeal', 'tourism', 'hotline', 'rating')),
    title text not null check (length(title) between 1 and 100),
    target text not null default '' check (length(target) <= 60),
    category text not null default '' check (length(category) <= 20),
    section_id uuid,
    leader_id uuid,
    handler_id uuid,
    about_id uuid,
    state text not null check (state in
      ('registered', 'accepted', 'assigned', 'drafted', 'answered', 'closed', 'returned', 'merged')),
    merged_into_id uuid,
    received_on date not null,
    settle_nominal_on date,
    settle_on date check (settle_on >= settle_nominal_on),
    accepted_on date,
    nominal_on date,
    due_on date check (due_on >= nominal_on),
    first_due_on date,
    extension_asked_by uuid,
    extension_reason text check (length(extension_reason) between 5 and 500),
    extended_by uuid,
    extended_on date,
    is_complex boolean not null default false,
    contacted_on date,
    answered_on date,
    closed_on date,
    is_satisfied boolean,
    reopenings integer not null default 0 check (reopenings >= 0),
    problem_id uuid,
    published_on date,
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, year, number),
    foreign key (unit_id, section_id) references section (unit_id, id),
    foreign key (unit_id, merged_into_id) references voice_item (unit_id, id),
    foreign key (unit_id, problem_id) references problem (unit_id, id),
    ${['leader_id', 'handler_id', 'about_id', 'extension_asked_by', 'extended_by'].map(toPerson).join(',\n    ')},
    check (handler_id <> about_id),
    check ((state = 'merged') = (merged_into_id is not null) and merged_into_id <> id),
    check ((due_on is null) = (nominal_on is null) and (due_on is null) = (first_due_on is null)),
    check (state in ('registered', 'returned', 'merged') or (accepted_on is not null and due_on is not null)),
    check (state not in ('assigned', 'drafted', 'answered', 'closed') or section_id is not null),
    check (state not in ('answered', 'closed') or answered_on is not null),
    check ((state = 'closed') = (closed_on is not null)),
    check (is_satisfied is null or answered_on is not null),
    check ((extension_asked_by is null) = (extension_reason is null)),
    check (extended_on is null or (extended_by is not null and extension_asked_by is not null)),
    check (extended_by <> extension_asked_by)
  )`,
  'create index voice_item_by_state on voice_item (unit_id, state, due_on)',
  'create index voice_item_by_section on voice_item (unit_id, section_id, state)',
  `create table opinion (
    unit_id uuid not null,
    id uuid not null,
    item_id uuid not null,
    hour timestamptz(0) not null check (extract(epoch from hour)::bigint % 3600 = 0),
    received_on date not null,
    source_kind text not null ${sources},
    channel text not null check (channel in
      ('door', 'symposium', 'box', 'letter', 'interview', 'phone', 'hotline', 'research')),
    language text not null default 'zh' check (language in ('zh', 'en')),
    text text not null check (length(text) between 1 and 2000),
    text_hash text not null check (length(text_hash) between 1 and 64),
    place_id uuid,
    order_number text check (length(order_number) between 1 and 40),
    code_hash text check (code_hash ~ '^[0-9a-f]{64}$'),
    entered_by text not null,
    primary key (unit_id, id),
    ${toItem},
    foreign key (unit_id, place_id) references door_place (unit_id, id)
  )`,
  'create unique index opinion_order on opinion (unit_id, order_number)',
  'create unique index opinion_code on opinion (unit_id, code_hash)',
  'create index opinion_item on opinion (unit_id, item_id)',
  'create index opinion_text on opinion (unit_id, text_hash)',
  `create table opinion_contact (
    unit_id uuid not null,
    opinion_id uuid not null,
    sealed bytea not null,
    keep_until_on date not null,
    primary key (unit_id, opinion_id),
    foreign key (unit_id, opinion_id) references opinion (unit_id, id)
  )`,
  // What was done and said, in order; never rewritten.
  `create table voice_entry (
    unit_id uuid not null,
    item_id uuid not null,
    seq integer not null check (seq > 0),
    act text not null check (length(act) between 1 and 40),
    text text not null check (length(text) <= 2500),
    by_name text not null,
    at timestamptz(3) not null,
    primary key (unit_id, item_id, seq),
    ${toItem}
  )`,
  `create trigger voice_entry_append_only before update or delete on voice_entry
     for each row execute function refuse_change()`,
]

const answers = [
  `create table voice_answer (
    unit_id uuid not null,
    item_id uuid not null,
    version integer not null check (version > 0),
    text text not null check (length(text) between 5 and 4000),
    measures text not null default '' check (length(measures) <= 1000),
    result text not null check (result in ('solved', 'partly', 'planned', 'explained')),
    drafted_by uuid not null,
    drafted_at timestamptz(3) not null,
    approved_by uuid,
    approved_at timestamptz(3),
    sent_back_reason text check (length(sent_back_reason) between 2 and 500),
    primary key (unit_id, item_id, version),
    unique (unit_id, item_id, drafted_by, approved_by, version),
    ${toItem},
    ${toPerson('drafted_by')},
    ${toPerson('approved_by')},
    check ((approved_by is null) = (approved_at is null)),
    check (approved_by <> drafted_by),
    check (approved_by is null or sent_back_reason is null)
  )`,
  `create table raiser_answer (
    unit_id uuid not null,
    id uuid not null,
    item_id uuid not null,
    opinion_id uuid,
    is_satisfied boolean not null,
    text text not null default '' check (length(text) <= 2000),
    on_day date not null,
    primary key (unit_id, id),
    ${toItem},
    foreign key (unit_id, opinion_id) references opinion (unit_id, id)
  )`,
  // Somebody who neither wrote nor approved the answer asks whether it helped.
  `create table call_back (
    unit_id uuid not null,
    id uuid not null,
    item_id uuid not null,
    version integer not null,
    drafter_id uuid not null,
    approver_id uuid not null,
    handler_id uuid,
    caller_id uuid not null,
    outcome text not null check (outcome in ('satisfied', 'dissatisfied', 'unreachable')),
    note text not null check (length(note) between 2 and 1000),
    called_on date not null,
    primary key (unit_id, id),
    foreign key (unit_id, item_id, drafter_id, approver_id, version)
      references voice_answer (unit_id, item_id, drafted_by, approved_by, version),
    ${toPerson('caller_id')},
    check (caller_id <> drafter_id and caller_id <> approver_id),
    check (caller_id <> handler_id)
  )`,
  'create index call_back_item on call_back (unit_id, item_id)',
]

const ratings = [
  `create table service_rating (
    unit_id uuid not null references unit (id),
    id uuid not null,
    place_id uuid,
    section_id uuid,
    item_id uuid,
    hour timestamptz(0) not null check (extract(epoch from hour)::bigint % 3600 = 0),
    rated_on date not null,
    result integer not null check (result between 1 and 5),
    attitude integer not null check (attitude between 1 and 5),
    text text not null default '' check (length(text) <= 2000),
    case_number text not null default '' check (length(case_number) <= 40),
    series text check (length(series) <= 64),
    seconds_to_fill integer check (seconds_to_fill >= 0),
    language text not null default 'zh' check (language in ('zh', 'en')),
    code_hash text check (code_hash ~ '^[0-9a-f]{64}$'),
    follows_id uuid,
    set_aside text check (length(set_aside) between 2 and 300),
    primary key (unit_id, id),
    foreign key (unit_id, place_id) references door_place (unit_id, id),
    foreign key (unit_id, section_id) references section (unit_id, id),
    foreign key (unit_id, follows_id) references service_rating (unit_id, id),
    ${toItem}
  )`,
  'create index service_rating_day on service_rating (unit_id, rated_on)',
  // One rating for each case, and one more afterwards.
  `create unique index service_rating_case on service_rating (unit_id, case_number)
     where case_number <> '' and follows_id is null and set_aside is null`,
  `create unique index service_rating_follow on service_rating (unit_id, follows_id)
     where follows_id is not null and set_aside is null`,
  // For the discipline side only: what it says is sealed, every reading leaves a trace.
  `create table conduct_report (
    unit_id uuid not null references unit (id),
    id uuid not null,
    year integer not null check (year between 2000 and 2099),
    number integer not null check (number > 0),
    hour timestamptz(0) not null check (extract(epoch from hour)::bigint % 3600 = 0),
    received_on date not null,
    sealed bytea not null,
    contact_sealed bytea,
    keep_until_on date,
    about_section_id uuid,
    routed_section_id uuid,
    routed_to text not null default '' check (length(routed_to) <= 100),
    state text not null default 'received' check (state in ('received', 'routed')),
    routed_on date,
    code_hash text check (code_hash ~ '^[0-9a-f]{64}$'),
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, year, number),
    foreign key (unit_id, about_section_id) references section (unit_id, id),
    foreign key (unit_id, routed_section_id) references section (unit_id, id),
    check (routed_section_id <> about_section_id),
    check ((state = 'routed') = (routed_on is not null and routed_to <> '')),
    check ((contact_sealed is null) = (keep_until_on is null))
  )`,
  'create unique index conduct_report_code on conduct_report (unit_id, code_hash)',
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...items, ...answers, ...ratings]) await sql.raw(statement).execute(db)
}
