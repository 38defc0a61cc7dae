import { type Kysely, sql } from 'kysely'

const kinds = "check (kind in ('opinion', 'rating', 'report', 'survey', 'follow-up'))"
const atTheHour = (column: string) => `check (extract(epoch from ${column})::bigint % 3600 = 0)`

const tables = [
  `create table door_setting (
    unit_id uuid primary key references unit (id),
    is_open boolean not null default true,
    address text not null default '' check (length(address) <= 200),
    title_en text not null default '' check (length(title_en) <= 100),
    phone text not null default '' check (length(phone) <= 60),
    revision integer not null default 1
  )`,
  `create table door_place (
    unit_id uuid not null references unit (id),
    id uuid not null,
    key text not null unique check (key ~ '^[0-9a-hjkmnp-tv-z]{8}$'),
    kind text not null check (kind in ('place', 'window', 'activity')),
    title text not null check (length(title) between 1 and 60),
    title_en text not null default '' check (length(title_en) <= 100),
    section_id uuid,
    is_on boolean not null default true,
    revision integer not null default 1,
    primary key (unit_id, id),
    unique (unit_id, title),
    foreign key (unit_id, section_id) references section (unit_id, id)
  )`,

  // What comes in: the process on the outside may add to it and read nothing of it.
  `create table door_queue (
    unit_id uuid not null references unit (id),
    id uuid not null,
    kind text not null ${kinds},
    hour timestamptz(0) not null ${atTheHour('hour')},
    code_hash bytea check (octet_length(code_hash) = 32),
    sealed bytea check (octet_length(sealed) between 60 and 65536),
    state text not null default 'waiting' check (state in ('waiting', 'taken', 'aside')),
    reason text not null default '' check (length(reason) <= 300),
    tries integer not null default 0 check (tries >= 0),
    primary key (unit_id, id),
    check ((sealed is null) = (state = 'taken')),
    check ((reason = '') = (state <> 'aside'))
  )`,
  `create index door_queue_state on door_queue (unit_id, state, id) where state <> 'taken'`,
  `create index door_queue_code on door_queue (code_hash) where state = 'waiting'`,
  `create table door_attachment (
    unit_id uuid not null,
    id uuid not null,
    submission_id uuid not null,
    bytes_sealed bytea not null check (octet_length(bytes_sealed) between 60 and 6291456),
    primary key (unit_id, id),
    foreign key (unit_id, submission_id) references door_queue (unit_id, id)
  )`,
  `create index door_attachment_submission on door_attachment (unit_id, submission_id)`,

  // What goes out: everything in here is meant for everybody.
  `create table door_publication (
    unit_id uuid not null references unit (id),
    kind text not null check (kind in ('door', 'place', 'answered', 'survey', 'index', 'notice')),
    key text not null check (length(key) between 1 and 80),
    body jsonb not null check (jsonb_typeof(body) = 'object'),
    primary key (unit_id, kind, key)
  )`,
  // What one raiser may read; found only by the hash of the code the raiser holds.
  `create table door_status (
    unit_id uuid not null references unit (id),
    code_hash bytea not null check (octet_length(code_hash) = 32),
    state text not null
      check (state in ('received', 'accepted', 'answered', 'reopened', 'closed', 'declined', 'merged')),
    reply text not null default '' check (length(reply) <= 4000),
    asks_satisfaction boolean not null default false,
    changed_on date not null,
    primary key (unit_id, code_hash)
  )`,
]

const functions = [
  `create function door_look_up(wanted_unit uuid, wanted_hash bytea)
    returns table (state text, reply text, asks_satisfaction boolean, changed_on date)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      select s.state, s.reply, s.asks_satisfaction, s.changed_on
        from public.door_status s where s.unit_id = wanted_unit and s.code_hash = wanted_hash
      union all
      select 'received', '', false, (q.hour at time zone 'Asia/Shanghai')::date
        from public.door_queue q
        where q.unit_id = wanted_unit and q.code_hash = wanted_hash and q.kind <> 'follow-up'
          and q.state in ('waiting', 'aside')
      limit 1
    $$`,
  // How full the queue is, without saying what is in it.
  `create function door_room(wanted_unit uuid, most_waiting integer, most_bytes bigint) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      select (select count(*) from (select 1 from public.door_queue q
          where q.unit_id = wanted_unit and q.state <> 'taken' limit most_waiting) counted) < most_waiting
        and coalesce((select sum(octet_length(a.bytes_sealed)) from public.door_attachment a
          where a.unit_id = wanted_unit), 0) < most_bytes
    $$`,
  `revoke execute on function door_look_up(uuid, bytea) from public`,
  `revoke execute on function door_room(uuid, integer, bigint) from public`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...tables, ...functions]) await sql.raw(statement).execute(db)
}
