import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { unitName } from '../../posts/facts.ts'
import { compose, type Figures, type Unsaid } from '../compose.ts'
import { cited, type Frozen, freeze } from '../frozen.ts'
import { outlines } from '../outlines/index.ts'
import { scan } from '../scan.ts'
import { type Document, type Kind, kinds, type NewReport, type Report, type ReportLine } from '../schema.ts'
import { nothingChanged, worded } from '../wording.ts'
import { citedFigures, figuresFor } from './figures.ts'
import * as rows from './queries/reports.ts'

export type Head = rows.ReportRow

/** A report the actor may see: all of them with the unit's scope, else one's own. */
export async function reportOf(db: Reader, ctx: Ctx, scope: Scope, id: string): Promise<Head> {
  const head = await rows.reportRow(db, ctx.actor.unitId, id)
  if (!head || !(scope.unit || (head.personId !== null && head.personId === scope.self))) throw new Refusal('not_found')
  return head
}

/** The same, its row locked until the transaction ends, and still being worked on. */
export async function unsignedReport(tx: Writer, ctx: Ctx, scope: Scope, id: string): Promise<Head> {
  await rows.lockReport(tx, ctx.actor.unitId, id)
  const head = await reportOf(tx, ctx, scope, id)
  if (head.state === 'signed')
    throw new Refusal('rule_broken', '报告已经签发，不能再改；需要更正的，请在下一年度的报告里说明')
  return head
}

export async function currentVersion(db: Reader, { actor }: Ctx, { id, version }: Head): Promise<rows.VersionRow> {
  const found = await rows.versionRow(db, actor.unitId, { id, number: version })
  if (!found) throw new Refusal('not_found')
  return found
}

export async function outlineFor(db: Reader, unitId: string, kind: Kind) {
  const own = await rows.wordingRow(db, unitId, kind)
  return worded(outlines[kind], (own?.wording as typeof nothingChanged | undefined) ?? nothingChanged)
}

/** The first text of a report: outline and records alone. */
export async function drafted(
  db: Reader,
  ctx: Ctx,
  asked: { kind: Kind; year: number; personId: string | null; personName: string | null },
): Promise<{ document: Document; frozen: Frozen; figures: Figures; unsaid: Unsaid[] }> {
  const { unitId } = ctx.actor
  const [outline, figures, unit] = await Promise.all([
    outlineFor(db, unitId, asked.kind),
    figuresFor(ctx, asked),
    unitName(db, unitId),
  ])
  const title = asked.personName
    ? `${asked.personName}${asked.year}年度述职述廉报告`
    : `${unit}${asked.year}年${kinds[asked.kind]}`
  const { document, unsaid } = compose({ ...outline, title }, figures)
  const frozen = Object.fromEntries(cited(document).map((name) => [name, freeze(figures, name)!]))
  return { document, frozen, figures, unsaid }
}

const instant = (at: Date | null) => at?.toISOString() ?? null

export function lineOf({ kind, madeAt, signedAt, revision: _revision, hash: _hash, ...head }: Head): ReportLine {
  const { personId: _person, ...line } = head
  const title = kinds[kind as Kind]
  return { ...line, kind: kind as Kind, state: head.state as ReportLine['state'], title, ...times(madeAt, signedAt) }
}

const times = (madeAt: Date, signedAt: Date | null) => ({
  madeAt: madeAt.toISOString(),
  signedAt: instant(signedAt),
})

export async function listReports(ctx: Ctx, scope: Scope, query: { year?: number }) {
  const { platform, actor } = ctx
  const { db } = platform
  const own = scope.unit ? {} : { personId: scope.self ?? actor.unitId }
  const [found, years] = await Promise.all([
    rows.reportRows(db, actor.unitId, { ...query, ...own }),
    rows.reportYears(db, actor.unitId),
  ])
  const writes = scopeOf(platform.permissions, actor, 'reports.write')
  const all = Object.keys(kinds) as Kind[]
  const mayBegin = writes?.unit ? all : writes?.self ? (['person'] as Kind[]) : []
  return { rows: found.map(lineOf), years, mayBegin }
}

/** Begins a report: outline and records make its first version. One of a kind, year and person. */
export async function beginReport(ctx: Ctx, scope: Scope, { kind, year, personId }: NewReport) {
  const { platform, actor } = ctx
  const { unitId, name } = actor
  const now = platform.clock.now()
  if ((kind === 'person') !== (personId !== null)) throw new Refusal('invalid', '述职素材要写明述职人，其他报告不写')
  if (!scope.unit && (kind !== 'person' || personId !== scope.self)) throw new Refusal('forbidden')
  if (year > Number(dayOf(now).slice(0, 4))) throw new Refusal('invalid', '还没有到的年度没有记录，不能起草')
  const [person] = personId ? await namesOfPeople(platform.db, unitId, [personId]) : []
  if (personId && !person) throw new Refusal('not_found')
  const asked = { kind, year, personId, personName: person?.name ?? null }
  const { document, frozen } = await drafted(platform.db, ctx, asked)
  const id = randomUUID()
  return write(ctx, async (tx) => {
    const head = { unitId, id, kind, year, personId, version: 1, madeBy: name, madeAt: now }
    if (!(await rows.insertReport(tx, head)))
      throw new Refusal('rule_broken', `${year}年的这份报告已经有了，请打开它接着改`)
    const version = { unitId, reportId: id, number: 1, note: '按记录生成的第一稿', madeBy: name, madeAt: now }
    await rows.insertVersion(tx, { ...version, document, figures: frozen })
    const detail = { kind, year }
    return { result: { id }, audit: [{ action: 'report.begun', subjectKind: 'report', subjectId: id, detail }] }
  })
}

export async function readReport(ctx: Ctx, scope: Scope, id: string): Promise<Report> {
  const { platform, actor } = ctx
  const { db } = platform
  const { unitId } = actor
  const head = await reportOf(db, ctx, scope, id)
  const [version, versions, comments, accepted] = await Promise.all([
    currentVersion(db, ctx, head),
    rows.versionList(db, unitId, id),
    rows.commentRows(db, unitId, id),
    rows.acceptedTexts(db, unitId, id),
  ])
  const holds = (permission: string) => {
    const held = scopeOf(platform.permissions, actor, permission)
    return held !== null && (held.unit || (head.personId !== null && head.personId === held.self))
  }
  const isOpen = head.state !== 'signed'
  return {
    ...lineOf(head),
    ...{ revision: head.revision, hash: head.hash, document: version.document, accepted },
    figures: citedFigures(ctx, version.figures, head.personId),
    flags: scan(version.document),
    versions: versions.map(({ madeAt, ...one }) => ({ ...one, madeAt: madeAt.toISOString() })),
    comments: comments.map(({ madeAt, ...one }) => ({ ...one, madeAt: madeAt.toISOString() })),
    may: {
      write: isOpen && holds('reports.write'),
      comment: isOpen && holds('reports.comment'),
      sign: isOpen && holds('reports.sign'),
    },
  }
}
