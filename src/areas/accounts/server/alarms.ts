import type { AuditDraft } from '../../../platform/audit.ts'
import type { Writer } from '../../../platform/db.ts'
import type { Ctx } from '../../../platform/write.ts'
import { ALARM_POLICY } from '../rules.ts'
import { accountEntry } from './acting.ts'
import { alarmSince, alarmsOf, lockAlarm, refusalsSince } from './queries/alarms.ts'

const MINUTE = 60_000
const TOLD_DAYS = 7

/**
 * The alarm that a refused access gives, beside its own entry in the same transaction: when it is the tenth of the
 * account in five minutes, once in half an hour. Counted from the trail, so that several processes count together.
 */
export async function alarmAfterRefusal(tx: Writer, { actor, platform }: Ctx): Promise<AuditDraft[]> {
  const { accountId } = actor
  if (!accountId) return []
  await lockAlarm(tx, accountId)
  const now = platform.clock.now().getTime()
  const { refusals, withinMinutes, againMinutes } = ALARM_POLICY
  const count = 1 + (await refusalsSince(tx, accountId, new Date(now - withinMinutes * MINUTE)))
  if (count < refusals) return []
  if (await alarmSince(tx, accountId, new Date(now - againMinutes * MINUTE))) return []
  return [alarm(accountId, { reason: 'refused', count, minutes: withinMinutes })]
}

export const alarm = (accountId: string, detail: { reason: 'refused' | 'locked'; count: number; minutes: number }) =>
  accountEntry('security.alarm', accountId, detail)

/** What the security administrator has to look into. */
export async function alarmsLately({ platform, actor }: Ctx) {
  const since = new Date(platform.clock.now().getTime() - TOLD_DAYS * 24 * 60 * MINUTE)
  const rows = await alarmsOf(platform.db, actor.unitId, since)
  return rows.map(({ at, detail, name, username }) => {
    const { reason, count, minutes } = JSON.parse(detail) as { reason: string; count: number; minutes: number }
    const what =
      reason === 'locked' ? `的账号因密码连续输错${count}次被锁定` : `${minutes}分钟内${count}次越权访问被拒绝`
    return { at, username, title: `${name}${what}` }
  })
}
