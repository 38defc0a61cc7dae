import { type Kysely, sql } from 'kysely'

const statements = [
  `create table portfolio (
    unit_id uuid not null references unit (id),
    id uuid not null,
    section_id uuid not null,
    leader_id uuid not null,
    substitute_id uuid,
    from_on date not null,
    until_on date,
    basis text not null default '' check (length(basis) <= 200),
    revision integer not null default 1,
    primary key (unit_id, id),
    foreign key (unit_id, section_id) references section (unit_id, id),
    foreign key (unit_id, leader_id) references person (unit_id, id),
    foreign key (unit_id, substitute_id) references person (unit_id, id),
    check (until_on is null or until_on >= from_on),
    check (substitute_id is distinct from leader_id)
  )`,
  `create index portfolio_section on portfolio (unit_id, section_id, from_on)`,
  `create index portfolio_leader on portfolio (unit_id, leader_id)`,

  // A section has one leader at a time. Locking the section keeps two writers from seeing only their own row.
  `create function refuse_second_leader() returns trigger language plpgsql as $$
    begin
      perform 1 from section where unit_id = new.unit_id and id = new.section_id for update;
      if exists (
        select 1 from portfolio
        where unit_id = new.unit_id and section_id = new.section_id and id <> new.id
          and daterange(from_on, until_on, '[]') && daterange(new.from_on, new.until_on, '[]')
      ) then
        raise exclusion_violation
          using message = 'a section has one leader at a time', constraint = 'portfolio_one_leader';
      end if;
      return new;
    end
  $$`,
  `create trigger portfolio_one_leader after insert or update on portfolio
    for each row execute function refuse_second_leader()`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
