import type { Insertable, Updateable } from 'kysely'
import type { Reader, Writer } from '../../../platform/db.ts'
import type { DismissedHit, RelativeInterest } from '../../../platform/tables.ts'

const columns = [
  'relativeInterest.id',
  'personId',
  'relativeSealed',
  'kind',
  'organisation',
  'creditCode',
  'sharePercent',
  'line',
  'validFrom',
  'validUntil',
  'declaredOn',
  'standing',
  'source',
  'relativeInterest.revision',
] as const

/** Entries of some people, or of everybody, ended ones included. */
export function interestRows(db: Reader, unitId: string, ids?: readonly string[]) {
  const rows = db
    .selectFrom('relativeInterest')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'relativeInterest.personId').onRef('person.unitId', '=', 'relativeInterest.unitId'),
    )
    .select([...columns, 'person.name as personName', 'person.pinyin'])
    .where('relativeInterest.unitId', '=', unitId)
    .orderBy('person.pinyin')
    .orderBy('validFrom')
    .orderBy('relativeInterest.id')
  return (ids ? rows.where('personId', 'in', [...ids, '00000000-0000-0000-0000-000000000000']) : rows).execute()
}

export const interestById = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('relativeInterest')
    .select(['id', 'personId', 'revision', 'validFrom', 'validUntil', 'standing'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function insertInterest(tx: Writer, row: Insertable<RelativeInterest>): Promise<void> {
  await tx.insertInto('relativeInterest').values(row).execute()
}

type Place = { unitId: string; id: string; revision: number }

/** Changes the row while it still has this revision; returns whether it had. */
export async function updateInterest(
  tx: Writer,
  { unitId, id, revision }: Place,
  changes: Updateable<RelativeInterest>,
): Promise<boolean> {
  const done = await tx
    .updateTable('relativeInterest')
    .set({ ...changes, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export function declarationsOf(db: Reader, unitId: string, year: number) {
  return db
    .selectFrom('interestDeclaration')
    .select(['personId', 'isEmpty', 'declaredOn'])
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .execute()
}

type Declared = { unitId: string; personId: string; year: number; isEmpty: boolean; declaredOn: string }

export async function upsertDeclaration(tx: Writer, row: Declared): Promise<void> {
  await tx
    .insertInto('interestDeclaration')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['unitId', 'personId', 'year'])
        .doUpdateSet({ isEmpty: row.isEmpty, declaredOn: row.declaredOn }),
    )
    .execute()
}

export async function dismissedKeys(db: Reader, unitId: string, topicId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('dismissedHit')
    .select(['personId', 'hitKey'])
    .where('unitId', '=', unitId)
    .where('topicId', '=', topicId)
    .execute()
  return new Set(rows.map(({ personId, hitKey }) => `${personId} ${hitKey}`))
}

/** Stores a dismissal; returns false when it had been dismissed before. */
export async function insertDismissal(tx: Writer, row: Insertable<DismissedHit>): Promise<boolean> {
  const done = await tx
    .insertInto('dismissedHit')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}
