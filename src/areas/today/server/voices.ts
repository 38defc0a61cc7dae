import type { Ctx } from '../../../platform/write.ts'
import { voicesWaiting } from '../../feedback/facts.ts'
import type { TodayItem } from '../schema.ts'

/** What the voices of the public wait for from the actor. */
export async function fromVoices(ctx: Ctx): Promise<TodayItem[]> {
  const waiting = await voicesWaiting(ctx)
  return waiting.map(({ title, detail, isOverdue, link }) => ({
    ...{ kind: 'voice', title, detail, since: null, lamp: isOverdue ? 'red' : 'amber', link },
  }))
}
