import { randomUUID } from 'node:crypto'
import type { Day } from '../../../law/periods.ts'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { localValues } from '../../rulebook/facts.ts'
import { dutyCells, judged, type OrganisationHistory, periodsOf, rhythmOf, yearCases } from '../rules.ts'
import type { ExemptionInput, MeetingKind } from '../schema.ts'
import type { DutyRow, ExemptionView, MakeUpView, Matrix } from '../views.ts'
import { historiesOf } from './history.ts'
import { insistOnRecording } from './meetings.ts'
import { makeUpRows } from './queries/meetings.ts'
import { decideExemptionRow, exemptionRows, insertExemptions, lockExemption } from './queries/year.ts'
import { partyEntry, rightsOf, todayOf } from './rights.ts'

/** The day a year is judged on: today, or its last day once it is over. */
const dayWithin = (year: number, today: Day): Day => (today > `${year}-12-31` ? `${year}-12-31` : today)

type Asked = { unitId: string; year: number; today: Day }

/** What every organisation had to do in a year, with what it did. */
export async function dutiesOf(db: Reader, { unitId, year, today }: Asked): Promise<DutyRow[]> {
  const settings = await localValues(db, unitId, dayWithin(year, today))
  const rowsOf = (history: OrganisationHistory) =>
    yearCases(history, year, settings).flatMap((one): DutyRow[] => {
      const kind: MeetingKind | null = one.kind
      if (kind === null) return []
      const cells = dutyCells(history, kind, { year, on: today, settings })
      if (!cells.some(({ state }) => state !== 'none')) return []
      const { kind: verdict, because, observed } = judged(one, today)
      const isPressing = verdict === 'broken' || observed.warning === true || cells.some((cell) => cell.isPressing)
      const named = { organisationId: history.id, organisationName: history.name, kind, rule: one.rule.id }
      return [{ ...named, verdict, because, isPressing, cells }]
    })
  return (await historiesOf(db, unitId, today)).flatMap(rowsOf)
}

export async function readMatrix(ctx: Ctx, asked?: number): Promise<Matrix> {
  const { db } = ctx.platform
  const { unitId, personId } = ctx.actor
  const on = todayOf(ctx)
  const year = asked ?? Number(on.slice(0, 4))
  const rights = await rightsOf(db, ctx)
  const names = new Map(rights.organisations.map(({ id, name }) => [id, name]))
  const known = year >= Number(on.slice(0, 4)) - 1 && year <= Number(on.slice(0, 4))
  const rows = known ? await dutiesOf(db, { unitId, year, today: on }) : []
  const exemptions = (await exemptionRows(db, unitId))
    .filter(({ organisationId, period }) => rights.sees(organisationId) && period.startsWith(String(year)))
    .map(({ id, organisationId, kind, period, reason, state, askedBy, askedById, decidedBy }): ExemptionView => {
      const mayDecide =
        state === 'asked' && rights.reviews(organisationId) && personId !== null && askedById !== personId
      const organisationName = names.get(organisationId) ?? ''
      return {
        id,
        organisationId,
        organisationName,
        kind,
        period,
        reason,
        state,
        askedBy,
        decidedBy: decidedBy ?? '',
        mayDecide,
      }
    })
  return { year, on, rows: rows.filter(({ organisationId }) => rights.sees(organisationId)), exemptions }
}

export function askExemption(ctx: Ctx, input: ExemptionInput): Promise<{ id: string }> {
  const { unitId, name, personId } = ctx.actor
  const id = randomUUID()
  const { organisationId, kind, period, reason } = input
  return write(ctx, async (tx) => {
    const organisation = insistOnRecording(await rightsOf(tx, ctx), organisationId)
    const settings = await localValues(tx, unitId, todayOf(ctx))
    const rhythm = rhythmOf(kind, organisation.kind, settings)
    const isPeriod = rhythm && periodsOf(Number(period.slice(0, 4)), rhythm.months).some((one) => one.period === period)
    if (!rhythm || rhythm.months === 12 || !isPeriod) {
      const message = '这类组织生活不按这样的期开展，请选择应当开展的月份或者季度'
      throw new Refusal('invalid', message, [{ field: 'period', message }])
    }
    const asked = { askedBy: name, askedById: personId, askedAt: ctx.platform.clock.now(), state: 'asked' }
    await insertExemptions(tx, [{ unitId, id, organisationId, kind, period, reason, ...asked }]).catch((error) => {
      if (error.code !== '23505') throw error
      throw new Refusal('conflict', '这一期已经申请过，请看申请的答复')
    })
    return { result: { id }, audit: [partyEntry('party.exemption-asked', id, { organisationId, kind, period })] }
  })
}

export function decideExemption(ctx: Ctx, id: string, accept: boolean) {
  const { unitId, name, personId } = ctx.actor
  return write(ctx, async (tx) => {
    const asked = await lockExemption(tx, unitId, id)
    const rights = await rightsOf(tx, ctx)
    if (!asked || !rights.sees(asked.organisationId)) throw new Refusal('not_found')
    if (!rights.reviews(asked.organisationId)) throw new Refusal('forbidden', '由机关党委委员或者党务干部答复')
    if (asked.state !== 'asked') throw new Refusal('conflict', '这项申请已经答复，请刷新')
    if (!personId || asked.askedById === personId)
      throw new Refusal('rule_broken', '申请人不能答复自己的申请，请由别人答复')
    const state = accept ? 'approved' : 'refused'
    const decided = { state, decidedBy: name, decidedById: personId, decidedAt: ctx.platform.clock.now() }
    await decideExemptionRow(tx, { unitId, id }, decided)
    return { result: {}, audit: [partyEntry('party.exemption-decided', id, { accept })] }
  })
}

/** One's own make-ups, and those of the organisations whose records one keeps or sees. */
export async function listMakeUps(ctx: Ctx): Promise<{ rows: MakeUpView[] }> {
  const { db } = ctx.platform
  const { unitId, personId } = ctx.actor
  const rights = await rightsOf(db, ctx)
  const kept = rights.organisations.filter(({ id }) => rights.records(id) || rights.reviews(id)).map(({ id }) => id)
  const rows = await makeUpRows(db, unitId, { personId, organisations: rights.inSight === 'all' ? 'all' : kept })
  return { rows: rows.map((row) => ({ ...row, note: row.note ?? '', isMine: row.personId === personId })) }
}
