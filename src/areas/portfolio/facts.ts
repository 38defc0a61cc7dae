import type { Day } from '../../law/periods.ts'
import type { Reader } from '../../platform/db.ts'
import { runsOn } from './schema.ts'
import { allPortfolio } from './server/queries.ts'

/** Who leads a section, and who stands in. */
export type Leading = { sectionId: string; leaderId: string; leaderName: string; substituteId: string | null }

const leadingOf = ({ sectionId, leaderId, leaderName, substituteId }: Leading): Leading => {
  return { sectionId, leaderId, leaderName, substituteId }
}

/** Who leads which section on a day. */
export async function portfolioOn(db: Reader, unitId: string, on: Day): Promise<Leading[]> {
  const rows = await allPortfolio(db, unitId)
  return rows.filter((row) => runsOn(row, on)).map(leadingOf)
}

/** Answers who led a section on a day, for any number of days; null where nobody is written down. */
export async function leadersOverTime(
  db: Reader,
  unitId: string,
): Promise<(sectionId: string, on: Day) => Leading | null> {
  const rows = Map.groupBy(await allPortfolio(db, unitId), ({ sectionId }) => sectionId)
  return (sectionId, on) => {
    const row = rows.get(sectionId)?.find((one) => runsOn(one, on))
    return row ? leadingOf(row) : null
  }
}

/** Who leads a section on a day; null where nobody is written down. */
export async function leaderOf(db: Reader, unitId: string, sectionId: string, on: Day): Promise<Leading | null> {
  return (await portfolioOn(db, unitId, on)).find((row) => row.sectionId === sectionId) ?? null
}
