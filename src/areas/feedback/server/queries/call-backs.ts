import { sql } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import { forPurpose } from '../../../../platform/purpose.ts'
import type { CallBackQuery } from '../../call-backs.ts'

/** Answers that stand, each with why its raiser is called; those reached, or tried often enough, are done. */
const due = (db: Reader, unitId: string, tries: number) =>
  db
    .selectFrom('voiceItem as i')
    .innerJoin('voiceAnswer as a', (join) => join.onRef('a.unitId', '=', 'i.unitId').onRef('a.itemId', '=', 'i.id'))
    .leftJoin('callBackDraw as w', (join) =>
      join
        .onRef('w.unitId', '=', 'a.unitId')
        .onRef('w.itemId', '=', 'a.itemId')
        .onRef('w.version', '=', 'a.version')
        .on('w.isDrawn', '=', true),
    )
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 'i.unitId').onRef('s.id', '=', 'i.sectionId'))
    .select(['i.id', 'i.year', 'i.number', 'i.kind', 'i.title', 'i.answeredOn', 'i.revision', 's.name as sectionName'])
    .select(['a.version', 'a.text as answer', reason.as('reason'), tried.as('tries')])
    .where('i.unitId', '=', unitId)
    .where('i.state', '=', 'answered')
    .where(standing)
    .where(reason, 'is not', null)
    .where(tried, '<', Math.max(tries, 1))
    .where(sql<boolean>`not exists (${callsOf} and c.outcome <> 'unreachable')`)

const reason = sql<'dissatisfied' | 'hotline' | 'sample' | null>`case
  when i.reopenings > 0 then 'dissatisfied'
  when i.kind = 'hotline' then 'hotline'
  when w.item_id is not null then 'sample' end`
const callsOf = sql`select 1 from call_back c
  where c.unit_id = a.unit_id and c.item_id = a.item_id and c.version = a.version`
const tried = sql<number>`(select count(*) from call_back c where c.unit_id = a.unit_id and c.item_id = a.item_id
  and c.version = a.version and c.outcome = 'unreachable')::int`
/** Contact data that have not been deleted yet. */
const canBeCalled = sql<boolean>`exists (select 1 from opinion o
  join opinion_contact k on k.unit_id = o.unit_id and k.opinion_id = o.id
  where o.unit_id = i.unit_id and o.item_id = i.id)`
/** The last answer, approved. */
const standing = sql<boolean>`a.approved_by is not null and not exists (select 1 from voice_answer l
  where l.unit_id = a.unit_id and l.item_id = a.item_id and l.version > a.version)`

export async function duePage(
  db: Reader,
  unitId: string,
  { reason: asked, search, page, size, tries }: CallBackQuery & { tries: number },
) {
  const like = `%${search.normalize('NFC').replace(/[\\%_]/g, '\\$&')}%`
  const wanted = due(db, unitId, tries)
    .$if(asked !== '', (query) => query.where(reason, '=', asked as 'sample'))
    .$if(search !== '', (query) =>
      query.where((eb) =>
        eb.or([
          eb('i.title', 'like', like),
          eb(sql<string>`i.year || '-' || lpad(i.number::text, 3, '0')`, 'like', like),
        ]),
      ),
    )
  const { total } = await db
    .selectFrom(wanted.as('d'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await wanted
    .orderBy('i.answeredOn')
    .orderBy('i.year')
    .orderBy('i.number')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total: Number(total), rows }
}

/** Whether the item was drawn and its raiser, who can still be called, has not been. */
export async function isDrawnToCall(db: Reader, unitId: string, id: string, tries: number): Promise<boolean> {
  const row = await forPurpose(db, 'contacts', (tx) =>
    due(tx, unitId, tries).where('i.id', '=', id).where(reason, '=', 'sample').where(canBeCalled).executeTakeFirst(),
  )
  return row !== undefined
}

/** Who handled, wrote or approved any answer of these items, or is complained of. */
export async function involvedIn(db: Reader, unitId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (!ids.length) return new Map()
  const rows = await db
    .selectFrom('voiceItem as i')
    .leftJoin('voiceAnswer as a', (join) => join.onRef('a.unitId', '=', 'i.unitId').onRef('a.itemId', '=', 'i.id'))
    .select(['i.id', 'i.handlerId', 'i.aboutId', 'a.draftedBy', 'a.approvedBy'])
    .where('i.unitId', '=', unitId)
    .where('i.id', 'in', [...ids])
    .execute()
  const found = new Map<string, string[]>()
  for (const { id, ...who } of rows) {
    found.set(id, [...(found.get(id) ?? []), ...Object.values(who).filter((one) => one !== null)])
  }
  return found
}

const freshAnswers = (db: Reader, unitId: string) =>
  db
    .selectFrom('voiceItem as i')
    .innerJoin('voiceAnswer as a', (join) => join.onRef('a.unitId', '=', 'i.unitId').onRef('a.itemId', '=', 'i.id'))
    .select(['a.itemId', 'a.version'])
    .where('i.unitId', '=', unitId)
    .where('i.state', '=', 'answered')
    .where('i.reopenings', '=', 0)
    .where('i.kind', 'not in', ['hotline', 'rating'])
    .where(standing)
    .where(canBeCalled)
    .where(
      sql<boolean>`not exists (select 1 from call_back_draw w where w.unit_id = a.unit_id and w.item_id = a.item_id
        and w.version = a.version)`,
    )

/** How many answers, with somebody who can be called, have not been considered for the sample. */
export async function freshCount(db: Reader, unitId: string): Promise<number> {
  const { n } = await forPurpose(db, 'contacts', (tx) =>
    tx
      .selectFrom(freshAnswers(tx, unitId).as('f'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  return Number(n)
}

/** The answers to consider; whoever else draws waits until this is over. */
export async function lockFresh(tx: Writer, unitId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`call-back ${unitId}`}, 0))`.execute(tx)
  return forPurpose(tx, 'contacts', () => freshAnswers(tx, unitId).execute())
}

export async function drawnSince(tx: Writer, unitId: string, day: Day) {
  const { considered, drawn } = await tx
    .selectFrom('callBackDraw')
    .select((eb) => eb.fn.countAll<number>().as('considered'))
    .select(sql<number>`count(*) filter (where is_drawn)`.as('drawn'))
    .where('unitId', '=', unitId)
    .where(sql<boolean>`drawn_on >= ${day}`)
    .executeTakeFirstOrThrow()
  return { considered: Number(considered), drawn: Number(drawn) }
}

type Draw = { unitId: string; itemId: string; version: number; isDrawn: boolean; drawnOn: Day }

export async function insertDraws(tx: Writer, rows: readonly Draw[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000) {
    await tx
      .insertInto('callBackDraw')
      .values(rows.slice(at, at + 1000))
      .execute()
  }
}
