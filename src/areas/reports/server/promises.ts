import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../platform/clock.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { raiseProblem } from '../../rectification/facts.ts'
import { ProblemKind } from '../../rectification/schema.ts'
import type { MeasureInput, PromiseAnswer, Promised } from '../schema.ts'
import * as rows from './queries/promises.ts'
import { lockReport } from './queries/reports.ts'
import { type Head, reportOf } from './reports.ts'

function viewOf(row: rows.PromiseRow): Promised {
  const { problemId, problemTitle, problemState, problemYear, problemNumber, state, ...rest } = row
  const number = `${problemYear}-${String(problemNumber).padStart(3, '0')}`
  return {
    ...rest,
    state: state as Promised['state'],
    problem: problemId
      ? { id: problemId, number, title: problemTitle ?? '', isClosed: problemState === 'closed' }
      : null,
  }
}

export async function listPromises({ platform, actor }: Ctx, year?: number) {
  const { db, clock } = platform
  const asked = year ?? Number(dayOf(clock.now()).slice(0, 4))
  const [found, years] = await Promise.all([
    rows.promiseRows(db, actor.unitId, asked),
    rows.promiseYears(db, actor.unitId),
  ])
  return { rows: found.map(viewOf), years }
}

/** Kept or broken, with what shows it; an answer may be corrected, every one is in the audit trail. */
export function answerPromise(ctx: Ctx, id: string, { revision, state, answer }: PromiseAnswer) {
  const { platform, actor } = ctx
  return write(ctx, async (tx) => {
    if (!(await rows.promiseById(tx, actor.unitId, id))) throw new Refusal('not_found')
    const key = { unitId: actor.unitId, id, revision }
    const given = { state, answer, answeredBy: actor.name, answeredAt: platform.clock.now() }
    if (!(await rows.answerPromise(tx, key, given))) throw new Refusal('conflict')
    const detail = { state }
    const audit = [{ action: 'report.promise-answered', subjectKind: 'report-promise', subjectId: id, detail }]
    return { result: { revision: revision + 1 }, audit }
  })
}

type Measure = MeasureInput['measures'][number]

function problemOf(head: Head, { text, sectionId, dueOn, problemKind }: Measure) {
  const kind = ProblemKind.safeParse(problemKind)
  if (!kind.success) throw new Refusal('invalid', '请选择问题类别')
  const title = text.length > 60 ? `${text.slice(0, 59)}…` : text
  const origin = {
    kind: 'report' as const,
    id: head.id,
    label: `${head.year}年报告的整改措施`,
    path: `/reports/${head.id}`,
  }
  const draft = { title, description: text, kind: kind.data, sectionId, ownerId: null, dueOn, origin }
  return { ...draft, needsRaiserAnswer: false, isAnother: true }
}

/** The measures of a signed report become what is promised for the next year, and items of the ledger where wished. */
export function adoptMeasures(ctx: Ctx, scope: Scope, id: string, { measures }: MeasureInput) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    await lockReport(tx, unitId, id)
    const head = await reportOf(tx, ctx, scope, id)
    if (head.state !== 'signed') throw new Refusal('rule_broken', '报告签发以后才能把措施列为承诺')
    if (await rows.countPromises(tx, unitId, id)) throw new Refusal('rule_broken', '这份报告的措施已经列为承诺')
    const year = head.year + 1
    const made = []
    const audit = []
    for (const [position, measure] of measures.entries()) {
      const raised = measure.problemKind ? await raiseProblem(tx, ctx, problemOf(head, measure)) : null
      if (raised) audit.push(...raised.audit)
      const { text, sectionId, dueOn } = measure
      const promise = { unitId, id: randomUUID(), reportId: id, year, position, text, sectionId, dueOn }
      made.push({ ...promise, problemId: raised?.id ?? null })
    }
    await rows.insertPromises(tx, made)
    const problems = made.filter(({ problemId }) => problemId !== null).length
    const detail = { promises: made.length, problems, year }
    audit.push({ action: 'report.measures-adopted', subjectKind: 'report', subjectId: id, detail })
    return { result: { promises: made.length, problems }, audit }
  })
}
