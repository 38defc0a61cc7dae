import { sql } from 'kysely'
import type { Database } from '../../../../platform/db.ts'

/**
 * Everything the process on the outside asks the database. Its role may do this and nothing else: see `role.ts`.
 */
export const doorsOf = (db: Database) =>
  db.selectFrom('doorPublication').select(['unitId', 'body']).where('kind', '=', 'door').execute()

export async function published(db: Database, unitId: string, kind: string, key: string): Promise<unknown> {
  const found = await db
    .selectFrom('doorPublication')
    .select('body')
    .where('unitId', '=', unitId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst()
  return found?.body ?? null
}

const MOST_LISTED = 300

export const publishedOf = (db: Database, unitId: string, kind: string) =>
  db
    .selectFrom('doorPublication')
    .select(['key', 'body'])
    .where('unitId', '=', unitId)
    .where('kind', '=', kind)
    .orderBy(sql`body ->> 'title'`)
    .limit(MOST_LISTED)
    .execute()

/** Answered questions that contain the words, newest answer first. */
export async function searchAnswered(
  db: Database,
  { unitId, words, page, size }: { unitId: string; words: string; page: number; size: number },
) {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const matching = db
    .selectFrom('doorPublication')
    .where('unitId', '=', unitId)
    .where('kind', '=', 'answered')
    .$if(words !== '', (asked) =>
      asked.where(sql<boolean>`(body ->> 'question') || ' ' || (body ->> 'answer') ilike ${pattern}`),
    )
  const counted = await matching.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const rows = await matching
    .select('body')
    .orderBy(sql`body ->> 'answeredOn' desc`)
    .orderBy('key')
    .limit(size)
    .offset(page * size)
    .execute()
  return { total: Number(counted.n), rows: rows.map(({ body }) => body as unknown) }
}

type Row = { unitId: string; id: string; kind: string; hour: Date; codeHash: Buffer | null; sealed: Buffer }

/** One statement: all of a submission or nothing. */
export async function insertSubmission(
  db: Database,
  { unitId, id, kind, hour, codeHash, sealed }: Row,
  attachments: { id: string; sealed: Buffer }[],
): Promise<void> {
  const ids = attachments.map((one) => one.id)
  const boxes = attachments.map((one) => one.sealed)
  await sql`with queued as (
      insert into door_queue (unit_id, id, kind, hour, code_hash, sealed)
      values (${unitId}, ${id}, ${kind}, ${hour}, ${codeHash}, ${sealed})
    )
    insert into door_attachment (unit_id, id, submission_id, bytes_sealed)
    select ${unitId}::uuid, attached.id, ${id}::uuid, attached.box
    from unnest(${ids}::uuid[], ${boxes}::bytea[]) as attached (id, box)`.execute(db)
}

export type Told = { state: string; reply: string; asksSatisfaction: boolean; changedOn: string }

export async function lookUp(db: Database, unitId: string, codeHash: Buffer): Promise<Told | null> {
  const found = await sql<Told>`select * from door_look_up(${unitId}, ${codeHash})`.execute(db)
  return found.rows[0] ?? null
}

export async function hasRoom(
  db: Database,
  unitId: string,
  most: { waiting: number; bytes: number },
): Promise<boolean> {
  const found = await sql<{ room: boolean }>`
    select door_room(${unitId}, ${most.waiting}::integer, ${most.bytes}::bigint) as room`.execute(db)
  return found.rows[0]!.room
}
