import type { AuditDraft } from '../../../platform/audit.ts'
import { roles } from '../../../platform/permission.ts'
import { grantsOf } from '../../../platform/session.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { AccountRow } from './queries/accounts.ts'

/** The same request, acted by this account: what a public endpoint knows after a right password. */
export async function actingAs(ctx: Ctx, account: AccountRow): Promise<Ctx> {
  const { id, name, unitId, personId, mustChangePassword } = account
  const grants = await grantsOf(ctx.platform.db, id, ctx.platform.clock.now())
  const duty = grants[0] ? roles[grants[0].role].duty : 'business'
  return { ...ctx, actor: { accountId: id, name, unitId, personId, duty, grants, sessionId: null, mustChangePassword } }
}

/** The same request by somebody not known, in the affairs of a unit. */
export const actingAsNobody = (ctx: Ctx, unitId: string, name = ctx.actor.name): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, unitId, name },
})

/** What an act on an account leaves in the audit trail; `detail` carries no personal values. */
export const accountEntry = (action: string, subjectId: string, detail: Record<string, unknown> = {}): AuditDraft => ({
  action,
  subjectKind: 'account',
  subjectId,
  detail,
})
