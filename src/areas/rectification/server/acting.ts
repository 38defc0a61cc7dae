import type { Day } from '../../../law/periods.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/write.ts'
import { type Act, type Change, decide, type Standing } from '../rules.ts'
import type { ProblemState, Timing } from '../schema.ts'
import {
  dropDateChange,
  insertEntry,
  measureStandings,
  type ProblemRow,
  pendingChange,
  setProblem,
} from './queries/problems.ts'

export const todayOf = ({ platform }: Ctx): Day => dayOf(platform.clock.now())

/** `2026-017`: the year it was found and its number in that year. */
export const numberOf = ({ year, number }: { year: number; number: number }): string =>
  `${year}-${String(number).padStart(3, '0')}`

export const problemEntry = (action: string, id: string, detail: Record<string, unknown> = {}): AuditDraft => {
  return { action, subjectKind: 'problem', subjectId: id, detail }
}

/** Everything the rules want to know of a problem. */
export async function standingOf(db: Reader, row: ProblemRow): Promise<Standing> {
  const pending = await pendingChange(db, row.unitId, row.id)
  return {
    ...{ ownerId: row.ownerId, submittedById: row.submittedById, verifierId: row.verifierId },
    ...{ needsRaiserAnswer: row.needsRaiserAnswer, raiserSatisfied: row.raiserSatisfied },
    ...{ foundOn: row.foundOn, begunOn: row.begunOn, dueOn: row.dueOn, firstDueOn: row.firstDueOn },
    ...{ closedOn: row.closedOn, returns: row.returns, reopenings: row.reopenings },
    state: row.state as ProblemState,
    timing: row.timing as Timing,
    measures: await measureStandings(db, row.unitId, row.id),
    pending: pending ? { askedById: pending.askedById, toOn: pending.toOn } : null,
  }
}

/** The columns a change of standing touches. */
function columnsOf(change: Change, today: Day) {
  const { pending: _pending, ...columns } = change
  return {
    ...columns,
    ...(change.submittedById === undefined ? {} : { submittedOn: change.submittedById === null ? null : today }),
    ...(change.verifierId === undefined ? {} : { verifiedOn: change.verifierId === null ? null : today }),
  }
}

type Doing = {
  act: Act
  /** what the time line calls it */
  name: string
  text: string
  more?: Parameters<typeof setProblem>[3]
  /** done once the rules agreed, before the problem itself is changed */
  before?: () => Promise<void>
}

/**
 * Does one act to a locked problem: asks the rules, writes the change and the entry of the time line. Refuses in the
 * rules' own words. Answers the standing afterwards.
 */
export async function carryAct(tx: Writer, ctx: Ctx, row: ProblemRow, doing: Doing): Promise<Standing> {
  const { act, name, text, more, before } = doing
  const today = todayOf(ctx)
  const standing = await standingOf(tx, row)
  const verdict = decide(standing, act, today)
  if ('refusal' in verdict) throw new Refusal('rule_broken', verdict.refusal)
  const { change } = verdict
  await before?.()
  if (change.pending === null && act.kind !== 'decide-date') await dropDateChange(tx, row.unitId, row.id)
  await setProblem(tx, row.unitId, row.id, { ...columnsOf(change, today), ...more })
  await say(tx, ctx, row.id, name, text)
  return { ...standing, ...change }
}

/** Adds a line to a problem's time line. */
export function say(tx: Writer, ctx: Ctx, problemId: string, act: string, text: string): Promise<void> {
  const { unitId, name: byName } = ctx.actor
  return insertEntry(tx, { unitId, problemId, act, text, byName, at: ctx.platform.clock.now() })
}
