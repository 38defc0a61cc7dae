import type { Day } from '../../law/periods.ts'
import type { Reader, Writer } from '../../platform/db.ts'
import type { Keys } from '../../platform/keys.ts'
import { cadreRecords } from '../people/facts.ts'
import { type Hit, hitsOf, type Organisation } from './rules.ts'
import { dismissedKeys, insertDismissal } from './server/queries.ts'
import { heldBy } from './server/service.ts'

/** What somebody asks: are these members related to these people, or their relatives to these organisations. */
type Asked = {
  unitId: string
  topicId: string
  memberIds: readonly string[]
  people: readonly string[]
  organisations: readonly Organisation[]
  on: Day
}

/** Relations that call for recusal, without those dismissed for this topic. */
export async function relationHits(db: Reader, keys: Keys, asked: Asked): Promise<Hit[]> {
  const { unitId, topicId, memberIds, people, organisations, on } = asked
  if (!memberIds.length || (!people.length && !organisations.length)) return []
  const ids = [...new Set([...memberIds, ...people])]
  const known = new Map<string, { id: string; name: string; birth: string; relatives: Relatives }>()
  for await (const chunk of cadreRecords(db, keys, { unitId, ids })) {
    for (const { id, name, birth, relatives } of chunk) known.set(id, { id, name, birth, relatives })
  }
  const of = (wanted: readonly string[]) => wanted.flatMap((id) => known.get(id) ?? [])
  const held = await heldBy(db, keys, { unitId, ids: memberIds, on })
  const dismissed = await dismissedKeys(db, unitId, topicId)
  const hits = hitsOf({ members: of(memberIds), people: of(people), organisations, held })
  return hits.filter(({ memberId, key }) => !dismissed.has(`${memberId} ${key}`))
}

type Relatives = { relation: string; name: string; birth: string; work: string }[]

/**
 * Records inside the caller's transaction that a hit is no relation, and why (at least five characters); the caller
 * writes the audit entry. Returns false when it had been dismissed before.
 */
export function dismissHit(
  tx: Writer,
  dismissal: {
    unitId: string
    topicId: string
    personId: string
    hitKey: string
    reason: string
    dismissedBy: string
    dismissedAt: Date
  },
): Promise<boolean> {
  return insertDismissal(tx, dismissal)
}

export { interestsWithin } from './server/yearly.ts'
