import { randomUUID } from 'node:crypto'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import { planLamp } from '../rules.ts'
import type { Plan, PlanInput, PlanLine, PlanList, PlanQuery } from '../schema.ts'
import { entry, holds, todayOf } from './access.ts'
import * as queries from './queries/plans.ts'
import { noteCounts, tripMembers, tripRows, visitRows } from './queries/trips.ts'
import { adviceRows } from './queries/uses.ts'

/** Everything the lists of plans are made from, read once. */
async function ground(db: Reader, unitId: string, year: number | null) {
  return {
    plans: await queries.planRows(db, unitId, year),
    members: Map.groupBy(await queries.planMembers(db, unitId), ({ planId }) => planId),
    places: Map.groupBy(await queries.planPlaces(db, unitId), ({ planId }) => planId),
    trips: Map.groupBy(await tripRows(db, unitId), ({ planId }) => planId),
    tripMembers: Map.groupBy(await tripMembers(db, unitId), ({ tripId }) => tripId),
    visits: Map.groupBy(await visitRows(db, unitId), ({ planId }) => planId),
    advice: Map.groupBy(await adviceRows(db, unitId), ({ planId }) => planId),
  }
}

type Ground = Awaited<ReturnType<typeof ground>>

/** Plans the scope reaches: all, or those one leads, belongs to, or goes on a trip of. */
function isInReach(all: Ground, scope: Scope, plan: queries.PlanRow): boolean {
  if (scope.unit) return true
  if (scope.self === null) return false
  const team = all.members.get(plan.id) ?? []
  const trips = all.trips.get(plan.id) ?? []
  const travelled = trips.flatMap(({ id }) => all.tripMembers.get(id) ?? [])
  return plan.leaderId === scope.self || [...team, ...travelled].some(({ personId }) => personId === scope.self)
}

function lineOf(all: Ground, plan: queries.PlanRow, today: string): PlanLine {
  const trips = all.trips.get(plan.id) ?? []
  const been = (all.visits.get(plan.id) ?? []).filter(({ onDay }) => onDay <= today)
  const visited = new Set(been.map(({ placeId }) => placeId))
  const counts = {
    trips: trips.length,
    reports: trips.filter(({ reportedOn }) => reportedOn !== null).length,
    unanswered: (all.advice.get(plan.id) ?? []).filter(({ outcome }) => outcome === null).length,
  }
  return {
    ...{ id: plan.id, year: plan.year, theme: plan.theme, question: plan.question, leaderName: plan.leaderName },
    ...{ sectionName: plan.sectionName ?? '', fromOn: plan.fromOn, untilOn: plan.untilOn, ...counts },
    days: new Set(been.map(({ onDay }) => onDay)).size,
    placesPlanned: (all.places.get(plan.id) ?? []).length,
    placesVisited: (all.places.get(plan.id) ?? []).filter(({ placeId }) => visited.has(placeId)).length,
    lamp: planLamp({ fromOn: plan.fromOn, untilOn: plan.untilOn, ...counts }, today),
  }
}

export async function listPlans(ctx: Ctx, scope: Scope, { year, search = '' }: PlanQuery): Promise<PlanList> {
  const today = todayOf(ctx)
  const all = await ground(ctx.platform.db, ctx.actor.unitId, year ?? Number(today.slice(0, 4)))
  const rows = all.plans
    .filter((plan) => isInReach(all, scope, plan))
    .map((plan) => lineOf(all, plan, today))
    .filter((line) => [line.theme, line.question, line.leaderName, line.sectionName].join('\n').includes(search))
  return { rows, mayManage: holds(ctx, 'research.manage') }
}

export async function readPlan(ctx: Ctx, scope: Scope, id: string): Promise<Plan> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  const all = await ground(db, unitId, null)
  const plan = all.plans.find((one) => one.id === id)
  if (!plan || !isInReach(all, scope, plan)) throw new Refusal('not_found')
  const notes = await noteCounts(db, unitId)
  const visits = all.visits.get(id) ?? []
  const lastOn = (placeId: string) =>
    visits.findLast((visit) => visit.placeId === placeId && visit.onDay <= today)?.onDay ?? null
  return {
    ...lineOf(all, plan, today),
    ...{ leaderId: plan.leaderId, sectionId: plan.sectionId, output: plan.output, revision: plan.revision },
    members: (all.members.get(id) ?? []).map(({ personId, name }) => ({ id: personId, name })),
    places: (all.places.get(id) ?? []).map(({ placeId, title }) => ({ id: placeId, title, lastOn: lastOn(placeId) })),
    tripLines: (all.trips.get(id) ?? []).map((trip) => ({
      ...{ id: trip.id, fromOn: trip.fromOn, untilOn: trip.untilOn, reportedOn: trip.reportedOn },
      memberNames: (all.tripMembers.get(trip.id) ?? []).map(({ name }) => name),
      placeTitles: [...new Set(visits.filter(({ tripId }) => tripId === trip.id).map(({ title }) => title))],
      ...{ notes: notes.get(trip.id) ?? 0, isOpen: trip.closedAt === null },
    })),
    mayManage: holds(ctx, 'research.manage'),
  }
}

/** Dates in order, everybody, the section and every place known, the theme not yet taken. */
async function insistOnContent(tx: Writer, unitId: string, id: string, plan: PlanInput): Promise<void> {
  const fault = (field: string, message: string) => new Refusal('invalid', message, [{ field, message }])
  if (plan.untilOn < plan.fromOn) throw fault('untilOn', '结束日期不能早于开始日期')
  if (plan.untilOn.slice(0, 4) !== plan.fromOn.slice(0, 4)) throw fault('untilOn', '计划按年编制，结束日期应在同一年')
  const people = await queries.knownPeople(tx, unitId, [plan.leaderId, ...plan.memberIds])
  if (!people.has(plan.leaderId)) throw fault('leaderId', '没有找到牵头领导，请重新选择')
  if (plan.memberIds.some((one) => !people.has(one))) throw fault('memberIds', '有的成员没有找到，请重新选择')
  if (plan.sectionId !== null && !(await sections(tx, unitId)).some((one) => one.id === plan.sectionId)) {
    throw fault('sectionId', '没有找到承办科室，请重新选择')
  }
  const places = new Set((await queries.placeRows(tx, unitId)).map((place) => place.id))
  if (plan.placeIds.some((one) => !places.has(one))) throw fault('placeIds', '有的地点没有找到，请重新选择')
  const year = Number(plan.fromOn.slice(0, 4))
  if (await queries.isThemeTaken(tx, { unitId, id, year, theme: plan.theme })) {
    throw new Refusal('conflict', `${year}年已经有“${plan.theme}”`, [
      { field: 'theme', message: '同一年的主题不能重复' },
    ])
  }
}

const rowOf = ({ memberIds: _members, placeIds: _places, ...row }: PlanInput) => ({
  ...row,
  year: Number(row.fromOn.slice(0, 4)),
})

export function addPlan(ctx: Ctx, input: PlanInput): Promise<{ id: string }> {
  const { unitId, name } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await insistOnContent(tx, unitId, id, input)
    const made = { createdBy: name, createdAt: ctx.platform.clock.now() }
    await queries.insertPlan(tx, { unitId, id, ...rowOf(input), ...made })
    await queries.replacePlanLists(tx, { unitId, id }, input)
    return { result: { id }, audit: [entry('plan-added', 'research-plan', id, { places: input.placeIds.length })] }
  })
}

export function changePlan(
  ctx: Ctx,
  id: string,
  { revision, ...input }: PlanInput & { revision: number },
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const plan = await queries.lockedPlan(tx, { unitId, id })
    if (!plan) throw new Refusal('not_found')
    if (plan.revision !== revision) throw new Refusal('conflict')
    await insistOnContent(tx, unitId, id, input)
    await queries.setPlan(tx, { unitId, id }, rowOf(input))
    await queries.replacePlanLists(tx, { unitId, id }, input)
    return { result: {}, audit: [entry('plan-changed', 'research-plan', id, { places: input.placeIds.length })] }
  })
}

export function deletePlan(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    if (!(await queries.lockedPlan(tx, { unitId, id }))) throw new Refusal('not_found')
    if ((await tripRows(tx, unitId)).some(({ planId }) => planId === id)) {
      throw new Refusal('conflict', '这项计划已经安排了调研，不能删除')
    }
    await queries.deletePlan(tx, { unitId, id })
    return { result: {}, audit: [entry('plan-deleted', 'research-plan', id)] }
  })
}
