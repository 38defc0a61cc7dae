import type { Day } from '../../law/periods.ts'
import type { Reader, Writer } from '../../platform/db.ts'
import type { ItemKind, ItemState, SourceKind } from './schema.ts'
import { opinionFacts } from './server/queries/items.ts'
import { ratingRowsBetween, setRatingsAside, takeRatingsBack } from './server/queries/ratings.ts'

export { followUpTaker, opinionTaker, ratingTaker, reportTaker } from './server/intake.ts'

/** The ratings of some days, both included, those set aside with their reason. */
export const ratingsBetween = (db: Reader, unitId: string, from: Day, until: Day) =>
  ratingRowsBetween(db, unitId, from, until)

/**
 * Sets ratings aside inside the caller's transaction, so that they no longer count; those set aside before keep their
 * first reason. The caller writes the audit entry. Returns how many it were.
 */
export const setAsideRatings = (
  tx: Writer,
  unitId: string,
  { ids, reason }: { ids: readonly string[]; reason: string },
): Promise<number> => setRatingsAside(tx, unitId, ids, reason)

/** Counts ratings again, inside the caller's transaction. The caller writes the audit entry. */
export const takeBackRatings = (tx: Writer, unitId: string, ids: readonly string[]): Promise<void> =>
  takeRatingsBack(tx, unitId, ids)

export type OpinionFact = {
  id: string
  itemId: string
  sectionId: string | null
  day: Day
  sourceKind: SourceKind
  state: ItemState
  answeredOn: Day | null
  dueOn: Day | null
  isSatisfied: boolean | null
  isComplaint: boolean
  title: string
  year: number
  number: number
  reopenings: number
}

/** Opinions received on some days, both included, each raw text once with the course of what it was merged into. */
export async function opinionsBetween(db: Reader, unitId: string, from: Day, until: Day): Promise<OpinionFact[]> {
  const rows = await opinionFacts(db, unitId, from, until)
  return rows.map(({ kind, state, sourceKind, ...row }) => ({
    ...row,
    state: state as ItemState,
    sourceKind: sourceKind as SourceKind,
    isComplaint: (kind as ItemKind) !== 'suggestion',
  }))
}

/** Removes contact data whose time is over, with an audit entry when there was any. Returns how many. */
export { forgetContacts } from './server/retention.ts'
export { voicesWaiting } from './server/waiting.ts'
