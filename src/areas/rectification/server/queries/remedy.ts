import type { Insertable, Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Evidence, EvidenceFile, Measure } from '../../../../platform/tables.ts'
import { supportIds } from './problems.ts'

const listed = (ids: readonly string[], none: string) => (ids.length ? [...ids] : [none])

export const causeRows = (db: Reader, unitId: string, problemIds: readonly string[]) =>
  db
    .selectFrom('problemCause as pc')
    .innerJoin('cause as c', (join) => join.onRef('c.unitId', '=', 'pc.unitId').onRef('c.id', '=', 'pc.causeId'))
    .select(['pc.problemId', 'c.id', 'c.text'])
    .where('pc.unitId', '=', unitId)
    .where('pc.problemId', 'in', listed(problemIds, unitId))
    .orderBy('c.text')
    .execute()

/** Links a cause, entering it first where nobody has written the same words before. */
export async function addCause(tx: Writer, unitId: string, problemId: string, row: { id: string; text: string }) {
  const known = await tx
    .selectFrom('cause')
    .select('id')
    .where('unitId', '=', unitId)
    .where('text', '=', row.text)
    .executeTakeFirst()
  if (!known)
    await tx
      .insertInto('cause')
      .values({ unitId, ...row })
      .execute()
  await tx
    .insertInto('problemCause')
    .values({ unitId, problemId, causeId: known?.id ?? row.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function unlinkCause(tx: Writer, unitId: string, problemId: string, causeId: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('problemCause')
    .where('unitId', '=', unitId)
    .where('problemId', '=', problemId)
    .where('causeId', '=', causeId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

export const supportRows = (db: Reader, unitId: string, problemIds: readonly string[]) =>
  db
    .selectFrom('problemSupport as ps')
    .innerJoin('section as s', (join) => join.onRef('s.unitId', '=', 'ps.unitId').onRef('s.id', '=', 'ps.sectionId'))
    .select(['ps.problemId', 's.id', 's.name'])
    .where('ps.unitId', '=', unitId)
    .where('ps.problemId', 'in', listed(problemIds, unitId))
    .orderBy('s.position')
    .execute()

export async function replaceSupport(tx: Writer, unitId: string, problemId: string, sectionIds: readonly string[]) {
  await tx.deleteFrom('problemSupport').where('unitId', '=', unitId).where('problemId', '=', problemId).execute()
  const rows = [...new Set(sectionIds)].map((sectionId) => ({ unitId, problemId, sectionId }))
  if (rows.length) await tx.insertInto('problemSupport').values(rows).execute()
}

/** Measures of some problems, in the order they were written. */
export const measureRows = (db: Reader, unitId: string, problemIds: readonly string[]) =>
  db
    .selectFrom('problemMeasure as pm')
    .innerJoin('measure as m', (join) => join.onRef('m.unitId', '=', 'pm.unitId').onRef('m.id', '=', 'pm.measureId'))
    .leftJoin('person as p', (join) => join.onRef('p.unitId', '=', 'm.unitId').onRef('p.id', '=', 'm.ownerId'))
    .select(['pm.problemId', 'm.id', 'm.text', 'm.isRule', 'm.ownerId', 'm.dueOn', 'm.doneOn', 'm.revision'])
    .select('p.name as ownerName')
    .where('pm.unitId', '=', unitId)
    .where('pm.problemId', 'in', listed(problemIds, unitId))
    .orderBy('m.createdAt')
    .orderBy('m.id')
    .execute()

/** The problems some measures serve. */
export const problemsOfMeasures = (db: Reader, unitId: string, measureIds: readonly string[]) =>
  db
    .selectFrom('problemMeasure as pm')
    .innerJoin('problem as p', (join) => join.onRef('p.unitId', '=', 'pm.unitId').onRef('p.id', '=', 'pm.problemId'))
    .select(['pm.measureId', 'p.id', 'p.year', 'p.number', 'p.title', 'p.state'])
    .select(['p.ownerId', 'p.leaderId', 'p.leadSectionId', 'p.kind', 'p.isConfined', supportIds('p')])
    .where('pm.unitId', '=', unitId)
    .where('pm.measureId', 'in', listed(measureIds, unitId))
    .orderBy('p.year')
    .orderBy('p.number')
    .execute()

const MOST_SHARABLE = 500

/** Measures of the other problems of a section, the latest first, a row each problem they serve. */
export const measuresOfSection = (db: Reader, unitId: string, sectionId: string, exceptProblemId: string) =>
  db
    .selectFrom('problem as p')
    .innerJoin('problemMeasure as pm', (join) =>
      join.onRef('pm.unitId', '=', 'p.unitId').onRef('pm.problemId', '=', 'p.id'),
    )
    .innerJoin('measure as m', (join) => join.onRef('m.unitId', '=', 'pm.unitId').onRef('m.id', '=', 'pm.measureId'))
    .select(['m.id as measureId', 'm.text', 'm.isRule', 'p.id', 'p.year', 'p.number', 'p.title'])
    .select(['p.ownerId', 'p.leaderId', 'p.leadSectionId', 'p.kind', 'p.isConfined', supportIds('p')])
    .where('p.unitId', '=', unitId)
    .where('p.leadSectionId', '=', sectionId)
    .where('p.state', '<>', 'withdrawn')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('problemMeasure as own')
            .select('own.measureId')
            .whereRef('own.unitId', '=', 'm.unitId')
            .whereRef('own.measureId', '=', 'm.id')
            .where('own.problemId', '=', exceptProblemId),
        ),
      ),
    )
    .orderBy('m.createdAt', 'desc')
    .orderBy('m.id')
    .orderBy('p.year')
    .orderBy('p.number')
    .limit(MOST_SHARABLE)
    .execute()

export const lockedMeasure = (tx: Writer, unitId: string, id: string) =>
  tx.selectFrom('measure').selectAll().where('unitId', '=', unitId).where('id', '=', id).forUpdate().executeTakeFirst()

export async function insertMeasure(tx: Writer, row: Insertable<Measure>): Promise<void> {
  await tx.insertInto('measure').values(row).execute()
}

export async function setMeasure(tx: Writer, unitId: string, id: string, changes: Updateable<Measure>): Promise<void> {
  await tx
    .updateTable('measure')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export async function linkMeasure(tx: Writer, unitId: string, problemId: string, measureId: string): Promise<boolean> {
  const done = await tx
    .insertInto('problemMeasure')
    .values({ unitId, problemId, measureId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function unlinkMeasure(tx: Writer, unitId: string, problemId: string, measureId: string) {
  const done = await tx
    .deleteFrom('problemMeasure')
    .where('unitId', '=', unitId)
    .where('problemId', '=', problemId)
    .where('measureId', '=', measureId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

export const evidenceRows = (db: Reader, unitId: string, measureIds: readonly string[]) =>
  db
    .selectFrom('measureEvidence as me')
    .innerJoin('evidence as e', (join) => join.onRef('e.unitId', '=', 'me.unitId').onRef('e.id', '=', 'me.evidenceId'))
    .select(['me.measureId', 'e.id', 'e.form', 'e.title', 'e.path', 'e.isPhoto', 'e.validUntil'])
    .select(['e.addedBy', 'e.addedAt'])
    .select((eb) =>
      eb
        .selectFrom('measureEvidence as other')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('other.unitId', '=', 'e.unitId')
        .whereRef('other.evidenceId', '=', 'e.id')
        .as('measures'),
    )
    .where('me.unitId', '=', unitId)
    .where('me.measureId', 'in', listed(measureIds, unitId))
    .orderBy('e.addedAt')
    .orderBy('e.id')
    .execute()

/** Every version of the files of some evidence, without content, the latest first. */
export const versionRows = (db: Reader, unitId: string, evidenceIds: readonly string[]) =>
  db
    .selectFrom('evidenceFile')
    .select(['evidenceId', 'version', 'size', 'sha256', 'uploadedAt'])
    .where('unitId', '=', unitId)
    .where('evidenceId', 'in', listed(evidenceIds, unitId))
    .orderBy('version', 'desc')
    .execute()

export const fileOf = (db: Reader, unitId: string, evidenceId: string, version: number | null) => {
  const files = db
    .selectFrom('evidenceFile')
    .select(['id', 'name', 'version', 'sealed'])
    .where('unitId', '=', unitId)
    .where('evidenceId', '=', evidenceId)
    .orderBy('version', 'desc')
  return (version === null ? files : files.where('version', '=', version)).limit(1).executeTakeFirst()
}

export const evidenceById = (db: Reader, unitId: string, id: string) =>
  db.selectFrom('evidence').selectAll().where('unitId', '=', unitId).where('id', '=', id).executeTakeFirst()

export const measuresOfEvidence = (db: Reader, unitId: string, evidenceId: string) =>
  db
    .selectFrom('measureEvidence')
    .select('measureId')
    .where('unitId', '=', unitId)
    .where('evidenceId', '=', evidenceId)
    .execute()

export async function insertEvidence(tx: Writer, row: Insertable<Evidence>): Promise<void> {
  await tx.insertInto('evidence').values(row).execute()
}

export async function insertEvidenceFile(tx: Writer, row: Insertable<EvidenceFile>): Promise<void> {
  await tx.insertInto('evidenceFile').values(row).execute()
}

export async function linkEvidence(tx: Writer, unitId: string, measureId: string, evidenceId: string) {
  const done = await tx
    .insertInto('measureEvidence')
    .values({ unitId, measureId, evidenceId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function unlinkEvidence(tx: Writer, unitId: string, measureId: string, evidenceId: string) {
  const done = await tx
    .deleteFrom('measureEvidence')
    .where('unitId', '=', unitId)
    .where('measureId', '=', measureId)
    .where('evidenceId', '=', evidenceId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

export const entryRows = (db: Reader, unitId: string, problemIds: readonly string[]) =>
  db
    .selectFrom('problemEntry')
    .select(['problemId', 'act', 'text', 'byName', 'at'])
    .where('unitId', '=', unitId)
    .where('problemId', 'in', listed(problemIds, unitId))
    .orderBy('problemId')
    .orderBy('seq')
    .execute()

/** The last word of some kinds said about each problem. */
export const lastWords = (db: Reader, unitId: string, problemIds: readonly string[], acts: readonly string[]) =>
  db
    .selectFrom('problemEntry')
    .distinctOn('problemId')
    .select(['problemId', 'text'])
    .where('unitId', '=', unitId)
    .where('problemId', 'in', listed(problemIds, unitId))
    .where('act', 'in', [...acts])
    .orderBy('problemId')
    .orderBy('seq', 'desc')
    .execute()

export const dateChangeRows = (db: Reader, unitId: string, problemId: string) =>
  db
    .selectFrom('dateChange as d')
    .innerJoin('person as a', (join) => join.onRef('a.unitId', '=', 'd.unitId').onRef('a.id', '=', 'd.askedById'))
    .leftJoin('person as b', (join) => join.onRef('b.unitId', '=', 'd.unitId').onRef('b.id', '=', 'd.decidedById'))
    .select(['d.fromOn', 'd.toOn', 'd.reason', 'a.name as askedBy', 'd.askedOn', 'd.state'])
    .select(['b.name as decidedBy', 'd.decidedOn', 'd.answer'])
    .where('d.unitId', '=', unitId)
    .where('d.problemId', '=', problemId)
    .orderBy('d.askedOn')
    .orderBy('d.id')
    .execute()
