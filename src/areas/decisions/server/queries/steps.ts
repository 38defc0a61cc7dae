import { addDays, type Day } from '../../../../law/periods.ts'
import type { Reader } from '../../../../platform/db.ts'
import type { Keys } from '../../../../platform/keys.ts'
import type { Event } from '../../meeting/state.ts'

/** Decisions taken outside a meeting in an emergency on some days, with what the meeting said to them later. */
export function emergenciesBetween(db: Reader, unitId: string, from: Day, until: Day) {
  return db
    .selectFrom('emergencyDecision as e')
    .leftJoin('agendaItem as i', (join) => join.onRef('i.unitId', '=', 'e.unitId').onRef('i.id', '=', 'e.reportItemId'))
    .select(['e.id', 'e.title', 'i.outcome'])
    .where('e.unitId', '=', unitId)
    .where('e.decidedAt', '>=', new Date(`${from}T00:00:00+08:00`))
    .where('e.decidedAt', '<', new Date(`${addDays(until, 1)}T00:00:00+08:00`))
    .orderBy('e.decidedAt')
    .orderBy('e.id')
    .execute()
}

const TOLD = ['signed-in', 'recused', 'recusal-lifted', 'overridden'] as const

/** Who came, who stepped back from an item, and where the order of speaking was set aside, over many meetings. */
export async function stepsOf(db: Reader, keys: Keys, unitId: string, meetingIds: readonly string[]) {
  const rows = await db
    .selectFrom('meetingEvent')
    .select(['meetingId', 'seq', 'contentSealed'])
    .where('unitId', '=', unitId)
    .where('meetingId', 'in', [...meetingIds, unitId])
    .where('kind', 'in', [...TOLD])
    .orderBy('meetingId')
    .orderBy('seq')
    .execute()
  const recused = new Map<string, { itemId: string; memberId: string }>()
  const overridden: { itemId: string; seq: number }[] = []
  const came: { meetingId: string; memberId: string }[] = []
  for (const { meetingId, seq, contentSealed } of rows) {
    const told = JSON.parse(keys.open(contentSealed, `meeting_event.content.${meetingId}.${seq}`)) as Event
    const event = told as Extract<Event, { kind: (typeof TOLD)[number] }>
    if (event.kind === 'signed-in') {
      came.push({ meetingId, memberId: event.memberId })
      continue
    }
    if (event.kind === 'overridden') {
      overridden.push({ itemId: event.itemId, seq })
      continue
    }
    const { itemId, memberId } = event
    if (event.kind === 'recused') recused.set(`${itemId} ${memberId}`, { itemId, memberId })
    else recused.delete(`${itemId} ${memberId}`)
  }
  return { came, recused: [...recused.values()], overridden }
}
