import type { FileOut } from '../../../platform/endpoint.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import { planSheet, planTable, planWord, standingTable } from './documents/plan-paper.ts'
import { planEntry } from './plan-acts.ts'
import { readPlan } from './plan-view.ts'
import { todayOf } from './standing.ts'

type Asked = readonly [paper: 'plan' | 'standing', format: 'docx' | 'xlsx']

/** The plan as it stands or how far it is carried out, on paper. */
export async function exportPlan(ctx: Ctx, scope: Scope, year: number, [paper, format]: Asked): Promise<FileOut> {
  const { platform, actor } = ctx
  const unit = await unitName(platform.db, actor.unitId)
  const plan = { ...(await readPlan(ctx, scope, year)), unit, on: todayOf(ctx) }
  const table = paper === 'plan' ? planTable(plan) : standingTable(plan)
  const file = format === 'xlsx' ? await planSheet(table, plan) : await planWord(table, plan)
  const audit = [planEntry('training.plan-exported', actor.unitId, { year, paper, format })]
  return write(ctx, async () => ({ result: file, audit }))
}
