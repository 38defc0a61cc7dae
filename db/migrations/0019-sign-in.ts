import { type Kysely, sql } from 'kysely'

const toOpening = 'foreign key (unit_id, opening_id) references sign_in_opening (unit_id, id) on delete cascade'
const toPerson = 'foreign key (unit_id, person_id) references person (unit_id, id)'

const statements = [
  `create table sign_in_opening (
    unit_id uuid not null references unit (id),
    id uuid not null,
    subject_kind text not null check (subject_kind in ('meeting', 'training')),
    subject_id uuid not null,
    title text not null check (length(title) between 1 and 120),
    place text not null default '' check (length(place) <= 100),
    held_on date not null,
    opened_by text not null,
    opened_at timestamptz(3) not null,
    closed_at timestamptz(3),
    primary key (unit_id, id),
    unique (unit_id, subject_kind, subject_id, held_on),
    check (closed_at >= opened_at)
  )`,
  // Who projects the code and sees the list: whoever opened it, by the rights of the meeting or training.
  `create table sign_in_runner (
    unit_id uuid not null,
    opening_id uuid not null,
    account_id text not null,
    primary key (unit_id, opening_id, account_id),
    ${toOpening}
  )`,
  `create table sign_in_due (
    unit_id uuid not null,
    opening_id uuid not null,
    person_id uuid not null,
    primary key (unit_id, opening_id, person_id),
    ${toOpening},
    ${toPerson}
  )`,
  // No time of arrival: that somebody was there is all that is kept.
  `create table sign_in_sign (
    unit_id uuid not null,
    opening_id uuid not null,
    person_id uuid not null,
    way text not null check (way in ('own', 'clerk')),
    device text check (device ~ '^[0-9a-f]{32}$'),
    ticked_by text,
    is_guest boolean not null default false,
    is_accepted boolean not null default true,
    primary key (unit_id, opening_id, person_id),
    ${toOpening},
    ${toPerson},
    check ((way = 'own') = (device is not null)),
    check ((way = 'clerk') = (ticked_by is not null)),
    check (is_accepted or is_guest)
  )`,
  'create index sign_in_sign_person on sign_in_sign (unit_id, person_id)',
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
