import { randomUUID } from 'node:crypto'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Role, roles } from '../../../platform/permission.ts'
import { hashPassword } from '../../../platform/session.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople, peopleWithoutAccount } from '../../people/facts.ts'
import { sections } from '../../posts/facts.ts'
import { isUsername, normaliseUsername } from '../rules.ts'
import type { Account, AccountQuery, NewAccount } from '../schema.ts'
import { accountEntry } from './acting.ts'
import { isAdmin } from './own.ts'
import { contextOf, makeInitialPassword, remembered } from './passwords.ts'
import * as queries from './queries/accounts.ts'
import { lockAdministrators, otherAdministrators, standingGrants } from './queries/grants.ts'
import { endSessions } from './queries/sign-in.ts'

/** One page of the unit's accounts with their standing grants. */
export async function listAccounts({ platform, actor }: Ctx, query: AccountQuery) {
  const { db, clock } = platform
  const now = clock.now()
  const { total, rows } = await queries.accountPage(db, actor.unitId, query, now)
  if (!rows.length) return { total, accounts: [] }
  const grants = await standingGrants(
    db,
    rows.map((row) => row.id),
  )
  const names = new Map((await sections(db, actor.unitId)).map((section) => [section.id, section.name]))
  const accounts = rows.map((row): Account => {
    const own = grants.filter((grant) => grant.accountId === row.id)
    return {
      id: row.id,
      username: row.username,
      name: row.name,
      personId: row.personId,
      duty: row.duty as Account['duty'],
      state: stateOf(row, now),
      isUnused: row.disabledBecause === 'unused',
      twoFactorEnabled: row.twoFactorEnabled,
      lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
      grants: own.map(({ id, role, sectionId, validFrom, validUntil }) => ({
        ...{ id, sectionId, validFrom, validUntil, role: role as Role, title: roles[role as Role].title },
        sectionName: sectionId ? (names.get(sectionId) ?? null) : null,
      })),
    }
  })
  return { total, accounts }
}

function stateOf(row: queries.AccountRow, now: Date): Account['state'] {
  if (row.disabledAt) return 'disabled'
  if (row.lockedUntil && row.lockedUntil > now) return 'locked'
  return row.passwordChangedAt ? 'in-use' : 'initial'
}

/** Makes an account without any right; its initial password is shown this once. */
export async function createAccount(ctx: Ctx, asked: NewAccount): Promise<{ id: string; initialPassword: string }> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const username = insistOnUsername(asked.username, 'username')
  const { name, personId } = asked
  if (personId && !(await namesOfPeople(db, unitId, [personId])).length) {
    throw new Refusal('invalid', '没有这个人员，请重新选择', [{ field: 'personId', message: '请重新选择人员' }])
  }
  const context = contextOf({ username, name, unitName: await queries.unitName(db, unitId), isAdmin: true })
  const initialPassword = makeInitialPassword(context)
  const passwordHash = await hashPassword(initialPassword)
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await insert(ctx, tx, { id, username, name, personId, passwordHash })
    return {
      result: { id, initialPassword },
      audit: [accountEntry('account.created', id, { forPerson: personId !== null })],
    }
  })
}

type Made = { id: string; username: string; name: string; personId: string | null; passwordHash: string }

function insert(ctx: Ctx, tx: Writer, made: Made): Promise<void> {
  const account = { ...made, unitId: ctx.actor.unitId, ownPassword: false, now: ctx.platform.clock.now() }
  return queries.insertAccount(tx, account).catch(refuseTaken)
}

/** A user name in its one spelling, or a refusal naming the field. */
export function insistOnUsername(typed: string, field: string): string {
  const username = normaliseUsername(typed)
  if (isUsername(username)) return username
  const message = '用户名以字母开头，2到40个字符，只能用小写字母、数字、点和下划线'
  throw new Refusal('invalid', message, [{ field, message }])
}

/** The database's own word that a user name or a person has an account already. */
export function refuseTaken(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string }
  if (code === '23505' && constraint === 'account_person') throw new Refusal('conflict', '这个人员已有账号')
  if (code === '23505') throw new Refusal('conflict', '用户名已被使用，请换一个')
  throw error
}

export async function listPeopleWithoutAccount({ platform, actor }: Ctx) {
  return { people: await peopleWithoutAccount(platform.db, actor.unitId) }
}

type NewForPerson = { personId: string; username: string; initialPassword: string }

/** Makes accounts for people, with user names from their pinyin; rights are granted by the security administrator. */
export async function createAccounts(ctx: Ctx, personIds: string[]): Promise<{ accounts: NewForPerson[] }> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const wanted = [...new Set(personIds)]
  const people = await namesOfPeople(db, unitId, wanted)
  if (people.length < wanted.length) throw new Refusal('invalid', '所选人员中有人已不在名册，请刷新后再选')
  const unitName = await queries.unitName(db, unitId)
  const prepared: { person: (typeof people)[number]; base: string; password: string; hash: string }[] = []
  for (const person of wanted.map((id) => people.find((one) => one.id === id)!)) {
    const base = usernameFrom(person.pinyin)
    const password = makeInitialPassword(contextOf({ username: base, name: person.name, unitName, isAdmin: true }))
    prepared.push({ person, base, password, hash: await hashPassword(password) })
  }
  return write(ctx, async (tx) => {
    await queries.lockUsernames(tx)
    const taken = await queries.takenUsernames(
      tx,
      prepared.map(({ base }) => base),
    )
    const accounts: NewForPerson[] = []
    const audit: AuditDraft[] = []
    for (const { person, base, password, hash } of prepared) {
      const username = freeUsername(base, taken)
      const id = randomUUID()
      await insert(ctx, tx, { id, username, name: person.name, personId: person.id, passwordHash: hash })
      accounts.push({ personId: person.id, username, initialPassword: password })
      audit.push(accountEntry('account.created', id, { forPerson: true }))
    }
    return { result: { accounts }, audit }
  })
}

function usernameFrom(pinyin: string): string {
  const letters = pinyin
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z]/g, '')
    .slice(0, 30)
  return letters.length < 2 ? `user${letters}` : letters
}

function freeUsername(base: string, taken: Set<string>): string {
  let username = base
  for (let number = 2; taken.has(username); number++) username = `${base}${number}`
  taken.add(username)
  return username
}

/** Hands out a new initial password; every session of the account ends. */
export async function resetPassword(ctx: Ctx, id: string): Promise<{ initialPassword: string }> {
  const { db, clock, sessions: known } = ctx.platform
  if (id === ctx.actor.accountId) throw new Refusal('rule_broken', '自己的密码请在“修改密码”中修改')
  const account = await queries.accountById(db, id)
  if (!account || account.unitId !== ctx.actor.unitId) throw new Refusal('not_found')
  const unitName = await queries.unitName(db, account.unitId)
  const initialPassword = makeInitialPassword(contextOf({ ...account, unitName, isAdmin: true }))
  const hash = await hashPassword(initialPassword)
  const result = await write(ctx, async (tx) => {
    const locked = await queries.lockAccount(tx, ctx.actor.unitId, id)
    const present = (await queries.credentialOf(tx, id))?.password
    if (!locked || !present) throw new Refusal('not_found')
    const former = remembered(present, locked.formerPasswords)
    await queries.storePassword(tx, { id, hash, former, ownPassword: false, now: clock.now() })
    const sessionsEnded = await endSessions(tx, id)
    return { result: { initialPassword }, audit: [accountEntry('account.password-reset', id, { sessionsEnded })] }
  })
  known.forget()
  return result
}

/** Takes an account out of use; its sessions end in the same transaction. */
export async function disableAccount(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  await write(ctx, async (tx) => {
    await lockAdministrators(tx, unitId)
    const account = await queries.lockAccount(tx, unitId, id)
    if (!account) throw new Refusal('not_found')
    if (account.disabledAt) throw new Refusal('conflict', '账号已经停用')
    await insistOnAnother(ctx, tx, account)
    await queries.setDisabled(tx, id, ctx.platform.clock.now())
    const sessionsEnded = await endSessions(tx, id)
    return { result: null, audit: [accountEntry('account.disabled', id, { sessionsEnded })] }
  })
  ctx.platform.sessions.forget()
  return {}
}

/** Without a system administrator nobody makes accounts, without a security administrator nobody gives rights. */
async function insistOnAnother(ctx: Ctx, tx: Writer, { id, duty, unitId }: queries.AccountRow): Promise<void> {
  if (!isAdmin({ duty }) || duty === 'audit') return
  const role: Role = duty === 'system' ? 'system_admin' : 'security_admin'
  const day = dayOf(ctx.platform.clock.now())
  if (await otherAdministrators(tx, { unitId, role, except: id, day })) return
  throw new Refusal(
    'rule_broken',
    `这是最后一个能用的${roles[role].title}账号，不能停用。请先设立另一个${roles[role].title}`,
  )
}

/** Puts a disabled account back into use with the rights it still has. */
export async function enableAccount(ctx: Ctx, id: string): Promise<Record<string, never>> {
  await write(ctx, async (tx) => {
    const account = await queries.lockAccount(tx, ctx.actor.unitId, id)
    if (!account) throw new Refusal('not_found')
    if (!account.disabledAt) throw new Refusal('conflict', '账号没有停用')
    await queries.setEnabled(tx, id, ctx.platform.clock.now())
    return { result: null, audit: [accountEntry('account.enabled', id)] }
  })
  return {}
}

/** Nothing works without these. */
const ALWAYS_ON = ['accounts', 'audit-trail', 'people', 'posts', 'today']

/** Says which optional areas this installation does without. */
export async function setAreasOff(ctx: Ctx, areasOff: string[]): Promise<Record<string, never>> {
  if (areasOff.some((name) => ALWAYS_ON.includes(name))) {
    throw new Refusal('rule_broken', '账号、审计、干部档案、机构与职位和今天是基础功能，不能停用')
  }
  const off = [...new Set(areasOff)].sort()
  await write(ctx, async (tx) => {
    await queries.setAreas(tx, off)
    const changed = { action: 'settings.areas-changed', subjectKind: 'installation', subjectId: 'areas' }
    return { result: null, audit: [{ ...changed, detail: { areasOff: off } }] }
  })
  return {}
}
