import type { Ctx } from '../../../platform/write.ts'
import { portfolioOn } from '../../portfolio/facts.ts'
import { todayOf } from './acting.ts'

/** Who leads each section today: proposed as the responsible leader, never set without being seen. */
export async function leaders(ctx: Ctx) {
  const all = await portfolioOn(ctx.platform.db, ctx.actor.unitId, todayOf(ctx))
  return { rows: all.map(({ sectionId, leaderId, leaderName }) => ({ sectionId, leaderId, leaderName })) }
}
