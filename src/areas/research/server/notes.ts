import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Keys } from '../../../platform/keys.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { decideNote, type NoteContent, type NoteDecision } from '../rules.ts'
import type { Field, Note, NoteInput, NoteKind, PlaceKind, SourceKind } from '../schema.ts'
import { noteKinds, sourceKinds } from '../schema.ts'
import { entry, personOf, reachesTrip, tripInReach } from './access.ts'
import { marksOfTrip } from './marks.ts'
import * as queries from './queries/notes.ts'
import { placeRows } from './queries/plans.ts'
import { lockedTrip, tripMembers, tripRows, visitRows } from './queries/trips.ts'

type Content = { text: string; sourceName: string }

const contentPlace = (id: string) => `research_note.content_sealed.${id}`

export const sealContent = (keys: Keys, id: string, { text, sourceName }: Content): Buffer =>
  keys.seal(JSON.stringify({ text, sourceName }), contentPlace(id))

export const openContent = (keys: Keys, id: string, sealed: Buffer): Content =>
  JSON.parse(keys.open(sealed, contentPlace(id))) as Content

const contentOf = (keys: Keys, row: queries.NoteRow): NoteContent => ({
  ...{ tripId: row.tripId, placeId: row.placeId, takenAt: row.takenAt.toISOString() },
  ...{ kind: row.kind, sourceKind: row.sourceKind },
  ...openContent(keys, row.id, row.contentSealed),
})

const refusals: Partial<Record<NoteDecision, () => Refusal>> = {
  gone: () => {
    const message = '这条记录您已经删除，不再收取'
    return new Refusal('conflict', message, [{ field: 'id', message }])
  },
  foreign: () => new Refusal('not_found'),
  used: () => {
    const message = '这条记录已经用来提出问题、求助事项或者点子，内容不能再改，请另写一条'
    return new Refusal('conflict', message, [{ field: 'text', message }])
  },
  stale: () => {
    const message = '同一条记录已经收到过别的内容，没有覆盖。要改的请在手机上重新打开这条记录，改好再交'
    return new Refusal('conflict', message, [{ field: 'revision', message }])
  },
}

type Kept = { id: string; revision: number; lateAt: string | null }
type Arrived = { decision: NoteDecision; kept: queries.NoteRow | undefined }

async function decide(db: Reader, ctx: Ctx, id: string, input: NoteInput): Promise<Arrived> {
  const key = { unitId: ctx.actor.unitId, id }
  const [kept, gone] = [await queries.noteById(db, key), await queries.goneNote(db, key)]
  const { revision, ...content } = input
  const decision = decideNote({
    ...{ authorId: personOf(ctx), content, revision: revision ?? null, goneBy: gone?.authorId ?? null },
    kept: kept
      ? {
          ...{ authorId: kept.authorId, revision: kept.revision, content: contentOf(ctx.platform.keys, kept) },
          isUsed: await queries.isUsed(db, key),
        }
      : null,
  })
  return { decision, kept }
}

const keptOf = ({ id, revision, lateAt }: Pick<queries.NoteRow, 'id' | 'revision' | 'lateAt'>): Kept => {
  return { id, revision, lateAt: lateAt?.toISOString() ?? null }
}

/** Takes a note in, however often and late it comes. */
export async function keepNote(ctx: Ctx, scope: Scope, id: string, input: NoteInput): Promise<Kept> {
  const { db } = ctx.platform
  const before = await decide(db, ctx, id, input)
  // Sent again without need: nothing changes and nothing is written down.
  if (before.decision === 'same') return keptOf(before.kept!)
  await tripInReach(db, ctx, scope, input.tripId)
  return write(ctx, async (tx) => {
    const { unitId } = ctx.actor
    await queries.lockNote(tx, { unitId, id })
    const trip = await lockedTrip(tx, { unitId, id: input.tripId })
    if (!trip) throw new Refusal('not_found', '没有找到这次调研，或者您没有参加')
    if (input.placeId !== null && !(await placeRows(tx, unitId)).some((one) => one.id === input.placeId)) {
      throw new Refusal('invalid', '没有找到这个地点，请重新选择', [{ field: 'placeId', message: '请重新选择地点' }])
    }
    const { decision, kept } = await decide(tx, ctx, id, input)
    const refusal = refusals[decision]
    if (refusal) throw refusal()
    const now = ctx.platform.clock.now()
    const lateAt = kept?.lateAt ?? (trip.closedAt ? now : null)
    const revision = decision === 'same' ? kept!.revision : (input.revision ?? 1)
    const row = {
      ...{ tripId: input.tripId, placeId: input.placeId, kind: input.kind, sourceKind: input.sourceKind },
      ...{ contentSealed: sealContent(ctx.platform.keys, id, input), takenAt: new Date(input.takenAt) },
      ...{ receivedAt: now, lateAt, revision },
    }
    if (decision === 'insert') await queries.insertNote(tx, { unitId, id, authorId: personOf(ctx), ...row })
    if (decision === 'change') await queries.setNote(tx, { unitId, id }, row)
    if (decision === 'raise') await queries.setNote(tx, { unitId, id }, { revision })
    const detail = { kind: input.kind, isLate: lateAt !== null, how: decision }
    return { result: keptOf({ id, revision, lateAt }), audit: [entry('note-kept', 'research-note', id, detail)] }
  })
}

/** Takes one's own unused note back; asked for again, or before the note arrived, it stays the same. */
export async function takeNoteBack(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const key = { unitId: ctx.actor.unitId, id }
  const authorId = personOf(ctx)
  const before = await queries.goneNote(ctx.platform.db, key)
  if (before?.authorId === authorId) return {}
  return write(ctx, async (tx) => {
    await queries.lockNote(tx, key)
    const [kept, gone] = [await queries.noteById(tx, key), await queries.goneNote(tx, key)]
    if ((kept && kept.authorId !== authorId) || (gone && gone.authorId !== authorId)) throw new Refusal('not_found')
    if (kept && (await queries.isUsed(tx, key))) {
      throw new Refusal('conflict', '这条记录已经用来提出问题、求助事项或者点子，不能删除')
    }
    if (!gone) await queries.dropNote(tx, key, authorId, ctx.platform.clock.now())
    return { result: {}, audit: [entry('note-taken-back', 'research-note', id, { wasKept: kept !== undefined })] }
  })
}

/** The notes of a trip with what was made of them. */
export async function listNotes(ctx: Ctx, scope: Scope, tripId: string): Promise<{ notes: Note[] }> {
  const { db, keys } = ctx.platform
  const { unitId, personId } = ctx.actor
  await tripInReach(db, ctx, scope, tripId)
  const rows = await queries.noteRows(db, unitId, tripId)
  const photos = Map.groupBy(await queries.photosOfTrip(db, unitId, tripId), ({ noteId }) => noteId)
  const marks = await marksOfTrip(db, keys, unitId, tripId)
  return {
    notes: rows.map(({ authorId, contentSealed, ...row }) => ({
      ...{ id: row.id, tripId: row.tripId, placeId: row.placeId, placeTitle: row.placeTitle ?? '' },
      ...{ takenAt: row.takenAt.toISOString(), receivedAt: row.receivedAt.toISOString(), revision: row.revision },
      ...{ lateAt: row.lateAt?.toISOString() ?? null, kind: row.kind as NoteKind, authorName: row.authorName },
      ...{ sourceKind: row.sourceKind as SourceKind | null, isMine: authorId === personId },
      ...openContent(keys, row.id, contentSealed),
      photos: (photos.get(row.id) ?? []).map(({ id, width, height }) => ({ id, width, height })),
      marks: marks.get(row.id) ?? [],
    })),
  }
}

const choices = <T extends string>(titles: Record<T, string>) =>
  (Object.entries(titles) as [T, string][]).map(([value, label]) => ({ value, label }))

/** Trips older than this many days no longer fill a phone once they are closed. */
const KEPT_DAYS = 30

/** What the signed-in person needs in the field. */
export async function readField(ctx: Ctx): Promise<Field> {
  const { db, clock } = ctx.platform
  const { unitId } = ctx.actor
  const personId = personOf(ctx)
  const members = await tripMembers(db, unitId)
  const mine = new Set(members.filter((one) => one.personId === personId).map(({ tripId }) => tripId))
  const since = clock.now().getTime() - KEPT_DAYS * 24 * 3600_000
  const trips = (await tripRows(db, unitId))
    .filter(({ id, leaderId }) => mine.has(id) || leaderId === personId)
    .filter(({ closedAt }) => closedAt === null || closedAt.getTime() > since)
  const visits = Map.groupBy(await visitRows(db, unitId), ({ tripId }) => tripId)
  const places = await placeRows(db, unitId)
  return {
    trips: trips.map(({ id, theme, question, fromOn, untilOn, closedAt }) => {
      const titles = new Map((visits.get(id) ?? []).map(({ placeId, title }) => [placeId, title]))
      const where = [...titles].map(([placeId, title]) => ({ id: placeId, title }))
      return { id, theme, question, from: fromOn, until: untilOn, places: where, isOpen: closedAt === null }
    }),
    places: places.filter(({ isOn }) => isOn).map(({ id, title, kind }) => ({ id, title, kind: kind as PlaceKind })),
    sourceKinds: choices(sourceKinds),
    noteKinds: choices(noteKinds),
  }
}

/** A note within reach of the scope. */
export async function noteInReach(db: Reader, ctx: Ctx, scope: Scope, id: string): Promise<queries.NoteRow> {
  const { unitId } = ctx.actor
  const note = await queries.noteById(db, { unitId, id })
  if (!note) throw new Refusal('not_found')
  const trip = (await tripRows(db, unitId)).find((one) => one.id === note.tripId)!
  if (!(await reachesTrip(db, unitId, scope, trip))) throw new Refusal('not_found')
  return note
}
