import { randomUUID } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { adoptedMatters } from '../../decisions/facts.ts'
import { dueLamp } from '../rules.ts'
import type { Advice, AdviceAnswer, AdviceInput, Outcome } from '../schema/uses.ts'
import { entry, holds, reachesTrip, todayOf, tripInReach } from './access.ts'
import { knownPeople } from './queries/plans.ts'
import { tripById, tripMembers } from './queries/trips.ts'
import * as queries from './queries/uses.ts'

/** Recommendations within reach: of all trips, of one's own, or one's own to answer. */
export async function listAdvice(ctx: Ctx, scope: Scope, year?: number): Promise<{ rows: Advice[] }> {
  const { db } = ctx.platform
  const { unitId, personId } = ctx.actor
  const today = todayOf(ctx)
  const members = await tripMembers(db, unitId)
  const mine = new Set(members.filter((one) => one.personId === personId).map(({ tripId }) => tripId))
  const decisions = new Map((await adoptedMatters(db, unitId)).map((matter) => [matter.id, matter]))
  const mayAll = holds(ctx, 'research.answer')
  const isOfTrip = (row: queries.AdviceRow) => scope.unit || mine.has(row.tripId) || row.leaderId === scope.self
  const rows = (await queries.adviceRows(db, unitId))
    .filter((row) => isOfTrip(row) || row.ownerId === scope.self)
    .filter(({ createdOn }) => year === undefined || createdOn.startsWith(`${year}-`))
  return {
    rows: rows.map((row) => {
      const decision = row.itemId ? decisions.get(row.itemId) : undefined
      const isOpen = row.outcome === null
      return {
        ...{ id: row.id, tripId: row.tripId, theme: row.theme, text: row.text, ownerId: row.ownerId },
        ...{ ownerName: row.ownerName, dueOn: row.dueOn, outcome: row.outcome as Outcome | null },
        ...{ lamp: dueLamp(!isOpen, row.dueOn, today), createdOn: row.createdOn, revision: row.revision },
        ...{ decisionTitle: decision?.title ?? '', ruleName: row.ruleName, reason: row.reason },
        decisionPath: decision ? `/meetings/${decision.meetingId}` : null,
        ...{ answeredOn: row.answeredOn, answeredBy: row.answeredBy },
        mayAnswer: isOpen && (mayAll || row.ownerId === personId),
        mayChange: isOpen && isOfTrip(row),
      }
    }),
  }
}

async function insistOnOwner(tx: Writer, unitId: string, ownerId: string): Promise<void> {
  if ((await knownPeople(tx, unitId, [ownerId])).has(ownerId)) return
  throw new Refusal('invalid', '没有找到负责人，请重新选择', [{ field: 'ownerId', message: '请重新选择' }])
}

export async function addAdvice(ctx: Ctx, scope: Scope, tripId: string, input: AdviceInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  await tripInReach(ctx.platform.db, ctx, scope, tripId)
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await queries.lockAdvice(tx, { unitId, id: tripId })
    await insistOnOwner(tx, unitId, input.ownerId)
    await queries.insertAdvice(tx, { unitId, id, tripId, ...input, createdOn: todayOf(ctx) })
    return { result: { id }, audit: [entry('advice-added', 'research-advice', id)] }
  })
}

/** The unanswered recommendation of a trip within reach. */
async function lockedOpen(tx: Writer, ctx: Ctx, scope: Scope, id: string) {
  const { unitId } = ctx.actor
  const advice = await queries.lockedAdvice(tx, { unitId, id })
  const trip = advice && (await tripById(tx, { unitId, id: advice.tripId }))
  if (!advice || !trip || !(await reachesTrip(tx, unitId, scope, trip))) throw new Refusal('not_found')
  if (advice.outcome !== null) throw new Refusal('conflict', '这条建议已经答复，不能再改')
  return advice
}

type Change = AdviceInput & { revision: number }

export function changeAdvice(
  ctx: Ctx,
  scope: Scope,
  id: string,
  { revision, ...input }: Change,
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const advice = await lockedOpen(tx, ctx, scope, id)
    if (advice.revision !== revision) throw new Refusal('conflict')
    await insistOnOwner(tx, unitId, input.ownerId)
    await queries.setAdvice(tx, { unitId, id }, input)
    return { result: {}, audit: [entry('advice-changed', 'research-advice', id)] }
  })
}

export function deleteAdvice(ctx: Ctx, scope: Scope, id: string): Promise<Record<string, never>> {
  return write(ctx, async (tx) => {
    await lockedOpen(tx, ctx, scope, id)
    await queries.deleteAdvice(tx, { unitId: ctx.actor.unitId, id })
    return { result: {}, audit: [entry('advice-deleted', 'research-advice', id)] }
  })
}

/** What became of it: a decision that was adopted, a rule by name, or why not. */
export function answerAdvice(ctx: Ctx, id: string, answer: AdviceAnswer): Promise<Record<string, never>> {
  const { unitId, personId, name } = ctx.actor
  const { revision, ...columns } = answer
  return write(ctx, async (tx) => {
    const advice = await queries.lockedAdvice(tx, { unitId, id })
    const isMine = advice !== undefined && advice.ownerId === personId
    const mayAll = holds(ctx, 'research.answer')
    if (!advice || !(isMine || mayAll)) throw new Refusal('not_found')
    if (advice.outcome !== null) throw new Refusal('conflict', '这条建议已经答复过')
    if (advice.revision !== revision) throw new Refusal('conflict')
    if (answer.itemId !== null) {
      if (!mayAll) throw new Refusal('forbidden', '选择党组决定请由办公室或者牵头领导办理')
      if (!(await adoptedMatters(tx, unitId)).some((matter) => matter.id === answer.itemId)) {
        throw new Refusal('invalid', '没有找到这项决定，或者没有通过', [{ field: 'itemId', message: '请重新选择' }])
      }
    }
    await queries.setAdvice(tx, { unitId, id }, { ...columns, answeredOn: todayOf(ctx), answeredBy: name })
    const detail = { outcome: answer.outcome }
    return { result: {}, audit: [entry('advice-answered', 'research-advice', id, detail)] }
  })
}
