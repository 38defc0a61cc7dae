import { dayOf } from '../../../platform/clock.ts'
import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { Figures } from '../compose.ts'
import type { Period } from '../figure.ts'
import type { Frozen } from '../frozen.ts'
import type { Cited } from '../schema.ts'
import { workAll } from './facts/all.ts'

/** The year of a report as far as it has gone. */
export function periodOf(ctx: Ctx, year: number): Period {
  const today = dayOf(ctx.platform.clock.now())
  const end = `${year}-12-31`
  return { year, from: `${year}-01-01`, until: today < end ? today : end }
}

export const figuresFor = (ctx: Ctx, report: { year: number; personId: string | null }): Promise<Figures> =>
  workAll(ctx, periodOf(ctx, report.year), report.personId)

/** The rows of a figure are for whoever may read such records of the whole unit, or one's own in one's own report. */
export function mayOpen({ platform, actor }: Ctx, permission: string, personId: string | null): boolean {
  const scope = scopeOf(platform.permissions, actor, permission)
  return scope?.unit === true || (personId !== null && scope?.self === personId)
}

export const citedFigures = (ctx: Ctx, frozen: Frozen, personId: string | null): Cited[] =>
  Object.entries(frozen).map(([id, { ids: _ids, permission, ...figure }]) => ({
    id,
    ...figure,
    mayOpen: mayOpen(ctx, permission, personId),
  }))
