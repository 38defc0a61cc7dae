import { randomUUID } from 'node:crypto'
import type { Day } from '../../../law/periods.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { localValues } from '../../rulebook/facts.ts'
import { burdenOf } from '../rules.ts'
import type { Burden, BurdenQuestion, ChangedTrip, ReportInput, Trip, TripInput } from '../schema.ts'
import { entry, holds, reachesTrip, todayOf, tripInReach } from './access.ts'
import { knownPeople, lockedPlan, placeRows, planRows } from './queries/plans.ts'
import * as queries from './queries/trips.ts'

export async function readTrip(ctx: Ctx, scope: Scope, id: string): Promise<Trip> {
  const { platform, actor } = ctx
  const { db } = platform
  const { unitId } = actor
  const trip = await tripInReach(db, ctx, scope, id)
  const members = (await queries.tripMembers(db, unitId)).filter(({ tripId }) => tripId === id)
  const visits = (await queries.visitRows(db, unitId)).filter(({ tripId }) => tripId === id)
  const using = scopeOf(platform.permissions, actor, 'research.use')
  return {
    ...{ id, planId: trip.planId, theme: trip.theme, question: trip.question, leaderName: trip.leaderName },
    ...{ fromOn: trip.fromOn, untilOn: trip.untilOn, crowdReason: trip.crowdReason, findings: trip.findings },
    ...{ isOpen: trip.closedAt === null, reportedOn: trip.reportedOn, revision: trip.revision },
    members: members.map(({ personId, name }) => ({ id: personId, name })),
    visits: visits.map(({ placeId, title, onDay }) => ({ placeId, title, onDay })),
    mayManage: holds(ctx, 'research.manage'),
    mayUse: await reachesTrip(db, unitId, using, trip),
  }
}

type Asked = { tripId: string | null; visits: readonly { placeId: string; onDay: Day }[] }

/** What speaks against going there, seen with all other trips of the unit. */
async function burden(db: Reader, ctx: Ctx, { tripId, visits }: Asked, theme: string): Promise<Burden> {
  const { unitId } = ctx.actor
  const places = new Map((await placeRows(db, unitId)).map((place) => [place.id, place]))
  const planned = visits.flatMap(({ placeId, onDay }) => {
    const place = places.get(placeId)
    return place ? [{ tripId, theme, placeId, title: place.title, kind: place.kind, onDay }] : []
  })
  const others = (await queries.visitRows(db, unitId)).filter((one) => one.tripId !== tripId)
  const { researchVisitsPerMonth } = await localValues(db, unitId, todayOf(ctx))
  return { warnings: burdenOf(planned, others, researchVisitsPerMonth) }
}

export async function askBurden(ctx: Ctx, question: BurdenQuestion): Promise<Burden> {
  const theme = await themeOf(ctx.platform.db, ctx, question.planId)
  return burden(ctx.platform.db, ctx, question, theme)
}

async function themeOf(db: Reader, ctx: Ctx, planId: string): Promise<string> {
  const plan = (await planRows(db, ctx.actor.unitId, null)).find(({ id }) => id === planId)
  if (!plan) throw new Refusal('not_found', '没有找到这项调研计划')
  return plan.theme
}

type Content = Pick<TripInput, 'fromOn' | 'untilOn' | 'memberIds' | 'visits' | 'crowdReason'>

const MOST_DAYS = 60

/** Dates in order, everybody and every place known, every visit within the trip. */
async function insistOnContent(tx: Writer, unitId: string, content: Content): Promise<void> {
  const { fromOn, untilOn, memberIds, visits } = content
  const fault = (field: string, message: string) => new Refusal('invalid', message, [{ field, message }])
  if (untilOn < fromOn) throw fault('untilOn', '返回日期不能早于出发日期')
  if (Date.parse(untilOn) - Date.parse(fromOn) > MOST_DAYS * 24 * 3600_000) {
    throw fault('untilOn', `一次调研不超过${MOST_DAYS}天，更长的请分几次`)
  }
  const stray = visits.find(({ onDay }) => onDay < fromOn || onDay > untilOn)
  if (stray) throw fault('visits', `${stray.onDay}不在这次调研的日期之内`)
  const known = await knownPeople(tx, unitId, memberIds)
  if (memberIds.some((id) => !known.has(id))) throw fault('memberIds', '有的成员没有找到，请重新选择')
  const places = new Set((await placeRows(tx, unitId)).map(({ id }) => id))
  if (visits.some(({ placeId }) => !places.has(placeId))) throw fault('visits', '有的地点没有找到，请重新选择')
}

/** Too many visits to one place are allowed with a reason, which is kept. */
async function insistOnReason(tx: Writer, ctx: Ctx, asked: Asked, theme: string, reason: string): Promise<number> {
  const { warnings } = await burden(tx, ctx, asked, theme)
  if (warnings.length && reason.length < 5) {
    const message = `${warnings.map(({ text }) => text).join('；')}。确需安排的，请写明理由（至少5个字）`
    throw new Refusal('rule_broken', message, [{ field: 'crowdReason', message: '请写明理由' }])
  }
  return warnings.length
}

export function addTrip(ctx: Ctx, input: TripInput): Promise<{ id: string }> {
  const { unitId, name } = ctx.actor
  const id = randomUUID()
  const { planId, memberIds, visits, ...row } = input
  return write(ctx, async (tx) => {
    const plan = await lockedPlan(tx, { unitId, id: planId })
    if (!plan) throw new Refusal('not_found', '没有找到这项调研计划')
    await insistOnContent(tx, unitId, input)
    const warnings = await insistOnReason(tx, ctx, { tripId: null, visits }, plan.theme, input.crowdReason)
    const made = { createdBy: name, createdAt: ctx.platform.clock.now() }
    await queries.insertTrip(tx, { unitId, id, planId, ...row, crowdReason: warnings ? row.crowdReason : '', ...made })
    await queries.replaceTripLists(tx, { unitId, id }, { memberIds, visits })
    return { result: { id }, audit: [entry('trip-added', 'research-trip', id, { visits: visits.length, warnings })] }
  })
}

async function locked(tx: Writer, ctx: Ctx, id: string, revision: number) {
  const trip = await queries.lockedTrip(tx, { unitId: ctx.actor.unitId, id })
  if (!trip) throw new Refusal('not_found', '没有找到这次调研')
  if (trip.revision !== revision) throw new Refusal('conflict')
  return trip
}

export function changeTrip(ctx: Ctx, id: string, change: ChangedTrip): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  const { revision, memberIds, visits, ...row } = change
  return write(ctx, async (tx) => {
    const trip = await locked(tx, ctx, id, revision)
    if (trip.reportedOn) throw new Refusal('conflict', '报告已经完成，请先取消“报告已完成”再修改')
    await insistOnContent(tx, unitId, change)
    const theme = await themeOf(tx, ctx, trip.planId)
    const warnings = await insistOnReason(tx, ctx, { tripId: id, visits }, theme, change.crowdReason)
    await queries.setTrip(tx, { unitId, id }, { ...row, crowdReason: warnings ? row.crowdReason : '' })
    await queries.replaceTripLists(tx, { unitId, id }, { memberIds, visits })
    return { result: {}, audit: [entry('trip-changed', 'research-trip', id, { visits: visits.length, warnings })] }
  })
}

export function deleteTrip(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const trip = await queries.lockedTrip(tx, { unitId, id })
    if (!trip) throw new Refusal('not_found', '没有找到这次调研')
    if (await queries.isTripUsed(tx, { unitId, id })) {
      throw new Refusal('conflict', '这次调研已经有记录或者建议，不能删除')
    }
    await queries.deleteTrip(tx, { unitId, id })
    return { result: {}, audit: [entry('trip-deleted', 'research-trip', id)] }
  })
}

export function closeTrip(ctx: Ctx, id: string, revision: number): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const trip = await locked(tx, ctx, id, revision)
    if (trip.closedAt) throw new Refusal('conflict', '这次调研已经结束')
    if (todayOf(ctx) < trip.fromOn) throw new Refusal('conflict', '这次调研还没有出发，不能结束')
    await queries.setTrip(tx, { unitId, id }, { closedAt: ctx.platform.clock.now() })
    return { result: {}, audit: [entry('trip-closed', 'research-trip', id)] }
  })
}

export function reopenTrip(ctx: Ctx, id: string, revision: number): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const trip = await locked(tx, ctx, id, revision)
    if (!trip.closedAt) throw new Refusal('conflict', '这次调研没有结束，不用重新打开')
    if (trip.reportedOn) throw new Refusal('conflict', '报告已经完成，请先取消“报告已完成”')
    await queries.setTrip(tx, { unitId, id }, { closedAt: null })
    return { result: {}, audit: [entry('trip-reopened', 'research-trip', id)] }
  })
}

const LEAST_FINDINGS = 20

/** The findings in words; done counts as the leader's report of the year. */
export async function writeReport(
  ctx: Ctx,
  scope: Scope,
  id: string,
  { findings, isDone, revision }: ReportInput,
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  await tripInReach(ctx.platform.db, ctx, scope, id)
  return write(ctx, async (tx) => {
    const trip = await locked(tx, ctx, id, revision)
    if (isDone && !trip.closedAt) throw new Refusal('conflict', '请先结束这次调研，再完成报告')
    if (isDone && findings.length < LEAST_FINDINGS) {
      const message = `调研情况至少写${LEAST_FINDINGS}个字`
      throw new Refusal('invalid', message, [{ field: 'findings', message }])
    }
    const reportedOn = isDone ? (trip.reportedOn ?? todayOf(ctx)) : null
    await queries.setTrip(tx, { unitId, id }, { findings, reportedOn })
    return { result: {}, audit: [entry('report-written', 'research-trip', id, { isDone })] }
  })
}
