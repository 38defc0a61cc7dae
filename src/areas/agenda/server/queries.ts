import type { Reader, Writer } from '../../../platform/db.ts'

export async function keepFeed(
  tx: Writer,
  row: { unitId: string; personId: string; secretHash: string; madeAt: Date },
): Promise<void> {
  const { secretHash, madeAt } = row
  await tx
    .insertInto('calendarFeed')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unitId', 'personId']).doUpdateSet({ secretHash, madeAt }))
    .execute()
}

export async function removeFeed(tx: Writer, unitId: string, personId: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('calendarFeed')
    .where('unitId', '=', unitId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

export const feedOf = (db: Reader, unitId: string, personId: string) =>
  db
    .selectFrom('calendarFeed')
    .select('madeAt')
    .where('unitId', '=', unitId)
    .where('personId', '=', personId)
    .executeTakeFirst()

/** Whose calendar an address is; people who left have none. */
export const feedOwner = (db: Reader, secretHash: string) =>
  db
    .selectFrom('calendarFeed as feed')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'feed.personId').onRef('person.unitId', '=', 'feed.unitId'),
    )
    .select(['feed.unitId', 'feed.personId', 'person.name'])
    .where('secretHash', '=', secretHash)
    .where('person.state', '=', '在职')
    .executeTakeFirst()
