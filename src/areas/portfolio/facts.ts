import type { Day } from '../../law/periods.ts'
import type { Reader } from '../../platform/db.ts'
import { runsOn } from './schema.ts'
import { allPortfolio } from './server/queries.ts'

/** Who leads a section, and who stands in. */
export type Leading = { sectionId: string; leaderId: string; leaderName: string; substituteId: string | null }

/** Who leads which section on a day. */
export async function portfolioOn(db: Reader, unitId: string, on: Day): Promise<Leading[]> {
  const rows = await allPortfolio(db, unitId)
  return rows
    .filter((row) => runsOn(row, on))
    .map(({ sectionId, leaderId, leaderName, substituteId }) => ({ sectionId, leaderId, leaderName, substituteId }))
}

/** Who leads a section on a day; null where nobody is written down. */
export async function leaderOf(db: Reader, unitId: string, sectionId: string, on: Day): Promise<Leading | null> {
  return (await portfolioOn(db, unitId, on)).find((row) => row.sectionId === sectionId) ?? null
}
