import { dayOf } from '../../../platform/clock.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { verifyAudit } from '../../../platform/seal.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { type AuditFilter, type AuditLine, type AuditQuery, actionTitle } from '../schema.ts'
import { entriesToExport, entryPage, headOfDay } from './queries.ts'

const MOST_EXPORTED = 100_000

type Row = Awaited<ReturnType<typeof entryPage>>[number]

function lineOf(row: Row): AuditLine {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actorName: row.actorName,
    actorRoles: row.actorRoles ? row.actorRoles.split(',') : [],
    ip: row.ip,
    requestId: row.requestId,
    action: row.action,
    title: actionTitle(row.action),
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    outcome: row.outcome as AuditLine['outcome'],
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    isSealed: row.position !== null,
  }
}

/** One page of the trail, newest first; `nextBefore` leads to the next. */
export async function listAudit({ platform, actor }: Ctx, query: AuditQuery) {
  const rows = await entryPage(platform.db, actor.unitId, { ...query, size: query.size + 1 })
  const shown = rows.slice(0, query.size)
  return { entries: shown.map(lineOf), nextBefore: rows.length > query.size ? shown.at(-1)!.seq : null }
}

/** Checks the whole chain against its seals, its keys and the head kept outside the database. */
export const verifyTrail = ({ platform }: Ctx) => verifyAudit(platform.db, platform.keys, platform.anchorFile)

/** The chain's head at the end of a day. Refuses days before the first seal with `not_found`. */
export async function dayHead({ platform, actor }: Ctx, day: string) {
  const now = platform.clock.now()
  if (day > dayOf(now)) throw new Refusal('invalid', '这一天还没有到', [{ field: 'day', message: '请选择今天或以前' }])
  const { head, entries } = await headOfDay(platform.db, actor.unitId, day)
  if (!head) throw new Refusal('not_found', '截至这一天还没有封存的审计记录')
  const { position, seq, hash } = head
  return { day, position, seq, hash: hash.toString('hex'), entries, printedAt: now.toISOString() }
}

/** The matching entries, oldest first, one JSON object a line, with the values that chain them. */
export async function exportAudit(ctx: Ctx, filter: AuditFilter): Promise<FileOut> {
  const { db, clock } = ctx.platform
  const rows = await entriesToExport(db, ctx.actor.unitId, filter, MOST_EXPORTED + 1)
  if (rows.length > MOST_EXPORTED) {
    throw new Refusal('too_large', `一次最多导出${MOST_EXPORTED}条，请缩小日期范围后分次导出`)
  }
  const lines = rows.map((row) =>
    JSON.stringify({
      ...lineOf(row),
      actorId: row.actorId,
      mac: row.mac.toString('hex'),
      position: row.position,
      previous: row.previous?.toString('hex') ?? null,
      hash: row.hash?.toString('hex') ?? null,
    }),
  )
  await write(ctx, async () => {
    const detail = { entries: rows.length, ...filter }
    return { result: null, audit: [{ action: 'audit.exported', subjectKind: 'audit', subjectId: 'trail', detail }] }
  })
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))
  return { bytes, name: `审计记录-${dayOf(clock.now())}.jsonl`, type: 'text/plain; charset=utf-8' }
}
