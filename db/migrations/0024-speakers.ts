import { type Kysely, sql } from 'kysely'

const statements = [
  // Who can be asked to teach. Of the bureau's own people everything but what they teach stands in the dossier.
  `create table speaker (
    unit_id uuid not null references unit (id),
    id uuid not null,
    person_id uuid,
    name text check (length(name) between 1 and 60),
    employer text not null default '' check (length(employer) <= 100),
    standing text not null default '' check (length(standing) <= 60),
    expertise text not null default '' check (length(expertise) <= 100),
    topics text not null default '' check (length(topics) <= 500),
    contact_sealed bytea,
    checked_on date,
    checked_by text,
    retired_on date,
    retired_because text check (length(retired_because) between 2 and 200),
    revision integer not null default 1,
    primary key (unit_id, id),
    foreign key (unit_id, person_id) references person (unit_id, id),
    check ((person_id is null) = (name is not null)),
    check (person_id is null or (employer = '' and standing = '' and contact_sealed is null)),
    check (person_id is not null or employer <> ''),
    check ((checked_on is null) = (checked_by is null)),
    check ((retired_on is null) = (retired_because is null))
  )`,
  'create unique index speaker_person on speaker (unit_id, person_id) where person_id is not null',
  // Blanks make nobody another person.
  `create unique index speaker_outside on speaker
     (unit_id, regexp_replace(name, '\\s', '', 'g'), regexp_replace(employer, '\\s', '', 'g')) where person_id is null`,
  `alter table training_activity add column speaker_id uuid,
     add foreign key (unit_id, speaker_id) references speaker (unit_id, id),
     add check (speaker_id is null or speaker <> '')`,
  // A course keeps its own number, whatever place it takes in the list.
  `alter table training_course add column id uuid not null default gen_random_uuid(),
     add column speaker_id uuid,
     add unique (unit_id, id),
     add foreign key (unit_id, speaker_id) references speaker (unit_id, id),
     add check (speaker_id is null or speaker <> '')`,
  `create index training_activity_speaker on training_activity (unit_id, speaker_id) where speaker_id is not null`,
  `create index training_course_speaker on training_course (unit_id, speaker_id) where speaker_id is not null`,
  // All that was answered on one training, in one box of constant size. Its key is a file that is destroyed when the
  // answering ends; then only what enough people answered is kept.
  `create table evaluation_round (
    unit_id uuid not null,
    activity_id uuid not null,
    closes_on date not null,
    box bytea,
    result_sealed bytea,
    primary key (unit_id, activity_id),
    foreign key (unit_id, activity_id) references training_activity (unit_id, id) on delete cascade,
    check (box is null or result_sealed is null)
  )`,
  // That somebody has answered: a mark that only the key of the round leads back to a person. It goes with the key.
  `create table evaluation_mark (
    unit_id uuid not null,
    activity_id uuid not null,
    mark text not null check (mark ~ '^[0-9a-f]{64}$'),
    primary key (unit_id, activity_id, mark),
    foreign key (unit_id, activity_id) references evaluation_round (unit_id, activity_id) on delete cascade
  )`,
  `create function refuse_mark_of_closed_round() returns trigger language plpgsql as $$
   begin
     if (select box from evaluation_round where unit_id = new.unit_id and activity_id = new.activity_id) is null then
       raise exception 'the answering has ended' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger evaluation_mark_open_only before insert or update on evaluation_mark
     for each row execute function refuse_mark_of_closed_round()`,
  // What has been closed is not opened again.
  `create function refuse_reopened_round() returns trigger language plpgsql as $$
   begin
     if old.box is null then
       raise exception 'the answering has ended' using errcode = '42501';
     end if;
     return new;
   end $$`,
  `create trigger evaluation_round_closed_for_good before update on evaluation_round
     for each row execute function refuse_reopened_round()`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
