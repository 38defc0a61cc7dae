import type { Day } from '../../../law/periods.ts'
import type { Reader } from '../../../platform/db.ts'
import { declarationsOf, interestRows } from './queries.ts'

/** Declarations made for a year, and entries in force on its last day asked about. */
export async function interestsWithin(
  db: Reader,
  unitId: string,
  { year, until, personId }: { year: number; until: Day; personId: string | null },
) {
  const [declarations, entries] = await Promise.all([
    declarationsOf(db, unitId, year),
    interestRows(db, unitId, personId ? [personId] : undefined),
  ])
  return {
    declarations: declarations.filter((one) => one.declaredOn <= until && (!personId || one.personId === personId)),
    entries: entries
      .filter(({ validFrom, validUntil }) => validFrom <= until && (validUntil === null || validUntil >= until))
      .map(({ id, personName, organisation, standing }) => ({ id, personName, organisation, standing })),
  }
}
