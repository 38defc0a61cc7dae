import { type Kysely, sql } from 'kysely'

const statements = [
  // The document of the higher organisation that lets a party organisation stand outside its normal size for a time.
  `create table party_size_approval (
    unit_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    approver text not null check (length(approver) between 2 and 60),
    document_number text not null check (length(document_number) between 1 and 60),
    approved_on date not null,
    until_on date not null,
    reason text not null check (length(reason) between 5 and 300),
    file_name text not null check (length(file_name) between 1 and 200),
    file_size integer not null check (file_size > 0),
    file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    file_sealed bytea not null,
    registered_by text not null,
    registered_at timestamptz(3) not null,
    withdrawn_by text,
    withdrawn_at timestamptz(3),
    withdrawn_reason text check (length(withdrawn_reason) between 5 and 300),
    primary key (unit_id, id),
    foreign key (unit_id, organisation_id) references party_organisation (unit_id, id),
    check (until_on >= approved_on),
    check (withdrawn_at >= registered_at),
    check ((withdrawn_at is null) = (withdrawn_by is null)),
    check ((withdrawn_at is null) = (withdrawn_reason is null))
  )`,
  // One document is registered once for an organisation; a mistaken entry that was withdrawn does not stand in the way.
  `create unique index party_size_approval_once on party_size_approval (unit_id, organisation_id, document_number)
    where withdrawn_at is null`,
  // What was approved stays as it was registered; it can only be withdrawn, once.
  `create function party_size_approval_stays() returns trigger language plpgsql as $$
  begin
    if old.withdrawn_at is not null
      or (to_jsonb(new) - array['withdrawn_by', 'withdrawn_at', 'withdrawn_reason'])
        <> (to_jsonb(old) - array['withdrawn_by', 'withdrawn_at', 'withdrawn_reason'])
    then raise exception 'an approval cannot be changed' using errcode = '23514';
    end if;
    return new;
  end $$`,
  `create trigger party_size_approval_stays before update on party_size_approval
    for each row execute function party_size_approval_stays()`,
  // Wrong codes of one account or phone at one sign-in; gone once somebody signed or it is closed.
  `create table sign_in_miss (
    unit_id uuid not null,
    opening_id uuid not null,
    source text not null check (source ~ '^[0-9a-f]{32}$'),
    since_window integer not null,
    misses integer not null check (misses > 0),
    primary key (unit_id, opening_id, source),
    foreign key (unit_id, opening_id) references sign_in_opening (unit_id, id) on delete cascade
  )`,
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
