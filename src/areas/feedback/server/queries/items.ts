import { type Insertable, sql, type Updateable } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import { forPurpose } from '../../../../platform/purpose.ts'
import type {
  CallBack,
  Opinion,
  RaiserAnswer,
  VoiceAnswer,
  VoiceEntry,
  VoiceItem,
} from '../../../../platform/tables.ts'
import { deleteContactsOfItem } from './contacts.ts'

const NOBODY = '00000000-0000-0000-0000-000000000000'
const some = (ids: readonly string[]) => (ids.length ? [...ids] : [NOBODY])

export async function nextItemNumber(tx: Writer, unitId: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`voice ${unitId} ${year}`}, 0))`.execute(tx)
  const { last } = await tx
    .selectFrom('voiceItem')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return Number(last ?? 0) + 1
}

export async function insertItem(tx: Writer, row: Insertable<VoiceItem>): Promise<void> {
  await tx.insertInto('voiceItem').values(row).execute()
}

export async function insertOpinion(tx: Writer, row: Insertable<Opinion>): Promise<void> {
  await tx.insertInto('opinion').values(row).execute()
}

const itemOf = (db: Reader, unitId: string, id: string) =>
  db.selectFrom('voiceItem').selectAll().where('unitId', '=', unitId).where('id', '=', id)

export const itemById = (db: Reader, unitId: string, id: string) => itemOf(db, unitId, id).executeTakeFirst()

export const lockedItem = (tx: Writer, unitId: string, id: string) =>
  itemOf(tx, unitId, id).forUpdate().executeTakeFirst()

export type ItemRow = NonNullable<Awaited<ReturnType<typeof itemById>>>

export async function updateItem(
  tx: Writer,
  { unitId, id }: { unitId: string; id: string },
  changes: Updateable<VoiceItem>,
): Promise<void> {
  await tx
    .updateTable('voiceItem')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export function opinionsOf(db: Reader, unitId: string, itemIds: readonly string[]) {
  return forPurpose(db, 'contacts', (tx) =>
    tx
      .selectFrom('opinion as o')
      .leftJoin('doorPlace as p', (join) => join.onRef('p.unitId', '=', 'o.unitId').onRef('p.id', '=', 'o.placeId'))
      .leftJoin('opinionContact as c', (join) =>
        join.onRef('c.unitId', '=', 'o.unitId').onRef('c.opinionId', '=', 'o.id'),
      )
      .selectAll('o')
      .select(['p.title as placeTitle', 'c.opinionId as contactId'])
      .where('o.unitId', '=', unitId)
      .where('o.itemId', 'in', some(itemIds))
      .orderBy('o.hour')
      .orderBy('o.id')
      .execute(),
  )
}

export const opinionByCode = (db: Reader, unitId: string, codeHash: string) =>
  db
    .selectFrom('opinion')
    .select(['id', 'itemId'])
    .where('unitId', '=', unitId)
    .where('codeHash', '=', codeHash)
    .executeTakeFirst()

export const opinionById = (db: Reader, unitId: string, id: string) =>
  db.selectFrom('opinion').select(['id', 'itemId']).where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()

/** The item with the same text, or the same order of the hotline, that has not been answered yet. */
export const itemToFold = (tx: Writer, unitId: string, textHash: string, orderNumber: string | null) =>
  tx
    .selectFrom('opinion as o')
    .innerJoin('voiceItem as i', (join) => join.onRef('i.unitId', '=', 'o.unitId').onRef('i.id', '=', 'o.itemId'))
    .select(['i.id', 'i.state'])
    .where('o.unitId', '=', unitId)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('o.textHash', '=', textHash),
          eb('i.state', 'in', ['registered', 'accepted', 'assigned', 'drafted']),
        ]),
        eb('o.orderNumber', '=', orderNumber ?? ''),
      ]),
    )
    .orderBy('i.number')
    .limit(1)
    .executeTakeFirst()

export async function moveOpinions(tx: Writer, unitId: string, from: string, to: string): Promise<void> {
  for (const table of ['opinion', 'serviceRating'] as const) {
    await tx.updateTable(table).set({ itemId: to }).where('unitId', '=', unitId).where('itemId', '=', from).execute()
  }
}

/** Takes an item out whose texts belong to the discipline side. */
export async function deleteItem(tx: Writer, unitId: string, id: string): Promise<void> {
  await deleteContactsOfItem(tx, unitId, id)
  await tx.deleteFrom('opinion').where('unitId', '=', unitId).where('itemId', '=', id).execute()
  await updateItem(tx, { unitId, id }, { state: 'returned', title: '已转纪检办理', target: '', category: '' })
}

export const entriesOf = (db: Reader, unitId: string, itemId: string) =>
  db
    .selectFrom('voiceEntry')
    .select(['act', 'text', 'byName', 'at'])
    .where('unitId', '=', unitId)
    .where('itemId', '=', itemId)
    .orderBy('seq')
    .execute()

export async function insertEntry(tx: Writer, row: Omit<Insertable<VoiceEntry>, 'seq'>): Promise<void> {
  const { last } = await tx
    .selectFrom('voiceEntry')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('unitId', '=', row.unitId)
    .where('itemId', '=', row.itemId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('voiceEntry')
    .values({ ...row, seq: Number(last ?? 0) + 1 })
    .execute()
}

export const answersOf = (db: Reader, unitId: string, itemId: string) =>
  db
    .selectFrom('voiceAnswer as a')
    .innerJoin('person as d', (join) => join.onRef('d.unitId', '=', 'a.unitId').onRef('d.id', '=', 'a.draftedBy'))
    .leftJoin('person as p', (join) => join.onRef('p.unitId', '=', 'a.unitId').onRef('p.id', '=', 'a.approvedBy'))
    .selectAll('a')
    .select(['d.name as drafterName', 'p.name as approverName'])
    .where('a.unitId', '=', unitId)
    .where('a.itemId', '=', itemId)
    .orderBy('a.version')
    .execute()

/** The last approved answer of each of these items. */
export const approvedAnswers = (db: Reader, unitId: string, itemIds: readonly string[]) =>
  db
    .selectFrom('voiceAnswer')
    .distinctOn('itemId')
    .select(['itemId', 'measures', 'result'])
    .where('unitId', '=', unitId)
    .where('itemId', 'in', some(itemIds))
    .where('approvedBy', 'is not', null)
    .orderBy('itemId')
    .orderBy('version', 'desc')
    .execute()

export async function insertAnswer(tx: Writer, row: Insertable<VoiceAnswer>): Promise<void> {
  await tx.insertInto('voiceAnswer').values(row).execute()
}

type Version = { unitId: string; itemId: string; version: number }

export async function setAnswer(tx: Writer, at: Version, changes: Updateable<VoiceAnswer>): Promise<void> {
  await tx
    .updateTable('voiceAnswer')
    .set(changes)
    .where('unitId', '=', at.unitId)
    .where('itemId', '=', at.itemId)
    .where('version', '=', at.version)
    .execute()
}

export const raiserAnswersOf = (db: Reader, unitId: string, itemId: string) =>
  db
    .selectFrom('raiserAnswer')
    .select(['isSatisfied', 'text', 'onDay'])
    .where('unitId', '=', unitId)
    .where('itemId', '=', itemId)
    .orderBy('onDay')
    .orderBy('id')
    .execute()

export async function insertRaiserAnswer(tx: Writer, row: Insertable<RaiserAnswer>): Promise<void> {
  await tx.insertInto('raiserAnswer').values(row).execute()
}

export const callsOf = (db: Reader, unitId: string, itemId: string) =>
  db
    .selectFrom('callBack as c')
    .innerJoin('person as p', (join) => join.onRef('p.unitId', '=', 'c.unitId').onRef('p.id', '=', 'c.callerId'))
    .select(['c.version', 'c.outcome', 'c.note', 'c.calledOn', 'p.name as callerName'])
    .where('c.unitId', '=', unitId)
    .where('c.itemId', '=', itemId)
    .orderBy('c.calledOn')
    .orderBy('c.id')
    .execute()

export async function insertCall(tx: Writer, row: Insertable<CallBack>): Promise<void> {
  await tx.insertInto('callBack').values(row).execute()
}

export const isSection = async (db: Reader, unitId: string, id: string): Promise<boolean> =>
  (await db.selectFrom('section').select('id').where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()) !==
  undefined

export const opinionFacts = (db: Reader, unitId: string, from: Day, until: Day) =>
  db
    .selectFrom('opinion as o')
    .innerJoin('voiceItem as i', (join) => join.onRef('i.unitId', '=', 'o.unitId').onRef('i.id', '=', 'o.itemId'))
    .select(['o.id', 'i.sectionId', 'o.receivedOn as day', 'o.sourceKind', 'i.state', 'i.answeredOn', 'i.dueOn'])
    .select(['i.isSatisfied', 'i.kind', 'i.id as itemId', 'i.title', 'i.year', 'i.number', 'i.reopenings'])
    .where('o.unitId', '=', unitId)
    .where(sql<boolean>`o.received_on between ${from} and ${until}`)
    .orderBy('o.receivedOn')
    .orderBy('o.id')
    .execute()
