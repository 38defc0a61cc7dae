import type { Reader } from '../../../platform/db.ts'
import type { Keys } from '../../../platform/keys.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { OwnMeeting } from '../schema/meetings.ts'
import { wordsWaiting } from './live-record.ts'
import { meetingsOfPerson } from './queries/meeting-list.ts'

const DAY = 24 * 3600_000

/** A meeting that waits for somebody, and since when. */
type MeetingWaiting = OwnMeeting & { since: string | null }

/**
 * Meetings of one person: to answer, to come to, going on, or with own words to confirm. One that was called and never
 * opened is left out a day after its time.
 */
export async function meetingsWaiting(
  db: Reader,
  keys: Keys,
  { unitId, personId }: { unitId: string; personId: string },
  now: Date,
): Promise<MeetingWaiting[]> {
  const rows = await meetingsOfPerson(db, unitId, personId)
  const waiting: MeetingWaiting[] = []
  for (const { plannedAt, noticedAt, closedAt, ...row } of rows) {
    if (row.state === 'noticed' && now.getTime() - plannedAt.getTime() > DAY) continue
    const isClosed = row.state === 'closed'
    const words = isClosed && row.isMember ? await wordsWaiting(db, keys, { unitId, meetingId: row.id, personId }) : 0
    if (isClosed && !words) continue
    const since = (isClosed ? closedAt : noticedAt)?.toISOString() ?? null
    waiting.push({ ...row, plannedAt: plannedAt.toISOString(), wordsWaiting: words, since })
  }
  return waiting
}

/** Meetings that have to do with the actor. */
export async function listOwnMeetings({ platform, actor }: Ctx): Promise<{ rows: OwnMeeting[] }> {
  if (!actor.personId) return { rows: [] }
  const me = { unitId: actor.unitId, personId: actor.personId }
  const waiting = await meetingsWaiting(platform.db, platform.keys, me, platform.clock.now())
  return { rows: waiting.map(({ since: _, ...row }) => row) }
}
