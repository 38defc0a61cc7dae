import { randomUUID } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import type { Keys } from '../../../platform/keys.ts'
import { insertSign, keepOpening, replaceDue, setClosed } from '../server/queries.ts'

/** A meeting of the demo at which people signed; the last of them on paper. */
export type DemoSigned = {
  meetingId: string
  title: string
  place: string
  heldOn: string
  startsAt: string
  /** whoever held it, and ticked from the paper list */
  by: string
  people: readonly { personId: string; isPresent: boolean }[]
}

type Loading = { keys: Keys; unitId: string; meetings: readonly DemoSigned[] }

const MINUTE = 60_000
const [BEFORE, AFTER] = [10, 20]

/**
 * What two meetings signed by the code and one signed on paper leave behind. At the first two members used one phone,
 * at the second somebody came without one.
 */
export async function loadDemoSignIns(tx: Writer, { keys, unitId, meetings }: Loading): Promise<void> {
  for (const [index, meeting] of meetings.entries()) {
    const { meetingId, title, place, heldOn, by, people } = meeting
    const start = new Date(`${heldOn}T${meeting.startsAt}:00+08:00`).getTime()
    const opening = { unitId, id: randomUUID(), subjectKind: 'meeting', subjectId: meetingId, title, place, heldOn }
    const id = await keepOpening(tx, { ...opening, openedBy: by, openedAt: new Date(start - BEFORE * MINUTE) })
    await replaceDue(
      tx,
      { unitId, id },
      people.map(({ personId }) => personId),
    )
    const isPaper = index === meetings.length - 1
    for (const [place, { personId }] of people.filter(({ isPresent }) => isPresent).entries()) {
      const isTicked = isPaper || (index === 1 && place === 0)
      const phone = index === 0 && place === 1 ? 0 : place
      const device = keys.fingerprint(`device\0${id}\0${phone}`).toString('hex').slice(0, 32)
      const how = isTicked ? { way: 'clerk', device: null, tickedBy: by } : { way: 'own', device, tickedBy: null }
      await insertSign(tx, { unitId, openingId: id, personId, ...how })
    }
    await setClosed(tx, { unitId, id }, new Date(start + AFTER * MINUTE))
  }
}
