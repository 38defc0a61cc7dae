import { type LocalKey, type LocalValues, localSettings, standardSettings } from '../../law/rules/local.ts'
import type { Reader } from '../../platform/db.ts'
import { settingRows } from './server/queries.ts'

export { ruleListing, tryRule } from './listing.ts'

/**
 * The unit's local numbers as they stand on a day (`YYYY-MM-DD`): of each the latest value that counts from that day or
 * before, else the standard value.
 */
export async function localValues(db: Reader, unitId: string, day: string): Promise<LocalValues> {
  const rows = await settingRows(db, unitId)
  const values: Record<string, unknown> = { ...standardSettings }
  for (const { key, value } of rows.filter(({ validFrom }) => validFrom <= day)) {
    // A value that an older version of the program took, and this one does not know, no longer counts.
    if (key in localSettings && localSettings[key as LocalKey].schema.safeParse(value).success) values[key] = value
  }
  return values as LocalValues
}
