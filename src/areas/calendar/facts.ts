import { builtInYears, type WorkCalendar } from '../../law/calendar/workdays.ts'
import type { Reader } from '../../platform/db.ts'
import { importedYears } from './server/queries.ts'

/** The years whose arrangement of holidays is known to the unit: those of the program and those it has imported. */
export async function workCalendar(db: Reader, unitId: string): Promise<WorkCalendar> {
  const imported = await importedYears(db, unitId)
  const known = imported.map(({ year, notice, off, work }) => ({ year, notice, off, work }))
  // A year imported before the program had it gives way to the one that comes with the program.
  const further = known.filter(({ year }) => !builtInYears.some((one) => one.year === year))
  return [...builtInYears, ...further].sort((one, other) => one.year - other.year)
}
