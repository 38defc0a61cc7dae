import type { Reader } from '../../platform/db.ts'
import { type ResearchYear, yearCounts } from './server/queries/year.ts'

/** The people who are out on a trip on a day (`YYYY-MM-DD`). */
export { peopleOnTrips } from './server/queries/trips.ts'
export { researchWaiting } from './server/waiting.ts'
export type { ResearchYear }

/** What a year of research came to, up to a day (`YYYY-MM-DD`) of that year. */
export const researchYear = (db: Reader, unitId: string, year: number, until: string): Promise<ResearchYear> =>
  yearCounts(db, unitId, { from: `${year}-01-01`, until })
export { noteRows } from './server/queries/notes.ts'
export { placeRows, planRows } from './server/queries/plans.ts'
export { tripMembers, tripRows, visitRows } from './server/queries/trips.ts'
export { adviceRows, helpRows } from './server/queries/uses.ts'
