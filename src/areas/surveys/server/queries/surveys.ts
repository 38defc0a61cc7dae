import { type Insertable, sql, type Updateable } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Survey as SurveyTable } from '../../../../platform/tables.ts'
import type { Question, QuestionInput } from '../../schema.ts'
import { Question as QuestionShape } from '../../schema.ts'

/** Sections whose surveys are asked for; null for all, those without a section included. */
type Reach = readonly string[] | null

const none = '00000000-0000-0000-0000-000000000000'

/** All surveys within reach with how many answers count, the newest first. */
export function surveyRows(db: Reader, unitId: string, reach: Reach) {
  const rows = db
    .selectFrom('survey as s')
    .leftJoin('section as c', (join) => join.onRef('c.unitId', '=', 's.unitId').onRef('c.id', '=', 's.sectionId'))
    .select(['s.id', 's.title', 's.purpose', 's.state', 's.sectionId', 'c.name as sectionName', 's.indexPosition'])
    .select(['s.openedOn', 's.closesOn', 's.closedOn', 's.createdBy', 's.createdAt'])
    .select((eb) =>
      eb
        .selectFrom('surveyDay as d')
        .whereRef('d.unitId', '=', 's.unitId')
        .whereRef('d.surveyId', '=', 's.id')
        .select(({ fn }) => fn.coalesce(fn.sum<number>('d.counted'), sql<number>`0`).as('sum'))
        .as('answers'),
    )
    .where('s.unitId', '=', unitId)
    .orderBy('s.createdAt', 'desc')
    .orderBy('s.id')
  return (reach ? rows.where('s.sectionId', 'in', [...reach, none]) : rows).execute()
}

type Key = { unitId: string; id: string }

export const surveyById = (db: Reader, { unitId, id }: Key) =>
  db
    .selectFrom('survey as s')
    .leftJoin('section as c', (join) => join.onRef('c.unitId', '=', 's.unitId').onRef('c.id', '=', 's.sectionId'))
    .selectAll('s')
    .select('c.name as sectionName')
    .where('s.unitId', '=', unitId)
    .where('s.id', '=', id)
    .executeTakeFirst()

/** A survey while it is being changed or answered: nobody else changes it meanwhile. */
export const lockedSurvey = (tx: Writer, { unitId, id }: Key) =>
  tx.selectFrom('survey').selectAll().where('unitId', '=', unitId).where('id', '=', id).forUpdate().executeTakeFirst()

export const lockedSurveyByKey = (tx: Writer, unitId: string, key: string) =>
  tx.selectFrom('survey').selectAll().where('unitId', '=', unitId).where('key', '=', key).forUpdate().executeTakeFirst()

export async function questionsOf(db: Reader, { unitId, id }: Key): Promise<Question[]> {
  const rows = await db
    .selectFrom('surveyQuestion')
    .select(['position', 'kind', 'title', 'isRequired', 'options', 'lowLabel', 'highLabel'])
    .where('unitId', '=', unitId)
    .where('surveyId', '=', id)
    .orderBy('position')
    .execute()
  return rows.map((row) => QuestionShape.parse(row))
}

export async function insertSurvey(tx: Writer, row: Insertable<SurveyTable>): Promise<void> {
  await tx.insertInto('survey').values(row).execute()
}

/** Puts these questions in place of those there were. */
export async function replaceQuestions(tx: Writer, { unitId, id }: Key, questions: readonly QuestionInput[]) {
  await tx.deleteFrom('surveyQuestion').where('unitId', '=', unitId).where('surveyId', '=', id).execute()
  const rows = questions.map(({ options, ...question }, index) => {
    return { unitId, surveyId: id, position: index + 1, ...question, options: JSON.stringify(options) }
  })
  await tx.insertInto('surveyQuestion').values(rows).execute()
}

/** Changes the survey while it still has this revision; returns whether it had. */
export async function updateSurvey(
  tx: Writer,
  { unitId, id, revision }: Key & { revision: number },
  changes: Updateable<SurveyTable>,
): Promise<boolean> {
  const done = await tx
    .updateTable('survey')
    .set({ ...changes, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function deleteSurvey(tx: Writer, { unitId, id }: Key): Promise<void> {
  await tx.deleteFrom('survey').where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Open surveys whose last day is before `day`. */
export const dueSurveys = (db: Reader, unitId: string, day: Day) =>
  db
    .selectFrom('survey')
    .select(['id', 'revision'])
    .where('unitId', '=', unitId)
    .where('state', '=', 'open')
    .where('closesOn', '<', day)
    .execute()
