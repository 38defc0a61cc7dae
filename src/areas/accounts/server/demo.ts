import { randomUUID } from 'node:crypto'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Role, roles } from '../../../platform/permission.ts'
import { hashPassword } from '../../../platform/session.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { accountEntry } from './acting.ts'
import { insertAccount, markSetUp } from './queries/accounts.ts'
import { fixDuty, insertGrants } from './queries/grants.ts'
import { DEMO_PASSWORD } from './setup.ts'

export type DemoAccount = {
  username: string
  name: string
  personId: string | null
  grants: { role: Role; sectionId: string | null }[]
}

/**
 * Makes the demo's accounts, all with the public password, and marks the installation as the demo in the same
 * transaction. Throws `not_found` when the installation has been set up already.
 */
export async function createDemoAccounts(ctx: Ctx, wanted: DemoAccount[]): Promise<void> {
  const now = ctx.platform.clock.now()
  const { unitId } = ctx.actor
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await write(ctx, async (tx) => {
    if (!(await markSetUp(tx, now, true))) throw new Refusal('not_found')
    const marked = { action: 'installation.set-up', subjectKind: 'unit', subjectId: unitId, detail: { demo: true } }
    const audit: AuditDraft[] = [marked]
    for (const { grants, ...account } of wanted) {
      const id = randomUUID()
      await insertAccount(tx, { ...account, id, unitId, passwordHash, ownPassword: true, now })
      audit.push(accountEntry('account.created', id))
      if (!grants.length) continue
      const { duty } = roles[grants[0]!.role]
      await fixDuty(tx, [id], duty)
      const common = { unitId, accountId: id, duty, validFrom: dayOf(now), validUntil: null, grantedBy: 'demo' }
      await insertGrants(tx, grants.map((grant) => ({ ...common, ...grant, id: randomUUID(), grantedAt: now })))
      audit.push(...grants.map((grant) => accountEntry('account.role-granted', id, grant)))
    }
    return { result: null, audit }
  })
}
