import { type Insertable, sql, type Updateable } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { DateChange, Problem, ProblemOrigin } from '../../../../platform/tables.ts'

/** Those who enter problems of one unit wait for each other from here to the end of the transaction. */
export async function inTurn(tx: Writer, unitId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`rectification.problem.${unitId}`}))`.execute(tx)
}

/** The next number of a year. */
export async function nextProblemNumber(tx: Writer, unitId: string, year: number): Promise<number> {
  await inTurn(tx, unitId)
  const row = await tx
    .selectFrom('problem')
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return (row.last ?? 0) + 1
}

/** The sections that help, of a row of `problem` in the statement. */
export const supportIds = (problem: string) =>
  sql<string[]>`array(select s.section_id::text from problem_support s
    where s.unit_id = ${sql.ref(`${problem}.unitId`)} and s.problem_id = ${sql.ref(`${problem}.id`)})`.as('supportIds')

const wholeProblem = (db: Reader, unitId: string, id: string) =>
  db.selectFrom('problem').selectAll().select(supportIds('problem')).where('unitId', '=', unitId).where('id', '=', id)

export const lockedProblem = (tx: Writer, unitId: string, id: string) =>
  wholeProblem(tx, unitId, id).forUpdate().executeTakeFirst()

export type ProblemRow = NonNullable<Awaited<ReturnType<typeof lockedProblem>>>

export async function insertProblem(tx: Writer, row: Insertable<Problem>): Promise<void> {
  await tx.insertInto('problem').values(row).execute()
}

/** Changes a problem that is locked; its revision grows by one. */
export async function setProblem(tx: Writer, unitId: string, id: string, changes: Updateable<Problem>): Promise<void> {
  await tx
    .updateTable('problem')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

/** Adds where a problem comes from, after those it has. */
export async function insertOrigin(tx: Writer, row: Omit<Insertable<ProblemOrigin>, 'position'>): Promise<void> {
  const { n } = await tx
    .selectFrom('problemOrigin')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('unitId', '=', row.unitId)
    .where('problemId', '=', row.problemId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('problemOrigin')
    .values({ ...row, position: Number(n) })
    .execute()
}

type Said = { unitId: string; problemId: string; act: string; text: string; byName: string; at: Date }

/** Writes down what was done; the problem is locked by the caller. */
export async function insertEntry(tx: Writer, row: Said): Promise<void> {
  const { n } = await tx
    .selectFrom('problemEntry')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('unitId', '=', row.unitId)
    .where('problemId', '=', row.problemId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('problemEntry')
    .values({ ...row, seq: Number(n) + 1 })
    .execute()
}

/** The measures of a problem with what each can show. */
export async function measureStandings(db: Reader, unitId: string, problemId: string) {
  const rows = await db
    .selectFrom('problemMeasure as pm')
    .innerJoin('measure as m', (join) => join.onRef('m.unitId', '=', 'pm.unitId').onRef('m.id', '=', 'pm.measureId'))
    .leftJoin('measureEvidence as me', (join) =>
      join.onRef('me.unitId', '=', 'm.unitId').onRef('me.measureId', '=', 'm.id'),
    )
    .leftJoin('evidence as e', (join) => join.onRef('e.unitId', '=', 'me.unitId').onRef('e.id', '=', 'me.evidenceId'))
    .select(['m.id', 'm.isRule', 'e.isPhoto', 'e.validUntil'])
    .where('pm.unitId', '=', unitId)
    .where('pm.problemId', '=', problemId)
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((group) => ({
    isRule: group[0]!.isRule,
    evidence: group.flatMap(({ isPhoto, validUntil }) => (isPhoto === null ? [] : [{ isPhoto, validUntil }])),
  }))
}

export const pendingChange = (db: Reader, unitId: string, problemId: string) =>
  db
    .selectFrom('dateChange')
    .select(['id', 'askedById', 'fromOn', 'toOn'])
    .where('unitId', '=', unitId)
    .where('problemId', '=', problemId)
    .where('state', '=', 'pending')
    .executeTakeFirst()

export async function insertDateChange(tx: Writer, row: Insertable<DateChange>): Promise<void> {
  await tx.insertInto('dateChange').values(row).execute()
}

type Decided = { state: 'agreed' | 'refused'; decidedById: string; decidedOn: Day; answer: string }

export async function decideDateChange(tx: Writer, unitId: string, id: string, decided: Decided): Promise<void> {
  await tx.updateTable('dateChange').set(decided).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Drops an unanswered request when the problem it was about begins anew or is withdrawn. */
export async function dropDateChange(tx: Writer, unitId: string, problemId: string): Promise<void> {
  await tx
    .deleteFrom('dateChange')
    .where('unitId', '=', unitId)
    .where('problemId', '=', problemId)
    .where('state', '=', 'pending')
    .execute()
}

/** The closed problem of a section and kind that was closed last, since a day. */
export const lastClosed = (
  tx: Reader,
  { unitId, sectionId, kind, since }: { unitId: string; sectionId: string; kind: string; since: Day },
) =>
  tx
    .selectFrom('problem')
    .select(['id', 'closedOn'])
    .where('unitId', '=', unitId)
    .where('leadSectionId', '=', sectionId)
    .where('kind', '=', kind)
    .where('state', '=', 'closed')
    .where('closedOn', '>=', since)
    .orderBy('closedOn', 'desc')
    .orderBy('number', 'desc')
    .executeTakeFirst()

/** The problems that come from some records of other areas, withdrawn ones included. */
export async function problemsFrom(db: Reader, unitId: string, kind: string, originIds: readonly string[]) {
  if (!originIds.length) return []
  return db
    .selectFrom('problemOrigin as o')
    .innerJoin('problem as p', (join) => join.onRef('p.unitId', '=', 'o.unitId').onRef('p.id', '=', 'o.problemId'))
    .select(['o.originId', 'p.id', 'p.year', 'p.number', 'p.title', 'p.state'])
    .where('o.unitId', '=', unitId)
    .where('o.kind', '=', kind)
    .where('o.originId', 'in', [...originIds])
    .orderBy('p.year')
    .orderBy('p.number')
    .execute()
}

export const originRows = (db: Reader, unitId: string, problemIds: readonly string[]) =>
  db
    .selectFrom('problemOrigin')
    .select(['problemId', 'kind', 'originId', 'label', 'path', 'title', 'raisedOn', 'raisedBy', 'position'])
    .where('unitId', '=', unitId)
    .where('problemId', 'in', problemIds.length ? [...problemIds] : [unitId])
    .orderBy('problemId')
    .orderBy('position')
    .execute()

export const problemById = (db: Reader, unitId: string, id: string) => wholeProblem(db, unitId, id).executeTakeFirst()

/** A person or section of the unit, or nothing. */
export const isPerson = async (db: Reader, unitId: string, id: string): Promise<boolean> =>
  !!(await db.selectFrom('person').select('id').where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst())

export const isSection = async (db: Reader, unitId: string, id: string): Promise<boolean> =>
  !!(await db.selectFrom('section').select('id').where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst())

/** People of some names, namesakes included. */
export async function peopleNamed(db: Reader, unitId: string, names: readonly string[]) {
  if (!names.length) return []
  const people = db.selectFrom('person').select(['id', 'name']).where('unitId', '=', unitId)
  return people.where('name', 'in', [...names]).execute()
}

/** Problems of some titles that are not done with. */
export async function aliveOfTitles(db: Reader, unitId: string, titles: readonly string[]) {
  if (!titles.length) return []
  return db
    .selectFrom('problem')
    .select(['title', 'leadSectionId', 'year', 'number'])
    .where('unitId', '=', unitId)
    .where('title', 'in', [...titles])
    .where('state', 'not in', ['closed', 'withdrawn'])
    .execute()
}

/** Problems not yet closed that came from findings of the check-up. */
export const aliveFindings = (tx: Writer, unitId: string) =>
  tx
    .selectFrom('problemOrigin as o')
    .innerJoin('problem as p', (join) => join.onRef('p.unitId', '=', 'o.unitId').onRef('p.id', '=', 'o.problemId'))
    .select(['p.id', 'o.originId', 'p.metOn'])
    .where('o.unitId', '=', unitId)
    .where('o.kind', '=', 'checkup')
    .where('o.originId', 'is not', null)
    .where('p.state', 'not in', ['closed', 'withdrawn'])
    .orderBy('p.id')
    .execute()
