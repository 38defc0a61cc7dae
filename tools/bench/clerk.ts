import { serve } from '@hono/node-server'
import { insertAccount, saveUnit } from '../../src/areas/accounts/server/queries/accounts.ts'
import { fixDuty, insertGrants } from '../../src/areas/accounts/server/queries/grants.ts'
import type { Role } from '../../src/platform/permission.ts'
import { hashPassword } from '../../src/platform/session.ts'
import { type Ctx, write } from '../../src/platform/write.ts'
import { BENCH_PASSWORD } from './protocol.ts'

/** The unit of the bench with one account that holds these roles. */
export async function makeClerk(operator: Ctx, roles: readonly Role[]): Promise<void> {
  const { unitId } = operator.actor
  const now = new Date()
  const passwordHash = await hashPassword(BENCH_PASSWORD)
  await write(operator, async (tx) => {
    await saveUnit(tx, { id: unitId, name: '云栖市文化和旅游局', now })
    const account = { id: 'bench', unitId, username: 'bench', name: '测试员', personId: null, passwordHash }
    await insertAccount(tx, { ...account, ownPassword: true, now })
    await fixDuty(tx, ['bench'], 'business')
    const period = { sectionId: null, validFrom: '2020-01-01', validUntil: null, grantedBy: 'operator', grantedAt: now }
    const grant = { unitId, accountId: 'bench', duty: 'business', ...period } as const
    await insertGrants(
      tx,
      roles.map((role) => ({ ...grant, id: crypto.randomUUID(), role })),
    )
    return { result: null, audit: [{ action: 'bench.prepared', subjectKind: 'unit', subjectId: unitId }] }
  })
}

/** Serves on a free port of this machine only; resolves to the port. */
export function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<number> {
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
  return new Promise((resolve) => {
    server.once('listening', () => resolve((server.address() as { port: number }).port))
  })
}
