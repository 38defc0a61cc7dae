import { randomUUID } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { bound, cited, type Frozen, renewed } from '../frozen.ts'
import type { Document, Kind, Save } from '../schema.ts'
import { figuresFor } from './figures.ts'
import * as rows from './queries/reports.ts'
import { currentVersion, drafted, type Head, reportOf, unsignedReport } from './reports.ts'

type Text = { document: Document; figures: Frozen; note: string }

/** One more version of a report, inside the caller's transaction. */
async function append(tx: Writer, ctx: Ctx, head: Head, text: Text & { revision: number }): Promise<number> {
  const { unitId, name } = ctx.actor
  const number = head.version + 1
  const { revision, ...rest } = text
  const madeAt = ctx.platform.clock.now()
  await rows.insertVersion(tx, { unitId, reportId: head.id, number, ...rest, madeBy: name, madeAt })
  const isFirst = await rows.updateReport(tx, { unitId, id: head.id, revision }, { version: number })
  if (!isFirst) throw new Refusal('conflict')
  return revision + 1
}

const entry = (action: string, head: Head, detail: Record<string, unknown> = {}) => ({
  action,
  subjectKind: 'report',
  subjectId: head.id,
  detail: { version: head.version + 1, ...detail },
})

/** Saves what was written. Figures keep the numbers they were frozen with; new ones get today's. */
export async function saveReport(ctx: Ctx, scope: Scope, id: string, { revision, note, document: written }: Save) {
  const seen = await reportOf(ctx.platform.db, ctx, scope, id)
  const figures = await figuresFor(ctx, seen)
  return write(ctx, async (tx) => {
    const head = await unsignedReport(tx, ctx, scope, id)
    const { figures: frozen } = await currentVersion(tx, ctx, head)
    const text = bound(written, { figures, frozen })
    if ('unknown' in text) {
      throw new Refusal('invalid', `有${text.unknown.length}处数据找不到了，请删去或者重新选择：${text.unknown[0]}`)
    }
    const next = await append(tx, ctx, head, { document: text.document, figures: text.frozen, note, revision })
    return { result: { revision: next }, audit: [entry('report.saved', head, { note })] }
  })
}

/** Puts today's numbers into the text. */
export async function refreshReport(ctx: Ctx, scope: Scope, id: string, revision: number) {
  const seen = await reportOf(ctx.platform.db, ctx, scope, id)
  const figures = await figuresFor(ctx, seen)
  return write(ctx, async (tx) => {
    const head = await unsignedReport(tx, ctx, scope, id)
    const { document, figures: frozen } = await currentVersion(tx, ctx, head)
    const text = renewed(document, { figures, frozen })
    const note = '更新数据'
    const next = await append(tx, ctx, head, { document: text.document, figures: text.frozen, note, revision })
    return { result: { revision: next }, audit: [entry('report.refreshed', head)] }
  })
}

/** Writes the whole text, or one section, anew from outline and records. */
export async function redraftReport(
  ctx: Ctx,
  scope: Scope,
  id: string,
  { revision, sectionId }: { revision: number; sectionId: string | null },
) {
  const { db } = ctx.platform
  const seen = await reportOf(db, ctx, scope, id)
  const fresh = await drafted(db, ctx, { ...seen, kind: seen.kind as Kind })
  return write(ctx, async (tx) => {
    const head = await unsignedReport(tx, ctx, scope, id)
    const old = await currentVersion(tx, ctx, head)
    const section = fresh.document.sections.find((one) => one.id === sectionId)
    if (sectionId !== null && !section) throw new Refusal('not_found', '提纲里没有这一节，不能重写')
    const document = section ? replaced(old.document, section) : fresh.document
    const all = { ...old.figures, ...fresh.frozen }
    const figures = Object.fromEntries(cited(document).map((name) => [name, all[name]!]))
    const note = section ? `重写“${section.title}”` : '按提纲重写全文'
    const next = await append(tx, ctx, head, { document, figures, note: note.slice(0, 200), revision })
    return { result: { revision: next }, audit: [entry('report.redrafted', head, { sectionId })] }
  })
}

function replaced(document: Document, section: Document['sections'][number]): Document {
  return { ...document, sections: document.sections.map((one) => (one.id === section.id ? section : one)) }
}

export async function readVersion(ctx: Ctx, scope: Scope, { id, number }: { id: string; number: number }) {
  const { db } = ctx.platform
  await reportOf(db, ctx, scope, id)
  const found = await rows.versionRow(db, ctx.actor.unitId, { id, number })
  if (!found) throw new Refusal('not_found')
  const { note, madeBy, madeAt, document } = found
  return { version: { number, note, madeBy, madeAt: madeAt.toISOString() }, document }
}

export async function addComment(ctx: Ctx, scope: Scope, id: string, comment: { sectionId: string; text: string }) {
  const { platform, actor } = ctx
  return write(ctx, async (tx) => {
    const head = await unsignedReport(tx, ctx, scope, id)
    const { document } = await currentVersion(tx, ctx, head)
    if (!document.sections.some((one) => one.id === comment.sectionId)) throw new Refusal('not_found', '没有这一节')
    const made = { unitId: actor.unitId, id: randomUUID(), reportId: id, ...comment }
    await rows.insertComment(tx, { ...made, madeBy: actor.name, madeAt: platform.clock.now() })
    const detail = { sectionId: comment.sectionId }
    const audit = [{ action: 'report.commented', subjectKind: 'report', subjectId: id, detail }]
    return { result: { id: made.id }, audit }
  })
}

export async function settleComment(ctx: Ctx, scope: Scope, { id, commentId }: { id: string; commentId: string }) {
  const { platform, actor } = ctx
  return write(ctx, async (tx) => {
    await unsignedReport(tx, ctx, scope, id)
    const key = { unitId: actor.unitId, reportId: id, id: commentId }
    const isDone = await rows.settleComment(tx, key, { settledBy: actor.name, settledAt: platform.clock.now() })
    if (!isDone) throw new Refusal('not_found', '没有这条意见，或者已经处理')
    const detail = { commentId }
    return { result: {}, audit: [{ action: 'report.comment-settled', subjectKind: 'report', subjectId: id, detail }] }
  })
}
