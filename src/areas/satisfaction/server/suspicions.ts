import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import { Refusal } from '../../../platform/errors.ts'
import { scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { placesOf } from '../../door/facts.ts'
import { ratingsBetween, setAsideRatings, takeBackRatings } from '../../feedback/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { suspiciousRatings, USUAL_DAYS } from '../detectors.ts'
import {
  type Suspicion,
  type SuspicionDecision,
  type SuspicionList,
  type SuspicionQuery,
  suspicionKinds,
} from '../schema.ts'
import * as queries from './queries.ts'

/** Days looked at again each time: what waited in the queue may come in late. */
export const WINDOW_DAYS = 7

class NothingFound extends Error {}

/**
 * Looks for suspicious ratings of the week up to a day, sets them aside and keeps why. Whatever was found before, or
 * taken back by a person, is left as it is. Returns how many batches are new.
 */
export function scanRatings(ctx: Ctx, today: Day = dayOf(ctx.platform.clock.now())): Promise<number> {
  const { clock } = ctx.platform
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    await queries.lockScan(tx, unitId)
    const from = addDays(today, 1 - WINDOW_DAYS)
    const known = (await ratingsBetween(tx, unitId, addDays(from, -USUAL_DAYS), today)).map((rating) => {
      return { ...rating, hour: rating.hour.toISOString().slice(0, 13) }
    })
    const takenBack = await queries.takenBackIds(tx, unitId)
    const open = known.filter(({ day, setAside }) => day >= from && setAside === null)
    const { burstLeast, burstTimes, seriesMost, fastSeconds } = await localValues(tx, unitId, today)
    const found = suspiciousRatings(
      open.filter(({ id }) => !takenBack.has(id)),
      known.filter(({ day, setAside }) => day < from && setAside === null),
      { burstLeast, burstTimes, seriesMost, fastSeconds },
    )
    if (!found.length) throw new NothingFound()
    const audit: AuditDraft[] = []
    for (const { kind, placeId, day, because, ids } of found) {
      const id = randomUUID()
      const row = { unitId, id, kind, placeId, onDay: day, because, foundAt: clock.now() }
      await queries.insertSuspicion(tx, row, ids)
      await setAsideRatings(tx, unitId, { ids, reason: `${suspicionKinds[kind]}：${because}` })
      const detail = { kind, day, ratings: ids.length }
      audit.push({ action: 'satisfaction.scanned', subjectKind: 'suspicion', subjectId: id, detail })
    }
    return { result: found.length, audit }
  }).catch((error) => {
    if (error instanceof NothingFound) return 0
    throw error
  })
}

export async function listSuspicions({ platform, actor }: Ctx, query: SuspicionQuery): Promise<SuspicionList> {
  const titles = new Map((await placesOf(platform.db, actor.unitId)).map(({ id, title }) => [id, title]))
  const rows = await queries.suspicionRows(platform.db, actor.unitId)
  return {
    rows: rows
      .filter(({ state, kind }) => (!query.state || state === query.state) && (!query.kind || kind === query.kind))
      .map(({ placeId, foundAt, decidedAt, kind, state, ratings, ...row }) => ({
        ...row,
        kind: kind as Suspicion['kind'],
        state: state as Suspicion['state'],
        placeTitle: (placeId && titles.get(placeId)) || '未分入口',
        ratings: Number(ratings),
        foundAt: foundAt.toISOString(),
        decidedAt: decidedAt?.toISOString() ?? null,
      })),
    mayDecide: scopeOf(platform.permissions, actor, 'satisfaction.decide')?.unit === true,
  }
}

/** A person has looked: the ratings stay out, or count again with a reason. Said once. */
export function decideSuspicion(ctx: Ctx, id: string, { decision, reason, revision }: SuspicionDecision) {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const found = await queries.lockedSuspicion(tx, unitId, id)
    if (!found) throw new Refusal('not_found')
    if (found.state !== 'found') throw new Refusal('conflict', '这一批已经核对过了，请刷新后再看')
    const changes = { state: decision, reason, decidedBy: name, decidedAt: ctx.platform.clock.now() }
    const isDone = await queries.updateSuspicion(tx, { unitId, id, revision }, { ...changes, revision: revision + 1 })
    if (!isDone) throw new Refusal('conflict')
    const ids = await queries.ratingIdsOf(tx, unitId, id)
    if (decision === 'taken-back') await takeBackRatings(tx, unitId, ids)
    const detail = { decision, reason, ratings: ids.length }
    return { result: {}, audit: [{ action: 'satisfaction.decided', subjectKind: 'suspicion', subjectId: id, detail }] }
  })
}
