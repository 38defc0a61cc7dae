import * as z from 'zod'

/**
 * From so many people on, a copy that leaves the system says what it is for (GB/T 35273-2020 §7.1: copying and
 * downloading personal information in bulk is approved and recorded).
 */
export const MANY_PEOPLE = 20

/** What a copy of many people is for, as the audit trail keeps it. */
export const BulkReason = z.string().trim().max(100).default('').meta({ title: '用途' })

const LEAST = 4

/** Why a copy of `people` people may not be made for this reason, or null. */
export function bulkFault(people: number, reason: string): string | null {
  if (people < MANY_PEOPLE || [...reason.trim()].length >= LEAST) return null
  return `一次导出${people}人，请写明用途（至少${LEAST}个字），用途会留在审计记录里`
}
