import type { Insertable, Updateable } from 'kysely'
import type { Reader, Writer } from '../../../platform/db.ts'
import type { Portfolio as PortfolioRow } from '../../../platform/tables.ts'
import type { Portfolio } from '../schema.ts'

/** Entries of all times, the latest of each section first. */
export function allPortfolio(db: Reader, unitId: string): Promise<Portfolio[]> {
  return db
    .selectFrom('portfolio')
    .innerJoin('person as leader', (join) =>
      join.onRef('leader.id', '=', 'portfolio.leaderId').onRef('leader.unitId', '=', 'portfolio.unitId'),
    )
    .leftJoin('person as substitute', (join) =>
      join.onRef('substitute.id', '=', 'portfolio.substituteId').onRef('substitute.unitId', '=', 'portfolio.unitId'),
    )
    .select(['portfolio.id', 'portfolio.sectionId', 'leaderId', 'substituteId', 'fromOn', 'untilOn', 'basis'])
    .select(['portfolio.revision', 'leader.name as leaderName', 'substitute.name as substituteName'])
    .where('portfolio.unitId', '=', unitId)
    .orderBy('portfolio.sectionId')
    .orderBy('fromOn', 'desc')
    .execute()
}

export const portfolioById = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('portfolio')
    .select(['id', 'sectionId', 'leaderId', 'fromOn', 'untilOn'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Ends the entry of a section that has no end yet and began before a day; returns its id. */
export async function endRunning(
  tx: Writer,
  { unitId, sectionId, from, until }: { unitId: string; sectionId: string; from: string; until: string },
): Promise<string | null> {
  const ended = await tx
    .updateTable('portfolio')
    .set(({ eb }) => ({ untilOn: until, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('sectionId', '=', sectionId)
    .where('untilOn', 'is', null)
    .where('fromOn', '<', from)
    .returning('id')
    .executeTakeFirst()
  return ended?.id ?? null
}

export async function insertPortfolio(tx: Writer, row: Insertable<PortfolioRow>): Promise<void> {
  await tx.insertInto('portfolio').values(row).execute()
}

type Place = { unitId: string; id: string; revision: number }

/** Changes the entry while it still has this revision; returns whether it had. */
export async function updatePortfolio(
  tx: Writer,
  { unitId, id, revision }: Place,
  change: Updateable<PortfolioRow>,
): Promise<boolean> {
  const done = await tx
    .updateTable('portfolio')
    .set({ ...change, revision: revision + 1 })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function deletePortfolio(tx: Writer, unitId: string, id: string): Promise<void> {
  await tx.deleteFrom('portfolio').where('unitId', '=', unitId).where('id', '=', id).execute()
}
