import type { Ctx } from '../../../platform/write.ts'
import { researchWaiting } from '../../research/facts.ts'
import type { TodayItem } from '../schema.ts'

/** What research in the field asks of the actor. */
export async function fromResearch(ctx: Ctx): Promise<TodayItem[]> {
  return (await researchWaiting(ctx)).map((item) => ({ kind: 'research', ...item }))
}
