import { addDays, type Day } from '../../law/periods.ts'
import type { Ctx } from '../../platform/write.ts'
import { publishIndex } from './server/publishing.ts'
import { scanRatings, WINDOW_DAYS } from './server/suspicions.ts'

export { waitingSuspicions } from './server/queries.ts'

/** Sets suspicious ratings aside, then publishes the index where something changed. Safe to do again. */
export async function refreshIndex(ctx: Ctx): Promise<void> {
  await scanRatings(ctx)
  await publishIndex(ctx, { isAsked: false })
}

/** The same for a bureau that brings a past with it: week after week from a day on, as it would have been done then. */
export async function refreshSince(ctx: Ctx, from: Day, today: Day): Promise<void> {
  for (let day = addDays(from, WINDOW_DAYS - 1); day < today; day = addDays(day, WINDOW_DAYS)) {
    await scanRatings(ctx, day)
  }
  await refreshIndex(ctx)
}
