import type { Insertable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { ReportPromise } from '../../../../platform/tables.ts'

/** Promises to be kept in a year, in the order of their report. */
export function promiseRows(db: Reader, unitId: string, year: number) {
  return db
    .selectFrom('reportPromise as x')
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 'x.unitId').onRef('s.id', '=', 'x.sectionId'))
    .leftJoin('problem as p', (join) => join.onRef('p.unitId', '=', 'x.unitId').onRef('p.id', '=', 'x.problemId'))
    .select(['x.id', 'x.year', 'x.text', 'x.dueOn', 'x.state', 'x.answer', 'x.answeredBy', 'x.revision'])
    .select(['s.name as sectionName', 'x.problemId', 'p.title as problemTitle', 'p.state as problemState'])
    .select(['p.year as problemYear', 'p.number as problemNumber'])
    .where('x.unitId', '=', unitId)
    .where('x.year', '=', year)
    .orderBy('x.position')
    .execute()
}

export type PromiseRow = Awaited<ReturnType<typeof promiseRows>>[number]

/** Promises whose date lies within some days, the earliest first. */
export const promisesDue = (db: Reader, unitId: string, from: string, until: string) =>
  db
    .selectFrom('reportPromise as x')
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 'x.unitId').onRef('s.id', '=', 'x.sectionId'))
    .select(['x.id', 'x.text', 'x.year', 'x.dueOn', 'x.state', 's.name as sectionName'])
    .where('x.unitId', '=', unitId)
    .where('x.dueOn', '>=', from)
    .where('x.dueOn', '<=', until)
    .orderBy('x.dueOn')
    .orderBy('x.id')
    .execute()

export const promiseYears = async (db: Reader, unitId: string): Promise<number[]> => {
  const rows = await db
    .selectFrom('reportPromise')
    .select('year')
    .distinct()
    .where('unitId', '=', unitId)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

export const countPromises = async (db: Reader, unitId: string, reportId: string): Promise<number> => {
  const { n } = await db
    .selectFrom('reportPromise')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('unitId', '=', unitId)
    .where('reportId', '=', reportId)
    .executeTakeFirstOrThrow()
  return n
}

export async function insertPromises(tx: Writer, rows: readonly Insertable<ReportPromise>[]): Promise<void> {
  if (rows.length)
    await tx
      .insertInto('reportPromise')
      .values([...rows])
      .execute()
}

type Answer = { state: string; answer: string; answeredBy: string; answeredAt: Date }

/** False when somebody else was quicker, or there is no such promise. */
export async function answerPromise(
  tx: Writer,
  { unitId, id, revision }: { unitId: string; id: string; revision: number },
  answer: Answer,
): Promise<boolean> {
  const done = await tx
    .updateTable('reportPromise')
    .set({ ...answer, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const promiseById = (db: Reader, unitId: string, id: string) =>
  db
    .selectFrom('reportPromise')
    .select(['id', 'revision'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
