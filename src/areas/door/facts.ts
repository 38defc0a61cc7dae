import type { Day } from '../../law/periods.ts'
import type { AuditDraft } from '../../platform/audit.ts'
import type { Reader, Writer } from '../../platform/db.ts'
import type { Keys } from '../../platform/keys.ts'
import type { Ctx } from '../../platform/write.ts'
import {
  type PublicationKind,
  type PublicationOf,
  publicationOf,
  type RaiserState,
  type SubmissionKind,
} from './schema.ts'
import { allPlaces } from './server/queries/places.ts'
import { setPublication, setStatus } from './server/queries/publications.ts'
import { attachmentBox, deleteAttachments } from './server/queries/queue.ts'
import { settingOf } from './server/queries/settings.ts'
import { openBox } from './server/sealed-box.ts'
import type { Submission } from './submission.ts'

export { startQueue, takeAll } from './server/queue.ts'
export { openDoor } from './server/settings.ts'
export type { Submission } from './submission.ts'

/** What takes submissions of one kind: inside the caller's transaction, and says what goes into the audit trail. */
export type Taker<K extends SubmissionKind = SubmissionKind> = {
  kind: K
  take(tx: Writer, ctx: Ctx, submission: Submission<K>): Promise<AuditDraft[]>
}

/**
 * Puts something into what everybody may read, inside the caller's transaction; null takes it out. The caller writes
 * the audit entry.
 */
export async function publish<K extends PublicationKind>(
  tx: Writer,
  unitId: string,
  kind: K,
  key: string,
  body: PublicationOf<K> | null,
): Promise<void> {
  await setPublication(tx, { unitId, kind, key }, body && publicationOf(kind).parse(body))
}

/** Tells the raiser who holds the code how far it is; only the code finds it. The caller writes the audit entry. */
export async function tellRaiser(
  tx: Writer,
  unitId: string,
  codeHash: string,
  told: { state: RaiserState; reply: string; asksSatisfaction: boolean; changedOn: Day },
): Promise<void> {
  await setStatus(tx, { unitId, codeHash: Buffer.from(codeHash, 'hex') }, told)
}

/** Places, windows and activities with a QR code, those switched off included. */
export async function placesOf(db: Reader, unitId: string) {
  const places = await allPlaces(db, unitId)
  return places.map(({ id, title, titleEn, kind, sectionId }) => ({ id, title, titleEn, kind, sectionId }))
}

/** The bytes of an attachment; null when there is none. */
export async function attachmentBytes(db: Reader, keys: Keys, unitId: string, id: string): Promise<Buffer | null> {
  const box = await attachmentBox(db, unitId, id)
  return box && openBox(keys, box, `door_attachment.bytes.${id}`)
}

/** Removes what was attached to a submission, at the end of its retention. The caller writes the audit entry. */
export const dropAttachments = (tx: Writer, unitId: string, submissionId: string): Promise<number> =>
  deleteAttachments(tx, unitId, submissionId)

/** Where the public finds the door, as set; empty while it stands under this program's own address. */
export const doorAddressOf = async (db: Reader, unitId: string): Promise<string> =>
  (await settingOf(db, unitId)).address
