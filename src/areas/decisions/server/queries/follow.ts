import type { Insertable, Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { DecisionTask, EmergencyDecision, Outlay } from '../../../../platform/tables.ts'

/** Tasks of all decisions with the meeting and item they come from, the earliest due first. */
export function taskRows(db: Reader, unitId: string) {
  return db
    .selectFrom('decisionTask as t')
    .innerJoin('agendaItem as i', (join) => join.onRef('i.unitId', '=', 't.unitId').onRef('i.id', '=', 't.itemId'))
    .innerJoin('meeting as m', (join) => join.onRef('m.unitId', '=', 'i.unitId').onRef('m.id', '=', 'i.meetingId'))
    .innerJoin('person as p', (join) => join.onRef('p.unitId', '=', 't.unitId').onRef('p.id', '=', 't.ownerId'))
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 't.unitId').onRef('s.id', '=', 't.leadSectionId'))
    .select(['t.id', 't.itemId', 'i.meetingId', 'm.title as meetingTitle', 'i.title as itemTitle', 'i.decidedAt'])
    .select(['t.title', 't.ownerId', 'p.name as ownerName', 's.name as sectionName', 't.supportingIds'])
    .select(['t.dueOn', 't.firstDueOn', 't.state', 't.doneOn', 't.verifiedBy', 't.createdAt', 't.revision'])
    .where('t.unitId', '=', unitId)
    .orderBy('t.dueOn')
    .orderBy('t.id')
    .execute()
}

export function reportRows(db: Reader, unitId: string, taskIds: readonly string[]) {
  return db
    .selectFrom('taskReport')
    .select(['taskId', 'text', 'reportedBy', 'reportedAt'])
    .where('unitId', '=', unitId)
    .where('taskId', 'in', taskIds.length ? [...taskIds] : [unitId])
    .orderBy('reportedAt')
    .execute()
}

export const lockedTask = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('decisionTask')
    .select(['id', 'ownerId', 'state', 'dueOn', 'revision'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function updateTask(
  tx: Writer,
  { unitId, id, revision }: { unitId: string; id: string; revision: number },
  changes: Updateable<DecisionTask>,
): Promise<boolean> {
  const done = await tx
    .updateTable('decisionTask')
    .set({ ...changes, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

type Report = { unitId: string; id: string; taskId: string; text: string; reportedBy: string; reportedAt: Date }

export async function insertReport(tx: Writer, row: Report): Promise<void> {
  await tx.insertInto('taskReport').values(row).execute()
}

/** Appointments and removals that were adopted, the latest first. */
export function adoptedAppointments(db: Reader, unitId: string) {
  return db
    .selectFrom('agendaItem as i')
    .innerJoin('topicItem as x', (join) => join.onRef('x.unitId', '=', 'i.unitId').onRef('x.id', '=', 'i.topicItemId'))
    .innerJoin('meeting as m', (join) => join.onRef('m.unitId', '=', 'i.unitId').onRef('m.id', '=', 'i.meetingId'))
    .innerJoin('person as p', (join) => join.onRef('p.unitId', '=', 'x.unitId').onRef('p.id', '=', 'x.personId'))
    .leftJoin('post as o', (join) => join.onRef('o.unitId', '=', 'x.unitId').onRef('o.id', '=', 'x.postId'))
    .leftJoin('appointmentEffect as e', (join) =>
      join.onRef('e.unitId', '=', 'i.unitId').onRef('e.itemId', '=', 'i.id'),
    )
    .select(['i.id as itemId', 'm.title as meetingTitle', 'i.decidedAt', 'x.personId', 'p.name as personName'])
    .select(['x.act', 'x.postId', 'o.title as postTitle', 'x.effectiveOn', 'e.doneOn', 'e.doneBy'])
    .where('i.unitId', '=', unitId)
    .where('i.outcome', '=', 'passed')
    .orderBy('i.decidedAt', 'desc')
    .orderBy('i.id')
    .execute()
}

/** Records that it was carried out; returns false when it had been before. */
export async function insertEffect(
  tx: Writer,
  row: { unitId: string; itemId: string; doneOn: string; doneBy: string },
): Promise<boolean> {
  const done = await tx
    .insertInto('appointmentEffect')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export function emergencyRows(db: Reader, unitId: string) {
  return db
    .selectFrom('emergencyDecision as e')
    .leftJoin('agendaItem as i', (join) => join.onRef('i.unitId', '=', 'e.unitId').onRef('i.id', '=', 'e.reportItemId'))
    .leftJoin('meeting as m', (join) => join.onRef('m.unitId', '=', 'i.unitId').onRef('m.id', '=', 'i.meetingId'))
    .select(['e.id', 'e.title', 'e.category', 'e.content', 'e.reason', 'e.decidedBy', 'e.decidedAt'])
    .select(['m.title as reportedAt', 'i.outcome'])
    .where('e.unitId', '=', unitId)
    .orderBy('e.decidedAt', 'desc')
    .execute()
}

export async function insertEmergency(tx: Writer, row: Insertable<EmergencyDecision>): Promise<void> {
  await tx.insertInto('emergencyDecision').values(row).execute()
}

/** Outlays between two days, with the decision each rests on. */
export function outlayRows(db: Reader, unitId: string, { from, to }: { from: string; to: string }) {
  return db
    .selectFrom('outlay as o')
    .leftJoin('agendaItem as i', (join) => join.onRef('i.unitId', '=', 'o.unitId').onRef('i.id', '=', 'o.itemId'))
    .select(['o.id', 'o.kind', 'o.title', 'o.payee', 'o.amountFen', 'o.dayOn', 'o.voucher', 'o.itemId', 'o.enteredBy'])
    .select(['i.title as itemTitle', 'i.decidedAt', 'i.outcome'])
    .where('o.unitId', '=', unitId)
    .where('o.dayOn', '>=', from)
    .where('o.dayOn', '<=', to)
    .orderBy('o.dayOn', 'desc')
    .orderBy('o.id')
    .execute()
}

export async function insertOutlays(tx: Writer, rows: Insertable<Outlay>[]): Promise<void> {
  await tx.insertInto('outlay').values(rows).execute()
}

export async function linkOutlay(tx: Writer, unitId: string, id: string, itemId: string | null): Promise<boolean> {
  const done = await tx
    .updateTable('outlay')
    .set({ itemId })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function deleteOutlay(tx: Writer, unitId: string, id: string): Promise<boolean> {
  const done = await tx.deleteFrom('outlay').where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()
  return done.numDeletedRows === 1n
}

export const outcomeOf = (db: Reader, unitId: string, itemId: string) =>
  db
    .selectFrom('agendaItem')
    .select(['outcome', 'title', 'decidedAt'])
    .where('unitId', '=', unitId)
    .where('id', '=', itemId)
    .executeTakeFirst()

/** Matters that were adopted, the latest first; those about a person are left out. */
export function adoptedMatters(db: Reader, unitId: string) {
  return db
    .selectFrom('agendaItem as i')
    .leftJoin('topicItem as x', (join) => join.onRef('x.unitId', '=', 'i.unitId').onRef('x.id', '=', 'i.topicItemId'))
    .select(['i.id', 'i.meetingId', 'i.title', 'i.decidedAt'])
    .where('i.unitId', '=', unitId)
    .where('i.outcome', '=', 'passed')
    .where('x.personId', 'is', null)
    .orderBy('i.decidedAt', 'desc')
    .orderBy('i.id')
    .execute()
}

/** Lines of the catalogue of matters, ended ones included. */
export function matterLines(db: Reader, unitId: string) {
  return db
    .selectFrom('matter')
    .select(['category', 'title', 'thresholdFen', 'validFrom', 'validUntil', 'document'])
    .where('unitId', '=', unitId)
    .execute()
}
