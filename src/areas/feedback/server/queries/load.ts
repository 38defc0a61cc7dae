import type { Insertable } from 'kysely'
import type { Writer } from '../../../../platform/db.ts'
import type {
  CallBack,
  Opinion,
  OpinionContact,
  RaiserAnswer,
  ServiceRating,
  VoiceAnswer,
  VoiceEntry,
  VoiceItem,
} from '../../../../platform/tables.ts'
import { insertContacts } from './contacts.ts'

/** Rows of many items at once, as one statement for each table. */
export type Loaded = {
  items: Insertable<VoiceItem>[]
  opinions: Insertable<Opinion>[]
  contacts: Insertable<OpinionContact>[]
  entries: (Insertable<VoiceEntry> & { at: Date })[]
  answers: Insertable<VoiceAnswer>[]
  raiserAnswers: Insertable<RaiserAnswer>[]
  calls: Insertable<CallBack>[]
  ratings: Insertable<ServiceRating>[]
}

/** PostgreSQL takes 65535 parameters in one statement; the widest of these rows has 36. */
const MOST_ROWS = 1500

function* piecesOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += MOST_ROWS) yield rows.slice(from, from + MOST_ROWS)
}

/** Stores whole items in the order in which they point at each other. */
export async function insertLoaded(tx: Writer, loaded: Loaded): Promise<void> {
  for (const rows of piecesOf(loaded.items)) await tx.insertInto('voiceItem').values(rows).execute()
  for (const rows of piecesOf(loaded.opinions)) await tx.insertInto('opinion').values(rows).execute()
  for (const rows of piecesOf(loaded.contacts)) await insertContacts(tx, rows)
  for (const rows of piecesOf(loaded.entries)) await tx.insertInto('voiceEntry').values(rows).execute()
  for (const rows of piecesOf(loaded.answers)) await tx.insertInto('voiceAnswer').values(rows).execute()
  for (const rows of piecesOf(loaded.raiserAnswers)) await tx.insertInto('raiserAnswer').values(rows).execute()
  for (const rows of piecesOf(loaded.calls)) await tx.insertInto('callBack').values(rows).execute()
  for (const rows of piecesOf(loaded.ratings)) await tx.insertInto('serviceRating').values(rows).execute()
}
