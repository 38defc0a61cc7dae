import { type Insertable, sql, type Updateable } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import { forPurpose } from '../../../../platform/purpose.ts'
import type { ConductReport, ServiceRating } from '../../../../platform/tables.ts'
import type { RatingQuery } from '../../schema.ts'

export function ratingRowsBetween(db: Reader, unitId: string, from: Day, until: Day) {
  return db
    .selectFrom('serviceRating')
    .select([
      'id',
      'placeId',
      'sectionId',
      'ratedOn as day',
      'hour',
      'result',
      'attitude',
      'series',
      'secondsToFill',
      'isOwnNetwork',
      'setAside',
    ])
    .where('unitId', '=', unitId)
    .where(sql<boolean>`rated_on between ${from} and ${until}`)
    .orderBy('ratedOn')
    .orderBy('id')
    .execute()
}

export async function setRatingsAside(
  tx: Writer,
  unitId: string,
  ids: readonly string[],
  reason: string,
): Promise<number> {
  if (!ids.length) return 0
  const done = await tx
    .updateTable('serviceRating')
    .set({ setAside: reason })
    .where('unitId', '=', unitId)
    .where('id', 'in', [...ids])
    .where('setAside', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Counts ratings again that were set aside. */
export async function takeRatingsBack(tx: Writer, unitId: string, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  await tx
    .updateTable('serviceRating')
    .set({ setAside: null })
    .where('unitId', '=', unitId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function insertRatings(tx: Writer, rows: readonly Insertable<ServiceRating>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    await tx
      .insertInto('serviceRating')
      .values(rows.slice(from, from + 500))
      .execute()
  }
}

/** Ratings of one case that count, the first one first; waits for whoever is entering one of the same case. */
export async function ratingsOfCase(tx: Writer, unitId: string, caseNumber: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rating ${unitId} ${caseNumber}`}, 0))`.execute(tx)
  return tx
    .selectFrom('serviceRating')
    .select(['id', 'followsId'])
    .where('unitId', '=', unitId)
    .where('caseNumber', '=', caseNumber)
    .where('setAside', 'is', null)
    .orderBy('followsId', (order) => order.desc().nullsFirst())
    .execute()
}

export const ratingByCode = (db: Reader, unitId: string, codeHash: string) =>
  db
    .selectFrom('serviceRating')
    .select(['id', 'itemId'])
    .where('unitId', '=', unitId)
    .where('codeHash', '=', codeHash)
    .executeTakeFirst()

const placed = (db: Reader, unitId: string) =>
  db
    .selectFrom('serviceRating as r')
    .leftJoin('doorPlace as p', (join) => join.onRef('p.unitId', '=', 'r.unitId').onRef('p.id', '=', 'r.placeId'))
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 'r.unitId').onRef('s.id', '=', 'r.sectionId'))
    .select([
      'r.id',
      'r.ratedOn as day',
      'r.result',
      'r.attitude',
      'r.text',
      'r.caseNumber',
      'r.followsId',
      'r.setAside',
      'r.itemId',
    ])
    .select(['r.codeHash', 'p.title as placeTitle', 's.name as sectionName'])
    .where('r.unitId', '=', unitId)

export const ratingsOfItem = (db: Reader, unitId: string, itemId: string) =>
  placed(db, unitId).where('r.itemId', '=', itemId).orderBy('r.hour').execute()

type Wanted = Pick<RatingQuery, 'place' | 'section' | 'kind' | 'from' | 'until'> & {
  sections: readonly string[] | null
}

export async function ratingPage(
  db: Reader,
  unitId: string,
  { place, section, kind, from, until, sections }: Wanted,
  { page, size }: { page: number; size: number },
) {
  const wanted = placed(db, unitId)
    .$if(sections !== null, (query) => query.where('r.sectionId', 'in', [...(sections ?? []), unitId]))
    .$if(place !== '', (query) => query.where('r.placeId', '=', place))
    .$if(section !== '', (query) => query.where('r.sectionId', '=', section))
    .$if(from !== '', (query) => query.where('r.ratedOn', '>=', from))
    .$if(until !== '', (query) => query.where('r.ratedOn', '<=', until))
    .$if(kind === 'counted', (query) => query.where('r.setAside', 'is', null))
    .$if(kind === 'set-aside', (query) => query.where('r.setAside', 'is not', null))
    .$if(kind === 'bad', (query) =>
      query.where('r.setAside', 'is', null).where((eb) => eb.or([eb('r.result', '<=', 2), eb('r.attitude', '<=', 2)])),
    )
  const { total } = await db
    .selectFrom(wanted.as('w'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await wanted
    .orderBy('r.hour', 'desc')
    .orderBy('r.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows }
}

export async function nextReportNumber(tx: Writer, unitId: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report ${unitId} ${year}`}, 0))`.execute(tx)
  const { last } = await forPurpose(tx, 'conduct-reports', () =>
    tx
      .selectFrom('conductReport')
      .select((eb) => eb.fn.max('number').as('last'))
      .where('unitId', '=', unitId)
      .where('year', '=', year)
      .executeTakeFirstOrThrow(),
  )
  return Number(last ?? 0) + 1
}

export async function insertConductReport(tx: Writer, row: Insertable<ConductReport>): Promise<void> {
  await forPurpose(tx, 'conduct-reports', () => tx.insertInto('conductReport').values(row).execute())
}

export const reportById = (db: Reader, unitId: string, id: string) =>
  forPurpose(db, 'conduct-reports', (tx) =>
    tx.selectFrom('conductReport').selectAll().where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst(),
  )

/** Changes a report that still is at this revision; returns whether it was. */
export async function updateReport(
  tx: Writer,
  { unitId, id, revision }: { unitId: string; id: string; revision: number },
  changes: Updateable<ConductReport>,
): Promise<boolean> {
  const done = await forPurpose(tx, 'conduct-reports', () =>
    tx
      .updateTable('conductReport')
      .set({ ...changes, revision: revision + 1 })
      .where('unitId', '=', unitId)
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst(),
  )
  return done.numUpdatedRows === 1n
}
