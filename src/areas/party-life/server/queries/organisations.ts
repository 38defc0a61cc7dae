import type { Insertable, Updateable } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { PartyMembership, PartyOrganisation, PartyPosition } from '../../../../platform/tables.ts'
import type { OrganisationKind, Rank } from '../../schema.ts'

export type OrganisationRow = Awaited<ReturnType<typeof organisationRows>>[number]

/** Every organisation of the unit in its own order, dissolved ones included. */
export async function organisationRows(db: Reader, unitId: string) {
  const rows = await db
    .selectFrom('partyOrganisation')
    .select(['id', 'kind', 'name', 'parentId', 'themeDay', 'electedOn', 'foundedOn', 'keptFromOn', 'dissolvedOn'])
    .select(['position', 'revision'])
    .where('unitId', '=', unitId)
    .orderBy('position')
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as OrganisationKind }))
}

/** Members with their branch and cell, of all times unless a day is named. */
export function memberRows(
  db: Reader,
  unitId: string,
  { on, organisationId }: { on?: Day; organisationId?: string } = {},
) {
  let rows = db
    .selectFrom('partyMembership')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'partyMembership.personId').onRef('person.unitId', '=', 'partyMembership.unitId'),
    )
    .select(['partyMembership.id', 'personId', 'organisationId', 'cellId', 'formalOn', 'fromOn', 'untilOn', 'note'])
    .select(['partyMembership.revision', 'person.name'])
    .where('partyMembership.unitId', '=', unitId)
    .orderBy('person.pinyin')
    .orderBy('fromOn')
  if (organisationId) rows = rows.where('organisationId', '=', organisationId)
  if (on) {
    rows = rows.where('fromOn', '<=', on).where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>=', on)]))
  }
  return rows.execute()
}

/** Positions, of all times unless a day is named. */
export async function positionRows(
  db: Reader,
  unitId: string,
  { on, organisationId, personId }: { on?: Day; organisationId?: string; personId?: string } = {},
) {
  let rows = db
    .selectFrom('partyPosition')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'partyPosition.personId').onRef('person.unitId', '=', 'partyPosition.unitId'),
    )
    .select(['partyPosition.id', 'organisationId', 'personId', 'rank', 'duty', 'fromOn', 'untilOn'])
    .select(['partyPosition.revision', 'person.name'])
    .where('partyPosition.unitId', '=', unitId)
    .orderBy('fromOn')
    .orderBy('person.pinyin')
  if (organisationId) rows = rows.where('organisationId', '=', organisationId)
  if (personId) rows = rows.where('personId', '=', personId)
  if (on) {
    rows = rows.where('fromOn', '<=', on).where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>=', on)]))
  }
  return (await rows.execute()).map((row) => ({ ...row, rank: row.rank as Rank }))
}

/** The organisation, held against every other change until the transaction ends. */
export const lockOrganisation = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('partyOrganisation')
    .select(['id', 'kind', 'parentId', 'dissolvedOn', 'revision'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function insertOrganisations(tx: Writer, rows: Insertable<PartyOrganisation>[]): Promise<void> {
  await tx.insertInto('partyOrganisation').values(rows).execute()
}
export async function insertMembers(tx: Writer, rows: Insertable<PartyMembership>[]): Promise<void> {
  await tx.insertInto('partyMembership').values(rows).execute()
}
export async function insertPositions(tx: Writer, rows: Insertable<PartyPosition>[]): Promise<void> {
  await tx.insertInto('partyPosition').values(rows).execute()
}

type Place = { unitId: string; id: string; revision: number }

/** Changes the organisation while it still has this revision; returns whether it had. */
export async function updateOrganisation(
  tx: Writer,
  at: Place,
  change: Updateable<PartyOrganisation>,
): Promise<boolean> {
  const done = await tx
    .updateTable('partyOrganisation')
    .set({ ...change, revision: at.revision + 1 })
    .where('unitId', '=', at.unitId)
    .where('id', '=', at.id)
    .where('revision', '=', at.revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function updateMember(tx: Writer, at: Place, change: Updateable<PartyMembership>): Promise<boolean> {
  const done = await tx
    .updateTable('partyMembership')
    .set({ ...change, revision: at.revision + 1 })
    .where('unitId', '=', at.unitId)
    .where('id', '=', at.id)
    .where('revision', '=', at.revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function updatePosition(tx: Writer, at: Place, change: Updateable<PartyPosition>): Promise<boolean> {
  const done = await tx
    .updateTable('partyPosition')
    .set({ ...change, revision: at.revision + 1 })
    .where('unitId', '=', at.unitId)
    .where('id', '=', at.id)
    .where('revision', '=', at.revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Ends the membership that runs without end and began before a day; returns its branch. */
export async function endMembership(
  tx: Writer,
  { unitId, personId, from, until }: { unitId: string; personId: string; from: Day; until: Day },
): Promise<string | null> {
  const ended = await tx
    .updateTable('partyMembership')
    .set(({ eb }) => ({ untilOn: until, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('personId', '=', personId)
    .where('untilOn', 'is', null)
    .where('fromOn', '<', from)
    .returning('organisationId')
    .executeTakeFirst()
  return ended?.organisationId ?? null
}

/** Ends the running position of a rank that only one holds, and any the person holds in the organisation. */
export async function endPositions(
  tx: Writer,
  asked: { unitId: string; organisationId: string; personId: string; rank: Rank; from: Day; until: Day },
): Promise<number> {
  const { unitId, organisationId, personId, rank, from, until } = asked
  const done = await tx
    .updateTable('partyPosition')
    .set(({ eb }) => ({ untilOn: until, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('organisationId', '=', organisationId)
    .where('untilOn', 'is', null)
    .where('fromOn', '<', from)
    .where((eb) =>
      eb.or([
        eb('personId', '=', personId),
        ...(rank === 'secretary' || rank === 'leader' ? [eb('rank', '=', rank)] : []),
      ]),
    )
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
