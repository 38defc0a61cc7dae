import type { Database } from '../../../../platform/db.ts'
import { accountPage } from './accounts.ts'

/** Number of a unit's usable accounts to which nobody has given a role yet. */
export async function accountsWithoutRole(db: Database, unitId: string, now: Date): Promise<number> {
  return (await accountPage(db, unitId, { search: '', state: 'no-role', page: 1, size: 1 }, now)).total
}
