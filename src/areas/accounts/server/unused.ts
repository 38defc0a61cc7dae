import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import type { Role } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { isUnused } from '../rules.ts'
import { accountEntry } from './acting.ts'
import { installationOf, lockAccount, setDisabled } from './queries/accounts.ts'
import { lockAdministrators, otherAdministrators } from './queries/grants.ts'
import { endSessions } from './queries/sign-in.ts'
import { idleAccounts, lately, storeUnusedDays, unusedDays } from './queries/unused.ts'

const DAY = 24 * 3600_000
const TOLD_DAYS = 14
const ADMINISTRATORS: Record<string, Role> = {
  system: 'system_admin',
  security: 'security_admin',
  audit: 'audit_admin',
}

/**
 * Puts accounts out of use that nobody has used for so many days, each with its sessions and its trace. The last
 * account of each kind of administrator stays, and so does the demo, whose passwords are public anyway.
 */
export async function disableUnused(ctx: Ctx): Promise<number> {
  const { db, clock, sessions } = ctx.platform
  const { unitId } = ctx.actor
  const days = await unusedDays(db)
  if (!days || (await installationOf(db)).isDemo) return 0
  const now = clock.now()
  const today = dayOf(now)
  const idle = await idleAccounts(db, unitId, new Date(now.getTime() - (days - 1) * DAY))
  let count = 0
  for (const { id, duty, lastUse } of idle) {
    if (!isUnused({ lastUse: dayOf(lastUse), today, days })) continue
    if (await isLast(db, { unitId, id, duty, day: today })) continue
    if (await disable(ctx, { id, duty, days })) count += 1
  }
  if (count) sessions.forget()
  return count
}

const isLast = async (
  db: Reader,
  { unitId, id, duty, day }: { unitId: string; id: string; duty: string | null; day: string },
): Promise<boolean> => {
  const role = ADMINISTRATORS[duty ?? '']
  return role !== undefined && !(await otherAdministrators(db, { unitId, role, except: id, day }))
}

/** Thrown inside the transaction: somebody used the account or the other administrator went meanwhile. */
class Meanwhile extends Error {}

async function disable(ctx: Ctx, of: { id: string; duty: string | null; days: number }): Promise<boolean> {
  const { unitId } = ctx.actor
  const now = ctx.platform.clock.now()
  const { id, duty, days } = of
  try {
    await write(ctx, async (tx) => {
      await lockAdministrators(tx, unitId)
      const account = await lockAccount(tx, unitId, id)
      const signedIn = account?.lastSignInAt
      const isUsed = signedIn && !isUnused({ lastUse: dayOf(signedIn), today: dayOf(now), days })
      if (!account || account.disabledAt || isUsed) throw new Meanwhile()
      if (await isLast(tx, { unitId, id, duty, day: dayOf(now) })) throw new Meanwhile()
      await setDisabled(tx, id, now, 'unused')
      const sessionsEnded = await endSessions(tx, id)
      return { result: null, audit: [accountEntry('account.disabled', id, { because: 'unused', days, sessionsEnded })] }
    })
    return true
  } catch (error) {
    if (error instanceof Meanwhile) return false
    throw error
  }
}

export async function setUnusedDays(ctx: Ctx, days: number): Promise<Record<string, never>> {
  await write(ctx, async (tx) => {
    await storeUnusedDays(tx, days)
    const changed = { action: 'settings.unused-changed', subjectKind: 'installation', subjectId: 'unused-accounts' }
    return { result: null, audit: [{ ...changed, detail: { days } }] }
  })
  return {}
}

/** What the program itself has put out of use in the last two weeks. */
export const unusedLately = ({ platform, actor }: Ctx) =>
  lately(platform.db, actor.unitId, new Date(platform.clock.now().getTime() - TOLD_DAYS * DAY))
