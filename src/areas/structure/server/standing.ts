import type { Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import type { Ctx } from '../../../platform/write.ts'
import { type CadreRecord, cadreRecords } from '../../people/facts.ts'
import { posts, sections } from '../../posts/facts.ts'
import type { Ground } from '../count/held.ts'
import { type Stand, standOn } from '../count/stand.ts'

export const todayOf = ({ platform }: Ctx): Day => dayOf(platform.clock.now())

/** The unit's sections and posts, with the day it is. */
export async function groundOf(ctx: Ctx, db: Reader = ctx.platform.db): Promise<Ground> {
  const { unitId } = ctx.actor
  const [allSections, allPosts] = await Promise.all([sections(db, unitId), posts(db, unitId)])
  return {
    sections: new Map(allSections.map((section) => [section.id, section])),
    posts: new Map(allPosts.map((post) => [post.id, post])),
    today: todayOf(ctx),
  }
}

type Standing = {
  ground: Ground
  stands: Stand[]
  /** the whole records of those asked for by id */
  records: CadreRecord[]
}

/**
 * How everybody stands on a day. The records pass by some thousand at a time and only the stands are kept, so that a
 * whole city fits into memory.
 */
export async function standing(
  ctx: Ctx,
  day: Day,
  { keep, db = ctx.platform.db }: { keep?: ReadonlySet<string>; db?: Reader } = {},
): Promise<Standing> {
  const ground = await groundOf(ctx, db)
  const stands: Stand[] = []
  const records: CadreRecord[] = []
  for await (const chunk of cadreRecords(db, ctx.platform.keys, { unitId: ctx.actor.unitId })) {
    stands.push(...chunk.map((record) => standOn(record, day, ground)))
    if (keep) records.push(...chunk.filter(({ id }) => keep.has(id)))
  }
  return { ground, stands, records }
}
