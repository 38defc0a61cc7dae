import type { Context } from 'hono'
import { Refusal } from '../../../platform/errors.ts'
import { roles, scopeOf } from '../../../platform/permission.ts'
import { hashPassword, SESSION, verifyPassword } from '../../../platform/session.ts'
import { type Ctx, inTransaction, write } from '../../../platform/write.ts'
import { passwordFaults } from '../rules.ts'
import type { PasswordChange } from '../schema.ts'
import { accountEntry } from './acting.ts'
import { cookieEnding, passCookies, SESSION_COOKIE, signedValue } from './cookies.ts'
import { contextOf, isFormer, remembered } from './passwords.ts'
import {
  type AccountRow,
  accountById,
  credentialOf,
  installationOf,
  storePassword,
  unitName,
} from './queries/accounts.ts'
import * as queries from './queries/sign-in.ts'
import { claimCode, wrongCode } from './sign-in.ts'

/** Who is signed in, and what this person may do. */
export async function me(ctx: Ctx) {
  const { platform, actor } = ctx
  const account = await ownAccount(ctx)
  const session = await queries.sessionById(platform.db, actor.sessionId ?? '')
  const before = session && (await queries.signInBefore(platform.db, account.id, session.createdAt))
  const { isDemo } = await installationOf(platform.db)
  const permissions = Object.keys(platform.permissions)
  return {
    accountId: account.id,
    name: account.name,
    username: account.username,
    unitName: await unitName(platform.db, actor.unitId),
    personId: actor.personId,
    duty: actor.duty as 'business' | 'system' | 'security' | 'audit',
    roles: actor.grants.map(({ role, sectionId }) => ({ role, title: roles[role].title, sectionId })),
    permissions: permissions.filter((name) => scopeOf(platform.permissions, actor, name)),
    mustChangePassword: account.mustChangePassword,
    twoFactorEnabled: account.twoFactorEnabled,
    lastSignInAt: before?.toISOString() ?? null,
    lastFailureAt: account.lastFailureAt?.toISOString() ?? null,
    isDemo,
  }
}

/** Changes the own password; every other session of the account ends with it. */
export async function changePassword(ctx: Ctx, { current, next }: PasswordChange): Promise<Record<string, never>> {
  const { platform, actor } = ctx
  const account = await ownAccount(ctx)
  const present = await insistOnPassword(ctx, {
    password: current,
    field: 'current',
    action: 'account.password-changed',
  })
  const context = contextOf({
    ...account,
    unitName: await unitName(platform.db, account.unitId),
    isAdmin: isAdmin(account),
  })
  const faults = passwordFaults(next, context)
  if (!faults.length && (await isFormer(next, [present, ...account.formerPasswords]))) {
    faults.push('新密码不能与最近5次用过的密码相同')
  }
  if (faults.length) {
    const named = faults.map((message) => ({ field: 'next', message }))
    throw new Refusal('invalid', `新密码不符合要求：${faults.join('；')}`, named)
  }
  const hash = await hashPassword(next)
  await write(ctx, async (tx) => {
    const stored = { id: account.id, hash, former: remembered(present, account.formerPasswords), ownPassword: true }
    await storePassword(tx, { ...stored, now: platform.clock.now() })
    const ended = await queries.endSessions(tx, account.id, { exceptId: actor.sessionId! })
    return { result: null, audit: [accountEntry('account.password-changed', account.id, { sessionsEnded: ended })] }
  })
  platform.sessions.forget()
  return {}
}

export const isAdmin = ({ duty }: { duty: string | null }) => duty !== null && duty !== 'business'

/** Makes a secret for the authenticator; nothing is asked at sign-in until a code confirms it. */
export async function beginTwoFactor(ctx: Ctx, password: string, http: Context) {
  const { platform } = ctx
  const account = await ownAccount(ctx)
  if (account.twoFactorEnabled) throw new Refusal('conflict', '已经绑定动态验证码。如要换设备，请先解除再绑定')
  await insistOnPassword(ctx, { password, field: 'password', action: 'account.two-factor-begun' })
  const begun = await platform.auth.api.enableTwoFactor({
    body: { password, method: 'totp' },
    headers: sessionHeaders(http),
  })
  if (begun.method !== 'totp') throw new Error('the sign-in library made no authenticator secret')
  await write(ctx, async () => ({ result: null, audit: [accountEntry('account.two-factor-begun', account.id)] }))
  const secret = new URL(begun.totpURI).searchParams.get('secret')!
  // The library labels the entry with its own idea of a mail address; people look for their user name.
  const label = `${encodeURIComponent('头雁')}:${encodeURIComponent(account.username)}`
  const uri = `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer: '头雁', digits: '6', period: '30' })}`
  return { uri, secret }
}

/** Turns the second factor on after a first right code; sessions that did not show one end. */
export async function confirmTwoFactor(ctx: Ctx, code: string, http: Context): Promise<Record<string, never>> {
  const { platform } = ctx
  const { clock } = platform
  const account = await ownAccount(ctx)
  if (account.twoFactorEnabled) throw new Refusal('conflict', '已经绑定动态验证码')
  const refused = () =>
    new Refusal('invalid', '动态验证码不正确，请核对手机时间后输入新的验证码', [
      { field: 'code', message: '动态验证码不正确' },
    ])
  if (!(await claimCode(ctx, account.id, code))) throw refused()
  const session = await queries.sessionById(platform.db, ctx.actor.sessionId ?? '')
  const headers = sessionHeaders(http)
  const answer = await platform.auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }).catch(wrongCode)
  const renewed = answer?.headers.getSetCookie().find((line) => cookieEnding(line.split(';')[0], SESSION_COOKIE))
  const token = renewed && signedValue(renewed)
  if (!answer || !token || !session) throw refused()
  const now = clock.now()
  const userAgent = http.req.header('user-agent') ?? ''
  await write(ctx, async (tx) => {
    const stamp = { createdAt: session.createdAt, updatedAt: now, ipAddress: ctx.ip, userAgent }
    await queries.stampSession(tx, token, stamp)
    await queries.endSessions(tx, account.id, { exceptToken: token })
    return { result: null, audit: [accountEntry('account.two-factor-enabled', account.id)] }
  })
  platform.sessions.forget()
  passCookies(http, answer.headers)
  return {}
}

/** Turns the second factor off; the password is asked again. */
export async function removeTwoFactor(ctx: Ctx, password: string): Promise<Record<string, never>> {
  const account = await ownAccount(ctx)
  await insistOnPassword(ctx, { password, field: 'password', action: 'account.two-factor-removed' })
  await write(ctx, async (tx) => {
    if (!(await queries.dropTwoFactor(tx, account.id))) throw new Refusal('conflict', '还没有绑定动态验证码')
    await queries.endSessions(tx, account.id, { exceptId: ctx.actor.sessionId! })
    return { result: null, audit: [accountEntry('account.two-factor-removed', account.id)] }
  })
  ctx.platform.sessions.forget()
  return {}
}

export async function ownSessions({ platform, actor }: Ctx) {
  const idle = actor.duty === 'business' ? SESSION.idleMinutes : SESSION.adminIdleMinutes
  const rows = await queries.openSessions(platform.db, actor.accountId!, idle, platform.clock.now())
  const sessions = rows.map((row) => ({
    id: row.id,
    current: row.id === actor.sessionId,
    startedAt: row.createdAt.toISOString(),
    lastActiveAt: row.updatedAt.toISOString(),
    ip: row.ipAddress ?? '',
    userAgent: row.userAgent ?? '',
  }))
  return { sessions }
}

/** Ends one of the own sessions; a session of somebody else is not found. */
export async function endOwnSession(ctx: Ctx, id: string): Promise<Record<string, never>> {
  await endOwn(ctx, { only: id }, true)
  return {}
}

export async function endOtherSessions(ctx: Ctx): Promise<Record<string, never>> {
  await endOwn(ctx, { exceptId: ctx.actor.sessionId! }, false)
  return {}
}

async function endOwn(ctx: Ctx, which: { only: string } | { exceptId: string }, insist: boolean): Promise<void> {
  const id = ctx.actor.accountId!
  await write(ctx, async (tx) => {
    const ended = await queries.endSessions(tx, id, which)
    if (insist && !ended) throw new Refusal('not_found')
    return { result: null, audit: [accountEntry('account.sessions-ended', id, { sessionsEnded: ended })] }
  })
  ctx.platform.sessions.forget()
}

/** Ends this session and tells the browser to forget what it holds. */
export async function signOut(ctx: Ctx, http: Context): Promise<Record<string, never>> {
  const { platform, actor } = ctx
  await write(ctx, async (tx) => {
    await queries.endSessions(tx, actor.accountId!, { only: actor.sessionId! })
    return { result: null, audit: [accountEntry('account.signed-out', actor.accountId!)] }
  })
  platform.sessions.forget()
  const { headers } = await platform.auth.api.signOut({ headers: sessionHeaders(http), returnHeaders: true })
  passCookies(http, headers)
  http.header('Clear-Site-Data', '"cache", "cookies", "storage"')
  return {}
}

/** Compares the own password under the same limit as at sign-in; returns its hash. */
async function insistOnPassword(ctx: Ctx, asked: { password: string; field: string; action: string }): Promise<string> {
  const { db, clock } = ctx.platform
  const id = ctx.actor.accountId!
  const attempt = await inTransaction(db, (tx) => queries.takeAttempt(tx, { id }, clock.now()))
  if (!attempt || attempt.barred) throw new Refusal('too_many', '密码错误次数过多，账号已锁定，请30分钟后再试')
  const stored = await credentialOf(db, id)
  if (stored?.password && (await verifyPassword({ hash: stored.password, password: asked.password }))) {
    await inTransaction(db, (tx) => queries.clearAttempts(tx, id))
    return stored.password
  }
  await write(ctx, async (tx) => {
    await queries.noteFailure(tx, id, clock.now())
    const refused = { ...accountEntry(asked.action, id, { reason: 'password' }), outcome: 'refused' as const }
    return { result: null, audit: [refused] }
  })
  throw new Refusal('invalid', '现密码不正确，请重新输入', [{ field: asked.field, message: '现密码不正确' }])
}

async function ownAccount({ platform, actor }: Ctx): Promise<AccountRow> {
  const account = actor.accountId ? await accountById(platform.db, actor.accountId) : undefined
  if (!account) throw new Refusal('unauthenticated')
  return account
}

function sessionHeaders(http: Context): Headers {
  return new Headers({ cookie: cookieEnding(http.req.header('cookie'), SESSION_COOKIE) ?? '' })
}
