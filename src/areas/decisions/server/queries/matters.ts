import type { Insertable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { AnnualMatter, Matter } from '../../../../platform/tables.ts'

export const matterRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('matter')
    .selectAll()
    .where('unitId', '=', unitId)
    .orderBy('category')
    .orderBy('validFrom')
    .orderBy('title')
    .execute()

export const lockedMatter = (tx: Writer, unitId: string, id: string) =>
  tx.selectFrom('matter').selectAll().where('unitId', '=', unitId).where('id', '=', id).forUpdate().executeTakeFirst()

export async function insertMatter(tx: Writer, row: Insertable<Matter>): Promise<void> {
  await tx.insertInto('matter').values(row).execute()
}

export async function endMatterOn(tx: Writer, unitId: string, id: string, validUntil: string): Promise<void> {
  await tx.updateTable('matter').set({ validUntil }).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** The matters planned for a year with what became of them. */
export function annualRows(db: Reader, unitId: string, year: number) {
  return db
    .selectFrom('annualMatter as a')
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 'a.unitId').onRef('s.id', '=', 'a.sectionId'))
    .leftJoin('topic as t', (join) => join.onRef('t.unitId', '=', 'a.unitId').onRef('t.id', '=', 'a.topicId'))
    .select(['a.id', 'a.year', 'a.title', 'a.category', 'a.month', 'a.sectionId', 'a.topicId', 'a.note'])
    .select(['s.name as sectionName', 't.state as topicState'])
    .where('a.unitId', '=', unitId)
    .where('a.year', '=', year)
    .orderBy('a.month')
    .orderBy('a.title')
    .execute()
}

/** Adds planned matters; those whose title the year has already are left as they are. Returns how many were added. */
export async function insertAnnual(tx: Writer, rows: Insertable<AnnualMatter>[]): Promise<number> {
  if (!rows.length) return 0
  const done = await tx
    .insertInto('annualMatter')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['unitId', 'year', 'title']).doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0)
}

export async function linkAnnual(tx: Writer, unitId: string, id: string, topicId: string | null): Promise<boolean> {
  const done = await tx
    .updateTable('annualMatter')
    .set({ topicId })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function deleteAnnual(tx: Writer, unitId: string, id: string): Promise<boolean> {
  const done = await tx.deleteFrom('annualMatter').where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()
  return done.numDeletedRows === 1n
}
