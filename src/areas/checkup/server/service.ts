import { randomUUID } from 'node:crypto'
import { addDays, addMonths, type Day, daysBetween } from '../../../law/periods.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { covers, type Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { type CadreRecord, cadreRecords } from '../../people/facts.ts'
import { findingsSettled } from '../../rectification/facts.ts'
import { checkUnit, ruleIds } from '../checks/run.ts'
import type { AheadAnswer, CheckupAnswer, CheckupRun, Comparison, FindingView } from '../schema.ts'
import { findingsReport, findingsSheet } from './documents.ts'
import { insertRun, savedRun, savedRuns } from './queries.ts'
import { worldOn } from './world.ts'

const MONTHS_AHEAD = 12

export const todayOf = ({ platform }: Ctx): Day => dayOf(platform.clock.now())

/** The findings of a day, without a trace: for the command line and for other parts of the program. */
export async function findingsOn({ platform, actor }: Ctx, on: Day): Promise<FindingView[]> {
  const { db, keys } = platform
  const world = await worldOn(db, actor.unitId, on)
  return checkUnit(cadreRecords(db, keys, { unitId: actor.unitId }), world)
}

export async function checkup(ctx: Ctx, on: Day): Promise<CheckupAnswer> {
  return { on, rules: ruleIds.length, findings: await findingsOn(ctx, on) }
}

/** Findings a reader may see. Reading those of others leaves a trace, as reading a dossier does. */
export async function readCheckup(ctx: Ctx, scope: Scope, on = todayOf(ctx)): Promise<CheckupAnswer> {
  const answer = await checkup(ctx, on)
  if (!scope.unit) return { ...answer, findings: answer.findings.filter((found) => isOwn(scope, found)) }
  return write(ctx, async () => ({ result: answer, audit: [entry(ctx, 'checkup.read', { on })] }))
}

const isOwn = (scope: Scope, { subject }: FindingView) => subject.kind === 'person' && subject.id === scope.self

export const entry = ({ actor }: Ctx, action: string, detail: Record<string, unknown>): AuditDraft => ({
  action,
  subjectKind: 'unit',
  subjectId: actor.unitId,
  detail,
})

/** What becomes a finding within twelve months when nothing happens, each with the first day it is one. */
export async function readAhead(ctx: Ctx, scope: Scope, on = todayOf(ctx)): Promise<AheadAnswer> {
  const { db, keys } = ctx.platform
  const { unitId } = ctx.actor
  const only = scope.unit ? {} : { ids: [scope.self ?? ''] }
  const records: CadreRecord[] = []
  for await (const chunk of cadreRecords(db, keys, { unitId, ...only })) records.push(...chunk)
  const world = await worldOn(db, unitId, on)
  const known = new Set((await checkUnit([records], world)).map(({ key }) => key))
  const findings: AheadAnswer['findings'] = []
  const asked = new Map<Day, Promise<Map<string, FindingView>>>()
  const lookAt = async (day: Day) => {
    // The unit's own numbers may be set for a coming day.
    const found = await checkUnit([records], await worldOn(db, unitId, day))
    return new Map(found.map((one) => [one.key, one]))
  }
  // Findings of one month halve the same days.
  const keysOn = (day: Day) => {
    if (!asked.has(day)) asked.set(day, lookAt(day))
    return asked.get(day)!
  }
  for (let month = 1; month <= MONTHS_AHEAD; month++) {
    const [eve, day] = [addMonths(on, month - 1), addMonths(on, month)]
    for (const [key, found] of await keysOn(day)) {
      if (known.has(key)) continue
      known.add(key)
      const isTold = found.since !== null && found.since > eve && found.since <= day
      const from = isTold ? found.since! : await firstDay(eve, day, async (one) => (await keysOn(one)).has(key))
      findings.push({ ...found, from })
    }
  }
  findings.sort((one, other) => one.from.localeCompare(other.from) || one.key.localeCompare(other.key))
  const until = addMonths(on, MONTHS_AHEAD)
  const answer = { on, until, findings: scope.unit ? findings : findings.filter((found) => isOwn(scope, found)) }
  if (!scope.unit) return answer
  return write(ctx, async () => ({ result: answer, audit: [entry(ctx, 'checkup.read', { on, until })] }))
}

/** The first day after `no` up to `yes` on which something holds; found by halving. */
async function firstDay(no: Day, yes: Day, holds: (day: Day) => Promise<boolean>): Promise<Day> {
  const days = daysBetween(no, yes)
  if (days <= 1) return yes
  const middle = addDays(no, Math.floor(days / 2))
  return (await holds(middle)) ? firstDay(no, middle, holds) : firstDay(middle, yes, holds)
}

/** Keeps the findings of a day, so that a later run can be held against them. */
export async function saveRun(ctx: Ctx, on: Day, { isMonthly = false } = {}): Promise<CheckupRun> {
  const findings = await findingsOn(ctx, on)
  const { keys, clock } = ctx.platform
  const id = randomUUID()
  const run = {
    ...{ unitId: ctx.actor.unitId, id, onDay: on, madeAt: clock.now(), madeBy: ctx.actor.name },
    ...{ ruleCount: ruleIds.length, findingCount: findings.length, isMonthly },
    findingsSealed: keys.seal(JSON.stringify(findings), `checkup_run.findings.${id}`),
  }
  return write(ctx, async (tx) => {
    if (!(await insertRun(tx, run))) throw new Refusal('conflict')
    const detail = { on, rules: run.ruleCount, findings: run.findingCount }
    // A look at the past or ahead says nothing about what holds now.
    const settled =
      on === todayOf(ctx)
        ? await findingsSettled(tx, run.unitId, { on, keys: new Set(findings.map(({ key }) => key)) })
        : []
    return { result: runView(run), audit: [{ ...entry(ctx, 'checkup.saved', detail), subjectId: id }, ...settled] }
  })
}

type RunRow = Omit<Awaited<ReturnType<typeof savedRuns>>[number], never>

const runView = ({ id, onDay, madeAt, madeBy, ruleCount, findingCount }: RunRow): CheckupRun => ({
  ...{ id, on: onDay, madeAt: madeAt.toISOString(), madeBy },
  ...{ rules: ruleCount, findings: findingCount },
})

export async function listRuns({ platform, actor }: Ctx): Promise<{ runs: CheckupRun[] }> {
  return { runs: (await savedRuns(platform.db, actor.unitId)).map(runView) }
}

type Side = { on: Day; madeAt: string | null; findings: FindingView[] }

async function savedSide({ platform, actor }: Ctx, id: string): Promise<Side> {
  const run = await savedRun(platform.db, actor.unitId, id)
  if (!run) throw new Refusal('not_found')
  const findings = JSON.parse(platform.keys.open(run.findingsSealed, `checkup_run.findings.${id}`)) as FindingView[]
  return { on: run.onDay, madeAt: run.madeAt.toISOString(), findings }
}

/** A saved run against another one, or against today. */
export async function compareRun(ctx: Ctx, id: string, withId?: string): Promise<Comparison> {
  const before = await savedSide(ctx, id)
  const today = todayOf(ctx)
  const after = withId
    ? await savedSide(ctx, withId)
    : { on: today, madeAt: null, findings: await findingsOn(ctx, today) }
  const result = { ...sides(before, after), ...difference(before.findings, after.findings) }
  return write(ctx, async () => ({
    result,
    audit: [entry(ctx, 'checkup.read', { before: before.on, after: after.on })],
  }))
}

const sides = (before: Side, after: Side) => ({
  before: { on: before.on, madeAt: before.madeAt },
  after: { on: after.on, madeAt: after.madeAt },
})

/** New, gone and still there, by the keys of the findings. */
export function difference(before: FindingView[], after: FindingView[]) {
  const had = new Set(before.map(({ key }) => key))
  const has = new Set(after.map(({ key }) => key))
  return {
    fresh: after.filter(({ key }) => !had.has(key)),
    gone: before.filter(({ key }) => !has.has(key)),
    still: after.filter(({ key }) => had.has(key)),
  }
}

export async function exportCheckup(
  ctx: Ctx,
  { on = todayOf(ctx), format }: { on?: Day | undefined; format: 'xlsx' | 'docx' },
) {
  const { rules, findings } = await checkup(ctx, on)
  const { unit } = await worldOn(ctx.platform.db, ctx.actor.unitId, on)
  const report = { unitName: unit.name, on, rules, findings }
  const file: FileOut = format === 'xlsx' ? await findingsSheet(report) : await findingsReport(report)
  return write(ctx, async () => ({
    result: file,
    audit: [entry(ctx, 'checkup.exported', { on, format, findings: findings.length })],
  }))
}

/** One person's record, when the scope covers it. */
export async function recordOf({ platform, actor }: Ctx, scope: Scope, id: string): Promise<CadreRecord> {
  for await (const [record] of cadreRecords(platform.db, platform.keys, { unitId: actor.unitId, ids: [id] })) {
    if (record && covers(scope, record)) return record
  }
  throw new Refusal('not_found')
}
