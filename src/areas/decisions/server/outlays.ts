import { randomUUID } from 'node:crypto'
import { addYears, type Day, firstDay } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Keys } from '../../../platform/keys.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { cadreRecords } from '../../people/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import {
  type Appointed,
  escapedAppointments,
  escapedOutlays,
  type MatterLine,
  type Outlay as OutlayFact,
  splitOutlays,
} from '../escaped.ts'
import type { Emergency, EmergencyInput, EscapedList, Outlay, OutlayInput } from '../schema/follow.ts'
import type { Category } from '../schema/words.ts'
import {
  adoptedAppointments,
  deleteOutlay,
  emergencyRows,
  insertEmergency,
  insertOutlays,
  linkOutlay,
  matterLines,
  outcomeOf,
  outlayRows,
} from './queries/follow.ts'

const entry = (action: string, subjectKind: string, subjectId: string, detail: Record<string, unknown>) => ({
  ...{ action, subjectKind, subjectId, detail },
})

const yearOf = (ctx: Ctx, year?: number) => year ?? Number(dayOf(ctx.platform.clock.now()).slice(0, 4))

export async function listOutlays(ctx: Ctx, year?: number): Promise<{ rows: Outlay[] }> {
  const asked = yearOf(ctx, year)
  const rows = await outlayRows(ctx.platform.db, ctx.actor.unitId, { from: `${asked}-01-01`, to: `${asked}-12-31` })
  return {
    rows: rows.map(({ decidedAt, outcome: _outcome, kind, ...row }) => ({
      ...row,
      kind: kind as Outlay['kind'],
      decidedOn: decidedAt ? dayOf(decidedAt) : null,
    })),
  }
}

async function insistOnDecision(db: Reader, unitId: string, itemId: string | null): Promise<void> {
  if (itemId === null) return
  const found = await outcomeOf(db, unitId, itemId)
  if (!found) throw new Refusal('not_found', '没有找到这项决定')
  if (found.outcome !== 'passed') throw new Refusal('rule_broken', `“${found.title}”没有通过，不能作为依据`)
}

/** Keeps payments and projects, all of them or none. */
export function addOutlays(ctx: Ctx, rows: readonly OutlayInput[]) {
  const { unitId, name } = ctx.actor
  const at = ctx.platform.clock.now()
  return write(ctx, async (tx) => {
    for (const itemId of new Set(rows.map((row) => row.itemId))) await insistOnDecision(tx, unitId, itemId)
    await insertOutlays(
      tx,
      rows.map((row) => ({ ...row, unitId, id: randomUUID(), enteredBy: name, enteredAt: at })),
    )
    const sum = rows.reduce((total, { amountFen }) => total + amountFen, 0)
    const audit = [entry('decisions.outlays-added', 'unit', unitId, { rows: rows.length, sumFen: sum })]
    return { result: { added: rows.length }, audit }
  })
}

export function setDecision(ctx: Ctx, id: string, itemId: string | null) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    await insistOnDecision(tx, unitId, itemId)
    if (!(await linkOutlay(tx, unitId, id, itemId))) throw new Refusal('not_found')
    return { result: {}, audit: [entry('decisions.outlay-linked', 'outlay', id, { itemId })] }
  })
}

export function removeOutlay(ctx: Ctx, id: string) {
  return write(ctx, async (tx) => {
    if (!(await deleteOutlay(tx, ctx.actor.unitId, id))) throw new Refusal('not_found')
    return { result: {}, audit: [entry('decisions.outlay-removed', 'outlay', id, {})] }
  })
}

export async function listEmergencies({ platform, actor }: Ctx): Promise<{ rows: Emergency[] }> {
  const rows = await emergencyRows(platform.db, actor.unitId)
  return {
    rows: rows.map(({ decidedAt, category, outcome, ...row }) => ({
      ...row,
      category: category as Category,
      outcome: outcome as Emergency['outcome'],
      decidedAt: decidedAt.toISOString(),
    })),
  }
}

/** An emergency decided by the principal; the next meeting cannot do without hearing it. */
export function addEmergency(ctx: Ctx, input: EmergencyInput) {
  const { unitId } = ctx.actor
  const id = randomUUID()
  const decidedAt = new Date(input.decidedAt)
  if (decidedAt > ctx.platform.clock.now()) {
    throw new Refusal('invalid', '处置的时间还没有到', [{ field: 'decidedAt', message: '请核对日期和时间' }])
  }
  return write(ctx, async (tx) => {
    await insertEmergency(tx, { ...input, unitId, id, decidedAt })
    const audit = [entry('decisions.emergency-added', 'emergency', id, { category: input.category })]
    return { result: { id }, audit }
  })
}

/** Posts that began in a period, as the dossiers have them. */
async function appointmentsBetween(db: Reader, keys: Keys, unitId: string, from: Day, to: Day): Promise<Appointed[]> {
  const found: Appointed[] = []
  for await (const chunk of cadreRecords(db, keys, { unitId })) {
    for (const { id, name, posts } of chunk) {
      for (const { title, level, kind, postId, startedOn } of posts) {
        if (kind !== '任职' || startedOn.length < 7) continue
        const began = firstDay(startedOn)
        if (began < from || began > to) continue
        found.push({ personId: id, name, title, level, postId, startedOn: startedOn.length === 7 ? began : startedOn })
      }
    }
  }
  return found
}

/** What was done between two days (the last year, if nothing is said) without the collective decision it needed. */
export async function escapedMatters(
  { platform, actor }: Ctx,
  period: { from?: Day | undefined; to?: Day | undefined },
): Promise<EscapedList> {
  const { db, keys, clock } = platform
  const { unitId } = actor
  const to = period.to ?? dayOf(clock.now())
  const from = period.from ?? addYears(to, -1)
  const lines = (await matterLines(db, unitId)) as MatterLine[]
  const { splitDays } = await localValues(db, unitId, to)
  const outlays = (await outlayRows(db, unitId, { from, to })).map(
    ({ decidedAt, outcome, kind, ...row }): OutlayFact => ({
      ...row,
      kind: kind as OutlayFact['kind'],
      decidedOn: decidedAt && outcome === 'passed' ? dayOf(decidedAt) : null,
    }),
  )
  const decided = (await adoptedAppointments(db, unitId)).flatMap(({ act, personId, postId, decidedAt }) =>
    act === 'appoint' && personId && decidedAt ? [{ personId, postId, decidedOn: dayOf(decidedAt) }] : [],
  )
  const rows = [
    ...escapedAppointments(await appointmentsBetween(db, keys, unitId, from, to), decided, lines),
    ...escapedOutlays(outlays, lines),
    ...splitOutlays(outlays, lines, splitDays),
  ].sort((one, other) => one.on.localeCompare(other.on) || one.key.localeCompare(other.key))
  return { from, to, rows }
}
