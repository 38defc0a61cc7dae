import { dayOf } from '../../../platform/clock.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { placesOf } from '../../door/facts.ts'
import type { RatingPage, RatingQuery, ReportView } from '../schema.ts'
import { isSection } from './queries/items.ts'
import { ratingPage, reportById, updateReport } from './queries/ratings.ts'
import { reportLine } from './reports.ts'

export async function listRatings(ctx: Ctx, scope: Scope, { page, size, ...wanted }: RatingQuery): Promise<RatingPage> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const sections = scope.unit ? null : scope.sections
  const { total, rows } = await ratingPage(db, unitId, { ...wanted, sections }, { page, size })
  const places = (await placesOf(db, unitId)).map(({ id, title }) => ({ id, title }))
  const shown = rows.map(({ codeHash: _code, placeTitle, sectionName, followsId, ...row }) => ({
    ...{ ...row, placeTitle: placeTitle ?? '', sectionName: sectionName ?? '', isFollowUp: followsId !== null },
  }))
  return { total, rows: shown, places }
}

const reportEntry = (action: string, subjectId: string, detail: Record<string, unknown> = {}) => ({
  ...{ action, subjectKind: 'conduct-report', subjectId, detail },
})

/** Opens one report. Every reading leaves a trace. */
export function readReport(ctx: Ctx, id: string): Promise<ReportView> {
  const { keys } = ctx.platform
  return write(ctx, async (tx) => {
    const row = await reportById(tx, ctx.actor.unitId, id)
    if (!row) throw new Refusal('not_found')
    const { text, about } = JSON.parse(keys.open(row.sealed, `conduct_report.sealed.${id}`))
    const contact = row.contactSealed && JSON.parse(keys.open(row.contactSealed, `conduct_report.contact_sealed.${id}`))
    return { result: { ...reportLine(row), text, about, contact }, audit: [reportEntry('feedback.report-read', id)] }
  })
}

type Routed = { routedTo: string; routedSectionId: string | null; aboutSectionId: string | null; revision: number }

/** Passes a report on; never to the side it is about. */
export function routeReport(ctx: Ctx, id: string, { revision, ...routed }: Routed) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const row = await reportById(tx, unitId, id)
    if (!row) throw new Refusal('not_found')
    if (row.state !== 'received') throw new Refusal('rule_broken', '这件举报已经转办')
    for (const sectionId of [routed.routedSectionId, routed.aboutSectionId]) {
      if (sectionId && !(await isSection(tx, unitId, sectionId))) throw new Refusal('invalid', '没有找到这个科室')
    }
    if (routed.routedSectionId && routed.routedSectionId === routed.aboutSectionId) {
      throw new Refusal('rule_broken', '不得把检举控告转给被举报的一方（《信访工作条例》第三十条）')
    }
    const routedOn = dayOf(ctx.platform.clock.now())
    if (!(await updateReport(tx, { unitId, id, revision }, { ...routed, state: 'routed', routedOn }))) {
      throw new Refusal('conflict')
    }
    return { result: {}, audit: [reportEntry('feedback.report-routed', id)] }
  })
}
