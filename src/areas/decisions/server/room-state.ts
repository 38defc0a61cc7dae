import type { Reader } from '../../../platform/db.ts'
import type { Keys } from '../../../platform/keys.ts'
import { apply } from '../meeting/apply.ts'
import { start } from '../meeting/start.ts'
import type { Setup, State } from '../meeting/state.ts'
import { agendaOfMeeting, meetingById, membersOfMeeting } from './queries/meetings.ts'
import { eventsAfter, type StoredEvent } from './queries/room.ts'

export type Room = { setup: Setup; events: readonly StoredEvent[]; state: State; seq: number }

/** Rooms as far as they have been read; what comes later is added to them. */
const known = new WeakMap<Keys, Map<string, Room>>()
const MOST_KNOWN = 200

function remember(keys: Keys, place: string, room: Room): void {
  const rooms = known.get(keys) ?? new Map<string, Room>()
  known.set(keys, rooms)
  rooms.delete(place)
  rooms.set(place, room)
  if (rooms.size > MOST_KNOWN) rooms.delete(rooms.keys().next().value!)
}

/** What was fixed when the meeting was opened: its local rules, those entitled to attend, its agenda. */
export async function setupOf(db: Reader, unitId: string, meetingId: string): Promise<Setup | null> {
  const meeting = await meetingById(db, unitId, meetingId)
  if (!meeting) return null
  const members = await membersOfMeeting(db, unitId, meetingId)
  const agenda = await agendaOfMeeting(db, unitId, meetingId)
  return {
    settings: meeting.settings,
    members: members.map(({ personId, name, title, isChair }) => ({ id: personId, name, title, isChair })),
    items: agenda.map(({ id, title, kind, method }) => ({ id, title, kind, method })),
  }
}

/**
 * A room as its events have made it; null before the meeting was opened. Call it before a transaction appends events,
 * not after: what is read is remembered.
 */
export async function loadRoom(db: Reader, keys: Keys, unitId: string, meetingId: string): Promise<Room | null> {
  const place = `${unitId} ${meetingId}`
  const before = known.get(keys)?.get(place) ?? (await beginning(db, unitId, meetingId))
  if (!before) return null
  const events = await eventsAfter(db, keys, { unitId, meetingId, seq: before.seq })
  if (!events.length) return before
  const room = {
    setup: before.setup,
    events: [...before.events, ...events],
    state: events.reduce((state, { event }) => apply(state, event), before.state),
    seq: events.at(-1)!.seq,
  }
  remember(keys, place, room)
  return room
}

async function beginning(db: Reader, unitId: string, meetingId: string): Promise<Room | null> {
  const meeting = await meetingById(db, unitId, meetingId)
  const setup = meeting?.openedAt ? await setupOf(db, unitId, meetingId) : null
  return setup && { setup, events: [], state: start(setup), seq: 0 }
}
