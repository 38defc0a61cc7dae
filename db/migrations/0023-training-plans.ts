import { type Kysely, sql } from 'kysely'

/** How something was decided, by whom and when; never by an account that put it forward. */
const decided = (putBy: string) => `decided_by text references account (id),
    decided_by_name text check (length(decided_by_name) between 1 and 60),
    decided_on date,
    decided_at timestamptz(3),
    way text check (way in ('principal', 'meeting')),
    meeting_on date,
    document text check (length(document) between 2 and 60),
    return_reason text check (length(return_reason) between 2 and 500),
    check ((state in ('approved', 'returned')) = (decided_by_name is not null)),
    check ((decided_by_name is null) = (decided_on is null) and (decided_on is null) = (decided_at is null)),
    check ((state = 'approved') = (way is not null)),
    check (coalesce(way = 'meeting', false) = (meeting_on is not null)),
    check ((meeting_on is null) = (document is null) and meeting_on <= decided_on),
    check ((state = 'returned') = (return_reason is not null)),
    check (decided_by <> ${putBy})`

const tables = [
  `create table training_plan (
    unit_id uuid not null references unit (id),
    id uuid not null,
    year integer not null check (year between 2000 and 2099),
    state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'returned')),
    submitted_by text references account (id),
    submitted_by_name text check (length(submitted_by_name) between 1 and 60),
    submitted_at timestamptz(3),
    revision integer not null default 1,
    ${decided('submitted_by')},
    primary key (unit_id, id),
    unique (unit_id, year),
    check ((state = 'draft') = (submitted_at is null)),
    check ((submitted_at is null) = (submitted_by_name is null))
  )`,
  `create table training_plan_item (
    unit_id uuid not null,
    id uuid not null,
    plan_id uuid not null,
    position integer not null check (position > 0),
    cancelled_by uuid,
    cancelled_on date,
    primary key (unit_id, id),
    unique (unit_id, plan_id, position) deferrable initially deferred,
    unique (unit_id, id, plan_id),
    foreign key (unit_id, plan_id) references training_plan (unit_id, id) on delete cascade,
    check ((cancelled_by is null) = (cancelled_on is null))
  )`,
  // What was proposed for an approved plan. The proposed wording becomes a version of the item when it is approved.
  `create table training_plan_amendment (
    unit_id uuid not null,
    id uuid not null,
    plan_id uuid not null,
    kind text not null check (kind in ('add', 'change', 'cancel')),
    item_id uuid,
    content jsonb,
    reason text not null check (length(reason) between 2 and 500),
    state text not null default 'proposed' check (state in ('proposed', 'approved', 'returned', 'withdrawn')),
    proposed_by text references account (id),
    proposed_by_name text not null check (length(proposed_by_name) between 1 and 60),
    proposed_at timestamptz(3) not null,
    ${decided('proposed_by')},
    primary key (unit_id, id),
    foreign key (unit_id, plan_id) references training_plan (unit_id, id),
    foreign key (unit_id, item_id, plan_id) references training_plan_item (unit_id, id, plan_id),
    check (kind = 'add' or item_id is not null),
    check (kind <> 'add' or (item_id is not null) = (state = 'approved')),
    check ((kind = 'cancel') = (content is null))
  )`,
  `create unique index training_plan_amendment_open on training_plan_amendment (unit_id, item_id)
     where state = 'proposed'`,
  'create index training_plan_amendment_plan on training_plan_amendment (unit_id, plan_id)',
  `alter table training_plan_item add foreign key (unit_id, cancelled_by)
     references training_plan_amendment (unit_id, id)`,
  // The words of an item. The first version was approved with the plan; each later one by an amendment.
  `create table training_plan_wording (
    unit_id uuid not null,
    item_id uuid not null,
    version integer not null check (version > 0),
    amendment_id uuid,
    title text not null check (length(title) between 1 and 100),
    kind text not null check (kind in ('lecture', 'report', 'class', 'online', 'self-study', 'practice')),
    mode text not null check (mode in ('offline', 'online')),
    audience text not null check (length(audience) between 1 and 200),
    people integer not null check (people between 1 and 99999),
    from_on date not null,
    until_on date not null check (until_on >= from_on),
    hours numeric(6, 1) not null check (hours between 0 and 9999),
    cost_fen bigint check (cost_fen between 0 and 1000000000000),
    organiser_id uuid not null,
    owner_id uuid not null,
    need text not null check (need in ('organisation', 'post', 'cadre')),
    question text not null check (length(question) between 2 and 200),
    work text not null check (length(work) between 2 and 200),
    written_by text references account (id),
    primary key (unit_id, item_id, version),
    foreign key (unit_id, item_id) references training_plan_item (unit_id, id) on delete cascade,
    foreign key (unit_id, amendment_id) references training_plan_amendment (unit_id, id),
    foreign key (unit_id, organiser_id) references section (unit_id, id),
    foreign key (unit_id, owner_id) references person (unit_id, id),
    check (version = 1 or amendment_id is not null),
    check (extract(year from from_on) = extract(year from until_on))
  )`,
  'create index training_plan_wording_owner on training_plan_wording (unit_id, owner_id)',
  `alter table training_activity add column plan_item_id uuid,
     add foreign key (unit_id, plan_item_id) references training_plan_item (unit_id, id)`,
  'create index training_activity_plan_item on training_activity (unit_id, plan_item_id)',
]

const guards = [
  // An approved plan stays approved and stays there; whoever wrote any of it does not approve it.
  `create function training_plan_guard() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' then
       if old.state in ('submitted', 'approved') then raise exception 'plan in force' using errcode = '42501'; end if;
       return old;
     end if;
     if old.state = 'approved' and (new.state, new.year, new.submitted_by, new.decided_by, new.decided_at, new.way,
         new.meeting_on, new.document) is distinct from (old.state, old.year, old.submitted_by, old.decided_by,
         old.decided_at, old.way, old.meeting_on, old.document) then
       raise exception 'plan already approved' using errcode = '42501';
     end if;
     if new.state = 'approved' and old.state <> 'approved' and exists (
       select 1 from training_plan_wording w join training_plan_item i on i.unit_id = w.unit_id and i.id = w.item_id
       where i.unit_id = new.unit_id and i.plan_id = new.id and w.written_by = new.decided_by) then
       raise exception 'own plan approved' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger training_plan_guard before update or delete on training_plan
     for each row execute function training_plan_guard()`,
  // Items come and go while the plan is being written; afterwards one is added or cancelled by an approved amendment.
  `create function training_plan_item_guard() returns trigger language plpgsql as $$
   declare plan_state text;
   begin
     select state into plan_state from training_plan
       where unit_id = coalesce(new.unit_id, old.unit_id) and id = coalesce(new.plan_id, old.plan_id);
     if plan_state is null or plan_state in ('draft', 'returned') then
       if tg_op = 'DELETE' then return old; end if;
       return new;
     end if;
     if tg_op = 'INSERT' and plan_state = 'approved' then return new; end if;
     if tg_op = 'UPDATE' and plan_state = 'approved' and old.cancelled_by is null and new.position = old.position
       and exists (select 1 from training_plan_amendment a where a.unit_id = new.unit_id and a.id = new.cancelled_by
         and a.item_id = new.id and a.kind = 'cancel' and a.state = 'approved') then return new; end if;
     raise exception 'item of a plan in force' using errcode = '42501';
   end $$`,
  `create trigger training_plan_item_guard before insert or update or delete on training_plan_item
     for each row execute function training_plan_item_guard()`,
  `create function training_plan_wording_guard() returns trigger language plpgsql as $$
   declare plan_state text;
   begin
     select p.state into plan_state from training_plan p
       join training_plan_item i on i.unit_id = p.unit_id and i.plan_id = p.id
       where i.unit_id = coalesce(new.unit_id, old.unit_id) and i.id = coalesce(new.item_id, old.item_id);
     if plan_state is null or plan_state in ('draft', 'returned') then
       if tg_op = 'DELETE' then return old; end if;
       return new;
     end if;
     if tg_op = 'INSERT' and plan_state = 'approved' and exists (select 1 from training_plan_amendment a
       where a.unit_id = new.unit_id and a.id = new.amendment_id and a.item_id = new.item_id
         and a.kind in ('add', 'change') and a.state = 'approved') then return new; end if;
     raise exception 'wording of a plan in force' using errcode = '42501';
   end $$`,
  `create trigger training_plan_wording_guard before insert or update or delete on training_plan_wording
     for each row execute function training_plan_wording_guard()`,
  // Only an approved plan is amended, and what was decided about an amendment stays.
  `create function training_plan_amendment_guard() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.state <> 'proposed') then
       raise exception 'amendment is settled' using errcode = '42501';
     end if;
     if not exists (select 1 from training_plan p
       where p.unit_id = new.unit_id and p.id = new.plan_id and p.state = 'approved') then
       raise exception 'plan is not approved' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger training_plan_amendment_guard before insert or update or delete on training_plan_amendment
     for each row execute function training_plan_amendment_guard()`,
  `create function training_activity_plan_guard() returns trigger language plpgsql as $$
   begin
     if not exists (select 1 from training_plan p
       join training_plan_item i on i.unit_id = p.unit_id and i.plan_id = p.id
       where i.unit_id = new.unit_id and i.id = new.plan_item_id and p.state = 'approved') then
       raise exception 'plan is not approved' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger training_activity_plan_guard before insert or update of plan_item_id on training_activity
     for each row when (new.plan_item_id is not null) execute function training_activity_plan_guard()`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...tables, ...guards]) await sql.raw(statement).execute(db)
}
