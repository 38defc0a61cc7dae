import { randomUUID } from 'node:crypto'
import type { AuditDraft } from '../../../platform/audit.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import { inYear } from '../plan-standing.ts'
import { type Decision, type MeetingDecision, MOST_ITEMS, type Wording } from '../plans.ts'
import { copyableWordings, isOwnPlan } from './plan-view.ts'
import * as queries from './queries/plans.ts'
import { todayOf } from './standing.ts'

type Revised = { revision: number }

export const planEntry = (action: string, id: string, detail: Record<string, unknown> = {}): AuditDraft => {
  return { action, subjectKind: 'training-plan', subjectId: id, detail }
}

/** The plan as it was seen, held until the end of the transaction. */
export async function planAsSeen(
  tx: Writer,
  unitId: string,
  of: { year: number } | { id: string },
  revision: number | null,
): Promise<queries.PlanRow> {
  const plan = await queries.lockedPlan(tx, unitId, of)
  if (!plan) throw new Refusal('not_found')
  if (revision !== null && plan.revision !== revision) throw new Refusal('conflict')
  return plan
}

/** The plan while it is being written. */
async function openPlan(tx: Writer, unitId: string, year: number, revision: number | null) {
  const plan = await planAsSeen(tx, unitId, { year }, revision)
  if (plan.state === 'approved') throw new Refusal('rule_broken', '计划已经批准，不能直接修改，请提出调整')
  if (plan.state === 'submitted') throw new Refusal('rule_broken', '计划正在等待批准，要修改请先撤回')
  return plan
}

type Placed = Pick<Wording, 'title' | 'fromOn' | 'untilOn' | 'organiserId' | 'ownerId'>

/** Dates of the plan's year, sections in use, people in service; each fault names its item. */
export async function faultsOf(
  db: Reader,
  unitId: string,
  year: number,
  items: readonly Placed[],
): Promise<{ index: number; field: keyof Wording; message: string }[]> {
  const owners = [...new Set(items.map(({ ownerId }) => ownerId))]
  const [known, people] = await Promise.all([sections(db, unitId), queries.peopleByIds(db, unitId, owners)])
  const open = new Set(known.flatMap(({ id, closedOn }) => (closedOn === null ? [id] : [])))
  const inService = new Set(people.flatMap(({ id, state }) => (state === '在职' ? [id] : [])))
  return items.flatMap(({ fromOn, untilOn, organiserId, ownerId }, index) => {
    const faults: { index: number; field: keyof Wording; message: string }[] = []
    const add = (field: keyof Wording, message: string) => faults.push({ index, field, message })
    if (!fromOn.startsWith(`${year}-`)) add('fromOn', `计划时间应在${year}年`)
    else if (!untilOn.startsWith(`${year}-`)) add('untilOn', `计划结束日期应在${year}年`)
    if (!open.has(organiserId)) add('organiserId', '承办科室没有找到或者已经撤销，请重新选择')
    if (!inService.has(ownerId)) add('ownerId', '责任人没有找到或者已经不在职，请重新选择')
    return faults
  })
}

/** The same item twice is entered twice by mistake. */
function doubleIn(items: readonly { title: string; fromOn: string }[]): string | null {
  const keys = items.map(({ title, fromOn }) => `${title} ${fromOn}`)
  return items.find((_, index) => keys.indexOf(keys[index]!) < index)?.title ?? null
}

export async function insist(tx: Reader, unitId: string, year: number, items: readonly Placed[]): Promise<void> {
  const faults = await faultsOf(tx, unitId, year, items)
  if (!faults.length) return
  const said = faults.map(({ index, field, message }) => ({
    field,
    message: items.length > 1 ? `第${index + 1}项“${items[index]!.title}”：${message}` : message,
  }))
  throw new Refusal('invalid', said[0]!.message, said)
}

export function addPlan(ctx: Ctx, year: number): Promise<Revised> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    const isNew = await queries.insertPlan(tx, { unitId, id, year })
    if (!isNew) throw new Refusal('conflict', `${year}年的培训计划已经有了`)
    return { result: { revision: 1 }, audit: [planEntry('training.plan-added', id, { year })] }
  })
}

export function removePlan(ctx: Ctx, year: number): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const { id } = await openPlan(tx, unitId, year, null)
    await queries.deletePlan(tx, { unitId, id })
    return { result: {}, audit: [planEntry('training.plan-removed', id, { year })] }
  })
}

async function addTo(ctx: Ctx, tx: Writer, plan: queries.PlanRow, items: readonly Wording[]): Promise<void> {
  const { unitId, accountId } = ctx.actor
  const before = await queries.wordingRows(tx, unitId, [plan.id])
  const double = doubleIn([...before, ...items])
  if (double !== null) throw new Refusal('conflict', `计划里已经有同一时间的“${double}”，请核对`)
  const rows = await queries.itemRows(tx, { unitId, planId: plan.id })
  if (rows.length + items.length > MOST_ITEMS) throw new Refusal('invalid', `一个年度最多${MOST_ITEMS}项`)
  const last = rows.at(-1)?.position ?? 0
  const made = items.map((item, index) => ({ id: randomUUID(), position: last + index + 1, item }))
  await queries.insertItems(
    tx,
    made.map(({ id, position }) => ({ unitId, id, planId: plan.id, position })),
    made.map(({ id, item }) => ({ unitId, itemId: id, version: 1, writtenBy: accountId, ...item })),
  )
}

export function addItems(ctx: Ctx, year: number, { items, revision }: { items: Wording[]; revision: number }) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const plan = await openPlan(tx, unitId, year, revision)
    await insist(tx, unitId, year, items)
    await addTo(ctx, tx, plan, items)
    await queries.setPlan(tx, { unitId, id: plan.id }, {})
    const audit = [planEntry('training.plan-items-added', plan.id, { year, items: items.length })]
    return { result: { revision: revision + 1 }, audit }
  })
}

/** Items of the year before that are not here yet, each at the same time of this year. */
export function copyItems(ctx: Ctx, year: number, { revision }: Revised): Promise<Revised> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const plan = await openPlan(tx, unitId, year, revision)
    const before = await queries.planOfYear(tx, unitId, year - 1)
    if (!before) throw new Refusal('not_found', `没有${year - 1}年的培训计划`)
    const here = new Set((await queries.wordingRows(tx, unitId, [plan.id])).map(({ title }) => title))
    const copied = (await copyableWordings(tx, unitId, before.id)).filter(({ title }) => !here.has(title))
    if (!copied.length) throw new Refusal('conflict', `${year - 1}年的项目都已经在计划里`)
    await addTo(
      ctx,
      tx,
      plan,
      copied.map(
        ({ title, kind, mode, audience, people, hours, costFen, organiserId, ownerId, need, question, work, ...row }) =>
          ({
            ...{ title, kind, mode, audience, people, hours, costFen, organiserId, ownerId, need, question, work },
            ...inYear(row, year),
          }) as Wording,
      ),
    )
    await queries.setPlan(tx, { unitId, id: plan.id }, {})
    const detail = { year, items: copied.length, copiedFrom: year - 1 }
    return { result: { revision: revision + 1 }, audit: [planEntry('training.plan-items-added', plan.id, detail)] }
  })
}

type ItemPath = { year: number; id: string }

export function changeItem(
  ctx: Ctx,
  { year, id }: ItemPath,
  { item, revision }: { item: Wording; revision: number },
): Promise<Revised> {
  const { unitId, accountId } = ctx.actor
  return write(ctx, async (tx) => {
    const plan = await openPlan(tx, unitId, year, revision)
    const known = await queries.wordingRows(tx, unitId, [plan.id])
    if (!known.some(({ itemId }) => itemId === id)) throw new Refusal('not_found')
    await insist(tx, unitId, year, [item])
    const double = doubleIn([...known.filter(({ itemId }) => itemId !== id), item])
    if (double !== null) throw new Refusal('conflict', `计划里已经有同一时间的“${double}”，请核对`)
    await queries.setWording(tx, { unitId, id }, { ...item, writtenBy: accountId })
    await queries.setPlan(tx, { unitId, id: plan.id }, {})
    const audit = [planEntry('training.plan-item-changed', plan.id, { item: id })]
    return { result: { revision: revision + 1 }, audit }
  })
}

export function removeItem(ctx: Ctx, { year, id }: ItemPath): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const plan = await openPlan(tx, unitId, year, null)
    const rows = await queries.itemRows(tx, { unitId, planId: plan.id })
    if (!rows.some((row) => row.id === id)) throw new Refusal('not_found')
    await queries.deleteItem(tx, { unitId, id })
    await queries.setPlan(tx, { unitId, id: plan.id }, {})
    return { result: {}, audit: [planEntry('training.plan-item-removed', plan.id, { item: id })] }
  })
}

/** What a plan carries until somebody decides about it. */
const undecided = {
  ...{ decidedBy: null, decidedByName: null, decidedOn: null, decidedAt: null, way: null, meetingOn: null },
  ...{ document: null, returnReason: null },
}

export function submitPlan(ctx: Ctx, year: number, { revision }: Revised): Promise<Revised> {
  const { unitId, accountId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const plan = await openPlan(tx, unitId, year, revision)
    const items = await copyableWordings(tx, unitId, plan.id)
    if (!items.length) throw new Refusal('rule_broken', '计划里还没有项目，请先录入')
    await insist(tx, unitId, year, items)
    const submitted = { submittedBy: accountId, submittedByName: name, submittedAt: ctx.platform.clock.now() }
    await queries.setPlan(tx, { unitId, id: plan.id }, { state: 'submitted', ...submitted, ...undecided })
    const audit = [planEntry('training.plan-submitted', plan.id, { year, items: items.length })]
    return { result: { revision: revision + 1 }, audit }
  })
}

export function withdrawPlan(ctx: Ctx, year: number, { revision }: Revised): Promise<Revised> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const plan = await planAsSeen(tx, unitId, { year }, revision)
    if (plan.state !== 'submitted') throw new Refusal('rule_broken', '只有等待批准的计划可以撤回')
    const draft = { state: 'draft', submittedBy: null, submittedByName: null, submittedAt: null }
    await queries.setPlan(tx, { unitId, id: plan.id }, draft)
    return { result: { revision: revision + 1 }, audit: [planEntry('training.plan-withdrawn', plan.id, { year })] }
  })
}

/** The columns of a decision by the principal, or of one that a meeting took and the office records. */
export function decisionOf(ctx: Ctx, given: Decision | MeetingDecision) {
  const { accountId, name } = ctx.actor
  const on = todayOf(ctx)
  const by = {
    ...{ decidedBy: accountId, decidedByName: name, decidedOn: on, decidedAt: ctx.platform.clock.now() },
  }
  if ('meetingOn' in given) {
    const { meetingOn, document } = given
    if (meetingOn > on) {
      throw new Refusal('invalid', '会议日期不能晚于今天', [{ field: 'meetingOn', message: '会议日期不能晚于今天' }])
    }
    return { state: 'approved', ...by, way: 'meeting', meetingOn, document }
  }
  if (given.decision === 'approved') return { state: 'approved', ...by, way: 'principal' }
  return { state: 'returned', ...by, returnReason: given.reason }
}

export function decidePlan(ctx: Ctx, year: number, given: Decision | MeetingDecision): Promise<Revised> {
  const { unitId } = ctx.actor
  const { revision } = given
  return write(ctx, async (tx) => {
    const plan = await planAsSeen(tx, unitId, { year }, revision)
    if (plan.state !== 'submitted') throw new Refusal('rule_broken', '这份计划不在等待批准')
    if (isOwnPlan(ctx, plan, await queries.wordingRows(tx, unitId, [plan.id]))) {
      throw new Refusal('rule_broken', '编制或者提交这份计划的人不能批准，请由他人办理')
    }
    const decided = decisionOf(ctx, given)
    await queries.setPlan(tx, { unitId, id: plan.id }, decided)
    const detail = { year, state: decided.state, ...('way' in decided ? { way: decided.way } : {}) }
    return { result: { revision: revision + 1 }, audit: [planEntry('training.plan-decided', plan.id, detail)] }
  })
}
