import { sql } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Keys } from '../../../../platform/keys.ts'
import { forPurpose } from '../../../../platform/purpose.ts'
import type { Event } from '../../meeting/state.ts'
import type { Choice, Outcome, Tally } from '../../schema/words.ts'

export type StoredEvent = { seq: number; at: string; byName: string; event: Event }

const placeOf = (meetingId: string, seq: number) => `meeting_event.content.${meetingId}.${seq}`

type InMeeting = { unitId: string; meetingId: string }

/** What happened in a room after an event, in order. */
export async function eventsAfter(
  db: Reader,
  keys: Keys,
  { unitId, meetingId, seq }: InMeeting & { seq: number },
): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('meetingEvent')
    .select(['seq', 'contentSealed', 'at', 'byName'])
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    byName: row.byName,
    event: JSON.parse(keys.open(row.contentSealed, placeOf(meetingId, row.seq))) as Event,
  }))
}

/** Appends events behind the last one; two writers at once meet at the primary key. */
export async function appendEvents(
  tx: Writer,
  keys: Keys,
  { unitId, meetingId, seq, at, byName }: InMeeting & { seq: number; at: Date; byName: string },
  events: readonly Event[],
): Promise<void> {
  const rows = events.map((event, index) => {
    const next = seq + index + 1
    const contentSealed = keys.seal(JSON.stringify(event), placeOf(meetingId, next))
    return { unitId, meetingId, seq: next, kind: event.kind, contentSealed, at, byName }
  })
  await tx.insertInto('meetingEvent').values(rows).execute()
}

type InRound = { unitId: string; itemId: string; round: number }

/** One voter's row of a round; the choice only where the vote is not secret. */
export async function insertBallot(
  tx: Writer,
  row: InRound & { meetingId: string; personId: string; choice: Choice | null },
): Promise<void> {
  await tx.insertInto('meetingBallot').values(row).execute()
}

export async function finishItem(
  tx: Writer,
  { unitId, itemId }: { unitId: string; itemId: string },
  result: { outcome: Outcome; tally: Tally | null; decidedAt: Date },
): Promise<void> {
  await tx
    .updateTable('agendaItem')
    .set({ ...result, tally: result.tally && JSON.stringify(result.tally) })
    .where('unitId', '=', unitId)
    .where('id', '=', itemId)
    .execute()
}

/** The box of a round of secret ballots, held until the transaction ends. */
export async function lockBox(tx: Writer, { unitId, itemId, round }: InRound): Promise<Buffer | null> {
  const row = await forPurpose(tx, 'ballots', () =>
    tx
      .selectFrom('secretBox')
      .select('box')
      .where('unitId', '=', unitId)
      .where('itemId', '=', itemId)
      .where('round', '=', round)
      .forUpdate()
      .executeTakeFirst(),
  )
  return row?.box ?? null
}

export async function insertBox(tx: Writer, row: InRound & { box: Buffer }): Promise<void> {
  await forPurpose(tx, 'ballots', () => tx.insertInto('secretBox').values(row).execute())
}

/** Puts another content into the box, or empties it for good and keeps the list of receipts. */
export async function setBox(
  tx: Writer,
  { unitId, itemId, round }: InRound,
  content: { box: Buffer } | { receipts: readonly string[] },
): Promise<void> {
  const set = 'box' in content ? content : { box: null, receipts: JSON.stringify(content.receipts) }
  await forPurpose(tx, 'ballots', () =>
    tx
      .updateTable('secretBox')
      .set(set)
      .where('unitId', '=', unitId)
      .where('itemId', '=', itemId)
      .where('round', '=', round)
      .execute(),
  )
}

/**
 * Rounds whose ballots are still in a box: their keys are needed. Waits for rounds that are being opened or ended at
 * this moment, perhaps by another process.
 */
export async function openRounds(tx: Writer): Promise<{ itemId: string; round: number }[]> {
  await sql`lock table secret_box in share mode`.execute(tx)
  return await forPurpose(tx, 'ballots', () =>
    tx.selectFrom('secretBox').select(['itemId', 'round']).where('box', 'is not', null).execute(),
  )
}

/** Tells other processes once this transaction is committed, and not at all when it fails. */
export async function tell(tx: Writer, channel: string, words: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${words})`.execute(tx)
}
