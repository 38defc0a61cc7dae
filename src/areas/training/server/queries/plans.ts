import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type {
  TrainingPlan,
  TrainingPlanAmendment,
  TrainingPlanItem,
  TrainingPlanWording,
} from '../../../../platform/tables.ts'

type Key = { unitId: string; id: string }
type OfPlan = { unitId: string; planId: string }

export const planRows = (db: Reader, unitId: string) =>
  db.selectFrom('trainingPlan').selectAll().where('unitId', '=', unitId).orderBy('year', 'desc').execute()

export const planOfYear = (db: Reader, unitId: string, year: number) =>
  db.selectFrom('trainingPlan').selectAll().where('unitId', '=', unitId).where('year', '=', year).executeTakeFirst()

export const lockedPlan = (tx: Writer, unitId: string, of: { year: number } | { id: string }) => {
  const rows = tx.selectFrom('trainingPlan').selectAll().where('unitId', '=', unitId)
  const one = 'year' in of ? rows.where('year', '=', of.year) : rows.where('id', '=', of.id)
  return one.forUpdate().executeTakeFirst()
}

export type PlanRow = NonNullable<Awaited<ReturnType<typeof planOfYear>>>

/** False where the year has a plan already. */
export async function insertPlan(tx: Writer, row: Insertable<TrainingPlan>): Promise<boolean> {
  const done = await tx
    .insertInto('trainingPlan')
    .values(row)
    .onConflict((of) => of.columns(['unitId', 'year']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Changes the plan and counts its revision. */
export async function setPlan(tx: Writer, { unitId, id }: Key, changes: Updateable<TrainingPlan>): Promise<void> {
  await tx
    .updateTable('trainingPlan')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export async function deletePlan(tx: Writer, { unitId, id }: Key): Promise<void> {
  await tx.deleteFrom('trainingPlan').where('unitId', '=', unitId).where('id', '=', id).execute()
}

export const itemRows = (db: Reader, { unitId, planId }: OfPlan) =>
  db
    .selectFrom('trainingPlanItem')
    .select(['id', 'position', 'cancelledOn'])
    .where('unitId', '=', unitId)
    .where('planId', '=', planId)
    .orderBy('position')
    .execute()

export const itemById = (db: Reader, { unitId, id }: Key) =>
  db
    .selectFrom('trainingPlanItem as item')
    .innerJoin('trainingPlan as plan', (join) =>
      join.onRef('plan.unitId', '=', 'item.unitId').onRef('plan.id', '=', 'item.planId'),
    )
    .select(['item.id', 'item.planId', 'item.position', 'item.cancelledOn', 'plan.state', 'plan.year'])
    .where('item.unitId', '=', unitId)
    .where('item.id', '=', id)
    .executeTakeFirst()

export async function insertItems(
  tx: Writer,
  items: readonly Insertable<TrainingPlanItem>[],
  wordings: readonly Insertable<TrainingPlanWording>[],
): Promise<void> {
  await tx.insertInto('trainingPlanItem').values(items).execute()
  await insertWordings(tx, wordings)
}

export async function insertWordings(tx: Writer, rows: readonly Insertable<TrainingPlanWording>[]): Promise<void> {
  if (rows.length) await tx.insertInto('trainingPlanWording').values(rows).execute()
}

export async function insertItem(tx: Writer, row: Insertable<TrainingPlanItem>): Promise<void> {
  await tx.insertInto('trainingPlanItem').values(row).execute()
}

export async function setWording(
  tx: Writer,
  { unitId, id }: Key,
  changes: Updateable<TrainingPlanWording>,
): Promise<void> {
  await tx
    .updateTable('trainingPlanWording')
    .set(changes)
    .where('unitId', '=', unitId)
    .where('itemId', '=', id)
    .where('version', '=', 1)
    .execute()
}

export async function deleteItem(tx: Writer, { unitId, id }: Key): Promise<void> {
  await tx.deleteFrom('trainingPlanItem').where('unitId', '=', unitId).where('id', '=', id).execute()
}

export async function cancelItem(
  tx: Writer,
  { unitId, id }: Key,
  by: { cancelledBy: string; cancelledOn: string },
): Promise<void> {
  await tx.updateTable('trainingPlanItem').set(by).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Every wording of these plans with the names behind it, in the order of items and versions. */
export const wordingRows = (db: Reader, unitId: string, planIds: readonly string[]) =>
  db
    .selectFrom('trainingPlanWording as w')
    .innerJoin('trainingPlanItem as item', (join) =>
      join.onRef('item.unitId', '=', 'w.unitId').onRef('item.id', '=', 'w.itemId'),
    )
    .innerJoin('section as s', (join) => join.onRef('s.unitId', '=', 'w.unitId').onRef('s.id', '=', 'w.organiserId'))
    .innerJoin('person as p', (join) => join.onRef('p.unitId', '=', 'w.unitId').onRef('p.id', '=', 'w.ownerId'))
    .select(['w.itemId', 'w.version', 'w.amendmentId', 'item.planId', 'item.position', 'item.cancelledOn'])
    .select(['w.title', 'w.kind', 'w.mode', 'w.audience', 'w.people', 'w.fromOn', 'w.untilOn'])
    .select([sql<number>`w.hours::float8`.as('hours'), sql<number | null>`w.cost_fen::float8`.as('costFen')])
    .select(['w.organiserId', 's.name as organiserName', 'w.ownerId', 'p.name as ownerName'])
    .select(['w.need', 'w.question', 'w.work', 'w.writtenBy'])
    .where('w.unitId', '=', unitId)
    .where('item.planId', '=', sql<string>`any(${planIds})`)
    .orderBy('item.position')
    .orderBy('w.version')
    .execute()

export type WordingRow = Awaited<ReturnType<typeof wordingRows>>[number]

/** The trainings entered for items of these plans, with who came; the earliest first. */
export const linkedActivities = (db: Reader, unitId: string, planIds: readonly string[]) =>
  db
    .selectFrom('trainingActivity as a')
    .innerJoin('trainingPlanItem as item', (join) =>
      join.onRef('item.unitId', '=', 'a.unitId').onRef('item.id', '=', 'a.planItemId'),
    )
    .select(['a.id', 'a.title', 'a.fromOn', 'a.untilOn', 'a.isHeld', 'item.id as itemId'])
    .select([
      sql<number>`a.hours::float8`.as('hours'),
      sql<string[]>`array(select c.person_id::text from training_claim c where c.unit_id = a.unit_id
        and c.activity_id = a.id and c.status = 'attended' and a.is_held)`.as('attended'),
    ])
    .where('a.unitId', '=', unitId)
    .where('item.planId', '=', sql<string>`any(${planIds})`)
    .orderBy('a.fromOn')
    .orderBy('a.id')
    .execute()

/** Held trainings that belong to no item of a plan, within some days. */
export const outsideActivities = (db: Reader, unitId: string, from: string, until: string) =>
  db
    .selectFrom('trainingActivity')
    .select(['id', 'title', 'fromOn', 'untilOn'])
    .where('unitId', '=', unitId)
    .where('isHeld', '=', true)
    .where('planItemId', 'is', null)
    .where('untilOn', '>=', from)
    .where('untilOn', '<=', until)
    .orderBy('fromOn')
    .orderBy('id')
    .execute()

export const amendmentRows = (db: Reader, unitId: string, planIds: readonly string[]) =>
  db
    .selectFrom('trainingPlanAmendment')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('planId', '=', sql<string>`any(${planIds})`)
    .orderBy('proposedAt', 'desc')
    .orderBy('id')
    .execute()

export type AmendmentRow = Awaited<ReturnType<typeof amendmentRows>>[number]

export const amendmentById = (db: Reader, { unitId, id }: Key) =>
  db
    .selectFrom('trainingPlanAmendment')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertAmendment(tx: Writer, row: Insertable<TrainingPlanAmendment>): Promise<void> {
  await tx.insertInto('trainingPlanAmendment').values(row).execute()
}

export async function settleAmendment(
  tx: Writer,
  { unitId, id }: Key,
  changes: Updateable<TrainingPlanAmendment>,
): Promise<void> {
  await tx.updateTable('trainingPlanAmendment').set(changes).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Those of these people that are of the unit. */
export const peopleByIds = (db: Reader, unitId: string, ids: readonly string[]) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'state'])
    .where('unitId', '=', unitId)
    .where('id', '=', sql<string>`any(${ids})`)
    .execute()
