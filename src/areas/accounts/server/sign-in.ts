import type { Context } from 'hono'
import { Refusal } from '../../../platform/errors.ts'
import { verifyPassword } from '../../../platform/session.ts'
import { type Ctx, inTransaction, write } from '../../../platform/write.ts'
import { normaliseUsername, PASSWORD_POLICY, SIGN_IN_POLICY } from '../rules.ts'
import type { SignedIn, SignIn } from '../schema.ts'
import { accountEntry, actingAs, actingAsNobody } from './acting.ts'
import { alarm } from './alarms.ts'
import { CHALLENGE_COOKIE, cookieEnding, passCookies, signedValue } from './cookies.ts'
import { compareInVain } from './passwords.ts'
import { type AccountRow, credentialOf, firstUnit, installationOf } from './queries/accounts.ts'
import * as queries from './queries/sign-in.ts'

type Reason =
  | 'unknown'
  | 'source'
  | 'locked'
  | 'disabled'
  | 'initial-password-expired'
  | 'password'
  | 'code'
  | 'code-used'

const HOUR = 3600_000

/**
 * The password step. Whatever is wrong, the answer is the same sentence after the same work; only the audit trail says
 * what it was. Refuses with `sign_in_refused`, or `too_many` for an address that tries many names.
 */
export async function signIn(ctx: Ctx, { username, password }: SignIn, http: Context): Promise<SignedIn> {
  const { db, clock, auth } = ctx.platform
  const name = normaliseUsername(username)
  if ((await queries.failedNames(db, ctx.ip, clock.now())) >= SIGN_IN_POLICY.namesPerSource) {
    await noteRefusal(ctx, null, 'source', {})
    throw new Refusal('too_many', `登录尝试过于频繁，请${SIGN_IN_POLICY.sourceMinutes}分钟后再试`)
  }
  const attempt = await inTransaction(db, (tx) => queries.takeAttempt(tx, { username: name }, clock.now()))
  const stored = attempt ? await credentialOf(db, attempt.account.id) : undefined
  const bar = attempt ? barOf(attempt, stored?.updatedAt ?? null, clock.now()) : 'unknown'
  const right =
    bar || !stored?.password ? await compareInVain(password) : await verifyPassword({ hash: stored.password, password })
  if (!attempt || !right) {
    const reason = bar ?? 'password'
    const detail = attempt ? {} : { usernameLength: name.length }
    const locksNow = !bar && attempt?.count === SIGN_IN_POLICY.wrongPasswords
    await noteRefusal(ctx, attempt?.account ?? null, reason, { detail, locksNow, name })
    throw new Refusal('sign_in_refused')
  }
  const userAgent = http.req.header('user-agent') ?? ''
  const { headers, response } = await auth.api.signInUsername({
    body: { username: name, password },
    headers: new Headers({ 'user-agent': userAgent }),
    returnHeaders: true,
  })
  if ('token' in response && response.token) {
    await completeSignIn(ctx, attempt.account, { token: response.token, userAgent })
  } else {
    await askCode(ctx, attempt.account)
  }
  passCookies(http, headers)
  return { state: 'token' in response && response.token ? 'signed-in' : 'code-required' }
}

function barOf({ account, barred }: queries.Attempt, passwordSince: Date | null, now: Date): Reason | null {
  if (barred) return 'locked'
  if (account.disabledAt) return 'disabled'
  const isInitial = account.passwordChangedAt === null
  const age = now.getTime() - (passwordSince?.getTime() ?? 0)
  return isInitial && age > PASSWORD_POLICY.initialHours * HOUR ? 'initial-password-expired' : null
}

/** The second step: a code of the authenticator, each good for one sign-in only. */
export async function signInCode(ctx: Ctx, code: string, http: Context): Promise<SignedIn> {
  const { db, auth } = ctx.platform
  const cookie = cookieEnding(http.req.header('cookie'), CHALLENGE_COOKIE)
  const identifier = cookie && signedValue(cookie)
  const account = identifier ? await queries.challengedAccount(db, identifier) : null
  if (!cookie || !account) throw new Refusal('unauthenticated', '登录已超时，请重新输入用户名和密码')
  const refuse = async (reason: Reason): Promise<never> => {
    await noteRefusal(ctx, account, reason, {})
    throw new Refusal('sign_in_refused', '动态验证码不正确，或者已经用过。请等下一个验证码出现后再试')
  }
  if (account.disabledAt) return refuse('disabled')
  if (!(await claimCode(ctx, account.id, code))) return refuse('code-used')
  const userAgent = http.req.header('user-agent') ?? ''
  const answer = await auth.api
    .verifyTOTP({ body: { code }, headers: new Headers({ cookie, 'user-agent': userAgent }), returnHeaders: true })
    .catch(wrongCode)
  if (!answer) return refuse('code')
  await completeSignIn(ctx, account, { token: answer.response.token, userAgent })
  passCookies(http, answer.headers)
  return { state: 'signed-in' }
}

/** Uses a code up; false when this account has used it before. */
export function claimCode({ platform }: Ctx, accountId: string, code: string): Promise<boolean> {
  const mark = platform.keys.fingerprint(`used-code\0${accountId}\0${code}`).toString('hex')
  return inTransaction(platform.db, (tx) => queries.claimCode(tx, mark, platform.clock.now()))
}

/** A refusal of the library about the code becomes null; anything else is unexpected. */
export function wrongCode(error: unknown): null {
  const { statusCode } = error as { statusCode?: number }
  if (statusCode && statusCode < 500) return null
  throw error
}

async function completeSignIn(
  ctx: Ctx,
  account: AccountRow,
  { token, userAgent }: { token: string; userAgent: string },
): Promise<void> {
  const { db, clock } = ctx.platform
  const now = clock.now()
  const { isDemo } = await installationOf(db)
  const age = account.passwordChangedAt ? now.getTime() - account.passwordChangedAt.getTime() : 0
  // The demo's passwords are printed on its sign-in page and never grow old.
  const isOld = !isDemo && age > PASSWORD_POLICY.maxAgeDays * 24 * HOUR
  await write(await actingAs(ctx, account), async (tx) => {
    const change = { lastSignInAt: now, ...(isOld ? { mustChangePassword: true } : {}) }
    await queries.clearAttempts(tx, account.id, change)
    await queries.stampSession(tx, token, { createdAt: now, updatedAt: now, ipAddress: ctx.ip, userAgent })
    await queries.dropDeadSessions(tx, account.id, now)
    return {
      result: null,
      audit: [accountEntry('account.signed-in', account.id, isOld ? { passwordExpired: true } : {})],
    }
  })
}

async function askCode(ctx: Ctx, account: AccountRow): Promise<void> {
  await write(await actingAs(ctx, account), async (tx) => {
    await queries.clearAttempts(tx, account.id)
    return { result: null, audit: [accountEntry('account.code-asked', account.id)] }
  })
}

async function noteRefusal(
  ctx: Ctx,
  account: AccountRow | null,
  reason: Reason,
  more: { detail?: Record<string, unknown>; locksNow?: boolean; name?: string },
): Promise<void> {
  const { db, clock, keys } = ctx.platform
  const now = clock.now()
  const unitId = account?.unitId ?? (await firstUnit(db))?.id ?? ''
  await write(actingAsNobody(ctx, unitId), async (tx) => {
    if (account) await queries.noteFailure(tx, account.id, now)
    if (more.name !== undefined) {
      const username = keys.fingerprint(`sign-in\0${more.name}`).toString('hex')
      await queries.noteSource(tx, { ip: ctx.ip, username, at: now })
    }
    const id = account?.id ?? 'unknown'
    const refused = {
      ...accountEntry('account.sign-in-refused', id, { reason, ...more.detail }),
      outcome: 'refused' as const,
    }
    const locked = accountEntry('account.locked', id, { minutes: SIGN_IN_POLICY.lockMinutes })
    if (!more.locksNow) return { result: null, audit: [refused] }
    const count = SIGN_IN_POLICY.wrongPasswords
    const told = alarm(id, { reason: 'locked', count, minutes: SIGN_IN_POLICY.lockMinutes })
    return { result: null, audit: [refused, locked, told] }
  })
}
