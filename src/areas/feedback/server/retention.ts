import { type Ctx, write } from '../../../platform/write.ts'
import { todayOf } from './acting.ts'
import { deleteOldContacts, hasOldContacts } from './queries/contacts.ts'

/** Removes contact data whose time is over; leaves an audit entry only when there was any. */
export async function forgetContacts(ctx: Ctx): Promise<number> {
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  if (!(await hasOldContacts(ctx.platform.db, unitId, today))) return 0
  return write(ctx, async (tx) => {
    const removed = await deleteOldContacts(tx, unitId, today)
    const draft = { action: 'feedback.contacts-forgotten', subjectKind: 'unit', subjectId: unitId, detail: { removed } }
    return { result: removed, audit: [draft] }
  })
}
