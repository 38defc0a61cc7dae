import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { dueLamp } from '../rules.ts'
import type { Help, Idea } from '../schema/uses.ts'
import { entry, holds, todayOf } from './access.ts'
import { quotePlace } from './marks.ts'
import { tripMembers } from './queries/trips.ts'
import * as queries from './queries/uses.ts'

/** Trips of which the scope's person is; null for all. */
async function ownTrips(db: Reader, unitId: string, scope: Scope): Promise<Set<string> | null> {
  if (scope.unit) return null
  const members = await tripMembers(db, unitId)
  return new Set(members.filter(({ personId }) => personId === scope.self).map(({ tripId }) => tripId))
}

type Heard = { tripId: string; leaderId: string; ownerId?: string }

const sees = (own: Set<string> | null, scope: Scope, { tripId, leaderId, ownerId }: Heard) =>
  own === null || own.has(tripId) || leaderId === scope.self || ownerId === scope.self

const inYear = (day: string, year: number | undefined) => year === undefined || day.startsWith(`${year}-`)

export async function listHelps(ctx: Ctx, scope: Scope, year?: number): Promise<{ rows: Help[] }> {
  const { db, keys } = ctx.platform
  const { unitId, personId } = ctx.actor
  const today = todayOf(ctx)
  const own = await ownTrips(db, unitId, scope)
  const rows = await queries.helpRows(db, unitId)
  const mayAll = holds(ctx, 'research.answer')
  return {
    rows: rows
      .filter((row) => sees(own, scope, row) && inYear(row.createdOn, year))
      .map(({ leaderId: _, sourceKind: _kind, markId, quoteSealed, state, placeTitle, ...row }) => ({
        ...row,
        ...{ state: state as Help['state'], placeTitle: placeTitle ?? '' },
        quote: keys.open(quoteSealed, quotePlace(markId)),
        lamp: dueLamp(state === 'closed', row.dueOn, today),
        mayAnswer: state === 'open' && (mayAll || row.ownerId === personId),
      })),
  }
}

/** The open request, for its owner or those who answer for the unit. */
async function lockedHelp(tx: Writer, ctx: Ctx, id: string, revision: number) {
  const { unitId, personId } = ctx.actor
  const help = await queries.lockedHelp(tx, { unitId, id })
  const isMine = help !== undefined && help.ownerId === personId
  if (!help || !(isMine || holds(ctx, 'research.answer'))) throw new Refusal('not_found')
  if (help.state !== 'open') throw new Refusal('conflict', '这件求助事项已经办结')
  if (help.revision !== revision) throw new Refusal('conflict')
  return help
}

type Said = { id: string; text: string; revision: number }

export function answerHelp(ctx: Ctx, { id, text, revision }: Said): Promise<Record<string, never>> {
  return write(ctx, async (tx) => {
    await lockedHelp(tx, ctx, id, revision)
    await queries.setHelp(tx, { unitId: ctx.actor.unitId, id }, { answer: text })
    return { result: {}, audit: [entry('help-answered', 'research-help', id)] }
  })
}

/** Closes with the written result; without one the database would not take it either. */
export function closeHelp(ctx: Ctx, { id, text, revision }: Said): Promise<Record<string, never>> {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    await lockedHelp(tx, ctx, id, revision)
    const closed = { state: 'closed', result: text, closedOn: todayOf(ctx), closedBy: name }
    await queries.setHelp(tx, { unitId, id }, closed)
    return { result: {}, audit: [entry('help-closed', 'research-help', id)] }
  })
}

export async function listIdeas(ctx: Ctx, scope: Scope, year?: number): Promise<{ rows: Idea[] }> {
  const { db, keys } = ctx.platform
  const { unitId } = ctx.actor
  const own = await ownTrips(db, unitId, scope)
  const rows = await queries.ideaRows(db, unitId)
  const mayAll = holds(ctx, 'research.answer')
  return {
    rows: rows
      .filter((row) => sees(own, scope, row) && inYear(row.createdOn, year))
      .map(({ leaderId: _, sourceKind: _kind, markId, quoteSealed, state, ...row }) => ({
        ...row,
        state: state as Idea['state'],
        quote: keys.open(quoteSealed, quotePlace(markId)),
        mayAnswer: state === 'open' && mayAll,
      })),
  }
}

type Decided = { id: string; verdict: 'taken' | 'aside'; reason: string; revision: number }

export function decideIdea(ctx: Ctx, { id, verdict, reason, revision }: Decided): Promise<Record<string, never>> {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const idea = await queries.lockedIdea(tx, { unitId, id })
    if (!idea || !holds(ctx, 'research.answer')) throw new Refusal('not_found')
    if (idea.state !== 'open') throw new Refusal('conflict', '这个点子已经答复过')
    if (idea.revision !== revision) throw new Refusal('conflict')
    const decided = { state: verdict, reason, decidedOn: todayOf(ctx), decidedBy: name }
    await queries.setIdea(tx, { unitId, id }, decided)
    return { result: {}, audit: [entry('idea-decided', 'research-idea', id, { verdict })] }
  })
}
