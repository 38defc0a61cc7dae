import type { Insertable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { PartySizeApproval } from '../../../../platform/tables.ts'

type Place = { unitId: string; organisationId: string; id: string }

/** Approvals of all organisations without their files, the latest first, withdrawn ones included. */
export const approvalRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('partySizeApproval')
    .select(['id', 'organisationId', 'approver', 'documentNumber', 'approvedOn', 'untilOn', 'reason', 'fileName'])
    .select(['registeredBy', 'withdrawnBy', 'withdrawnAt', 'withdrawnReason'])
    .where('unitId', '=', unitId)
    .orderBy('approvedOn', 'desc')
    .orderBy('registeredAt', 'desc')
    .orderBy('id')
    .execute()

export async function insertApproval(tx: Writer, row: Insertable<PartySizeApproval>): Promise<void> {
  await tx.insertInto('partySizeApproval').values(row).execute()
}

/** False when there is none, or it was withdrawn before. */
export async function withdrawApprovalRow(
  tx: Writer,
  { unitId, organisationId, id }: Place,
  withdrawal: { withdrawnBy: string; withdrawnAt: Date; withdrawnReason: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('partySizeApproval')
    .set(withdrawal)
    .where('unitId', '=', unitId)
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export const approvalFile = (db: Reader, { unitId, organisationId, id }: Place) =>
  db
    .selectFrom('partySizeApproval')
    .select(['fileName', 'fileSealed'])
    .where('unitId', '=', unitId)
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
