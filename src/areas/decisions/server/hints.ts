import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import type { Keys } from '../../../platform/keys.ts'
import { relationHits } from '../../interests/facts.ts'
import type { AgendaRow } from './queries/meetings.ts'
import { itemsOfTopics, partiesOfTopics } from './queries/topic-reading.ts'

export type Hint = { itemId: string; memberId: string; key: string; because: string; cites: string[] }

type Asked = { unitId: string; memberIds: readonly string[]; agenda: readonly AgendaRow[]; at: Date }

/** Members related to whom or what an item concerns: the person to be appointed, suppliers, applicants. */
export async function recusalHints(db: Reader, keys: Keys, { unitId, memberIds, agenda, at }: Asked): Promise<Hint[]> {
  const topicIds = [...new Set(agenda.flatMap(({ topicId }) => topicId ?? []))]
  const items = await itemsOfTopics(db, unitId, topicIds)
  const parties = await partiesOfTopics(db, unitId, topicIds)
  const hints: Hint[] = []
  for (const { id: itemId, topicId, topicItemId } of agenda) {
    if (!topicId) continue
    const own = parties.filter((party) => party.topicId === topicId)
    const subject = items.find((item) => item.id === topicItemId)?.personId
    const people = [subject, ...own.map(({ personId }) => personId)].filter((id) => typeof id === 'string')
    const organisations = own
      .filter(({ role }) => role !== 'person')
      .map(({ name, creditCode }) => ({ name, creditCode }))
    const asked = { unitId, topicId, memberIds, people: [...new Set(people)], organisations, on: dayOf(at) }
    for (const hit of await relationHits(db, keys, asked)) hints.push({ itemId, ...hit })
  }
  return hints
}
