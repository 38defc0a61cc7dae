import type { Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { standingOf } from '../plan-standing.ts'
import type {
  Amendment,
  Plan,
  PlanItem,
  PlanItemToChoose,
  PlanLine,
  PlanList,
  PlanState,
  SaidWording,
  Settled,
} from '../plans.ts'
import * as queries from './queries/plans.ts'
import { todayOf } from './standing.ts'

export const holds = ({ platform, actor }: Ctx, permission: string) =>
  scopeOf(platform.permissions, actor, permission)?.unit === true

/** Everything the plans of these rows consist of, read once. */
export async function contentsOf(db: Reader, unitId: string, plans: readonly queries.PlanRow[]) {
  const ids = plans.map(({ id }) => id)
  const [wordings, activities, amendments] = await Promise.all([
    queries.wordingRows(db, unitId, ids),
    queries.linkedActivities(db, unitId, ids),
    queries.amendmentRows(db, unitId, ids),
  ])
  return {
    wordings: Map.groupBy(wordings, ({ planId }) => planId),
    activities: Map.groupBy(activities, ({ itemId }) => itemId),
    amendments: Map.groupBy(amendments, ({ planId }) => planId),
  }
}

type Contents = Awaited<ReturnType<typeof contentsOf>>

const saidOf = (row: queries.WordingRow): SaidWording => {
  const { itemId: _i, version: _v, amendmentId: _a, planId: _p, position: _n, cancelledOn: _c, ...rest } = row
  const { writtenBy: _w, kind, mode, need, ...said } = rest
  return {
    ...said,
    kind: kind as SaidWording['kind'],
    mode: mode as SaidWording['mode'],
    need: need as SaidWording['need'],
  }
}

/** The items of a plan in its order, each with its present wording, its first one and what was held for it. */
export function itemsOf(all: Contents, planId: string, on: Day): PlanItem[] {
  const versions = [...Map.groupBy(all.wordings.get(planId) ?? [], ({ itemId }) => itemId)]
  const open = new Set(
    (all.amendments.get(planId) ?? []).flatMap(({ state, itemId }) => (state === 'proposed' ? [itemId] : [])),
  )
  return versions.map(([id, rows], index) => {
    const [first, present] = [rows[0]!, rows.at(-1)!]
    const linked = all.activities.get(id) ?? []
    const held = linked.filter(({ isHeld, untilOn }) => isHeld && untilOn <= on)
    return {
      id,
      number: index + 1,
      present: saidOf(present),
      first: rows.length > 1 ? saidOf(first) : null,
      isAdded: first.amendmentId !== null,
      standing: standingOf({ untilOn: present.untilOn, cancelledOn: present.cancelledOn, held: held.length }, on),
      cancelledOn: present.cancelledOn,
      hasOpenAmendment: open.has(id),
      realPeople: new Set(held.flatMap(({ attended }) => attended)).size,
      realHours: Math.round(held.reduce((sum, { hours }) => sum + hours, 0) * 10) / 10,
      activities: linked.map(({ attended, itemId: _, ...activity }) => ({ ...activity, people: attended.length })),
    }
  })
}

/** Settled by whom and how; null where nothing was decided yet. */
function settledOf(row: queries.PlanRow | queries.AmendmentRow): Settled | null {
  if (row.decidedOn === null) return null
  return {
    ...{ by: row.decidedByName!, on: row.decidedOn, way: row.way as Settled['way'] },
    ...{ meetingOn: row.meetingOn, document: row.document, returnReason: row.returnReason },
  }
}

function lineOf(all: Contents, plan: queries.PlanRow, items: readonly PlanItem[], outside: number): PlanLine {
  const of = (standing: PlanItem['standing']) => items.filter((item) => item.standing === standing).length
  return {
    year: plan.year,
    state: plan.state as PlanState,
    items: items.length - of('cancelled'),
    ...{ done: of('done'), pending: of('pending'), overdue: of('overdue'), cancelled: of('cancelled'), outside },
    waitingAmendments: (all.amendments.get(plan.id) ?? []).filter(({ state }) => state === 'proposed').length,
  }
}

const outsideOf = (db: Reader, unitId: string, year: number, on: Day) =>
  queries.outsideActivities(db, unitId, `${year}-01-01`, on < `${year}-12-31` ? on : `${year}-12-31`)

export async function listPlans(ctx: Ctx, scope: Scope): Promise<PlanList> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const on = todayOf(ctx)
  const plans = (await queries.planRows(db, unitId)).filter(({ state }) => scope.unit || state === 'approved')
  const all = await contentsOf(db, unitId, plans)
  const rows: PlanLine[] = []
  for (const plan of plans) {
    const outside = await outsideOf(db, unitId, plan.year, on)
    rows.push(lineOf(all, plan, itemsOf(all, plan.id, on), outside.length))
  }
  return { rows, mayWrite: holds(ctx, 'training.plans-write') }
}

/** Who put any of the plan forward does not approve it. */
export function isOwnPlan({ actor }: Ctx, plan: queries.PlanRow, wordings: readonly queries.WordingRow[]): boolean {
  const writers = [plan.submittedBy, ...wordings.map(({ writtenBy }) => writtenBy)]
  return actor.accountId !== null && writers.includes(actor.accountId)
}

function amendmentsOf(ctx: Ctx, all: Contents, plan: queries.PlanRow, { unit }: Scope): Amendment[] {
  const wordings = all.wordings.get(plan.id) ?? []
  const mayDecide = holds(ctx, 'training.plans-approve') || holds(ctx, 'training.plans-record')
  return (all.amendments.get(plan.id) ?? [])
    .filter(({ state }) => unit || state === 'approved')
    .map((row) => {
      const versions = wordings.filter(({ itemId }) => itemId === row.itemId)
      const made = versions.findIndex(({ amendmentId }) => amendmentId === row.id)
      const wording = made < 0 ? (row.content as SaidWording | null) : saidOf(versions[made]!)
      const before = made < 0 ? versions.at(-1) : versions[made - 1]
      const title = versions[0]?.title ?? wording?.title ?? ''
      return {
        ...{ id: row.id, kind: row.kind as Amendment['kind'], itemId: row.itemId, title, wording },
        before: before ? saidOf(before) : null,
        ...{ reason: row.reason, state: row.state as Amendment['state'] },
        ...{ proposedBy: row.proposedByName, proposedOn: dayOf(row.proposedAt), settled: settledOf(row) },
        mayDecide: mayDecide && row.state === 'proposed' && row.proposedBy !== ctx.actor.accountId,
      }
    })
}

export async function readPlan(ctx: Ctx, scope: Scope, year: number): Promise<Plan> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const on = todayOf(ctx)
  const plan = await queries.planOfYear(db, unitId, year)
  if (!plan || !(scope.unit || plan.state === 'approved')) throw new Refusal('not_found')
  const all = await contentsOf(db, unitId, [plan])
  const items = itemsOf(all, plan.id, on)
  const wordings = all.wordings.get(plan.id) ?? []
  const [outside, before] = [await outsideOf(db, unitId, year, on), await queries.planOfYear(db, unitId, year - 1)]
  const copyable = before && (await copyableWordings(db, unitId, before.id)).length
  const writes = holds(ctx, 'training.plans-write')
  const isOpen = plan.state === 'draft' || plan.state === 'returned'
  const decides = plan.state === 'submitted' && !isOwnPlan(ctx, plan, wordings)
  return {
    ...lineOf(all, plan, items, outside.length),
    submittedBy: plan.submittedByName,
    submittedOn: plan.submittedAt && dayOf(plan.submittedAt),
    settled: settledOf(plan),
    itemList: items,
    amendments: amendmentsOf(ctx, all, plan, scope),
    copyable: copyable ?? null,
    revision: plan.revision,
    may: {
      write: writes && isOpen,
      submit: writes && isOpen && items.length > 0,
      withdraw: writes && plan.state === 'submitted',
      amend: writes && plan.state === 'approved',
      approve: decides && holds(ctx, 'training.plans-approve'),
      record: decides && holds(ctx, 'training.plans-record'),
    },
  }
}

/** The last wording of every item of a plan that was not cancelled. */
export async function copyableWordings(db: Reader, unitId: string, planId: string): Promise<queries.WordingRow[]> {
  const rows = await queries.wordingRows(db, unitId, [planId])
  return [...Map.groupBy(rows, ({ itemId }) => itemId).values()]
    .map((versions) => versions.at(-1)!)
    .filter(({ cancelledOn }) => cancelledOn === null)
}

/** Items of the approved plan of a year that a training may be entered for. */
export async function itemsToChoose(ctx: Ctx, year: number): Promise<{ rows: PlanItemToChoose[] }> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const plan = await queries.planOfYear(db, unitId, year)
  if (plan?.state !== 'approved') return { rows: [] }
  const items = itemsOf(await contentsOf(db, unitId, [plan]), plan.id, todayOf(ctx))
  return {
    rows: items
      .filter(({ standing }) => standing !== 'cancelled')
      .map(({ id, standing, present: { title, kind, mode, fromOn, untilOn, hours, organiserName } }) => ({
        ...{ id, title, kind, mode, fromOn, untilOn, hours, organiserName, isDone: standing === 'done' },
      })),
  }
}

/** The items of a year's approved plan as they stood on a day, and what was held outside it until then. */
export async function planProgress(db: Reader, unitId: string, year: number, on: Day) {
  const plan = await queries.planOfYear(db, unitId, year)
  const isApproved = plan?.state === 'approved' && plan.decidedOn! <= on
  const items = isApproved ? itemsOf(await contentsOf(db, unitId, [plan]), plan.id, on) : []
  return {
    items: items.filter(({ standing }) => standing !== 'cancelled'),
    outside: isApproved ? await outsideOf(db, unitId, year, on) : [],
  }
}
