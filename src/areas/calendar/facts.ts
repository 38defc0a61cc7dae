import { builtInYears, type WorkCalendar } from '../../law/calendar/workdays.ts'
import type { Reader } from '../../platform/db.ts'
import { importedYears } from './server/queries.ts'

/**
 * The years the unit has imported besides those of the program. A year imported before the program had it gives way to
 * the one that comes with the program.
 */
export async function furtherYears(db: Reader, unitId: string): Promise<WorkCalendar> {
  const imported = await importedYears(db, unitId)
  return imported
    .filter(({ year }) => !builtInYears.some((known) => known.year === year))
    .map(({ year, notice, off, work }) => ({ year, notice, off, work }))
}

/** The years whose arrangement of holidays is known to the unit: those of the program and those it has imported. */
export async function workCalendar(db: Reader, unitId: string): Promise<WorkCalendar> {
  const years = [...builtInYears, ...(await furtherYears(db, unitId))]
  return years.sort((one, other) => one.year - other.year)
}
