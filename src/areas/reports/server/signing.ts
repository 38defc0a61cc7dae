import { createHash } from 'node:crypto'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { compose, type Figures } from '../compose.ts'
import { differences } from '../frozen.ts'
import { redList } from '../red.ts'
import { type Check, inWords, type Kind } from '../schema.ts'
import { figuresFor, periodOf } from './figures.ts'
import { promiseRows } from './queries/promises.ts'
import * as rows from './queries/reports.ts'
import { currentVersion, type Head, outlineFor, reportOf, unsignedReport } from './reports.ts'

/** What is wrong with a report as it stands today. */
async function checked(db: Reader, ctx: Ctx, head: Head, figures: Figures): Promise<Omit<Check, 'asOf'>> {
  const { unitId } = ctx.actor
  const [version, comments, outline, promises] = await Promise.all([
    currentVersion(db, ctx, head),
    rows.commentRows(db, unitId, head.id),
    outlineFor(db, unitId, head.kind as Kind),
    head.kind === 'annual' ? promiseRows(db, unitId, head.year) : [],
  ])
  const { document } = version
  const changed = differences(version.figures, figures)
  const { unsaid } = compose(outline, figures)
  const open = promises.filter(({ state }) => state === 'open')
  return {
    differences: changed,
    red: redList({ document, figures, unsaid, differences: changed, promises: open, comments }),
  }
}

export async function checkReport(ctx: Ctx, scope: Scope, id: string): Promise<Check> {
  const head = await reportOf(ctx.platform.db, ctx, scope, id)
  const asOf = periodOf(ctx, head.year).until
  // What was signed stays as it was; only what has changed since is told.
  const figures = await figuresFor(ctx, head)
  const found = await checked(ctx.platform.db, ctx, head, figures)
  return { ...found, red: head.state === 'signed' ? [] : found.red, asOf }
}

async function moved(tx: Writer, ctx: Ctx, head: Head, { revision, state }: { revision: number; state: string }) {
  const key = { unitId: ctx.actor.unitId, id: head.id, revision }
  if (!(await rows.updateReport(tx, key, { state }))) throw new Refusal('conflict')
  return { revision: revision + 1 }
}

export async function submitReport(ctx: Ctx, scope: Scope, id: string, revision: number) {
  return write(ctx, async (tx) => {
    const head = await unsignedReport(tx, ctx, scope, id)
    if (head.state !== 'draft') throw new Refusal('rule_broken', '报告已经送审')
    const result = await moved(tx, ctx, head, { revision, state: 'review' })
    return { result, audit: [{ action: 'report.submitted', subjectKind: 'report', subjectId: id, detail: {} }] }
  })
}

export async function returnReport(ctx: Ctx, scope: Scope, id: string, revision: number) {
  return write(ctx, async (tx) => {
    const head = await unsignedReport(tx, ctx, scope, id)
    if (head.state !== 'review') throw new Refusal('rule_broken', '报告没有送审，不用退回')
    const result = await moved(tx, ctx, head, { revision, state: 'draft' })
    return { result, audit: [{ action: 'report.returned', subjectKind: 'report', subjectId: id, detail: {} }] }
  })
}

/** Values in one order whatever order a database gives their keys back in. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one)]))
}

type Sealed = { head: Head; version: rows.VersionRow; accepted: readonly string[]; signedBy: string; signedAt: Date }

function hashOf({ head, version, accepted, signedBy, signedAt }: Sealed): string {
  const { id, kind, year, personId } = head
  const { document, figures, number } = version
  const text = {
    id,
    kind,
    year,
    personId,
    document,
    figures,
    number,
    accepted,
    signedBy,
    signedAt: signedAt.toISOString(),
  }
  return createHash('sha256')
    .update(JSON.stringify(ordered(text)))
    .digest('hex')
}

/** Signs what was submitted. Whatever is still red must have been taken over, exactly as it stands now. */
export async function signReport(
  ctx: Ctx,
  scope: Scope,
  id: string,
  { revision, accepted }: { revision: number; accepted: readonly string[] },
) {
  const { platform, actor } = ctx
  const seen = await reportOf(platform.db, ctx, scope, id)
  const figures = await figuresFor(ctx, seen)
  return write(ctx, async (tx) => {
    const head = await unsignedReport(tx, ctx, scope, id)
    if (head.state !== 'review') throw new Refusal('rule_broken', '报告还没有送审，请先送审')
    const found = await checked(tx, ctx, head, figures)
    const wanted = found.red.map(inWords)
    const missing = wanted.filter((text) => !accepted.includes(text))
    if (missing.length || accepted.length !== wanted.length) {
      throw new Refusal(
        'rule_broken',
        `核对清单有${wanted.length}条，请逐条改正或者确认后再签发，确认过的要与现在的清单一致`,
      )
    }
    const version = await currentVersion(tx, ctx, head)
    const signedAt = platform.clock.now()
    await rows.insertAcceptances(tx, { unitId: actor.unitId, reportId: id, acceptedBy: actor.name }, wanted)
    const hash = hashOf({ head, version, accepted: wanted, signedBy: actor.name, signedAt })
    const key = { unitId: actor.unitId, id, revision }
    const changes = { state: 'signed', signedBy: actor.name, signedAt, hash }
    if (!(await rows.updateReport(tx, key, changes))) throw new Refusal('conflict')
    const detail = { hash, accepted: wanted.length, version: head.version }
    return { result: { hash }, audit: [{ action: 'report.signed', subjectKind: 'report', subjectId: id, detail }] }
  })
}

/** Works the hash out anew from what lies in the tables. */
export async function verifyReport(ctx: Ctx, scope: Scope, id: string) {
  const { db } = ctx.platform
  const head = await reportOf(db, ctx, scope, id)
  if (head.state !== 'signed') throw new Refusal('rule_broken', '报告还没有签发，没有校验码')
  const [version, accepted] = await Promise.all([
    currentVersion(db, ctx, head),
    rows.acceptedTexts(db, ctx.actor.unitId, id),
  ])
  const hash = hashOf({ head, version, accepted, signedBy: head.signedBy!, signedAt: head.signedAt! })
  return { isSound: hash === head.hash, hash }
}
