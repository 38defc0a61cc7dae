import type { Ctx } from '../../../platform/write.ts'
import { partyWaiting } from '../../party-life/facts.ts'
import type { TodayItem } from '../schema.ts'

/** Meetings to come, study to make up, and for secretaries and the party clerk what has to be held and reviewed. */
export async function fromPartyLife(ctx: Ctx): Promise<TodayItem[]> {
  return (await partyWaiting(ctx)).map(({ title, detail, since, isLate, link }) => ({
    ...{ kind: 'party', title, detail, link, lamp: isLate ? 'red' : 'amber' },
    since: since && `${since}T00:00:00.000Z`,
  }))
}
