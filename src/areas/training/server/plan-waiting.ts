import { addDays, type Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/write.ts'
import { periodText } from '../plan-standing.ts'
import type { PlanItem } from '../plans.ts'
import { contentsOf, holds, isOwnPlan, itemsOf } from './plan-view.ts'
import * as queries from './queries/plans.ts'
import { todayOf } from './standing.ts'

export type PlanWaiting = { title: string; detail: string; since: Day | null; isLate: boolean; link: string }

/** Whoever answers for an item is told this many days before its last. */
const SOON_DAYS = 14

/** What plans of trainings wait for from the actor: decisions, plans sent back, items nobody has held. */
export async function planWaiting(ctx: Ctx): Promise<PlanWaiting[]> {
  const { db } = ctx.platform
  const { unitId, personId } = ctx.actor
  const [decides, writes] = [holds(ctx, 'training.plans-approve'), holds(ctx, 'training.plans-write')]
  if (!decides && !writes && personId === null) return []
  const on = todayOf(ctx)
  const plans = await queries.planRows(db, unitId)
  const all = await contentsOf(db, unitId, plans)
  return plans.flatMap((plan) => {
    const link = `/training/plans/${plan.year}`
    const waiting: PlanWaiting[] = []
    const add = (title: string, detail: string, since: Date | null) =>
      waiting.push({ title, detail, since: since && dayOf(since), isLate: false, link })
    if (decides && plan.state === 'submitted' && !isOwnPlan(ctx, plan, all.wordings.get(plan.id) ?? [])) {
      add(`${plan.year}年度培训计划等待批准`, `${plan.submittedByName}提交。`, plan.submittedAt)
    }
    if (writes && plan.state === 'returned') {
      add(`${plan.year}年度培训计划被退回`, `${plan.decidedByName}：${plan.returnReason}`, plan.decidedAt)
    }
    const open = (all.amendments.get(plan.id) ?? []).filter(
      ({ state, proposedBy }) => decides && state === 'proposed' && proposedBy !== ctx.actor.accountId,
    )
    if (open.length) {
      add(`${open.length}项培训计划调整等待批准`, '批准以后才生效，原来的内容保留。', open.at(-1)!.proposedAt)
    }
    if (plan.state !== 'approved') return waiting
    const own = ({ present }: PlanItem) => present.ownerId === personId
    const items = itemsOf(all, plan.id, on).filter((item) => writes || own(item))
    return [...waiting, ...items.flatMap((item) => pressing(item, on, { link, isOwn: own(item) }))]
  })
}

/** An item that is late, or one's own whose last day is near. */
function pressing(
  { id, standing, present }: PlanItem,
  on: Day,
  { link, isOwn }: { link: string; isOwn: boolean },
): PlanWaiting[] {
  const at = { detail: `责任人${present.ownerName}，计划${periodText(present)}`, link: `${link}/items/${id}` }
  if (standing === 'overdue') {
    return [{ ...at, title: `培训计划逾期未办：${present.title}`, since: present.untilOn, isLate: true }]
  }
  if (standing !== 'pending' || !isOwn || present.untilOn > addDays(on, SOON_DAYS)) return []
  return [{ ...at, title: `培训计划即将到期：${present.title}`, since: present.untilOn, isLate: false }]
}
