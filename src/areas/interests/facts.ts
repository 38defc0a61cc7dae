import type { Day } from '../../law/periods.ts'
import type { Reader } from '../../platform/db.ts'
import type { Keys } from '../../platform/keys.ts'

/** What somebody asks: are these members related to these people, or their relatives to these organisations. */
export type Asked = {
  unitId: string
  topicId: string
  memberIds: readonly string[]
  people: readonly string[]
  organisations: readonly { name: string; creditCode: string }[]
  on: Day
}

export type RelationHit = { memberId: string; key: string; because: string; cites: string[] }

/** Relations that call for recusal, without those dismissed for this topic. */
export async function relationHits(_db: Reader, _keys: Keys, _asked: Asked): Promise<RelationHit[]> {
  return []
}
