import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { sections } from '../../posts/facts.ts'
import { lackOfEvidence, lampOf, remindersBy, type Standing } from '../rules.ts'
import type { EvidenceView, MeasureView, OriginKind, ProblemKind, ProblemView, Timing } from '../schema.ts'
import { numberOf, standingOf, todayOf } from './acting.ts'
import { originRows, type ProblemRow, problemById } from './queries/problems.ts'
import * as remedy from './queries/remedy.ts'
import { allowedActs, isInSight } from './rights.ts'

/** A problem the reader may see, or a refusal that does not tell whether it exists. */
export async function seenProblem(ctx: Ctx, scope: Scope, id: string): Promise<ProblemRow> {
  const row = await problemById(ctx.platform.db, ctx.actor.unitId, id)
  if (!row || !isInSight(ctx, scope, row)) throw new Refusal('not_found')
  return row
}

/** The measures of some problems with their evidence, by problem. */
export async function measuresOf(ctx: Ctx, problemIds: readonly string[]): Promise<Map<string, MeasureView[]>> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const scope = scopeOf(ctx.platform.permissions, ctx.actor, 'rectification.read')
  const measures = await remedy.measureRows(db, unitId, problemIds)
  const measureIds = [...new Set(measures.map(({ id }) => id))]
  const evidence = await remedy.evidenceRows(db, unitId, measureIds)
  const ids = [...new Set(evidence.map(({ id }) => id))]
  const versions = Map.groupBy(await remedy.versionRows(db, unitId, ids), ({ evidenceId }) => evidenceId)
  const served = Map.groupBy(await remedy.problemsOfMeasures(db, unitId, measureIds), ({ measureId }) => measureId)
  const byMeasure = Map.groupBy(evidence, ({ measureId }) => measureId)
  const viewed = measures.map(({ problemId, ownerName, ...measure }) => ({
    problemId,
    measure: {
      ...measure,
      ownerName: ownerName ?? '',
      evidence: (byMeasure.get(measure.id) ?? []).map(({ measureId: _of, addedAt, form, measures: n, ...one }) => ({
        ...{ ...one, form: form as EvidenceView['form'], addedAt: addedAt.toISOString(), measures: Number(n) },
        versions: (versions.get(one.id) ?? []).map(({ version, size, sha256, uploadedAt }) => {
          return { version, size, sha256, at: uploadedAt.toISOString() }
        }),
      })),
      others: (served.get(measure.id) ?? [])
        // A measure may serve a problem that the reader is not to know of.
        .filter((one) => one.id !== problemId && scope !== null && isInSight(ctx, scope, one))
        .map((one) => ({ id: one.id, number: numberOf(one), title: one.title })),
    },
  }))
  const grouped = Map.groupBy(viewed, ({ problemId }) => problemId)
  return new Map([...grouped].map(([problemId, list]) => [problemId, list.map(({ measure }) => measure)]))
}

/** Measures of the section's other problems that the actor may see: one of them may put this problem right as well. */
export async function sharableMeasures(ctx: Ctx, id: string) {
  const scope = scopeOf(ctx.platform.permissions, ctx.actor, 'rectification.read')
  if (!scope) throw new Refusal('not_found')
  const { leadSectionId, unitId } = await seenProblem(ctx, scope, id)
  const rows = leadSectionId ? await remedy.measuresOfSection(ctx.platform.db, unitId, leadSectionId, id) : []
  const seen = rows.filter((row) => isInSight(ctx, scope, row))
  const byMeasure = Map.groupBy(seen, ({ measureId }) => measureId)
  const measures = [...byMeasure].map(([measureId, of]) => ({
    ...{ id: measureId, text: of[0]!.text, isRule: of[0]!.isRule },
    of: of.map((one) => `${numberOf(one)} ${one.title}`).join('、'),
  }))
  return { measures }
}

/** What has to be done next, in one sentence. */
function nextStep(standing: Standing, names: { owner: string }, today: string): string {
  const { state, pending, measures } = standing
  if (state === 'open') return '请定责任人和整改时限'
  if (pending) return `延期到${pending.toOn}的申请等待答复`
  if (state === 'submitted') return '请责任人以外的人核实佐证，销号或者退回'
  if (state === 'answering') return '已核实，等提出人答复后销号'
  if (state === 'closed') return '已销号'
  if (state === 'withdrawn') return '已撤回'
  return lackOfEvidence(measures, today) ?? `佐证齐全，请${names.owner}报完成`
}

export async function readProblem(ctx: Ctx, scope: Scope, id: string): Promise<ProblemView> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const row = await seenProblem(ctx, scope, id)
  const today = todayOf(ctx)
  const standing = await standingOf(db, row)
  const origins = await originRows(db, unitId, [id])
  const people = [row.ownerId, row.leaderId, row.verifierId].filter((one) => one !== null)
  const known = people.length ? await namesOfPeople(db, unitId, people) : []
  const names = new Map(known.map((one) => [one.id, one.name]))
  const nameOf = (one: string | null) => (one && names.get(one)) ?? ''
  const section = (await sections(db, unitId)).find((one) => one.id === row.leadSectionId)
  const old = row.reboundOfId ? await problemById(db, unitId, row.reboundOfId) : undefined
  const isOldSeen = old !== undefined && isInSight(ctx, scope, old)
  const [origin] = origins
  return {
    ...{ id, number: numberOf(row), title: row.title, description: row.description, goal: row.goal, note: row.note },
    ...{ kind: row.kind as ProblemKind, line: row.line, timing: row.timing as Timing, state: standing.state },
    ...{ lamp: lampOf(standing, today), reminders: remindersBy(standing, today) },
    ...{ originKind: origin!.kind as OriginKind, originLabel: origin!.label, originPath: origin!.path },
    ...{ leadSectionId: row.leadSectionId, sectionName: section?.name ?? '' },
    ...{ leaderId: row.leaderId, leaderName: nameOf(row.leaderId), ownerId: row.ownerId },
    ...{ ownerName: nameOf(row.ownerId), verifierName: nameOf(row.verifierId) },
    ...{ foundOn: row.foundOn, dueOn: row.dueOn, firstDueOn: row.firstDueOn, closedOn: row.closedOn },
    ...{ isRebound: row.isRebound, returns: row.returns, reopenings: row.reopenings, metOn: row.metOn },
    ...{ needsRaiserAnswer: row.needsRaiserAnswer, raiserSatisfied: row.raiserSatisfied, revision: row.revision },
    reboundOf: old && isOldSeen ? { id: old.id, number: numberOf(old), title: old.title } : null,
    origins: origins.map(({ kind, label, path, title, raisedOn, raisedBy }) => {
      return { kind: kind as OriginKind, label, path, title, raisedOn, raisedBy }
    }),
    supports: (await remedy.supportRows(db, unitId, [id])).map((one) => ({ id: one.id, name: one.name })),
    causes: (await remedy.causeRows(db, unitId, [id])).map((one) => ({ id: one.id, text: one.text })),
    measures: (await measuresOf(ctx, [id])).get(id) ?? [],
    dateChanges: (await remedy.dateChangeRows(db, unitId, id)).map(({ state, decidedBy, ...one }) => {
      return { ...one, state: state as 'pending', decidedBy: decidedBy ?? '' }
    }),
    entries: (await remedy.entryRows(db, unitId, [id])).map(({ act, text, byName, at }) => {
      return { act, text, by: byName, at: at.toISOString() }
    }),
    allowed: allowedActs(ctx, row, standing),
    next: nextStep(standing, { owner: nameOf(row.ownerId) }, today),
  }
}
