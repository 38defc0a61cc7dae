import type { Day } from '../../../law/periods.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { differenceOf } from '../count/comparison.ts'
import { headcountOf } from '../count/headcount.ts'
import { countStands, countsOf } from '../count/structure.ts'
import type { SnapshotComparison, SnapshotContent, SnapshotList } from '../schema.ts'
import { allSnapshots, insertSnapshot, snapshotOf } from './queries.ts'
import { standing, todayOf } from './standing.ts'

/**
 * Keeps the counts of the current month if they are not kept yet: on the first, or when the program runs for the first
 * time in a month. A unit without anybody in service is left until somebody is there. Returns whether it was kept now.
 */
export const takeDueSnapshot = (ctx: Ctx) => takeSnapshot(ctx, todayOf(ctx))

/** Keeps the counts of a day as those of its month, if none are kept yet. */
export async function takeSnapshot(ctx: Ctx, on: Day): Promise<{ month: string; taken: boolean }> {
  const { db, clock } = ctx.platform
  const { unitId } = ctx.actor
  const month = on.slice(0, 7)
  if (await snapshotOf(db, { unitId, month })) return { month, taken: false }
  const { stands, ground } = await standing(ctx, on)
  if (!stands.some(({ inService }) => inService)) return { month, taken: false }
  const content: SnapshotContent = {
    version: 1,
    on,
    groups: countsOf(countStands(stands, { day: on })),
    headcount: headcountOf(stands, on, ground).totals,
  }
  return write(ctx, async (tx) => {
    const isNew = await insertSnapshot(tx, { unitId, month }, { takenAt: clock.now(), content })
    // Another process kept this month in between: its counts stay, and there is nothing to record.
    if (!isNew) throw new KeptAlready()
    const detail = { month, on, people: content.groups.find(({ group }) => group === 'all')!.total }
    const entry = { action: 'structure.snapshot-taken', subjectKind: 'unit', subjectId: unitId, detail }
    return { result: { month, taken: true }, audit: [entry] }
  }).catch((error) => {
    if (error instanceof KeptAlready) return { month, taken: false }
    throw error
  })
}

class KeptAlready extends Error {}

/** The months kept, newest first, without the single tables. */
export async function listSnapshots({ platform, actor }: Ctx): Promise<SnapshotList> {
  const kept = await allSnapshots(platform.db, actor.unitId)
  return {
    snapshots: kept.map(({ month, takenAt, content }) => ({
      month,
      on: content.on,
      takenAt: takenAt.toISOString(),
      groups: content.groups.map(({ group, title, total, averageAge }) => ({ group, title, total, averageAge })),
      headcount: content.headcount,
    })),
  }
}

/** The counts of two months beside each other. */
export async function compareSnapshots(
  { platform, actor }: Ctx,
  { from, to }: { from: string; to: string },
): Promise<SnapshotComparison> {
  const side = async (month: string) => {
    const content = await snapshotOf(platform.db, { unitId: actor.unitId, month })
    if (!content)
      throw new Refusal('not_found', `没有留存${Number(month.slice(0, 4))}年${Number(month.slice(5))}月的队伍结构`)
    return content
  }
  const [before, after] = await Promise.all([side(from), side(to)])
  return {
    from: { month: from, on: before.on },
    to: { month: to, on: after.on },
    groups: differenceOf(before.groups, after.groups),
  }
}
