import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { OriginKind, ProblemState } from '../schema.ts'
import { numberOf } from './acting.ts'
import { originRows, type ProblemRow, problemById } from './queries/problems.ts'

/** True when the scope reaches this problem. What came from a clue is seen by few, besides those it was given to. */
export function isInSight(ctx: Ctx, scope: Scope, row: ProblemRow): boolean {
  const { platform, actor } = ctx
  const isMine = actor.personId !== null && [row.ownerId, row.leaderId].includes(actor.personId)
  if (isMine) return true
  if (row.isConfined && !scopeOf(platform.permissions, actor, 'rectification.confined')) return false
  return scope.unit || (row.leadSectionId !== null && scope.sections.includes(row.leadSectionId))
}

export async function readProblem(ctx: Ctx, scope: Scope, id: string) {
  const { db } = ctx.platform
  const row = await problemById(db, ctx.actor.unitId, id)
  if (!row || !isInSight(ctx, scope, row)) throw new Refusal('not_found')
  const origins = await originRows(db, ctx.actor.unitId, [id])
  return {
    ...{ id, number: numberOf(row), title: row.title, state: row.state as ProblemState },
    origins: origins.map(({ kind, label, path, title, raisedOn, raisedBy }) => {
      return { kind: kind as OriginKind, label, path, title, raisedOn, raisedBy }
    }),
  }
}
