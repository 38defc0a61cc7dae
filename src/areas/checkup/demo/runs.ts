import { addDays, addMonths, type Day } from '../../../law/periods.ts'
import type { Ctx } from '../../../platform/write.ts'
import { saveRun } from '../server/service.ts'

const MONTHS = 14

/** The bureau kept a check-up at the end of every month for more than a year. */
export async function saveDemoRuns(ctx: Ctx, today: Day): Promise<void> {
  for (let month = MONTHS; month >= 1; month -= 1) {
    const end = addDays(`${addMonths(today, 1 - month).slice(0, 7)}-01`, -1)
    const clock = { now: () => new Date(`${end}T17:00:00+08:00`) }
    const then = { ...ctx, platform: { ...ctx.platform, clock }, actor: { ...ctx.actor, name: '许清如' } }
    await saveRun(then, end)
  }
}
