import type { FileOut } from '../../../platform/endpoint.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import type { StandingQuery } from '../schema.ts'
import { categoryHours } from './archive.ts'
import { yearlySheet } from './documents/yearly-sheet.ts'
import { standingLines, todayOf } from './standing.ts'

/** The yearly table of exactly the people the list shows. */
export async function exportStanding(ctx: Ctx, scope: Scope, query: StandingQuery): Promise<FileOut> {
  const on = todayOf(ctx)
  const year = query.year ?? Number(on.slice(0, 4))
  const [all, hours] = await Promise.all([standingLines(ctx, scope, query), categoryHours(ctx, year)])
  const lines = query.state ? all.filter(({ state }) => state === query.state) : all
  const file = await yearlySheet(lines, hours, { year, on })
  const detail = { year, people: lines.length }
  const audit = [{ action: 'training.exported', subjectKind: 'unit', subjectId: ctx.actor.unitId, detail }]
  return write(ctx, async () => ({ result: file, audit }))
}
