import { randomBytes } from 'node:crypto'
import type { Ctx, Platform } from '../platform/write.ts'

/** Whoever sits at the machine and runs a command there. The audit trail says so. */
export function operatorOf(platform: Platform, unitId: string): Ctx {
  return {
    platform,
    requestId: randomBytes(6).toString('hex'),
    ip: 'local',
    actor: {
      accountId: null,
      name: '本机操作员',
      unitId,
      personId: null,
      duty: 'operator',
      grants: [],
      sessionId: null,
      mustChangePassword: false,
    },
  }
}
