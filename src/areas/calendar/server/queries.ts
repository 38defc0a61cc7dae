import type { HolidayYear } from '../../../law/calendar/workdays.ts'
import type { Reader, Writer } from '../../../platform/db.ts'

type Imported = HolidayYear & { importedBy: string; importedAt: Date }

/** The years the unit has imported, in order. */
export async function importedYears(db: Reader, unitId: string): Promise<Imported[]> {
  const rows = await db
    .selectFrom('holidayNotice')
    .select(['year', 'notice', 'off', 'work', 'importedBy', 'importedAt'])
    .where('unitId', '=', unitId)
    .orderBy('year')
    .execute()
  return rows as unknown as Imported[]
}

/** Stores a year; an earlier import of it gives way. */
export async function upsertYear(tx: Writer, unitId: string, { off, work, ...known }: Imported): Promise<void> {
  const stored = { ...known, off: JSON.stringify(off), work: JSON.stringify(work) }
  const { year: _year, ...changed } = stored
  await tx
    .insertInto('holidayNotice')
    .values({ unitId, ...stored })
    .onConflict((conflict) => conflict.columns(['unitId', 'year']).doUpdateSet(changed))
    .execute()
}

/** Removes an imported year; returns whether it was there. */
export async function deleteYear(tx: Writer, unitId: string, year: number): Promise<boolean> {
  const done = await tx
    .deleteFrom('holidayNotice')
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}
