import { randomUUID } from 'node:crypto'
import { addMonths, type Day } from '../../../law/periods.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/write.ts'
import { localValues } from '../../rulebook/facts.ts'
import { isRecurrence, usualDueOn } from '../rules.ts'
import type { OriginKind, ProblemKind, ProblemState, Timing } from '../schema.ts'
import { carryAct, numberOf, problemEntry, say, todayOf } from './acting.ts'
import {
  aliveFindings,
  insertOrigin,
  insertProblem,
  isPerson,
  isSection,
  lastClosed,
  lockedProblem,
  nextProblemNumber,
  problemsFrom,
  setProblem,
} from './queries/problems.ts'

/** What another area says of a problem it found. */
export type ProblemDraft = {
  title: string
  description: string
  kind: ProblemKind
  sectionId: string | null
  ownerId: string | null
  dueOn: Day | null
  origin: { kind: OriginKind; id: string | null; label: string; path: string | null }
  needsRaiserAnswer: boolean
  /** left out: today */
  foundOn?: Day
  line?: string
  goal?: string
  timing?: Timing
  leaderId?: string | null
  note?: string
  /** seen by few, as what comes from a clue */
  isConfined?: boolean
  /** looks like a closed one come back, but somebody said that it is another: only linked */
  isAnother?: boolean
  /** refused while a problem from the same record is not yet done with */
  isOnce?: boolean
}

export type Raised = { id: string; number: string; audit: AuditDraft[] }

/**
 * Enters a problem inside the caller's transaction; the caller writes the audit drafts. What comes back within the
 * unit's number of months in the same section and kind reopens the closed one instead, which then is the answer.
 */
export async function raiseProblem(tx: Writer, ctx: Ctx, draft: ProblemDraft): Promise<Raised> {
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  const foundOn = draft.foundOn ?? today
  if (foundOn > today) throw new Refusal('invalid', '发现问题的日期不能晚于今天')
  await insistOnPlaces(tx, unitId, draft)
  const year = Number(foundOn.slice(0, 4))
  // From here on whoever raises another one waits.
  const number = await nextProblemNumber(tx, unitId, year)
  if (draft.isOnce) await insistOnFirst(tx, unitId, draft.origin)
  const settings = await localValues(tx, unitId, foundOn)
  const old = await comeBack(tx, unitId, { ...draft, foundOn }, settings.reboundMonths)
  if (old && !draft.isAnother) return reopenRebound(tx, ctx, old.id, draft)
  const id = randomUUID()
  const dueOn = draft.dueOn ?? usualDueOn(draft.origin.kind, foundOn, settings)
  if (dueOn !== null && dueOn < foundOn) throw new Refusal('invalid', '整改时限不能早于发现问题的日期')
  const timing = draft.timing ?? 'deadline'
  const isAssigned = draft.ownerId !== null && (dueOn !== null || timing === 'lasting')
  await insertProblem(tx, {
    ...{ unitId, id, year, number, title: draft.title, description: draft.description, kind: draft.kind, timing },
    ...{ goal: draft.goal ?? '', line: draft.line ?? '', note: draft.note ?? '' },
    ...{ leadSectionId: draft.sectionId, leaderId: draft.leaderId ?? null, ownerId: draft.ownerId },
    ...{ foundOn, begunOn: foundOn, dueOn, firstDueOn: dueOn, state: isAssigned ? 'in-hand' : 'open' },
    ...{ needsRaiserAnswer: draft.needsRaiserAnswer, isConfined: isConfined(draft) },
    reboundOfId: old?.id ?? null,
    ...{ createdBy: ctx.actor.name, createdAt: ctx.platform.clock.now() },
  })
  await addOrigin(tx, ctx, id, { ...draft, foundOn })
  await say(tx, ctx, id, 'raised', `登记问题，来源：${draft.origin.label}`)
  const detail = { origin: draft.origin.kind, kind: draft.kind }
  return { id, number: numberOf({ year, number }), audit: [problemEntry('problem.raised', id, detail)] }
}

async function insistOnFirst(tx: Writer, unitId: string, { kind, id }: ProblemDraft['origin']): Promise<void> {
  const made = await problemsFrom(tx, unitId, kind, id === null ? [] : [id])
  const alive = made.find(({ state }) => state !== 'closed' && state !== 'withdrawn')
  if (alive) throw new Refusal('rule_broken', `已经登记为问题${numberOf(alive)}`)
}

const isConfined = (draft: ProblemDraft) => draft.isConfined === true || draft.origin.kind === 'clue'

async function insistOnPlaces(tx: Writer, unitId: string, draft: ProblemDraft): Promise<void> {
  if (draft.sectionId !== null && !(await isSection(tx, unitId, draft.sectionId))) {
    throw new Refusal('invalid', '没有找到责任科室，请重新选择', [{ field: 'sectionId', message: '请重新选择' }])
  }
  for (const [field, id] of [
    ['ownerId', draft.ownerId],
    ['leaderId', draft.leaderId ?? null],
  ] as const) {
    if (id !== null && !(await isPerson(tx, unitId, id))) {
      throw new Refusal('invalid', '没有找到这个人，请重新选择', [{ field, message: '请重新选择' }])
    }
  }
}

/** The closed problem that this one is again; null when there is none. */
async function comeBack(
  tx: Writer,
  unitId: string,
  { sectionId, kind, foundOn }: { sectionId: string | null; kind: string; foundOn: Day },
  months: number,
): Promise<{ id: string } | null> {
  if (sectionId === null) return null
  // A day more than the months can hold, so that the rule alone decides at the boundary.
  const since = addMonths(foundOn, -months - 1)
  const found = await lastClosed(tx, { unitId, sectionId, kind, since })
  return found?.closedOn && isRecurrence(found.closedOn, foundOn, months) ? { id: found.id } : null
}

async function reopenRebound(tx: Writer, ctx: Ctx, id: string, draft: ProblemDraft): Promise<Raised> {
  const row = (await lockedProblem(tx, ctx.actor.unitId, id))!
  const needsRaiserAnswer = row.needsRaiserAnswer || draft.needsRaiserAnswer
  const dueOn = draft.dueOn !== null && draft.dueOn >= todayOf(ctx) ? draft.dueOn : null
  const act = { kind: 'reopen', byId: null, dueOn } as const
  const text = `反弹：${draft.title}（${draft.origin.label}）`
  const more = { isRebound: true, needsRaiserAnswer, isConfined: row.isConfined || isConfined(draft) }
  await carryAct(tx, ctx, row, { act, name: 'rebound', text, more })
  await addOrigin(tx, ctx, id, { ...draft, foundOn: draft.foundOn ?? todayOf(ctx) })
  const detail = { origin: draft.origin.kind, isRebound: true }
  return { id, number: numberOf(row), audit: [problemEntry('problem.reopened', id, detail)] }
}

function addOrigin(
  tx: Writer,
  ctx: Ctx,
  problemId: string,
  { title, origin, foundOn }: { title: string; origin: ProblemDraft['origin']; foundOn: Day },
): Promise<void> {
  const { kind, id: originId, label, path } = origin
  const { unitId, name: raisedBy } = ctx.actor
  const row = { unitId, id: randomUUID(), problemId, kind, originId, label, path, title, raisedOn: foundOn, raisedBy }
  return insertOrigin(tx, row)
}

export type OfOrigin = { originId: string; id: string; number: string; title: string; state: ProblemState }

/** The problems that came from some records of another area. */
export async function problemsOfOrigin(
  db: Reader,
  unitId: string,
  kind: OriginKind,
  originIds: readonly string[],
): Promise<OfOrigin[]> {
  const rows = await problemsFrom(db, unitId, kind, originIds)
  return rows.map(({ originId, id, title, state, ...row }) => ({
    ...{ originId: originId!, id, title, number: numberOf(row), state: state as ProblemState },
  }))
}

type Answered = { originKind: OriginKind; originId: string; isSatisfied: boolean; text: string }

/**
 * The raiser's answer, inside the caller's transaction: a satisfied one lets a verified problem close, "still not"
 * reopens it. Problems that do not wait for the raiser only keep it in their time line.
 */
export async function raiserAnswered(tx: Writer, ctx: Ctx, answered: Answered): Promise<AuditDraft[]> {
  const { unitId } = ctx.actor
  const audit: AuditDraft[] = []
  for (const { id } of await problemsFrom(tx, unitId, answered.originKind, [answered.originId])) {
    const row = (await lockedProblem(tx, unitId, id))!
    if (row.state === 'withdrawn') continue
    const { isSatisfied } = answered
    const words = `提出人答复：${isSatisfied ? '满意' : '仍不满意'}${answered.text && `，${answered.text}`}`
    if (row.needsRaiserAnswer) {
      await carryAct(tx, ctx, row, { act: { kind: 'answer', byId: null, isSatisfied }, name: 'answered', text: words })
    } else {
      await setProblem(tx, unitId, id, {})
      await say(tx, ctx, id, 'answered', words)
    }
    audit.push(problemEntry('problem.raiser-answered', id, { isSatisfied }))
  }
  return audit
}

/**
 * What a saved check-up found, inside its transaction: problems that came from findings it no longer has are marked as
 * met, to be verified by somebody; they never close by themselves. Found again, the mark goes.
 */
export async function findingsSettled(
  tx: Writer,
  unitId: string,
  { on, keys }: { on: Day; keys: ReadonlySet<string> },
): Promise<AuditDraft[]> {
  const audit: AuditDraft[] = []
  for (const { id, originId, metOn } of await aliveFindings(tx, unitId)) {
    const isMet = !keys.has(originId!)
    if (isMet === (metOn !== null)) continue
    await setProblem(tx, unitId, id, { metOn: isMet ? on : null })
    audit.push(problemEntry('problem.finding-settled', id, { isMet }))
  }
  return audit
}
