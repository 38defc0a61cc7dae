import type { Ctx } from '../../../platform/write.ts'
import { raiseFinding } from '../server/problems.ts'
import { findingsOn, todayOf } from '../server/service.ts'

const RAISED = 3

/** Some findings of the demo bureau become problems, one of each rule, so that the ledger has them too. */
export async function raiseDemoFindings(ctx: Ctx): Promise<void> {
  const found = (await findingsOn(ctx, todayOf(ctx))).filter(({ severity }) => severity !== 'notice')
  const oneOfEach = [...Map.groupBy(found, ({ rule }) => rule).values()].map(([first]) => first!)
  for (const { key } of oneOfEach.slice(0, RAISED)) await raiseFinding(ctx, key)
}
