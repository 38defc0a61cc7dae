import { randomUUID } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import { type Decision, type MeetingDecision, type NewAmendment, type SaidWording, Wording } from '../plans.ts'
import { decisionOf, insist, planAsSeen, planEntry } from './plan-acts.ts'
import * as queries from './queries/plans.ts'
import { todayOf } from './standing.ts'

type Revised = { revision: number }

/** A proposed wording is kept with the names it was read with. */
async function saidOf(tx: Writer, unitId: string, item: Wording): Promise<SaidWording> {
  const [known, people] = await Promise.all([sections(tx, unitId), queries.peopleByIds(tx, unitId, [item.ownerId])])
  const organiserName = known.find(({ id }) => id === item.organiserId)?.name ?? ''
  return { ...item, organiserName, ownerName: people[0]?.name ?? '' }
}

/** An item that still stands and that nobody else proposes to amend. */
async function insistOnItem(tx: Writer, unitId: string, planId: string, itemId: string): Promise<void> {
  const item = await queries.itemById(tx, { unitId, id: itemId })
  if (!item || item.planId !== planId) throw new Refusal('not_found')
  if (item.cancelledOn !== null) throw new Refusal('rule_broken', '这一项已经取消，不能再调整')
  const open = (await queries.amendmentRows(tx, unitId, [planId])).some(
    (one) => one.itemId === itemId && one.state === 'proposed',
  )
  if (open) throw new Refusal('conflict', '这一项已有调整等待批准，请先办完或者撤回')
}

export function proposeAmendment(ctx: Ctx, year: number, given: NewAmendment): Promise<Revised> {
  const { unitId, accountId, name } = ctx.actor
  const { kind, reason, revision } = given
  const id = randomUUID()
  return write(ctx, async (tx) => {
    const plan = await planAsSeen(tx, unitId, { year }, revision)
    if (plan.state !== 'approved') throw new Refusal('rule_broken', '计划还没有批准，请直接修改项目')
    const itemId = kind === 'add' ? null : given.itemId
    if (itemId !== null) await insistOnItem(tx, unitId, plan.id, itemId)
    const item = kind === 'cancel' ? null : given.item
    if (item) await insist(tx, unitId, year, [item])
    const linked = kind === 'cancel' ? await queries.linkedActivities(tx, unitId, [plan.id]) : []
    if (linked.some((activity) => activity.itemId === itemId)) {
      throw new Refusal('rule_broken', '这一项已经登记了培训，不能取消；培训登记错了的，请先在培训登记里改')
    }
    const content = item && JSON.stringify(await saidOf(tx, unitId, item))
    await queries.insertAmendment(tx, {
      ...{ unitId, id, planId: plan.id, kind, itemId, content, reason },
      ...{ proposedBy: accountId, proposedByName: name, proposedAt: ctx.platform.clock.now() },
    })
    await queries.setPlan(tx, { unitId, id: plan.id }, {})
    const audit = [planEntry('training.plan-amendment-proposed', plan.id, { amendment: id, kind })]
    return { result: { revision: revision + 1 }, audit }
  })
}

/** The amendment while nobody has decided about it, and its plan, held. */
async function openAmendment(tx: Writer, unitId: string, id: string, revision: number) {
  const found = await queries.amendmentById(tx, { unitId, id })
  if (!found) throw new Refusal('not_found')
  const plan = await planAsSeen(tx, unitId, { id: found.planId }, revision)
  const amendment = await queries.amendmentById(tx, { unitId, id })
  if (amendment?.state !== 'proposed') throw new Refusal('conflict', '这项调整已经办过了')
  return { plan, amendment }
}

export function withdrawAmendment(ctx: Ctx, id: string, { revision }: Revised): Promise<Revised> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const { plan } = await openAmendment(tx, unitId, id, revision)
    await queries.settleAmendment(tx, { unitId, id }, { state: 'withdrawn' })
    await queries.setPlan(tx, { unitId, id: plan.id }, {})
    const audit = [planEntry('training.plan-amendment-withdrawn', plan.id, { amendment: id })]
    return { result: { revision: revision + 1 }, audit }
  })
}

export function decideAmendment(ctx: Ctx, id: string, given: Decision | MeetingDecision): Promise<Revised> {
  const { unitId, accountId } = ctx.actor
  const { revision } = given
  return write(ctx, async (tx) => {
    const { plan, amendment } = await openAmendment(tx, unitId, id, revision)
    if (accountId !== null && amendment.proposedBy === accountId) {
      throw new Refusal('rule_broken', '提出调整的人不能批准，请由他人办理')
    }
    const decided = decisionOf(ctx, given)
    if (decided.state === 'returned') await queries.settleAmendment(tx, { unitId, id }, decided)
    else await carryOut(ctx, tx, plan, amendment, decided)
    await queries.setPlan(tx, { unitId, id: plan.id }, {})
    const detail = { amendment: id, kind: amendment.kind, state: decided.state }
    return {
      result: { revision: revision + 1 },
      audit: [planEntry('training.plan-amendment-decided', plan.id, detail)],
    }
  })
}

type Approved = ReturnType<typeof decisionOf>

/** What an approved amendment does to the plan: a new item, a further wording, or the end of an item. */
async function carryOut(
  ctx: Ctx,
  tx: Writer,
  { id: planId, year }: queries.PlanRow,
  { id, kind, itemId: known, content, proposedBy }: queries.AmendmentRow,
  decided: Approved,
): Promise<void> {
  const { unitId } = ctx.actor
  if (kind === 'cancel') {
    const linked = await queries.linkedActivities(tx, unitId, [planId])
    if (linked.some((one) => one.itemId === known)) {
      throw new Refusal('rule_broken', '提出取消以后已经登记了培训，不能再批准取消，请退回')
    }
    await queries.settleAmendment(tx, { unitId, id }, decided)
    await queries.cancelItem(tx, { unitId, id: known! }, { cancelledBy: id, cancelledOn: todayOf(ctx) })
    return
  }
  const { organiserName: _o, ownerName: _n, ...wording } = content as SaidWording
  const item = Wording.parse(wording)
  await insist(tx, unitId, year, [item])
  const itemId = known ?? randomUUID()
  const rows = await queries.itemRows(tx, { unitId, planId })
  if (kind === 'add') {
    await queries.insertItem(tx, { unitId, id: itemId, planId, position: (rows.at(-1)?.position ?? 0) + 1 })
  }
  await queries.settleAmendment(tx, { unitId, id }, { ...decided, itemId })
  const versions = (await queries.wordingRows(tx, unitId, [planId])).filter((one) => one.itemId === itemId).length
  const written = { unitId, itemId, version: versions + 1, amendmentId: id, writtenBy: proposedBy }
  await queries.insertWordings(tx, [{ ...written, ...item }])
}
