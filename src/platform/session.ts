import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { betterAuth } from 'better-auth'
import { twoFactor, username } from 'better-auth/plugins'
import { dayOf } from './clock.ts'
import type { Database } from './db.ts'
import { Refusal } from './errors.ts'
import type { Keys } from './keys.ts'
import type { Actor, Duty, Role } from './permission.ts'

/** Times of the sign-in policy. A session ends after `idle` without an act by the person, in any case after `most`. */
export const SESSION = {
  idleMinutes: 30,
  adminIdleMinutes: 10,
  mostHours: 12,
  /** how stale "last active" may be; keeps a request from writing each time */
  noteEverySeconds: 30,
} as const

const ARGON = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 }
const derive = promisify(argon2)

/** Argon2id of a password (NFC), with its parameters, as text. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: password.normalize('NFC'), nonce, ...ARGON })
  return ['argon2id', ARGON.memory, ARGON.passes, nonce.toString('base64url'), tag.toString('base64url')].join('$')
}

/** Compares in constant time; a hash of another making is simply not equal. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [kind, memory, passes, nonce, tag] = hash.split('$')
  if (kind !== 'argon2id' || !nonce || !tag) return false
  const options = { ...ARGON, memory: Number(memory), passes: Number(passes), nonce: Buffer.from(nonce, 'base64url') }
  const found = await derive('argon2id', { message: password.normalize('NFC'), ...options })
  return timingSafeEqual(found, Buffer.from(tag, 'base64url'))
}

/** The sign-in library, on our tables. Only its server functions are used; none of its routes is mounted. */
export function makeAuth(db: Database, keys: Keys, origin: string) {
  return betterAuth({
    appName: '头雁',
    baseURL: origin,
    secret: keys.sessionSecret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db, type: 'postgres', transaction: true },
    user: { modelName: 'account' },
    account: { modelName: 'credential' },
    session: { expiresIn: SESSION.mostHours * 3600, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    plugins: [
      username({ maxUsernameLength: 40, minUsernameLength: 2 }),
      twoFactor({ issuer: '头雁', twoFactorTable: 'twoFactor', schema: { twoFactor: { modelName: 'twoFactor' } } }),
    ],
    advanced: {
      cookiePrefix: 'touyan',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true },
      // The library never creates accounts here, so it need not be able to: ours ask for more than it would write.
      database: { generateId: () => randomBytes(16).toString('hex'), validateSchema: false },
    },
  })
}

export type Auth = ReturnType<typeof makeAuth>

type Remembered = { actor: Actor; until: number; idleMs: number }

/**
 * Turns a request's cookie into an actor. What was found is remembered for a second per process and forgotten at once
 * when rights, accounts or sessions change anywhere (`forget` is called on the database's notice).
 */
export function makeSessions(db: Database, auth: Auth, now: () => Date) {
  const remembered = new Map<string, Remembered>()
  let generation = 0

  async function look(cookie: string, active: boolean): Promise<Remembered | null> {
    const found = await auth.api.getSession({ headers: new Headers({ cookie }) }).catch(refuseFailure)
    if (!found) return null
    const row = await db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.userId')
      .select(['session.id', 'session.createdAt', 'session.updatedAt', 'account.unitId', 'account.personId'])
      .select([
        'account.name',
        'account.duty',
        'account.disabledAt',
        'account.mustChangePassword',
        'account.id as accountId',
      ])
      .where('session.id', '=', found.session.id)
      .executeTakeFirst()
    if (!row || row.disabledAt) return null
    const duty = (row.duty ?? 'business') as Duty
    const idleMs = (duty === 'business' ? SESSION.idleMinutes : SESSION.adminIdleMinutes) * 60_000
    const time = now()
    const unused = time.getTime() - row.updatedAt.getTime()
    if (unused > idleMs || time.getTime() - row.createdAt.getTime() > SESSION.mostHours * 3600_000) {
      await db.deleteFrom('session').where('id', '=', row.id).execute()
      return null
    }
    if (active && unused > SESSION.noteEverySeconds * 1000) {
      await db.updateTable('session').set({ updatedAt: time }).where('id', '=', row.id).execute()
    }
    const actor: Actor = {
      accountId: row.accountId,
      name: row.name,
      unitId: row.unitId,
      personId: row.personId,
      duty,
      grants: await grantsOf(db, row.accountId, time),
      sessionId: row.id,
      mustChangePassword: row.mustChangePassword,
    }
    return { actor, until: time.getTime() + 1000, idleMs }
  }

  return {
    /** `active` is false for background polling, which must not keep a session alive. */
    async actor(cookie: string | undefined, active: boolean): Promise<Actor> {
      if (!cookie) throw new Refusal('unauthenticated')
      const known = remembered.get(cookie)
      if (known && known.until > now().getTime()) return known.actor
      // What was read before a change of rights must not be remembered after it.
      const started = generation
      const fresh = await look(cookie, active)
      if (!fresh) {
        remembered.delete(cookie)
        throw new Refusal('unauthenticated')
      }
      if (remembered.size > 5000) remembered.clear()
      if (started === generation) remembered.set(cookie, fresh)
      return fresh.actor
    },
    forget() {
      generation++
      remembered.clear()
    },
  }
}

export type Sessions = ReturnType<typeof makeSessions>

/** A database that does not answer is no reason to tell people that they are signed out. */
function refuseFailure(error: Error): never {
  throw error.cause ?? error
}

/** Roles in force for an account on the bureau's calendar day of `at`. */
export async function grantsOf(db: Database, accountId: string, at: Date): Promise<Actor['grants']> {
  const day = dayOf(at)
  const rows = await db
    .selectFrom('roleGrant')
    .select(['role', 'sectionId'])
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>=', day)]))
    .execute()
  return rows.map((row) => ({ role: row.role as Role, sectionId: row.sectionId }))
}
