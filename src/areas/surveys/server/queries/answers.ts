import { sql } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import { forPurpose } from '../../../../platform/purpose.ts'
import type { Tally } from '../../rules.ts'

type Place = { unitId: string; surveyId: string }

type DayCount = 'counted' | 'repeated' | 'unreadable'

/** One more answer of that day. */
export async function countDay(tx: Writer, { unitId, surveyId }: Place, day: Day, what: DayCount): Promise<void> {
  await tx
    .insertInto('surveyDay')
    .values({ unitId, surveyId, onDay: day, [what]: 1 })
    .onConflict((conflict) =>
      conflict.columns(['unitId', 'surveyId', 'onDay']).doUpdateSet({ [what]: sql`survey_day.${sql.ref(what)} + 1` }),
    )
    .execute()
}

/** One more for each of these choices. */
export async function countChoices(
  tx: Writer,
  { unitId, surveyId }: Place,
  choices: readonly { position: number; choice: number }[],
): Promise<void> {
  const rows = choices.map((one) => ({ unitId, surveyId, ...one, tally: 1 }))
  await tx
    .insertInto('surveyTally')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['unitId', 'surveyId', 'position', 'choice'])
        .doUpdateSet({ tally: sql`survey_tally.tally + 1` }),
    )
    .execute()
}

export async function countScore(tx: Writer, { unitId, surveyId }: Place, month: string, score: number): Promise<void> {
  await tx
    .insertInto('surveyScore')
    .values({ unitId, surveyId, month, score, tally: 1 })
    .onConflict((conflict) =>
      conflict.columns(['unitId', 'surveyId', 'month', 'score']).doUpdateSet({ tally: sql`survey_score.tally + 1` }),
    )
    .execute()
}

/** Remembers a device for that day; returns whether it is new. What earlier days left is forgotten. */
export async function meetDevice(tx: Writer, { unitId, surveyId }: Place, day: Day, series: string): Promise<boolean> {
  await forgetDevices(tx, { unitId, surveyId }, day)
  const done = await tx
    .insertInto('surveyDevice')
    .values({ unitId, surveyId, onDay: day, series })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Forgets the devices of the days before `day`, or all of them. */
export async function forgetDevices(tx: Writer, { unitId, surveyId }: Place, day?: Day): Promise<void> {
  const rows = tx.deleteFrom('surveyDevice').where('unitId', '=', unitId).where('surveyId', '=', surveyId)
  await (day ? rows.where('onDay', '<', day) : rows).execute()
}

export const talliesOf = (db: Reader, { unitId, surveyId }: Place): Promise<Tally[]> =>
  db
    .selectFrom('surveyTally')
    .select(['position', 'choice', 'tally'])
    .where('unitId', '=', unitId)
    .where('surveyId', '=', surveyId)
    .execute()

/** How many answers counted, repeated and could not be read. */
export async function countsOf(db: Reader, { unitId, surveyId }: Place) {
  const row = await db
    .selectFrom('surveyDay')
    .select(({ fn }) => [
      fn.coalesce(fn.sum<number>('counted'), sql<number>`0`).as('answers'),
      fn.coalesce(fn.sum<number>('repeated'), sql<number>`0`).as('repeated'),
      fn.coalesce(fn.sum<number>('unreadable'), sql<number>`0`).as('unreadable'),
    ])
    .where('unitId', '=', unitId)
    .where('surveyId', '=', surveyId)
    .executeTakeFirstOrThrow()
  return row
}

/** The last box of a question, with how many texts lie in it. */
export const lastBox = (tx: Writer, { unitId, surveyId }: Place, position: number) =>
  forPurpose(tx, 'survey-texts', () =>
    tx
      .selectFrom('surveyTextBox')
      .select(['chunk', 'texts', 'box'])
      .where('unitId', '=', unitId)
      .where('surveyId', '=', surveyId)
      .where('position', '=', position)
      .orderBy('chunk', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )

type Box = Place & { position: number; chunk: number; texts: number; box: Buffer }

export async function upsertBox(tx: Writer, row: Box): Promise<void> {
  const { texts, box } = row
  const place = ['unitId', 'surveyId', 'position', 'chunk'] as const
  await forPurpose(tx, 'survey-texts', () =>
    tx
      .insertInto('surveyTextBox')
      .values(row)
      .onConflict((conflict) => conflict.columns(place).doUpdateSet({ texts, box }))
      .execute(),
  )
}

export const boxesOf = (db: Reader, { unitId, surveyId }: Place) =>
  forPurpose(db, 'survey-texts', (tx) =>
    tx
      .selectFrom('surveyTextBox')
      .select(['position', 'chunk', 'box'])
      .where('unitId', '=', unitId)
      .where('surveyId', '=', surveyId)
      .execute(),
  )

type Span = { from: string; until: string }

/** Scores of the surveys that feed the index, by month (`YYYY-MM`, both ends included). */
export const scoreRows = (db: Reader, unitId: string, { from, until }: Span) =>
  db
    .selectFrom('surveyScore as m')
    .innerJoin('survey as s', (join) => join.onRef('s.unitId', '=', 'm.unitId').onRef('s.id', '=', 'm.surveyId'))
    .select(['m.surveyId', 's.title', 's.sectionId', 'm.month', 'm.score', 'm.tally'])
    .where('m.unitId', '=', unitId)
    .where('m.month', '>=', from)
    .where('m.month', '<=', until)
    .where('s.indexPosition', 'is not', null)
    .orderBy('m.month')
    .orderBy('s.createdAt')
    .orderBy('m.score')
    .execute()
