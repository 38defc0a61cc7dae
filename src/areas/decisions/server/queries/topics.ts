import { type Insertable, type SelectQueryBuilder, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Scope } from '../../../../platform/permission.ts'
import type { DB, Topic, TopicItem, TopicMaterial, TopicOpinion, TopicParty } from '../../../../platform/tables.ts'
import type { TopicQuery } from '../../schema/topics.ts'

/** The next number of a year; writers of one unit wait for each other. */
export async function nextTopicNumber(tx: Writer, unitId: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`decisions.topic.${unitId}`}))`.execute(tx)
  const row = await tx
    .selectFrom('topic')
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return (row.last ?? 0) + 1
}

export const topicById = (db: Reader, unitId: string, id: string) =>
  db
    .selectFrom('topic as t')
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 't.unitId').onRef('s.id', '=', 't.sectionId'))
    .innerJoin('person as p', (join) => join.onRef('p.unitId', '=', 't.unitId').onRef('p.id', '=', 't.proposerId'))
    .selectAll('t')
    .select(['s.name as sectionName', 'p.name as proposerName'])
    .where('t.unitId', '=', unitId)
    .where('t.id', '=', id)
    .executeTakeFirst()

export const lockedTopic = (tx: Writer, unitId: string, id: string) =>
  tx.selectFrom('topic').selectAll().where('unitId', '=', unitId).where('id', '=', id).forUpdate().executeTakeFirst()

export async function insertTopic(tx: Writer, row: Insertable<Topic>): Promise<void> {
  await tx.insertInto('topic').values(row).execute()
}

/** Changes a topic that is locked; its revision grows by one. */
export async function setTopic(tx: Writer, unitId: string, id: string, changes: Updateable<Topic>): Promise<void> {
  await tx
    .updateTable('topic')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

type Parts = { items: Insertable<TopicItem>[]; parties: Insertable<TopicParty>[] }

/** Lays new items and parties in place of the old ones. */
export async function replaceParts(tx: Writer, unitId: string, id: string, { items, parties }: Parts): Promise<void> {
  for (const table of ['topicItem', 'topicParty'] as const) {
    await tx.deleteFrom(table).where('unitId', '=', unitId).where('topicId', '=', id).execute()
  }
  if (items.length) await tx.insertInto('topicItem').values(items).execute()
  if (parties.length) await tx.insertInto('topicParty').values(parties).execute()
}

const literal = (typed: string) => typed.replace(/[\\%_]/g, '\\$&')

type Filter = Pick<TopicQuery, 'search' | 'state' | 'category' | 'year'>

function filtered(db: Reader, unitId: string, scope: Scope, { search, state, category, year }: Filter) {
  let found: SelectQueryBuilder<DB, 'topic', object> = db.selectFrom('topic').where('topic.unitId', '=', unitId)
  if (!scope.unit) {
    const sections = scope.sections.length ? scope.sections : [unitId]
    found = found.where('topic.sectionId', 'in', sections)
  }
  if (state) found = found.where('topic.state', '=', state)
  if (category) found = found.where('topic.category', '=', category)
  if (year !== '') found = found.where('topic.year', '=', year)
  if (search) found = found.where('topic.title', 'like', `%${literal(search.normalize('NFC'))}%`)
  return found
}

/** A page of topics, the newest first, with the number of all that match; without a page all of them. */
export async function topicPage(
  db: Reader,
  { unitId, scope }: { unitId: string; scope: Scope },
  filter: Filter,
  page?: { page: number; size: number },
) {
  const { n } = await filtered(db, unitId, scope, filter)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  let rows = filtered(db, unitId, scope, filter)
    .leftJoin('section as s', (join) =>
      join.onRef('s.unitId', '=', 'topic.unitId').onRef('s.id', '=', 'topic.sectionId'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.unitId', '=', 'topic.unitId').onRef('p.id', '=', 'topic.proposerId'),
    )
    .select(['topic.id', 'topic.year', 'topic.number', 'topic.title', 'topic.category', 'topic.state'])
    .select(['topic.amountFen', 'topic.createdAt', 's.name as sectionName', 'p.name as proposerName'])
    .orderBy('topic.year', 'desc')
    .orderBy('topic.number', 'desc')
  if (page) rows = rows.limit(page.size).offset((page.page - 1) * page.size)
  return { total: Number(n), rows: await rows.execute() }
}

export async function insertOpinion(tx: Writer, row: Insertable<TopicOpinion>): Promise<void> {
  await tx.insertInto('topicOpinion').values(row).execute()
}

/** Every version of every material of a topic, without its content. */
export const materialRows = (db: Reader, unitId: string, topicId: string) =>
  db
    .selectFrom('topicMaterial')
    .select(['id', 'name', 'version', 'size', 'sha256', 'uploadedBy', 'uploadedAt', 'removedAt'])
    .where('unitId', '=', unitId)
    .where('topicId', '=', topicId)
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute()

export const materialById = (db: Reader, unitId: string, topicId: string, id: string) =>
  db
    .selectFrom('topicMaterial')
    .select(['id', 'name', 'version', 'sealed', 'removedAt'])
    .where('unitId', '=', unitId)
    .where('topicId', '=', topicId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertMaterial(tx: Writer, row: Insertable<TopicMaterial>): Promise<void> {
  await tx.insertInto('topicMaterial').values(row).execute()
}

export async function removeMaterialRow(tx: Writer, unitId: string, id: string, removedAt: Date): Promise<void> {
  await tx.updateTable('topicMaterial').set({ removedAt }).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** True when the person belongs to a meeting, as member or observer, on whose agenda the topic is. */
export async function meetsAbout(db: Reader, unitId: string, topicId: string, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('agendaItem as i')
    .innerJoin('meeting as m', (join) => join.onRef('m.unitId', '=', 'i.unitId').onRef('m.id', '=', 'i.meetingId'))
    .leftJoin('meetingMember as x', (join) =>
      join.onRef('x.unitId', '=', 'i.unitId').onRef('x.meetingId', '=', 'i.meetingId').on('x.personId', '=', personId),
    )
    .leftJoin('meetingObserver as o', (join) =>
      join.onRef('o.unitId', '=', 'i.unitId').onRef('o.meetingId', '=', 'i.meetingId').on('o.personId', '=', personId),
    )
    .select(['i.id', 'x.personId as memberId', 'o.id as observerId', 'o.itemIds'])
    .where('i.unitId', '=', unitId)
    .where('i.topicId', '=', topicId)
    .where('m.state', 'in', ['noticed', 'open', 'closed', 'locked'])
    .execute()
  return found.some(
    ({ id, memberId, observerId, itemIds }) =>
      memberId !== null || (observerId !== null && (itemIds === null || (itemIds as string[]).includes(id))),
  )
}

export async function consentsOf(db: Reader, unitId: string, topicIds: readonly string[]) {
  if (!topicIds.length) return []
  return await db
    .selectFrom('reconsiderConsent as c')
    .innerJoin('person as p', (join) => join.onRef('p.unitId', '=', 'c.unitId').onRef('p.id', '=', 'c.personId'))
    .select(['c.topicId', 'c.personId', 'p.name'])
    .where('c.unitId', '=', unitId)
    .where('c.topicId', 'in', [...topicIds])
    .orderBy('c.givenAt')
    .execute()
}

type Consent = { unitId: string; topicId: string; personId: string; givenAt: Date }

/** Records a consent; returns false when it was there already. */
export async function insertConsent(tx: Writer, row: Consent): Promise<boolean> {
  const done = await tx
    .insertInto('reconsiderConsent')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Unfinished topics and undecided payments with the same suppliers, around a day. */
export async function nearSuppliers(
  db: Reader,
  { unitId, topicId, names }: { unitId: string; topicId: string; names: readonly string[] },
) {
  if (!names.length) return { topics: [], outlays: [] }
  const topics = await db
    .selectFrom('topic as t')
    .innerJoin('topicParty as p', (join) => join.onRef('p.unitId', '=', 't.unitId').onRef('p.topicId', '=', 't.id'))
    .select(['t.id', 't.title', 't.amountFen', 't.createdAt', 'p.name as payee'])
    .where('t.unitId', '=', unitId)
    .where('t.id', '<>', topicId)
    .where('t.state', '<>', 'withdrawn')
    .where('p.role', '=', 'supplier')
    .where('p.name', 'in', [...names])
    .execute()
  const outlays = await db
    .selectFrom('outlay')
    .select(['id', 'title', 'amountFen', 'dayOn', 'payee'])
    .where('unitId', '=', unitId)
    .where('kind', '=', 'payment')
    .where('payee', 'in', [...names])
    .where('itemId', 'is', null)
    .execute()
  return { topics, outlays }
}

/** How many topics wait for the secretary. */
export async function topicsToSettle(db: Reader, unitId: string): Promise<number> {
  const { n } = await db
    .selectFrom('topic')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('unitId', '=', unitId)
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow()
  return Number(n)
}
