import type { Insertable, Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { ResearchPlace, ResearchPlan } from '../../../../platform/tables.ts'

export type Key = { unitId: string; id: string }

/** All places in the order of their kinds and names, those no longer visited included. */
export const placeRows = (db: Reader, unitId: string) =>
  db
    .selectFrom('researchPlace')
    .select(['id', 'title', 'kind', 'isOn', 'revision'])
    .where('unitId', '=', unitId)
    .orderBy('kind', 'desc')
    .orderBy('title')
    .execute()

export async function insertPlaces(tx: Writer, rows: readonly Insertable<ResearchPlace>[]): Promise<void> {
  await tx.insertInto('researchPlace').values(rows).execute()
}

/** Changes a place while it still has this revision; returns whether it had. */
export async function updatePlace(
  tx: Writer,
  { unitId, id, revision }: Key & { revision: number },
  changes: Updateable<ResearchPlace>,
): Promise<boolean> {
  const done = await tx
    .updateTable('researchPlace')
    .set({ ...changes, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Plans with their leader and section, the latest first; of one year where it is given. */
export function planRows(db: Reader, unitId: string, year: number | null) {
  const rows = db
    .selectFrom('researchPlan as p')
    .innerJoin('person as l', (join) => join.onRef('l.unitId', '=', 'p.unitId').onRef('l.id', '=', 'p.leaderId'))
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 'p.unitId').onRef('s.id', '=', 'p.sectionId'))
    .select(['p.id', 'p.year', 'p.theme', 'p.question', 'p.leaderId', 'l.name as leaderName', 'p.sectionId'])
    .select(['s.name as sectionName', 'p.fromOn', 'p.untilOn', 'p.output', 'p.revision'])
    .where('p.unitId', '=', unitId)
    .orderBy('p.fromOn', 'desc')
    .orderBy('p.id')
  return (year === null ? rows : rows.where('p.year', '=', year)).execute()
}

export type PlanRow = Awaited<ReturnType<typeof planRows>>[number]

export const planMembers = (db: Reader, unitId: string) =>
  db
    .selectFrom('researchPlanMember as m')
    .innerJoin('person as p', (join) => join.onRef('p.unitId', '=', 'm.unitId').onRef('p.id', '=', 'm.personId'))
    .select(['m.planId', 'm.personId', 'p.name'])
    .where('m.unitId', '=', unitId)
    .orderBy('p.pinyin')
    .orderBy('p.id')
    .execute()

export const planPlaces = (db: Reader, unitId: string) =>
  db
    .selectFrom('researchPlanPlace as m')
    .innerJoin('researchPlace as p', (join) => join.onRef('p.unitId', '=', 'm.unitId').onRef('p.id', '=', 'm.placeId'))
    .select(['m.planId', 'm.placeId', 'p.title', 'p.kind'])
    .where('m.unitId', '=', unitId)
    .orderBy('p.kind', 'desc')
    .orderBy('p.title')
    .execute()

export const lockedPlan = (tx: Writer, { unitId, id }: Key) =>
  tx
    .selectFrom('researchPlan')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function insertPlan(tx: Writer, row: Insertable<ResearchPlan>): Promise<void> {
  await tx.insertInto('researchPlan').values(row).execute()
}

export async function setPlan(tx: Writer, { unitId, id }: Key, changes: Updateable<ResearchPlan>): Promise<void> {
  await tx
    .updateTable('researchPlan')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export async function deletePlan(tx: Writer, { unitId, id }: Key): Promise<void> {
  await tx.deleteFrom('researchPlan').where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** True when another plan of that year has the theme. */
export async function isThemeTaken(tx: Writer, plan: Key & { year: number; theme: string }): Promise<boolean> {
  const found = await tx
    .selectFrom('researchPlan')
    .select('id')
    .where('unitId', '=', plan.unitId)
    .where('year', '=', plan.year)
    .where('theme', '=', plan.theme)
    .where('id', '<>', plan.id)
    .executeTakeFirst()
  return found !== undefined
}

/** Puts these people and places in place of those the plan had. */
export async function replacePlanLists(
  tx: Writer,
  { unitId, id }: Key,
  { memberIds, placeIds }: { memberIds: readonly string[]; placeIds: readonly string[] },
): Promise<void> {
  await tx.deleteFrom('researchPlanMember').where('unitId', '=', unitId).where('planId', '=', id).execute()
  await tx.deleteFrom('researchPlanPlace').where('unitId', '=', unitId).where('planId', '=', id).execute()
  const members = [...new Set(memberIds)].map((personId) => ({ unitId, planId: id, personId }))
  const places = [...new Set(placeIds)].map((placeId) => ({ unitId, planId: id, placeId }))
  if (members.length) await tx.insertInto('researchPlanMember').values(members).execute()
  if (places.length) await tx.insertInto('researchPlanPlace').values(places).execute()
}

/** Those of these people that are of the unit and in service. */
export async function knownPeople(db: Reader, unitId: string, ids: readonly string[]): Promise<Set<string>> {
  if (!ids.length) return new Set()
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('unitId', '=', unitId)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** People in service with their post, for choosing. */
export const peopleInService = (db: Reader, unitId: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'pinyin', 'currentPost'])
    .where('unitId', '=', unitId)
    .where('state', '=', '在职')
    .orderBy('pinyin')
    .orderBy('id')
    .execute()
