import { type Insertable, sql } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import { forPurpose } from '../../../../platform/purpose.ts'
import type { OpinionContact } from '../../../../platform/tables.ts'

export const insertContacts = (tx: Writer, rows: readonly Insertable<OpinionContact>[]) =>
  forPurpose(tx, 'contacts', () =>
    tx
      .insertInto('opinionContact')
      .values([...rows])
      .execute(),
  )

export const contactOf = (db: Reader, unitId: string, opinionId: string) =>
  forPurpose(db, 'contacts', (tx) =>
    tx
      .selectFrom('opinionContact')
      .select('sealed')
      .where('unitId', '=', unitId)
      .where('opinionId', '=', opinionId)
      .executeTakeFirst(),
  )

/** Removes what was left to reach those who raised the texts of an item. */
export const deleteContactsOfItem = (tx: Writer, unitId: string, itemId: string) =>
  deleteContacts(tx, unitId, 'itemId', itemId)

/** Removes what was left to reach those who raised the texts of a batch. */
export const deleteContactsOfBatch = (tx: Writer, unitId: string, batchId: string) =>
  deleteContacts(tx, unitId, 'batchId', batchId)

const deleteContacts = (tx: Writer, unitId: string, by: 'itemId' | 'batchId', id: string) =>
  forPurpose(tx, 'contacts', () =>
    tx
      .deleteFrom('opinionContact')
      .where('unitId', '=', unitId)
      .where('opinionId', 'in', (eb) =>
        eb.selectFrom('opinion as o').select('o.id').where('o.unitId', '=', unitId).where(`o.${by}`, '=', id),
      )
      .execute(),
  )

/** Removes contact data whose time is over; returns how many. */
export async function deleteOldContacts(tx: Writer, unitId: string, today: Day): Promise<number> {
  const opinions = await forPurpose(tx, 'contacts', () =>
    tx
      .deleteFrom('opinionContact')
      .where('unitId', '=', unitId)
      .where(sql<boolean>`keep_until_on < ${today}`)
      .executeTakeFirst(),
  )
  const reports = await forPurpose(tx, 'conduct-reports', () =>
    tx
      .updateTable('conductReport')
      .set({ contactSealed: null, keepUntilOn: null })
      .where('unitId', '=', unitId)
      .where(sql<boolean>`keep_until_on < ${today}`)
      .executeTakeFirst(),
  )
  return Number(opinions.numDeletedRows + reports.numUpdatedRows)
}

export async function hasOldContacts(db: Reader, unitId: string, today: Day): Promise<boolean> {
  const opinion = await forPurpose(db, 'contacts', (tx) =>
    tx
      .selectFrom('opinionContact')
      .select('opinionId')
      .where('unitId', '=', unitId)
      .where(sql<boolean>`keep_until_on < ${today}`)
      .limit(1)
      .executeTakeFirst(),
  )
  const report = await forPurpose(db, 'conduct-reports', (tx) =>
    tx
      .selectFrom('conductReport')
      .select('id')
      .where('unitId', '=', unitId)
      .where(sql<boolean>`keep_until_on < ${today}`)
      .limit(1)
      .executeTakeFirst(),
  )
  return opinion !== undefined || report !== undefined
}
