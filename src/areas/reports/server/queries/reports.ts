import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Report, ReportVersion } from '../../../../platform/tables.ts'
import type { Frozen } from '../../frozen.ts'
import type { Document } from '../../schema.ts'

const COLUMNS = ['r.id', 'r.kind', 'r.year', 'r.personId', 'r.state', 'r.version', 'r.madeBy', 'r.madeAt'] as const
const SIGNED = ['r.signedBy', 'r.signedAt', 'r.hash', 'r.revision'] as const

/** Reports of a unit, or of one person alone; newest year first. */
export function reportRows(db: Reader, unitId: string, { year, personId }: { year?: number; personId?: string }) {
  let query = db
    .selectFrom('report as r')
    .leftJoin('person as p', (join) => join.onRef('p.unitId', '=', 'r.unitId').onRef('p.id', '=', 'r.personId'))
    .select([...COLUMNS, ...SIGNED, 'p.name as personName'])
    .where('r.unitId', '=', unitId)
    .orderBy('r.year', 'desc')
    .orderBy('r.madeAt')
  if (year) query = query.where('r.year', '=', year)
  if (personId) query = query.where('r.personId', '=', personId)
  return query.execute()
}

export type ReportRow = Awaited<ReturnType<typeof reportRows>>[number]

export const reportRow = (db: Reader, unitId: string, id: string): Promise<ReportRow | undefined> =>
  db
    .selectFrom('report as r')
    .leftJoin('person as p', (join) => join.onRef('p.unitId', '=', 'r.unitId').onRef('p.id', '=', 'r.personId'))
    .select([...COLUMNS, ...SIGNED, 'p.name as personName'])
    .where('r.unitId', '=', unitId)
    .where('r.id', '=', id)
    .executeTakeFirst()

export const lockReport = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('report')
    .select(['id'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const reportYears = async (db: Reader, unitId: string): Promise<number[]> => {
  const rows = await db
    .selectFrom('report')
    .select('year')
    .distinct()
    .where('unitId', '=', unitId)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

/** False when there is one of this kind, year and person already. */
export async function insertReport(tx: Writer, row: Insertable<Report>): Promise<boolean> {
  const done = await tx
    .insertInto('report')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unitId', 'kind', 'year', 'personId']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

type Key = { unitId: string; id: string; revision: number }

/** False when somebody else was quicker. */
export async function updateReport(tx: Writer, key: Key, changes: Updateable<Report>): Promise<boolean> {
  const { unitId, id, revision } = key
  const done = await tx
    .updateTable('report')
    .set({ ...changes, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

type NewVersion = Omit<Insertable<ReportVersion>, 'document' | 'figures'> & { document: Document; figures: Frozen }

export async function insertVersion(tx: Writer, { document, figures, ...row }: NewVersion): Promise<void> {
  const text = { document: JSON.stringify(document), figures: JSON.stringify(figures) }
  await tx
    .insertInto('reportVersion')
    .values({ ...row, ...text })
    .execute()
}

export type VersionRow = Omit<Selectable<ReportVersion>, 'document' | 'figures'> & {
  document: Document
  figures: Frozen
}

export const versionRow = async (
  db: Reader,
  unitId: string,
  { id, number }: { id: string; number: number },
): Promise<VersionRow | undefined> => {
  const row = await db
    .selectFrom('reportVersion')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('reportId', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  return row as VersionRow | undefined
}

export const versionList = (db: Reader, unitId: string, id: string) =>
  db
    .selectFrom('reportVersion')
    .select(['number', 'note', 'madeBy', 'madeAt'])
    .where('unitId', '=', unitId)
    .where('reportId', '=', id)
    .orderBy('number', 'desc')
    .execute()

export const commentRows = (db: Reader, unitId: string, id: string) =>
  db
    .selectFrom('reportComment')
    .select(['id', 'sectionId', 'text', 'madeBy', 'madeAt', 'settledBy'])
    .where('unitId', '=', unitId)
    .where('reportId', '=', id)
    .orderBy('madeAt')
    .execute()

type Comment = { unitId: string; id: string; reportId: string; sectionId: string; text: string }

export async function insertComment(tx: Writer, row: Comment & { madeBy: string; madeAt: Date }): Promise<void> {
  await tx.insertInto('reportComment').values(row).execute()
}

export async function settleComment(
  tx: Writer,
  { unitId, reportId, id }: { unitId: string; reportId: string; id: string },
  settled: { settledBy: string; settledAt: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('reportComment')
    .set(settled)
    .where('unitId', '=', unitId)
    .where('reportId', '=', reportId)
    .where('id', '=', id)
    .where('settledBy', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const acceptedTexts = async (db: Reader, unitId: string, id: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('reportAcceptance')
    .select('text')
    .where('unitId', '=', unitId)
    .where('reportId', '=', id)
    .orderBy('position')
    .execute()
  return rows.map(({ text }) => text)
}

export async function insertAcceptances(
  tx: Writer,
  key: { unitId: string; reportId: string; acceptedBy: string },
  texts: readonly string[],
): Promise<void> {
  if (!texts.length) return
  await tx
    .insertInto('reportAcceptance')
    .values(texts.map((text, position) => ({ ...key, position, text })))
    .execute()
}

export const wordingRow = (db: Reader, unitId: string, kind: string) =>
  db
    .selectFrom('reportWording')
    .select(['wording', 'revision'])
    .where('unitId', '=', unitId)
    .where('kind', '=', kind)
    .executeTakeFirst()

type WordingChange = { unitId: string; kind: string; wording: string; changedBy: string; changedAt: Date }

/** False when somebody else was quicker; revision 0 is the first. */
export async function saveWording(tx: Writer, row: WordingChange, revision: number): Promise<boolean> {
  if (revision === 0) {
    const made = await tx
      .insertInto('reportWording')
      .values({ ...row, revision: 1 })
      .onConflict((conflict) => conflict.columns(['unitId', 'kind']).doNothing())
      .executeTakeFirst()
    return made.numInsertedOrUpdatedRows === 1n
  }
  const { unitId, kind, ...changes } = row
  const done = await tx
    .updateTable('reportWording')
    .set({ ...changes, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('kind', '=', kind)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
