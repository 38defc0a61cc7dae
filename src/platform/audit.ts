import { randomUUID } from 'node:crypto'
import type { Writer } from './db.ts'
import type { Keys } from './keys.ts'

/** What one act leaves in the audit trail. The audit administrator reads `detail`: no personal values in it. */
export type AuditDraft = {
  action: string
  subjectKind: string
  subjectId: string
  outcome?: 'done' | 'refused'
  detail?: Record<string, unknown>
  /** old and new values; encrypted, for those who may read the subject itself */
  secret?: unknown
}

/** Who acted, as known at that moment. */
export type Acting = {
  accountId: string | null
  name: string
  roles: string
  unitId: string | null
  ip: string
  requestId: string
}

/** A stored entry. */
export type Entry = {
  seq: number
  id: string
  unitId: string | null
  at: Date
  actorId: string | null
  actorName: string
  actorRoles: string
  ip: string
  requestId: string
  action: string
  subjectKind: string
  subjectId: string
  outcome: string
  detail: string
  sealedDetail: Buffer | null
  mac: Buffer
}

/** Entries handled in one statement. */
export const CHUNK = 1000

/** Appends entries inside the caller's transaction: they are there if and only if the change is. */
export async function record(tx: Writer, keys: Keys, acting: Acting, at: Date, drafts: AuditDraft[]): Promise<void> {
  for (let from = 0; from < drafts.length; from += CHUNK) {
    const rows = drafts.slice(from, from + CHUNK).map((draft) => entryRow(keys, acting, at, draft))
    await tx.insertInto('auditEntry').values(rows).execute()
  }
}

function entryRow(keys: Keys, acting: Acting, at: Date, draft: AuditDraft) {
  const id = randomUUID()
  const place = `audit_entry.sealed_detail.${id}`
  const row = {
    id,
    unitId: acting.unitId || null,
    at,
    actorId: acting.accountId,
    actorName: acting.name,
    actorRoles: acting.roles,
    ip: acting.ip,
    requestId: acting.requestId,
    action: draft.action,
    subjectKind: draft.subjectKind,
    subjectId: draft.subjectId,
    outcome: draft.outcome ?? 'done',
    detail: JSON.stringify(draft.detail ?? {}),
    sealedDetail: draft.secret === undefined ? null : keys.seal(JSON.stringify(draft.secret), place),
  }
  return { ...row, mac: keys.auditMac(content(row)) }
}

/** Every field behind its own length, so that moving a character from one field to the next changes the result. */
function content(row: Omit<Entry, 'seq' | 'mac'>): Buffer {
  const fields = [
    row.id,
    row.unitId,
    row.at.toISOString(),
    row.actorId,
    row.actorName,
    row.actorRoles,
    row.ip,
    row.requestId,
    row.action,
    row.subjectKind,
    row.subjectId,
    row.outcome,
    row.detail,
    row.sealedDetail?.toString('hex') ?? null,
  ]
  const parts = fields.flatMap((field) => {
    if (field === null) return [Buffer.from([0])]
    const bytes = Buffer.from(field)
    const length = Buffer.alloc(5, 1)
    length.writeUInt32BE(bytes.length, 1)
    return [length, bytes]
  })
  return Buffer.concat(parts)
}

/** True when the entry carries our authentication. */
export const genuine = (keys: Keys, entry: Entry) => keys.auditMac(content(entry)).equals(entry.mac)

/** Opens the encrypted part of an entry (old and new values). Only for readers of the subject itself. */
export function openSecret(keys: Keys, entry: { id: string; sealedDetail: Buffer | null }): unknown {
  return entry.sealedDetail ? JSON.parse(keys.open(entry.sealedDetail, `audit_entry.sealed_detail.${entry.id}`)) : null
}
