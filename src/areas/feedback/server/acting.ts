import { CalendarMissing } from '../../../law/calendar/workdays.ts'
import type { Day } from '../../../law/periods.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/write.ts'
import { workCalendar } from '../../calendar/facts.ts'
import { tellRaiser } from '../../door/facts.ts'
import { type ProblemDraft, raiseProblem, raiserAnswered } from '../../rectification/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { type Item, type Reckoning, type Step, stepped } from '../rules.ts'
import { type ItemKind, type ItemState, itemKinds } from '../schema.ts'
import { answersOf, callsOf, type ItemRow, insertEntry, lockedItem, opinionsOf, updateItem } from './queries/items.ts'
import { ratingsOfItem } from './queries/ratings.ts'

export const todayOf = (ctx: Ctx): Day => dayOf(ctx.platform.clock.now())

export const numberOf = ({ year, number }: { year: number; number: number }) =>
  `${year}-${String(number).padStart(3, '0')}`

export const voiceEntry = (action: string, id: string, detail: Record<string, unknown> = {}): AuditDraft => ({
  ...{ action, subjectKind: 'voice', subjectId: id, detail },
})

export async function reckoningOf(db: Reader, unitId: string, today: Day): Promise<Reckoning> {
  const [calendar, settings] = [await workCalendar(db, unitId), await localValues(db, unitId, today)]
  return { today, calendar, settings }
}

/** A limit that falls into a year without a calendar is a refusal that says what to import. */
export function reckoned<T>(compute: () => T): T {
  try {
    return compute()
  } catch (error) {
    if (error instanceof CalendarMissing) throw new Refusal('rule_broken', error.message)
    throw error
  }
}

type Answers = Awaited<ReturnType<typeof answersOf>>
type Calls = Awaited<ReturnType<typeof callsOf>>

/** The row with what its course depends on. */
export function itemOf(row: ItemRow, answers: Answers, calls: Calls): Item {
  const last = answers.at(-1)
  const sinceLast = calls.filter(({ version }) => version === last?.version)
  return {
    ...row,
    kind: row.kind as ItemKind,
    state: row.state as ItemState,
    drafterId: last?.draftedBy ?? null,
    approverId: last?.approvedBy ?? null,
    calls: sinceLast.map(({ outcome }) => ({ outcome: outcome as Item['calls'][number]['outcome'] })),
  }
}

export type Acting = { tx: Writer; ctx: Ctx; row: ItemRow; item: Item; answers: Answers; reckoning: Reckoning }

/** Locks an item the actor may act on, read at `revision`. */
export async function locked(
  tx: Writer,
  ctx: Ctx,
  { id, revision, sections }: { id: string; revision: number | null; sections: readonly string[] | null },
): Promise<Acting> {
  const { unitId } = ctx.actor
  const row = await lockedItem(tx, unitId, id)
  if (!row || (sections && (row.sectionId === null || !sections.includes(row.sectionId)))) {
    throw new Refusal('not_found')
  }
  if (revision !== null && row.revision !== revision) throw new Refusal('conflict')
  const answers = await answersOf(tx, unitId, id)
  const item = itemOf(row, answers, await callsOf(tx, unitId, id))
  return { tx, ctx, row, item, answers, reckoning: await reckoningOf(tx, unitId, todayOf(ctx)) }
}

/** Takes a step by the rules and stores the item as it then is; refuses with the rule's sentence. */
export async function take(acting: Acting, step: Step, more: Parameters<typeof updateItem>[2] = {}): Promise<Item> {
  const { tx, ctx, row, item, reckoning } = acting
  const next = reckoned(() => stepped(item, step, ctx.actor.personId, reckoning))
  if (typeof next === 'string') throw new Refusal('rule_broken', next)
  const { drafterId: _drafter, approverId: _approver, calls: _calls, ...stored } = next
  await updateItem(tx, { unitId: row.unitId, id: row.id }, { ...stored, ...more, revision: undefined })
  return next
}

export async function note({ tx, ctx, row }: Pick<Acting, 'tx' | 'ctx' | 'row'>, act: string, text: string) {
  const at = ctx.platform.clock.now()
  await insertEntry(tx, { unitId: row.unitId, itemId: row.id, act, text, byName: ctx.actor.name, at })
}

type Told = {
  state: 'received' | 'accepted' | 'answered' | 'reopened' | 'closed' | 'declined' | 'merged'
  reply: string
}

/** Tells everybody who holds a code for this item. */
export async function tellAll(
  tx: Writer,
  ctx: Ctx,
  itemId: string,
  { state, reply, asksSatisfaction = false }: Told & { asksSatisfaction?: boolean },
): Promise<void> {
  const { unitId } = ctx.actor
  const codes = [...(await opinionsOf(tx, unitId, [itemId])), ...(await ratingsOfItem(tx, unitId, itemId))]
  for (const { codeHash } of codes) {
    if (!codeHash) continue
    await tellRaiser(tx, unitId, codeHash, { state, reply, asksSatisfaction, changedOn: todayOf(ctx) })
  }
}

const originKindOf = (kind: string) => (kind === 'rating' ? 'rating' : 'opinion')

type Dissatisfying = Pick<ItemRow, 'id' | 'kind' | 'year' | 'number' | 'title' | 'sectionId' | 'handlerId' | 'dueOn'>

/** How the ledger writes down what somebody was dissatisfied with. */
export function problemOf(row: Dissatisfying, text: string): ProblemDraft {
  const label = `${itemKinds[row.kind as ItemKind]}${numberOf(row)}`
  return {
    ...{ title: row.title, description: text || '提出人对答复不满意', kind: 'service', sectionId: row.sectionId },
    ...{ ownerId: row.handlerId, dueOn: row.dueOn, needsRaiserAnswer: true },
    origin: { kind: originKindOf(row.kind), id: row.id, label, path: `/voices/${row.id}` },
  }
}

/** What somebody was dissatisfied with goes into the ledger once; later answers belong to its closing. */
export async function toLedger(
  { tx, ctx, row }: Pick<Acting, 'tx' | 'ctx' | 'row'>,
  { isSatisfied, text, item }: { isSatisfied: boolean; text: string; item: Item },
): Promise<AuditDraft[]> {
  const originKind = originKindOf(row.kind)
  if (row.problemId) return raiserAnswered(tx, ctx, { originKind, originId: row.id, isSatisfied, text })
  if (isSatisfied) return []
  const raised = await raiseProblem(tx, ctx, problemOf({ ...row, dueOn: item.dueOn }, text))
  await updateItem(tx, { unitId: row.unitId, id: row.id }, { problemId: raised.id })
  return raised.audit
}
