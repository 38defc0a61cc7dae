import type * as z from 'zod'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { QUEUE_ROWS, type QueuedItem, type QueueView } from '../schema.ts'
import { asideKind, deleteAttachments, queueOverview, setAsideItem } from './queries/queue.ts'

/** How the queue stands. What is in it cannot be seen here: only kind, hour and why it was set aside. */
export async function viewQueue({ platform, actor }: Ctx): Promise<z.infer<typeof QueueView>> {
  const { counts, rows } = await queueOverview(platform.db, actor.unitId, QUEUE_ROWS)
  const of = (state: string) => counts.get(state) ?? 0
  const shown = rows.map((row) => ({ ...row, hour: row.hour.toISOString() }) as QueuedItem)
  return { waiting: of('waiting'), aside: of('aside'), taken: of('taken'), rows: shown }
}

const NOT_ASIDE = new Refusal('not_found', '这一件已经不在搁置的来件里，请刷新后再看')

/** Puts one that was set aside back into the queue. */
export function tryAgain(ctx: Ctx, id: string): Promise<Record<string, never>> {
  return write(ctx, async (tx) => {
    const change = { state: 'waiting', reason: '', tries: 0 }
    if (!(await setAsideItem(tx, ctx.actor.unitId, id, change))) throw NOT_ASIDE
    const draft = { action: 'door.returned', subjectKind: 'door-submission', subjectId: id }
    return { result: {}, audit: [draft] }
  })
}

const KEPT = new Refusal('rule_broken', '举报不能放弃，请告诉纪检干部和系统管理员查明打不开的原因')

/** Gives up one that cannot be opened, with a reason; its attachments go with it. A report is never given up. */
export function dropAside(ctx: Ctx, id: string, reason: string): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    if ((await asideKind(tx, unitId, id)) === 'report') throw KEPT
    const change = { state: 'taken', reason: '', sealed: null }
    if (!(await setAsideItem(tx, unitId, id, change))) throw NOT_ASIDE
    const attachments = await deleteAttachments(tx, unitId, id)
    const detail = { reason, attachments }
    const draft = { action: 'door.dropped', subjectKind: 'door-submission', subjectId: id, detail }
    return { result: {}, audit: [draft] }
  })
}
