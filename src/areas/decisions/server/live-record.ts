import type { Reader } from '../../../platform/db.ts'
import type { Keys } from '../../../platform/keys.ts'
import { apply } from '../meeting/apply.ts'
import { presiderOf } from '../meeting/reading.ts'
import { start } from '../meeting/start.ts'
import type { Statement } from '../meeting/state.ts'
import { latestWords, type WordsRow } from './queries/minutes.ts'
import { loadRoom, type Room } from './room-state.ts'

/** What one member said on one item as the minutes have it: the words from the room until somebody corrects them. */
export type Said = {
  itemId: string
  personId: string
  attitude: Statement['attitude']
  at: string
  draft: string
  text: string
  /** 0 while nobody has touched or confirmed the words of the room */
  version: number
  writtenBy: string
  confirmedAt: Date | null
}

export type LiveRecord = { room: Room; said: Said[] }

type Asked = { unitId: string; meetingId: string }

/** The room of a meeting with the corrections made since; nothing before the meeting has been opened. */
export async function liveRecord(db: Reader, keys: Keys, { unitId, meetingId }: Asked): Promise<LiveRecord | null> {
  const room = await loadRoom(db, keys, unitId, meetingId)
  if (!room) return null
  const words = await latestWords(db, keys, unitId, meetingId)
  const said = room.state.items.flatMap((item) =>
    item.statements.filter(({ isVoid }) => !isVoid).map((statement) => saidOf(item.id, statement, words)),
  )
  return { room, said }
}

function saidOf(itemId: string, { memberId, attitude, text, at }: Statement, words: WordsRow[]): Said {
  const newest = words.find((row) => row.itemId === itemId && row.personId === memberId)
  const draft = { itemId, personId: memberId, attitude, at, draft: text }
  if (!newest) return { ...draft, text, version: 0, writtenBy: '', confirmedAt: null }
  const { version, writtenBy, confirmedAt } = newest
  return { ...draft, text: newest.text, version, writtenBy, confirmedAt }
}

/** How many of somebody's words in a closed meeting are not confirmed. */
export async function wordsWaiting(
  db: Reader,
  keys: Keys,
  { personId, ...asked }: Asked & { personId: string },
): Promise<number> {
  const live = await liveRecord(db, keys, asked)
  return live?.said.filter((one) => one.personId === personId && !one.confirmedAt).length ?? 0
}

/** Who presided over each item as it ended. */
export function presidersOf({ setup, events }: Pick<Room, 'setup' | 'events'>): Map<string, string> {
  const presiders = new Map<string, string>()
  let state = start(setup)
  for (const { event } of events) {
    const item = event.kind === 'item-finished' ? state.items.find(({ id }) => id === event.itemId) : undefined
    const presider = item && presiderOf(state, item)
    if (item && presider) presiders.set(item.id, presider.name)
    state = apply(state, event)
  }
  return presiders
}
