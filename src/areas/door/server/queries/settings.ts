import type { Reader, Writer } from '../../../../platform/db.ts'

export type Setting = {
  isOpen: boolean
  address: string
  titleEn: string
  phone: string
  /** ranges of the bureau's own network */
  networks: string[]
  revision: number
}

const UNSET: Setting = { isOpen: true, address: '', titleEn: '', phone: '', networks: [], revision: 0 }

/** How the unit's door is set; a unit that has set nothing has an open one. */
export async function settingOf(db: Reader, unitId: string): Promise<Setting> {
  const found = await db
    .selectFrom('doorSetting')
    .select(['isOpen', 'address', 'titleEn', 'phone', 'networks', 'revision'])
    .where('unitId', '=', unitId)
    .executeTakeFirst()
  return found ?? UNSET
}

/** Stores the settings while nobody else has changed them; returns whether that was so. */
export async function saveSetting(tx: Writer, unitId: string, { revision, ...values }: Setting): Promise<boolean> {
  const next = { ...values, revision: revision + 1 }
  if (revision === 0) {
    const made = await tx
      .insertInto('doorSetting')
      .values({ unitId, ...next })
      .onConflict((conflict) => conflict.column('unitId').doNothing())
      .executeTakeFirst()
    return made.numInsertedOrUpdatedRows === 1n
  }
  const done = await tx
    .updateTable('doorSetting')
    .set(next)
    .where('unitId', '=', unitId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
