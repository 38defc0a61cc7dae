import type { Reader } from '../../../../platform/db.ts'

/** People in service of a unit to whom no account belongs yet, in pinyin order. */
export function peopleWithoutAccount(
  db: Reader,
  unitId: string,
): Promise<{ id: string; name: string; sectionName: string | null }[]> {
  return db
    .selectFrom('person')
    .leftJoin('account', (join) =>
      join.onRef('account.personId', '=', 'person.id').onRef('account.unitId', '=', 'person.unitId'),
    )
    .leftJoin('section', (join) =>
      join.onRef('section.id', '=', 'person.sectionId').onRef('section.unitId', '=', 'person.unitId'),
    )
    .select(['person.id', 'person.name', 'section.name as sectionName'])
    .where('person.unitId', '=', unitId)
    .where('person.state', '=', '在职')
    .where('account.id', 'is', null)
    .orderBy('person.pinyin')
    .orderBy('person.id')
    .execute()
}

/** Names of these people as far as they belong to the unit, for making their accounts. */
export function namesOfPeople(
  db: Reader,
  unitId: string,
  ids: string[],
): Promise<{ id: string; name: string; pinyin: string }[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'pinyin'])
    .where('unitId', '=', unitId)
    .where('id', 'in', ids)
    .execute()
}

/** Every name there is in the unit, those who have left included. */
export const namesInUnit = async (db: Reader, unitId: string): Promise<string[]> => {
  const rows = await db.selectFrom('person').select('name').where('unitId', '=', unitId).execute()
  return rows.map(({ name }) => name)
}
