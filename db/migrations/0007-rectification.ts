import { type Kysely, sql } from 'kysely'

const kinds = "('theory', 'work-style', 'service', 'integrity', 'political')"
const origins =
  "('meeting', 'life-meeting', 'inspection', 'patrol', 'clue', 'rating', 'opinion', 'analysis', 'duty-check', " +
  "'audit', 'checkup', 'research')"

const ledger = [
  `create table problem (
    unit_id uuid not null references unit (id),
    id uuid not null,
    year integer not null check (year between 2000 and 2099),
    number integer not null check (number > 0),
    title text not null check (length(title) between 1 and 100),
    description text not null default '' check (length(description) <= 2000),
    goal text not null default '' check (length(goal) <= 500),
    kind text not null check (kind in ${kinds}),
    line text not null default '' check (length(line) <= 20),
    timing text not null check (timing in ('immediate', 'deadline', 'lasting')),
    lead_section_id uuid,
    leader_id uuid,
    owner_id uuid,
    found_on date not null,
    begun_on date not null,
    due_on date,
    first_due_on date,
    state text not null check (state in ('open', 'in-hand', 'submitted', 'answering', 'closed', 'withdrawn')),
    needs_raiser_answer boolean not null default false,
    raiser_satisfied boolean,
    is_confined boolean not null default false,
    submitted_by_id uuid,
    submitted_on date,
    verifier_id uuid,
    verified_on date,
    closed_on date,
    returns integer not null default 0 check (returns >= 0),
    reopenings integer not null default 0 check (reopenings >= 0),
    is_rebound boolean not null default false,
    rebound_of_id uuid,
    met_on date,
    note text not null default '' check (length(note) <= 500),
    created_by text not null,
    created_at timestamptz(3) not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, year, number),
    foreign key (unit_id, lead_section_id) references section (unit_id, id),
    foreign key (unit_id, leader_id) references person (unit_id, id),
    foreign key (unit_id, owner_id) references person (unit_id, id),
    foreign key (unit_id, submitted_by_id) references person (unit_id, id),
    foreign key (unit_id, verifier_id) references person (unit_id, id),
    foreign key (unit_id, rebound_of_id) references problem (unit_id, id),
    check (begun_on >= found_on and due_on >= begun_on),
    check ((due_on is null) = (first_due_on is null)),
    check (state in ('open', 'withdrawn') or owner_id is not null),
    check ((state = 'closed') = (closed_on is not null)),
    check ((verifier_id is null) = (verified_on is null)),
    check ((submitted_by_id is null) = (submitted_on is null)),
    check (state not in ('submitted', 'answering', 'closed') or submitted_by_id is not null),
    check (state not in ('answering', 'closed') or verifier_id is not null),
    check (verifier_id <> owner_id),
    check (verifier_id <> submitted_by_id),
    check (state <> 'closed' or not needs_raiser_answer or raiser_satisfied is true)
  )`,
  'create index problem_by_section on problem (unit_id, lead_section_id, kind, state)',
  'create index problem_by_owner on problem (unit_id, owner_id, state)',
  'create index problem_by_due on problem (unit_id, state, due_on)',
  // Where a problem comes from: the first occurrence, and each time it came back.
  `create table problem_origin (
    unit_id uuid not null,
    id uuid not null,
    problem_id uuid not null,
    kind text not null check (kind in ${origins}),
    origin_id text check (length(origin_id) between 1 and 400),
    label text not null check (length(label) between 1 and 200),
    path text check (path ~ '^/[^/]' and length(path) <= 400),
    title text not null check (length(title) between 1 and 100),
    position integer not null check (position >= 0),
    raised_on date not null,
    raised_by text not null,
    primary key (unit_id, id),
    unique (unit_id, problem_id, position),
    foreign key (unit_id, problem_id) references problem (unit_id, id)
  )`,
  'create index problem_origin_by_source on problem_origin (unit_id, kind, origin_id)',
  `create table problem_support (
    unit_id uuid not null,
    problem_id uuid not null,
    section_id uuid not null,
    primary key (unit_id, problem_id, section_id),
    foreign key (unit_id, problem_id) references problem (unit_id, id),
    foreign key (unit_id, section_id) references section (unit_id, id)
  )`,
  // What was done and said about a problem, in order. Nothing of it is ever rewritten.
  `create table problem_entry (
    unit_id uuid not null,
    problem_id uuid not null,
    seq integer not null check (seq > 0),
    act text not null check (length(act) between 1 and 40),
    text text not null check (length(text) between 1 and 2500),
    by_name text not null,
    at timestamptz(3) not null,
    primary key (unit_id, problem_id, seq),
    foreign key (unit_id, problem_id) references problem (unit_id, id)
  )`,
  `create trigger problem_entry_append_only before update or delete on problem_entry
     for each row execute function refuse_change()`,
  `create table date_change (
    unit_id uuid not null,
    id uuid not null,
    problem_id uuid not null,
    from_on date not null,
    to_on date not null check (to_on > from_on),
    reason text not null check (length(reason) between 5 and 500),
    asked_by_id uuid not null,
    asked_on date not null,
    state text not null default 'pending' check (state in ('pending', 'agreed', 'refused')),
    decided_by_id uuid,
    decided_on date,
    answer text not null default '' check (length(answer) <= 500),
    primary key (unit_id, id),
    foreign key (unit_id, problem_id) references problem (unit_id, id),
    foreign key (unit_id, asked_by_id) references person (unit_id, id),
    foreign key (unit_id, decided_by_id) references person (unit_id, id),
    check ((state = 'pending') = (decided_by_id is null)),
    check ((decided_by_id is null) = (decided_on is null)),
    check (decided_by_id <> asked_by_id)
  )`,
  `create unique index date_change_one_pending on date_change (unit_id, problem_id) where state = 'pending'`,
]

const remedy = [
  `create table cause (
    unit_id uuid not null references unit (id),
    id uuid not null,
    text text not null check (length(text) between 1 and 500),
    primary key (unit_id, id)
  )`,
  `create table problem_cause (
    unit_id uuid not null,
    problem_id uuid not null,
    cause_id uuid not null,
    primary key (unit_id, problem_id, cause_id),
    foreign key (unit_id, problem_id) references problem (unit_id, id),
    foreign key (unit_id, cause_id) references cause (unit_id, id)
  )`,
  `create table measure (
    unit_id uuid not null references unit (id),
    id uuid not null,
    text text not null check (length(text) between 1 and 500),
    is_rule boolean not null,
    owner_id uuid,
    due_on date,
    done_on date,
    created_at timestamptz(3) not null,
    revision integer not null default 1,
    primary key (unit_id, id),
    foreign key (unit_id, owner_id) references person (unit_id, id)
  )`,
  `create table problem_measure (
    unit_id uuid not null,
    problem_id uuid not null,
    measure_id uuid not null,
    primary key (unit_id, problem_id, measure_id),
    foreign key (unit_id, problem_id) references problem (unit_id, id),
    foreign key (unit_id, measure_id) references measure (unit_id, id)
  )`,
  'create index problem_measure_by_measure on problem_measure (unit_id, measure_id)',
  // A kept file, or a record of the system under its address.
  `create table evidence (
    unit_id uuid not null references unit (id),
    id uuid not null,
    form text not null check (form in ('file', 'record')),
    title text not null check (length(title) between 1 and 200),
    path text check (path ~ '^/[^/]' and length(path) <= 400),
    is_photo boolean not null default false,
    valid_until date,
    added_by_id uuid,
    added_by text not null,
    added_at timestamptz(3) not null,
    primary key (unit_id, id),
    foreign key (unit_id, added_by_id) references person (unit_id, id),
    check ((form = 'record') = (path is not null)),
    check (form = 'file' or not is_photo)
  )`,
  `create table evidence_file (
    unit_id uuid not null,
    id uuid not null,
    evidence_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    version integer not null check (version > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size integer not null check (size > 0),
    sealed bytea not null,
    uploaded_by text not null,
    uploaded_at timestamptz(3) not null,
    primary key (unit_id, id),
    unique (unit_id, evidence_id, version),
    foreign key (unit_id, evidence_id) references evidence (unit_id, id)
  )`,
  `create trigger evidence_file_append_only before update or delete on evidence_file
     for each row execute function refuse_change()`,
  `create table measure_evidence (
    unit_id uuid not null,
    measure_id uuid not null,
    evidence_id uuid not null,
    primary key (unit_id, measure_id, evidence_id),
    foreign key (unit_id, measure_id) references measure (unit_id, id),
    foreign key (unit_id, evidence_id) references evidence (unit_id, id)
  )`,
  'create index measure_evidence_by_evidence on measure_evidence (unit_id, evidence_id)',
]

const guards = [
  // Reported done, verified and closed only with measures that each have evidence; a photo does not prove a rule.
  `create function insist_on_evidence() returns trigger language plpgsql as $$
   begin
     if tg_op = 'INSERT' then
       if new.state not in ('open', 'in-hand') then
         raise exception 'a problem begins open or in hand' using errcode = '23514';
       end if;
       return new;
     end if;
     if new.state = old.state or new.state not in ('submitted', 'answering', 'closed') then return new; end if;
     if not exists (
       select 1 from problem_measure pm where pm.unit_id = new.unit_id and pm.problem_id = new.id
     ) or exists (
       select 1 from problem_measure pm
       join measure m on m.unit_id = pm.unit_id and m.id = pm.measure_id
       where pm.unit_id = new.unit_id and pm.problem_id = new.id and not exists (
         select 1 from measure_evidence me
         join evidence e on e.unit_id = me.unit_id and e.id = me.evidence_id
         where me.unit_id = m.unit_id and me.measure_id = m.id and not (m.is_rule and e.is_photo)
       )
     ) then
       raise exception 'a measure without evidence' using errcode = '23514';
     end if;
     return new;
   end $$`,
  `create trigger problem_with_evidence before insert or update on problem
     for each row execute function insist_on_evidence()`,
  // The first date stays; another one takes effect when agreed to, or when the work begins anew.
  `create function keep_first_date() returns trigger language plpgsql as $$
   begin
     if old.first_due_on is not null and new.first_due_on is distinct from old.first_due_on then
       raise exception 'the first date stays' using errcode = '42501';
     end if;
     if old.due_on is not null and new.due_on is distinct from old.due_on and new.reopenings = old.reopenings
       and not exists (
         select 1 from date_change d where d.unit_id = new.unit_id and d.problem_id = new.id
           and d.state = 'agreed' and d.to_on = new.due_on
       )
     then
       raise exception 'the date was not agreed to' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger problem_keeps_first_date before update on problem
     for each row execute function keep_first_date()`,
  `create trigger problem_no_deletion before delete on problem for each row execute function refuse_change()`,
  // What a verified problem rests on stays.
  `create function refuse_verified_measure() returns trigger language plpgsql as $$
   declare found record;
   begin
     found := coalesce(old, new);
     if exists (
       select 1 from problem_measure pm join problem p on p.unit_id = pm.unit_id and p.id = pm.problem_id
       where pm.unit_id = found.unit_id and pm.measure_id = found.measure_id and p.state in ('answering', 'closed')
     ) then
       raise exception 'a verified problem rests on it' using errcode = '42501';
     end if;
     return found;
   end $$`,
  ...['measure_evidence', 'problem_measure'].map(
    (table) => `create trigger ${table}_stays before delete on ${table}
      for each row execute function refuse_verified_measure()`,
  ),
  `create trigger evidence_no_deletion before delete on evidence for each row execute function refuse_change()`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...ledger, ...remedy, ...guards]) {
    await sql.raw(statement).execute(db)
  }
}
