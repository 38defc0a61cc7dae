import { sql } from 'kysely'
import type { Database, Reader, Writer } from './db.ts'
import { inTransaction } from './write.ts'

/** What the rows of a guarded table may be needed for; the database shows them for nothing else. */
export type Purpose = 'ballots' | 'conduct-reports' | 'contacts' | 'evaluations' | 'survey-texts'

const speaking = new WeakSet<Writer>()

/**
 * Reads or changes rows of a guarded table, in the transaction at hand or in one of its own. To whoever has not said
 * the purpose the database answers as if the table were empty; see docs/decisions/0037.
 */
export function forPurpose<T>(db: Writer, purpose: Purpose, run: (tx: Writer) => Promise<T>): Promise<T>
export function forPurpose<T>(db: Reader, purpose: Purpose, run: (tx: Reader) => Promise<T>): Promise<T>
export function forPurpose<T>(db: Reader, purpose: Purpose, run: (tx: Writer) => Promise<T>): Promise<T> {
  const said = async (tx: Writer) => {
    // Two at once on one connection would silence each other, and the rows would look as if there were none.
    if (speaking.has(tx)) throw new Error(`${purpose}: one purpose at a time in a transaction`)
    speaking.add(tx)
    try {
      await say(tx, purpose)
      const result = await run(tx)
      // A failure ends the transaction, and with it what was said.
      await say(tx, '')
      return result
    } finally {
      speaking.delete(tx)
    }
  }
  const given = db as Database
  return given.isTransaction ? said(given as Writer) : inTransaction(given, said)
}

const say = (tx: Writer, purpose: Purpose | '') =>
  sql`select set_config('touyan.purpose', ${purpose}, true)`.execute(tx)
