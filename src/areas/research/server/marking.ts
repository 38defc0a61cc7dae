import { randomUUID } from 'node:crypto'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { leaderOf } from '../../portfolio/facts.ts'
import { raiseProblem } from '../../rectification/facts.ts'
import { withoutNames } from '../rules.ts'
import type { MarkInput } from '../schema/uses.ts'
import { type SourceKind, sourceKinds } from '../schema.ts'
import { entry, reachesTrip, todayOf } from './access.ts'
import { quotePlace } from './marks.ts'
import { openContent } from './notes.ts'
import { lockNote, type NoteRow, noteById } from './queries/notes.ts'
import { knownPeople, placeRows } from './queries/plans.ts'
import { type TripRow, tripById } from './queries/trips.ts'
import { insertHelp, insertIdea, insertMark } from './queries/uses.ts'

type Marking = { note: NoteRow; trip: TripRow; markId: string; placeTitle: string }
type Became = { problemId?: string; helpId?: string; ideaId?: string; path: string; audit: AuditDraft[] }

/** Makes a problem, a request for help or an idea of words of a note within reach. */
export function markNote(ctx: Ctx, scope: Scope, id: string, input: MarkInput): Promise<{ id: string; path: string }> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    await lockNote(tx, { unitId, id })
    const note = await noteById(tx, { unitId, id })
    const trip = note && (await tripById(tx, { unitId, id: note.tripId }))
    if (!note || !trip || !(await reachesTrip(tx, unitId, scope, trip))) throw new Refusal('not_found')
    const { path, markId, audit } = await markIn(tx, ctx, { note, trip }, input)
    return { result: { id: markId, path }, audit }
  })
}

/** Marks words of a locked note inside the caller's transaction; the words and their place are kept. */
export async function markIn(
  tx: Writer,
  ctx: Ctx,
  { note, trip }: { note: NoteRow; trip: TripRow },
  input: MarkInput,
): Promise<{ path: string; markId: string; audit: AuditDraft[] }> {
  const { platform, actor } = ctx
  const { unitId } = actor
  insistOnQuote(openContent(platform.keys, note.id, note.contentSealed).text, input)
  const places = await placeRows(tx, unitId)
  const placeTitle = places.find((place) => place.id === note.placeId)?.title ?? ''
  const markId = randomUUID()
  const { path, audit, ...became } = await becomes(tx, ctx, { note, trip, markId, placeTitle }, input)
  await insertMark(tx, {
    ...{ unitId, id: markId, noteId: note.id, use: input.use, startAt: input.from, endAt: input.until, ...became },
    quoteSealed: platform.keys.seal(input.quote, quotePlace(markId)),
    ...{ markedBy: actor.name, markedOn: todayOf(ctx) },
  })
  return { path, markId, audit: [entry('marked', 'research-note', note.id, { use: input.use }), ...audit] }
}

function insistOnQuote(text: string, { from, until, quote }: MarkInput): void {
  if (until <= from || text.slice(from, until) !== quote || !quote.isWellFormed() || !quote.trim()) {
    throw new Refusal('conflict', '选中的文字与记录对不上，可能记录已经修改，请刷新后重新选中')
  }
}

async function becomes(tx: Writer, ctx: Ctx, marking: Marking, input: MarkInput): Promise<Became> {
  const { unitId } = ctx.actor
  if (input.use === 'problem') return raised(tx, ctx, marking, input)
  const id = randomUUID()
  const createdOn = todayOf(ctx)
  if (input.use === 'idea') {
    await insertIdea(tx, { unitId, id, title: input.title, createdOn })
    return { ideaId: id, path: '/research/ideas', audit: [] }
  }
  const { title, ownerId, dueOn } = input
  if (!(await knownPeople(tx, unitId, [ownerId])).has(ownerId)) {
    throw new Refusal('invalid', '没有找到负责人，请重新选择', [{ field: 'ownerId', message: '请重新选择' }])
  }
  if (dueOn < createdOn) throw new Refusal('invalid', '期限已经过去', [{ field: 'dueOn', message: '期限不能早于今天' }])
  await insertHelp(tx, { unitId, id, title, ownerId, dueOn, createdOn })
  return { helpId: id, path: '/research/helps', audit: [] }
}

type ProblemInput = Extract<MarkInput, { use: 'problem' }>

/** The problem says where it was heard and in which words, never from whom. */
async function raised(tx: Writer, ctx: Ctx, { note, trip, markId, placeTitle }: Marking, input: ProblemInput) {
  const heardOn = dayOf(note.takenAt)
  const today = todayOf(ctx)
  const source = note.sourceKind ? `${sourceKinds[note.sourceKind as SourceKind]}反映` : '现场所见'
  const where = [placeTitle, source].filter(Boolean).join('，')
  const { sourceName } = openContent(ctx.platform.keys, note.id, note.contentSealed)
  const quote = withoutNames(input.quote, [sourceName])
  const leading = input.sectionId && (await leaderOf(tx, ctx.actor.unitId, input.sectionId, today))
  const { id, audit } = await raiseProblem(tx, ctx, {
    ...{
      title: withoutNames(input.title, [sourceName]),
      description: `${where}：“${quote}”`,
      kind: input.kind,
      sectionId: input.sectionId,
    },
    ...{ ownerId: input.ownerId, dueOn: input.dueOn, foundOn: heardOn < today ? heardOn : today },
    origin: { kind: 'research', id: markId, label: `调研：${trip.theme}`, path: `/research/trips/${trip.id}` },
    ...{ needsRaiserAnswer: false, isAnother: input.isAnother, leaderId: leading ? leading.leaderId : null },
  })
  return { problemId: id, path: `/problems/${id}`, audit }
}
