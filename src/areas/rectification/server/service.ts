import { randomUUID } from 'node:crypto'
import { addMonths, type Day } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { localValues } from '../../rulebook/facts.ts'
import { type Act, isRecurrence } from '../rules.ts'
import type { ActName, ChangedProblem, NewProblem } from '../schema.ts'
import { carryAct, numberOf, problemEntry, say, todayOf } from './acting.ts'
import {
  decideDateChange,
  insertDateChange,
  isPerson,
  isSection,
  lastClosed,
  lockedProblem,
  type ProblemRow,
  pendingChange,
  problemById,
  setProblem,
} from './queries/problems.ts'
import { replaceSupport } from './queries/remedy.ts'
import { raiseProblem } from './raise.ts'
import { insistOn, isInSight, mayReport } from './rights.ts'

/** Locks a problem for an act the actor may do, at the revision that was read. */
export async function forAct(
  tx: Writer,
  ctx: Ctx,
  { id, name, revision }: { id: string; name: ActName; revision?: number },
): Promise<ProblemRow> {
  const row = await lockedProblem(tx, ctx.actor.unitId, id)
  const scope = scopeOf(ctx.platform.permissions, ctx.actor, 'rectification.read')
  if (!row || !scope || !isInSight(ctx, scope, row)) throw new Refusal('not_found')
  insistOn(ctx, name, row)
  if (revision !== undefined && row.revision !== revision) throw new Refusal('conflict')
  return row
}

type Doing = {
  id: string
  name: ActName
  revision: number
  audit: string
  /** the act for the rules, and what the time line says of it */
  act: (row: ProblemRow) => Act
  entry: string
  text: (row: ProblemRow) => string
  detail?: Record<string, unknown>
  more?: (tx: Writer, row: ProblemRow) => Promise<unknown>
}

function doing(ctx: Ctx, { id, name, revision, audit, act, entry, text, detail, more }: Doing) {
  return write(ctx, async (tx) => {
    const row = await forAct(tx, ctx, { id, name, revision })
    const asked = act(row)
    await carryAct(tx, ctx, row, { act: asked, name: entry, text: text(row) })
    await more?.(tx, row)
    return { result: {}, audit: [problemEntry(audit, id, detail)] }
  })
}

const inSections = (scope: Scope, sectionId: string | null) =>
  scope.unit || (sectionId !== null && scope.sections.includes(sectionId))

/** Enters a problem by hand; a section head only for the own section. */
export function addProblem(ctx: Ctx, scope: Scope, given: NewProblem) {
  if (!inSections(scope, given.leadSectionId)) throw new Refusal('forbidden', '只能登记本科室负责整改的问题')
  return write(ctx, async (tx) => {
    const { id, number, audit } = await raiseProblem(tx, ctx, draftOf(given))
    if (given.supportIds.length) await setSupport(tx, ctx.actor.unitId, id, given)
    return { result: { id, number }, audit }
  })
}

const draftOf = ({ leadSectionId, originKind, originLabel, originPath, supportIds: _s, ...given }: NewProblem) => ({
  ...given,
  sectionId: leadSectionId,
  origin: { kind: originKind, id: null, label: originLabel, path: originPath },
  needsRaiserAnswer: originKind === 'opinion' || originKind === 'rating',
})

async function setSupport(
  tx: Writer,
  unitId: string,
  id: string,
  given: Pick<NewProblem, 'supportIds' | 'leadSectionId'>,
) {
  for (const sectionId of given.supportIds) {
    if (sectionId === given.leadSectionId) throw new Refusal('invalid', '配合科室不能与责任科室相同')
    if (!(await isSection(tx, unitId, sectionId))) throw new Refusal('invalid', '没有找到配合科室，请重新选择')
  }
  await replaceSupport(tx, unitId, id, given.supportIds)
}

/** The closed problem that something found now would reopen, for the form to tell before it is entered. */
export async function recurrence(ctx: Ctx, asked: { section: string; kind: string; on: Day }) {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const { reboundMonths } = await localValues(db, unitId, asked.on)
  const since = addMonths(asked.on, -reboundMonths - 1)
  const last = await lastClosed(db, { unitId, sectionId: asked.section, kind: asked.kind, since })
  const row = last?.closedOn && isRecurrence(last.closedOn, asked.on, reboundMonths) ? last.id : null
  const old = row && (await problemById(db, unitId, row))
  const scope = scopeOf(ctx.platform.permissions, ctx.actor, 'rectification.read')
  if (!old || !scope || !isInSight(ctx, scope, old)) return { old: null }
  return { old: { id: old.id, number: numberOf(old), title: old.title, closedOn: old.closedOn! } }
}

export function changeProblem(ctx: Ctx, id: string, { revision, supportIds, ...changes }: ChangedProblem) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const row = await forAct(tx, ctx, { id, name: 'change', revision })
    if (row.state === 'closed' || row.state === 'withdrawn') throw new Refusal('rule_broken', '已经了结的问题不能修改')
    const scope = scopeOf(ctx.platform.permissions, ctx.actor, 'rectification.manage')
    if (!scope || !inSections(scope, changes.leadSectionId)) {
      throw new Refusal('forbidden', '责任科室改到别的科室，请由办公室办理')
    }
    if (changes.leadSectionId !== null && !(await isSection(tx, unitId, changes.leadSectionId))) {
      throw new Refusal('invalid', '没有找到责任科室，请重新选择')
    }
    if (changes.leaderId !== null && !(await isPerson(tx, unitId, changes.leaderId))) {
      throw new Refusal('invalid', '没有找到责任领导，请重新选择')
    }
    if (changes.timing !== 'lasting' && row.state !== 'open' && row.dueOn === null) {
      throw new Refusal('rule_broken', '没有整改时限的问题只能是长期坚持')
    }
    await setProblem(tx, unitId, id, changes)
    await setSupport(tx, unitId, id, { supportIds, leadSectionId: changes.leadSectionId })
    await say(tx, ctx, id, 'changed', '修改问题的内容')
    return { result: {}, audit: [{ ...problemEntry('problem.changed', id), secret: { before: row, after: changes } }] }
  })
}

type Revised<T> = T & { revision: number }

export async function assign(ctx: Ctx, id: string, given: Revised<{ ownerId: string; dueOn: Day | null }>) {
  const { ownerId, dueOn, revision } = given
  if (!(await isPerson(ctx.platform.db, ctx.actor.unitId, ownerId))) {
    throw new Refusal('invalid', '没有找到责任人，请重新选择', [{ field: 'ownerId', message: '请重新选择' }])
  }
  return doing(ctx, {
    ...{ id, name: 'assign', revision, audit: 'problem.assigned', entry: 'assigned' },
    act: () => ({ kind: 'assign', ownerId, dueOn }),
    text: (row) => (row.ownerId && row.ownerId !== ownerId ? '改由别人负责整改' : '定下责任人和整改时限'),
  })
}

/** A word on how it goes; changes nothing else. */
export function report(ctx: Ctx, id: string, { text, revision }: Revised<{ text: string }>) {
  return write(ctx, async (tx) => {
    const row = await forAct(tx, ctx, { id, name: 'carry', revision })
    if (row.state !== 'open' && row.state !== 'in-hand') throw new Refusal('rule_broken', '只有整改中的问题可以写进展')
    await setProblem(tx, row.unitId, id, {})
    await say(tx, ctx, id, 'progress', text)
    return { result: {}, audit: [problemEntry('problem.reported', id)] }
  })
}

export function submit(ctx: Ctx, id: string, { text, revision }: Revised<{ text: string }>) {
  return doing(ctx, {
    ...{ id, name: 'submit', revision, audit: 'problem.submitted', entry: 'submitted' },
    act: (row) => {
      if (!mayReport(ctx, row)) throw new Refusal('forbidden', '由责任人或者责任科室负责人报完成')
      return { kind: 'submit', byId: ctx.actor.personId }
    },
    text: () => `报完成：${text}`,
  })
}

export function judge(ctx: Ctx, id: string, given: Revised<{ verdict: 'close' | 'back'; text: string }>) {
  const { verdict, text, revision } = given
  const byId = ctx.actor.personId
  const isClose = verdict === 'close'
  return doing(ctx, {
    ...{ id, revision, detail: { verdict }, name: isClose ? 'verify' : 'return' },
    ...{ audit: isClose ? 'problem.verified' : 'problem.returned', entry: isClose ? 'verified' : 'returned' },
    act: () => ({ kind: isClose ? 'verify' : 'return', byId }),
    text: () => `${isClose ? '核实属实' : '退回'}：${text}`,
  })
}

export function reopen(ctx: Ctx, id: string, { text, dueOn, revision }: Revised<{ text: string; dueOn: Day | null }>) {
  return doing(ctx, {
    ...{ id, name: 'reopen', revision, audit: 'problem.reopened', entry: 'reopened' },
    act: () => ({ kind: 'reopen', byId: ctx.actor.personId, dueOn }),
    text: () => `重新打开：${text}`,
  })
}

export function withdraw(ctx: Ctx, id: string, { text, revision }: Revised<{ text: string }>) {
  return doing(ctx, {
    ...{ id, name: 'withdraw', revision, audit: 'problem.withdrawn', entry: 'withdrawn' },
    act: () => ({ kind: 'withdraw', byId: ctx.actor.personId }),
    text: () => `撤回：${text}`,
  })
}

/** What the raiser said to somebody who asked, on the phone or in person. */
export function answer(ctx: Ctx, id: string, given: Revised<{ isSatisfied: boolean; text: string }>) {
  const { isSatisfied, text, revision } = given
  return doing(ctx, {
    ...{ id, name: 'answer', revision, audit: 'problem.raiser-answered', entry: 'answered', detail: { isSatisfied } },
    act: () => {
      if (ctx.actor.personId === null) throw new Refusal('rule_broken', '您的账号没有对应到人员，不能登记答复')
      return { kind: 'answer', byId: ctx.actor.personId, isSatisfied }
    },
    text: () => `提出人答复：${isSatisfied ? '满意' : '仍不满意'}，${text}`,
  })
}

export function askDate(ctx: Ctx, id: string, given: Revised<{ toOn: Day; reason: string }>) {
  const { toOn, reason, revision } = given
  const { unitId, personId } = ctx.actor
  return doing(ctx, {
    ...{ id, name: 'ask-date', revision, audit: 'problem.date-asked', entry: 'date-asked' },
    act: () => ({ kind: 'ask-date', byId: personId, toOn }),
    text: (row) => `申请由${row.dueOn}延期到${toOn}：${reason}`,
    more: (tx, row) =>
      insertDateChange(tx, {
        ...{ unitId, id: randomUUID(), problemId: id, fromOn: row.dueOn!, toOn, reason },
        ...{ askedById: personId!, askedOn: todayOf(ctx) },
      }),
  })
}

/** Somebody else agrees to a later date or refuses it; the first date stays in the record. */
export function decideDate(ctx: Ctx, id: string, given: Revised<{ agrees: boolean; answer: string }>) {
  const { agrees, answer: words, revision } = given
  const { unitId, personId } = ctx.actor
  return write(ctx, async (tx) => {
    const row = await forAct(tx, ctx, { id, name: 'decide-date', revision })
    const asked = await pendingChange(tx, unitId, id)
    const state = agrees ? ('agreed' as const) : ('refused' as const)
    await carryAct(tx, ctx, row, {
      act: { kind: 'decide-date', byId: personId, agrees },
      name: `date-${state}`,
      text: `${agrees ? '同意' : '不同意'}延期到${asked?.toOn}：${words}`,
      // The database takes the new date only once it is agreed to.
      before: () =>
        decideDateChange(tx, unitId, asked!.id, {
          ...{ state, decidedById: personId!, decidedOn: todayOf(ctx), answer: words },
        }),
    })
    return { result: {}, audit: [problemEntry('problem.date-decided', id, { agrees })] }
  })
}
