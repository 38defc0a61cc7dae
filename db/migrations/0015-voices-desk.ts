import { type Kysely, sql } from 'kysely'

const states =
  "'registered', 'accepted', 'assigned', 'drafted', 'answered', 'closed', 'returned', 'merged', 'withdrawn'"

const statements = [
  // What was entered from one sheet, so that it can be taken back while nothing was done with it.
  `create table voice_batch (
    unit_id uuid not null references unit (id),
    id uuid not null,
    rows integer not null check (rows > 0),
    entered_by text not null,
    entered_at timestamptz(3) not null,
    undone_by text,
    undone_at timestamptz(3),
    primary key (unit_id, id),
    check ((undone_by is null) = (undone_at is null)),
    check (undone_at >= entered_at)
  )`,
  'alter table opinion add column batch_id uuid',
  'alter table opinion add foreign key (unit_id, batch_id) references voice_batch (unit_id, id)',
  'create index opinion_batch on opinion (unit_id, batch_id) where batch_id is not null',
  'alter table voice_item drop constraint voice_item_state_check',
  `alter table voice_item add constraint voice_item_state_check check (state in (${states}))`,
  'alter table voice_item drop constraint voice_item_check5',
  `alter table voice_item add constraint voice_item_accepted_check check
     (state in ('registered', 'returned', 'merged', 'withdrawn') or (accepted_on is not null and due_on is not null))`,
  // Each answer is considered once for the sample; whether it was drawn stays on record.
  `create table call_back_draw (
    unit_id uuid not null,
    item_id uuid not null,
    version integer not null,
    is_drawn boolean not null,
    drawn_on date not null,
    primary key (unit_id, item_id, version),
    foreign key (unit_id, item_id, version) references voice_answer (unit_id, item_id, version)
  )`,
  `create trigger call_back_draw_append_only before update or delete on call_back_draw
     for each row execute function refuse_change()`,
  'create index voice_item_by_received on voice_item (unit_id, received_on, number)',
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
