import { addDays, type Day } from '../../law/periods.ts'
import type { Ctx } from '../../platform/write.ts'
import { publishIndex } from './server/publishing.ts'
import { decideSuspicion, listSuspicions, scanRatings, WINDOW_DAYS } from './server/suspicions.ts'

export { waitingSuspicions } from './server/queries.ts'
export { indexFor } from './server/service.ts'

/** Sets suspicious ratings aside, then publishes the index where something changed. Safe to do again. */
export async function refreshIndex(ctx: Ctx): Promise<void> {
  await scanRatings(ctx)
  await publishIndex(ctx, { isAsked: false })
}

function onDay(ctx: Ctx, day: Day): Ctx {
  const now = new Date(`${day}T18:00:00+08:00`)
  return { ...ctx, platform: { ...ctx.platform, clock: { now: () => now } } }
}

/** The same for a bureau that brings a past with it: week after week from a day on, as it would have been done then. */
export async function refreshSince(ctx: Ctx, from: Day, today: Day): Promise<void> {
  for (let day = addDays(from, WINDOW_DAYS - 1); day < today; day = addDays(day, WINDOW_DAYS)) {
    await scanRatings(onDay(ctx, day), day)
  }
  await refreshIndex(ctx)
}

/** For a past that is brought along: somebody looked at the batches from before a day, and they stay out. */
export async function confirmSuspicions(ctx: Ctx, { before, name }: { before: Day; name: string }): Promise<void> {
  const { rows } = await listSuspicions(ctx, { state: 'found' })
  for (const { id, onDay: day, revision } of rows.filter((one) => one.onDay < before)) {
    const then = onDay(ctx, addDays(day, 9))
    const reason = '与取号、入园和活动签到记录核对，没有对应的办理。'
    await decideSuspicion({ ...then, actor: { ...then.actor, name } }, id, { decision: 'confirmed', reason, revision })
  }
}
