import { randomUUID } from 'node:crypto'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Role, roles } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import type { NewGrant } from '../schema.ts'
import { accountEntry } from './acting.ts'
import { type AccountRow, lockAccount, lockAccounts } from './queries/accounts.ts'
import * as queries from './queries/grants.ts'
import { clearAttempts, dropTwoFactor, endSessions } from './queries/sign-in.ts'

const OPERATOR = 'operator'

/** Grants a role for a period. The first grant decides the account's duty for ever. */
export async function grantRole(ctx: Ctx, id: string, asked: NewGrant): Promise<{ id: string }> {
  refuseSelf(ctx, id, '不能给自己授权，请由另一名安全管理员办理')
  const { clock, sessions: known } = ctx.platform
  const { unitId } = ctx.actor
  await insistOnPlace(ctx, asked)
  const { duty, title } = roles[asked.role]
  const grantId = randomUUID()
  await write(ctx, async (tx) => {
    const account = await lockAccount(tx, unitId, id)
    if (!account) throw new Refusal('not_found')
    insistOnDuty(account, asked.role)
    const standing = await queries.standingGrants(tx, [id])
    const same = standing.find(
      (one) => one.role === asked.role && one.sectionId === asked.sectionId && overlaps(one, asked),
    )
    if (same) throw new Refusal('conflict', `这个账号在该期间已有“${title}”角色`)
    await queries.fixDuty(tx, [id], duty)
    if (account.duty === null && duty !== 'business') await queries.requireNewPassword(tx, id)
    const row = { ...asked, unitId, id: grantId, accountId: id, duty, grantedAt: clock.now() }
    await queries.insertGrants(tx, [{ ...row, grantedBy: ctx.actor.accountId ?? OPERATOR }]).catch(refuseBroken)
    return { result: null, audit: [accountEntry('account.role-granted', id, { ...asked })] }
  })
  known.forget()
  return { id: grantId }
}

type Period = { validFrom: string; validUntil: string | null }

const overlaps = (one: Period, other: Period) =>
  (one.validUntil ?? '9999') >= other.validFrom && (other.validUntil ?? '9999') >= one.validFrom

function refuseSelf(ctx: Ctx, id: string, message: string): void {
  if (ctx.actor.accountId === id) throw new Refusal('forbidden', message)
}

function insistOnDuty({ duty, disabledAt }: AccountRow, role: Role): void {
  if (disabledAt) throw new Refusal('rule_broken', '账号已停用，请先由系统管理员启用')
  const wanted = roles[role].duty
  if (duty === null || duty === wanted) return
  throw new Refusal('rule_broken', SEPARATION)
}

const SEPARATION =
  '三员分立：系统管理员、安全管理员、审计管理员不能由同一账号兼任，也不能兼办业务。请为这项职责另建账号'

/** A section head has a section that exists, nobody else has one; the period is not over before it begins. */
async function insistOnPlace({ platform, actor }: Ctx, { role, sectionId, validFrom, validUntil }: NewGrant) {
  const refuse = (field: string, message: string): never => {
    throw new Refusal('invalid', message, [{ field, message }])
  }
  if (role === 'section_head' && !sectionId) refuse('sectionId', '授予科室负责人时请选择科室')
  if (role !== 'section_head' && sectionId) refuse('sectionId', '只有科室负责人需要指定科室')
  if (validUntil && validUntil < validFrom) refuse('validUntil', '截止日期不能早于起始日期')
  if (validUntil && validUntil < dayOf(platform.clock.now())) refuse('validUntil', '截止日期已过，请重新填写')
  if (!sectionId) return
  const section = (await sections(platform.db, actor.unitId)).find((one) => one.id === sectionId)
  if (!section || section.closedOn) refuse('sectionId', '科室不存在或已停用，请重新选择')
}

/** The same rules, found broken by the database: it has the last word when two acts meet. */
export function refuseBroken(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === '23503' && constraint === 'role_grant_account_id_duty_fkey') throw new Refusal('rule_broken', SEPARATION)
  if (code === '23514') throw new Refusal('rule_broken', '授权的角色、科室或者期间不符合规定，请核对后再办')
  throw error
}

/** Takes a grant back from now on. */
export async function revokeGrant(ctx: Ctx, grantId: string): Promise<Record<string, never>> {
  const { clock, sessions: known } = ctx.platform
  const { unitId } = ctx.actor
  await write(ctx, async (tx) => {
    await queries.lockAdministrators(tx, unitId)
    const grant = await queries.standingGrant(tx, unitId, grantId)
    if (!grant) throw new Refusal('not_found')
    const { accountId, role } = grant
    if (role === 'security_admin') {
      const day = dayOf(clock.now())
      const others = await queries.otherAdministrators(tx, { unitId, role, except: accountId, day })
      if (!others) throw new Refusal('rule_broken', '这是最后一个安全管理员，不能撤销。请先设立另一个安全管理员')
    }
    refuseSelf(ctx, accountId, '不能更改自己的角色，请由另一名安全管理员办理')
    await queries.markRevoked(tx, unitId, grantId, clock.now())
    return {
      result: null,
      audit: [accountEntry('account.role-revoked', accountId, { role, sectionId: grant.sectionId })],
    }
  })
  known.forget()
  return {}
}

/** Grants the plain role of staff to many accounts; those that have it already are left as they are. */
export async function grantCadres(ctx: Ctx, accountIds: string[]): Promise<{ granted: number }> {
  const { clock, sessions: known } = ctx.platform
  const { unitId } = ctx.actor
  const wanted = [...new Set(accountIds)]
  for (const id of wanted) refuseSelf(ctx, id, '不能给自己授权，请由另一名安全管理员办理')
  const now = clock.now()
  const granted = await write(ctx, async (tx) => {
    const accounts = await lockAccounts(tx, unitId, wanted)
    if (accounts.length < wanted.length) throw new Refusal('not_found')
    for (const account of accounts) insistOnDuty(account, 'cadre')
    const day = dayOf(now)
    const standing = await queries.standingGrants(tx, wanted)
    const asked = { validFrom: day, validUntil: null }
    const holders = new Set(
      standing.filter((one) => one.role === 'cadre' && overlaps(one, asked)).map((one) => one.accountId),
    )
    const fresh = wanted.filter((id) => !holders.has(id))
    if (!fresh.length) throw new Refusal('conflict', '所选账号都已有“干部职工”角色')
    await queries.fixDuty(tx, fresh, 'business')
    const rows = fresh.map((accountId) => ({
      ...{ unitId, id: randomUUID(), accountId, duty: 'business' as const, role: 'cadre' as const, sectionId: null },
      ...{ ...asked, grantedBy: ctx.actor.accountId ?? OPERATOR, grantedAt: now },
    }))
    await queries.insertGrants(tx, rows).catch(refuseBroken)
    return {
      result: fresh.length,
      audit: fresh.map((id) => accountEntry('account.role-granted', id, { role: 'cadre', ...asked })),
    }
  })
  known.forget()
  return { granted }
}

/** Lets a locked account try again at once. */
export const unlockAccount = (ctx: Ctx, id: string) =>
  onAccount(ctx, id, async (tx) => {
    await clearAttempts(tx, id)
    return accountEntry('account.unlocked', id)
  })

export const endAllSessions = (ctx: Ctx, id: string) =>
  onAccount(ctx, id, async (tx) =>
    accountEntry('account.sessions-ended', id, { sessionsEnded: await endSessions(tx, id) }),
  )

/** For somebody who lost the device with the authenticator. Who resets passwords cannot also do this. */
export const clearTwoFactor = (ctx: Ctx, id: string) =>
  onAccount(ctx, id, async (tx) => {
    refuseSelf(ctx, id, '自己的动态验证码请在“账号安全”中解除')
    if (!(await dropTwoFactor(tx, id))) throw new Refusal('conflict', '这个账号没有绑定动态验证码')
    await endSessions(tx, id)
    return accountEntry('account.two-factor-removed', id)
  })

async function onAccount(
  ctx: Ctx,
  id: string,
  act: (tx: Writer) => Promise<AuditDraft>,
): Promise<Record<string, never>> {
  await write(ctx, async (tx) => {
    if (!(await lockAccount(tx, ctx.actor.unitId, id))) throw new Refusal('not_found')
    return { result: null, audit: [await act(tx)] }
  })
  ctx.platform.sessions.forget()
  return {}
}
