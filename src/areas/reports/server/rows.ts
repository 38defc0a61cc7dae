import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { lookUp } from '../compose.ts'
import { printed } from '../figure.ts'
import { freeze } from '../frozen.ts'
import { type Choices, type FigureRows, figureGroups } from '../schema.ts'
import { figuresFor, mayOpen } from './figures.ts'
import { currentVersion, reportOf } from './reports.ts'

/** Records shown of one figure; more are counted. */
const MOST_SHOWN = 2000

/** A figure of a report with the records behind it, as they are now. */
export async function readFigure(
  ctx: Ctx,
  scope: Scope,
  { id, name }: { id: string; name: string },
): Promise<FigureRows> {
  const { db } = ctx.platform
  const head = await reportOf(db, ctx, scope, id)
  const { figures: frozen } = await currentVersion(db, ctx, head)
  const figures = await figuresFor(ctx, head)
  const now = lookUp(figures, name)
  const { ids, permission, ...figure } = frozen[name] ?? freeze(figures, name) ?? refused()
  const opens = mayOpen(ctx, permission, head.personId)
  const rows = now?.rows ?? []
  const before = new Set(ids)
  const after = new Set(rows.map((row) => row.id))
  return {
    figure: { id: name, ...figure, mayOpen: opens },
    now: now?.value ?? null,
    records: opens
      ? rows.slice(0, MOST_SHOWN).map(({ id: row, label, path }) => ({ id: row, label, path, isNew: !before.has(row) }))
      : null,
    total: rows.length,
    gone: ids.filter((one) => !after.has(one)).length,
  }
}

function refused(): never {
  throw new Refusal('not_found', '没有这个数据，可能已经从口径中去掉')
}

/** Every figure that can be put into a report, in groups by area. */
export async function listChoices(ctx: Ctx, scope: Scope, id: string): Promise<Choices> {
  const head = await reportOf(ctx.platform.db, ctx, scope, id)
  const figures = [...(await figuresFor(ctx, head)).values()].filter(({ value }) => value !== null)
  const groups = Map.groupBy(figures, (figure) => figure.id.split('.')[0]!)
  return {
    groups: Object.entries(figureGroups).map(([area, title]) => ({
      title,
      figures: (groups.get(area) ?? []).map(({ id: name, title, unit, definition, value, rows }) => {
        return { id: name, title, unit, definition, value: printed(value!), rows: rows.length }
      }),
    })),
  }
}
