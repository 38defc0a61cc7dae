import { AsyncLocalStorage } from 'node:async_hooks'
import { type Acting, type AuditDraft, record } from './audit.ts'
import type { Clock } from './clock.ts'
import type { Database, Writer } from './db.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'
import type { Actor, PermissionTable } from './permission.ts'
import type { Sealer } from './seal.ts'
import type { Auth, Sessions } from './session.ts'

/** What the whole program shares. Passed along, never imported as a global. */
export type Platform = {
  db: Database
  keys: Keys
  clock: Clock
  log: Log
  sealer: Sealer
  anchorFile: string
  permissions: PermissionTable
  auth: Auth
  sessions: Sessions
}

/** One request (or one command line call): who acts, from where. */
export type Ctx = { platform: Platform; actor: Actor; requestId: string; ip: string }

/** What a change returns: its result and what it leaves in the audit trail. */
export type Changed<T> = { result: T; audit: AuditDraft[] }

/** Who the audit trail says acted. */
export function actingOf({ actor, requestId, ip }: Ctx): Acting {
  const roles = [...new Set(actor.grants.map((grant) => grant.role))].join(',')
  return { accountId: actor.accountId, name: actor.name, roles, unitId: actor.unitId, ip, requestId }
}

/**
 * The only way to change data: one transaction that locks, reads the facts, judges, changes and writes the audit
 * entries. Throwing inside leaves nothing behind. At least one audit entry is required.
 */
export async function write<T>(ctx: Ctx, change: (tx: Writer) => Promise<Changed<T>>): Promise<T> {
  const { db, keys, clock, sealer } = ctx.platform
  const result = await inTransaction(db, async (tx) => {
    const changed = await change(tx)
    if (!changed.audit.length) throw new Error('a change without an audit entry')
    await record(tx, keys, actingOf(ctx), clock.now(), changed.audit)
    return changed.result
  })
  sealer.soon()
  return result
}

const underWay = new AsyncLocalStorage<true>()

/**
 * Whether a transaction is under way here. It has one connection and must not ask for another: when all are held by
 * such, everybody waits for everybody.
 */
export const isInTransaction = (): boolean => underWay.getStore() === true

/** A bare transaction, for the kernel's own rows (seals, sign-in counters) that are no business change. */
export function inTransaction<T>(db: Database, run: (tx: Writer) => Promise<T>): Promise<T> {
  return db.transaction().execute((tx) => underWay.run(true, () => run(tx)))
}
