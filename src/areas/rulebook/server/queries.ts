import type { Reader, Writer } from '../../../platform/db.ts'

type Key = { unitId: string; key: string; validFrom: string }

/** All values of all local settings, oldest first. */
export function settingRows(db: Reader, unitId: string) {
  return db
    .selectFrom('localSetting')
    .select(['key', 'validFrom', 'value', 'document', 'setBy', 'setAt'])
    .where('unitId', '=', unitId)
    .orderBy('validFrom')
    .orderBy('key')
    .execute()
}

/** Sets a value from a day on; another value from the same day gives way. */
export async function upsertSetting(
  tx: Writer,
  { value, ...row }: Key & { value: unknown; document: string; setBy: string; setAt: Date },
): Promise<void> {
  const stored = { ...row, value: JSON.stringify(value) }
  const { document, setBy, setAt } = stored
  await tx
    .insertInto('localSetting')
    .values(stored)
    .onConflict((conflict) =>
      conflict.columns(['unitId', 'key', 'validFrom']).doUpdateSet({ value: stored.value, document, setBy, setAt }),
    )
    .execute()
}

/** Removes one value; returns whether it was there. */
export async function deleteSetting(tx: Writer, { unitId, key, validFrom }: Key): Promise<boolean> {
  const done = await tx
    .deleteFrom('localSetting')
    .where('unitId', '=', unitId)
    .where('key', '=', key)
    .where('validFrom', '=', validFrom)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}
