import { type Kysely, sql } from 'kysely'

const category = "check (category in ('decision', 'appointment', 'project', 'funds'))"

const afterwards = [
  `create table decision_task (
    unit_id uuid not null,
    id uuid not null,
    item_id uuid not null,
    title text not null check (length(title) between 1 and 200),
    owner_id uuid not null,
    lead_section_id uuid,
    supporting_ids jsonb not null default '[]',
    due_on date not null,
    first_due_on date not null,
    state text not null default 'open' check (state in ('open', 'reported', 'done', 'dropped')),
    verified_by text,
    done_on date,
    created_by text not null,
    created_at timestamptz(3) not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    foreign key (unit_id, item_id) references agenda_item (unit_id, id),
    foreign key (unit_id, owner_id) references person (unit_id, id),
    foreign key (unit_id, lead_section_id) references section (unit_id, id),
    check ((state = 'done') = (done_on is not null)),
    check ((state = 'done') = (verified_by is not null))
  )`,
  `create table task_report (
    unit_id uuid not null,
    id uuid not null,
    task_id uuid not null,
    text text not null check (length(text) between 1 and 2000),
    reported_by text not null,
    reported_at timestamptz(3) not null,
    primary key (unit_id, id),
    foreign key (unit_id, task_id) references decision_task (unit_id, id)
  )`,
  // An appointment that was decided, put into the dossiers by one act.
  `create table appointment_effect (
    unit_id uuid not null,
    item_id uuid not null,
    done_on date not null,
    done_by text not null,
    primary key (unit_id, item_id),
    foreign key (unit_id, item_id) references agenda_item (unit_id, id)
  )`,
  `create table emergency_decision (
    unit_id uuid not null references unit (id),
    id uuid not null,
    title text not null check (length(title) between 1 and 100),
    category text not null ${category},
    content text not null check (length(content) between 1 and 2000),
    reason text not null check (length(reason) between 10 and 1000),
    decided_by text not null check (length(decided_by) between 1 and 60),
    decided_at timestamptz(3) not null,
    report_item_id uuid,
    primary key (unit_id, id),
    foreign key (unit_id, report_item_id) references agenda_item (unit_id, id)
  )`,
  // Payments and projects known to the system until an area of its own keeps them.
  `create table outlay (
    unit_id uuid not null references unit (id),
    id uuid not null,
    kind text not null check (kind in ('payment', 'project')),
    title text not null check (length(title) between 1 and 100),
    payee text not null default '' check (length(payee) <= 100),
    amount_fen bigint not null check (amount_fen > 0),
    day_on date not null,
    voucher text not null default '' check (length(voucher) <= 60),
    item_id uuid,
    entered_by text not null,
    entered_at timestamptz(3) not null,
    primary key (unit_id, id),
    foreign key (unit_id, item_id) references agenda_item (unit_id, id)
  )`,
  `create table party_group_report (
    unit_id uuid not null references unit (id),
    id uuid not null,
    reported_on date not null,
    title text not null check (length(title) between 1 and 100),
    recipient text not null check (length(recipient) between 1 and 100),
    entered_by text not null,
    primary key (unit_id, id)
  )`,
]

const interests = [
  // What relatives own, run or do, declared once a year and when it changes.
  `create table relative_interest (
    unit_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    relative_sealed bytea not null,
    kind text not null check (kind in ('owns', 'shares', 'runs', 'works')),
    organisation text not null check (length(organisation) between 1 and 100),
    credit_code text not null default '' check (length(credit_code) <= 30),
    share_percent numeric(5, 2) check (share_percent > 0 and share_percent <= 100),
    line text not null default '' check (length(line) <= 100),
    valid_from date not null,
    valid_until date check (valid_until >= valid_from),
    declared_on date not null,
    standing text not null default 'declared' check (standing in ('declared', 'verified', 'doubtful')),
    source text not null check (length(source) between 1 and 200),
    revision integer not null default 1,
    primary key (unit_id, id),
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
  `create table interest_declaration (
    unit_id uuid not null,
    person_id uuid not null,
    year integer not null check (year between 2000 and 2099),
    is_empty boolean not null,
    declared_on date not null,
    primary key (unit_id, person_id, year),
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
  // A hit that turned out to be no relation, and why.
  `create table dismissed_hit (
    unit_id uuid not null,
    topic_id uuid not null,
    person_id uuid not null,
    hit_key text not null check (length(hit_key) between 1 and 200),
    reason text not null check (length(reason) between 5 and 500),
    dismissed_by text not null,
    dismissed_at timestamptz(3) not null,
    primary key (unit_id, topic_id, person_id, hit_key),
    foreign key (unit_id, person_id) references person (unit_id, id)
  )`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...afterwards, ...interests]) {
    await sql.raw(statement).execute(db)
  }
}
