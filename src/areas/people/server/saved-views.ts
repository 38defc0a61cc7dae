import { randomUUID } from 'node:crypto'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import * as store from './queries/proposals.ts'

/** Filters an account keeps under a name. */
export async function listViews({ platform, actor }: Ctx) {
  if (!actor.accountId) return { views: [] }
  return { views: await store.views(platform.db, actor.unitId, actor.accountId) }
}

export function saveView(ctx: Ctx, { name, query }: { name: string; query: string }): Promise<Record<string, never>> {
  const { unitId, accountId } = ctx.actor
  return write(ctx, async (tx) => {
    if (!accountId) throw new Refusal('forbidden')
    const id = randomUUID()
    await store.saveView(tx, { unitId, id, accountId, name, query })
    return { result: {}, audit: [{ action: 'view.saved', subjectKind: 'account', subjectId: accountId }] }
  })
}

export function deleteView(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { unitId, accountId } = ctx.actor
  return write(ctx, async (tx) => {
    const deleted = accountId !== null && (await store.deleteView(tx, { unitId, id }, accountId))
    if (!deleted) throw new Refusal('not_found')
    return { result: {}, audit: [{ action: 'view.deleted', subjectKind: 'account', subjectId: accountId }] }
  })
}
