import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { GroupMember } from '../../../../platform/tables.ts'

/** Makes changes of one unit's list wait for each other: whether there is one secretary depends on all rows. */
export async function lockGroup(tx: Writer, unitId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`decisions.group.${unitId}`}))`.execute(tx)
}

export async function insertGroupMember(tx: Writer, row: Insertable<GroupMember>): Promise<void> {
  await tx.insertInto('groupMember').values(row).execute()
}

export async function updateGroupMember(
  tx: Writer,
  unitId: string,
  id: string,
  change: Updateable<GroupMember>,
): Promise<void> {
  await tx.updateTable('groupMember').set(change).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** People in service, for choosing members, observers and those responsible. */
export async function peopleInService(
  db: Reader,
  unitId: string,
): Promise<{ id: string; name: string; currentPost: string }[]> {
  return await db
    .selectFrom('person')
    .select(['id', 'name', 'currentPost'])
    .where('unitId', '=', unitId)
    .where('state', '=', '在职')
    .orderBy('pinyin')
    .orderBy('id')
    .execute()
}

/** Meetings not yet noticed: their list of members follows the party group. */
export async function plannedMeetings(tx: Writer, unitId: string): Promise<{ id: string; plannedAt: Date }[]> {
  return await tx
    .selectFrom('meeting')
    .select(['id', 'plannedAt'])
    .where('unitId', '=', unitId)
    .where('state', '=', 'planned')
    .orderBy('id')
    .forUpdate()
    .execute()
}
