import { dayOf } from '../../../platform/clock.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesInUnit } from '../../people/facts.ts'
import { unitName } from '../../posts/facts.ts'
import type { Edition } from '../schema.ts'
import { reportWord } from './documents/word.ts'
import { acceptedTexts } from './queries/reports.ts'
import { currentVersion, reportOf } from './reports.ts'

/** A report as a Word file, in the edition that keeps names and sources or the one for publication. */
export async function exportReport(
  ctx: Ctx,
  scope: Scope,
  { id, edition }: { id: string; edition: Edition },
): Promise<FileOut> {
  const { platform, actor } = ctx
  const { db } = platform
  const head = await reportOf(db, ctx, scope, id)
  const [version, accepted, unit, names] = await Promise.all([
    currentVersion(db, ctx, head),
    acceptedTexts(db, actor.unitId, id),
    unitName(db, actor.unitId),
    edition === 'public' ? namesInUnit(db, actor.unitId) : [],
  ])
  const { document, figures } = version
  const signed = head.state === 'signed' ? { by: head.signedBy!, hash: head.hash!, accepted } : null
  const day = dayOf(head.signedAt ?? platform.clock.now())
  const file = await reportWord({ document, figures, edition, unitName: unit, day, signed, names })
  const detail = { edition, version: head.version }
  const audit = [{ action: 'report.exported', subjectKind: 'report', subjectId: id, detail }]
  return write(ctx, async () => ({ result: file, audit }))
}
