import type { Reader, Writer } from '../../../../platform/db.ts'
import { forPurpose } from '../../../../platform/purpose.ts'

export type Round = { unitId: string; activityId: string }

/** Makes the round of a training with its empty box; false where somebody has made it already. */
export async function insertRound(tx: Writer, round: Round & { closesOn: string; box: Buffer }): Promise<boolean> {
  const done = await forPurpose(tx, 'evaluations', () =>
    tx
      .insertInto('evaluationRound')
      .values(round)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst(),
  )
  return done.numInsertedOrUpdatedRows === 1n
}

const columns = ['activityId', 'closesOn', 'box', 'resultSealed'] as const

export const lockedRound = (tx: Writer, { unitId, activityId }: Round) =>
  forPurpose(tx, 'evaluations', () =>
    tx
      .selectFrom('evaluationRound')
      .select(columns)
      .where('unitId', '=', unitId)
      .where('activityId', '=', activityId)
      .forUpdate()
      .executeTakeFirst(),
  )

export const roundsOf = (db: Reader, unitId: string, activityIds: readonly string[]) =>
  activityIds.length === 0
    ? Promise.resolve([])
    : forPurpose(db, 'evaluations', (tx) =>
        tx
          .selectFrom('evaluationRound')
          .select(columns)
          .where('unitId', '=', unitId)
          .where('activityId', 'in', activityIds)
          .execute(),
      )

/** Rounds whose last day is before this one and that have not been closed. */
export const dueRounds = (db: Reader, unitId: string, before: string) =>
  forPurpose(db, 'evaluations', (tx) =>
    tx
      .selectFrom('evaluationRound')
      .select('activityId')
      .where('unitId', '=', unitId)
      .where('closesOn', '<', before)
      .where('box', 'is not', null)
      .execute(),
  )

/** The rounds of all units that can still be answered. */
export const openRounds = (db: Reader) =>
  forPurpose(db, 'evaluations', (tx) =>
    tx.selectFrom('evaluationRound').select(['unitId', 'activityId']).where('box', 'is not', null).execute(),
  )

export async function setBox(
  tx: Writer,
  { unitId, activityId }: Round,
  now: { box: Buffer | null; resultSealed?: Buffer | null },
): Promise<void> {
  await forPurpose(tx, 'evaluations', () =>
    tx
      .updateTable('evaluationRound')
      .set(now)
      .where('unitId', '=', unitId)
      .where('activityId', '=', activityId)
      .execute(),
  )
}

/**
 * Sets down that whoever bears this mark has answered; false where that stands there already. The database looks
 * whether the round is still open.
 */
export async function insertMark(tx: Writer, row: Round & { mark: string }): Promise<boolean> {
  const done = await forPurpose(tx, 'evaluations', () =>
    tx
      .insertInto('evaluationMark')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst(),
  )
  return done.numInsertedOrUpdatedRows === 1n
}

export async function hasMark(db: Reader, { unitId, activityId, mark }: Round & { mark: string }): Promise<boolean> {
  const row = await db
    .selectFrom('evaluationMark')
    .select('mark')
    .where('unitId', '=', unitId)
    .where('activityId', '=', activityId)
    .where('mark', '=', mark)
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteMarks(tx: Writer, { unitId, activityId }: Round): Promise<void> {
  await tx.deleteFrom('evaluationMark').where('unitId', '=', unitId).where('activityId', '=', activityId).execute()
}
