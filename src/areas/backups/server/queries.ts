import { type Insertable, sql } from 'kysely'
import type { Reader, Writer } from '../../../platform/db.ts'
import type { DB } from '../../../platform/tables.ts'
import type { Compared, RunQuery } from '../schema.ts'

const columns = [
  'id',
  'kind',
  'state',
  'beganAt',
  'endedAt',
  'byName',
  'fileName',
  'doneTables',
  'allTables',
  'size',
  'rowCount',
  'hasKeys',
  'reason',
  'pushState',
  'pushNote',
  'auditEntries',
] as const

export type RunRow = Awaited<ReturnType<typeof runById>> & object

export const runById = (db: Reader, id: string) =>
  db.selectFrom('backupRun').select(columns).where('id', '=', id).executeTakeFirst()

export const comparedOf = async (db: Reader, id: string): Promise<Compared[]> => {
  const row = await db.selectFrom('backupRun').select('compared').where('id', '=', id).executeTakeFirstOrThrow()
  return row.compared as Compared[]
}

export const runningRuns = (db: Reader) =>
  db.selectFrom('backupRun').select(columns).where('state', '=', 'running').orderBy('beganAt').execute()

/** The newest run of a kind that has ended, or the newest that ended well. */
export const newestRun = (db: Reader, kind: 'backup' | 'drill', isGood = false) =>
  db
    .selectFrom('backupRun')
    .select(columns)
    .where('kind', '=', kind)
    .where('state', 'in', isGood ? ['done'] : ['done', 'failed'])
    .orderBy('beganAt', 'desc')
    .orderBy('endedAt', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The newest drill of each file, and the files that were read through when written. */
export async function knownFiles(db: Reader, files: string[]) {
  if (!files.length) return { drills: [], verified: new Set<string>() }
  const drills = await db
    .selectFrom('backupRun')
    .select(['id', 'fileName', 'state', 'endedAt'])
    .distinctOn('fileName')
    .where('kind', '=', 'drill')
    .where('state', '<>', 'running')
    .where('fileName', 'in', files)
    .orderBy('fileName')
    .orderBy('beganAt', 'desc')
    .execute()
  const made = await db
    .selectFrom('backupRun')
    .select('fileName')
    .where('kind', '=', 'backup')
    .where('state', '=', 'done')
    .where('fileName', 'in', files)
    .execute()
  return { drills, verified: new Set(made.map(({ fileName }) => fileName)) }
}

/** One page of the runs, the newest first, with how many there are. */
export async function runPage(db: Reader, { kind, state, page, size }: RunQuery) {
  const narrow = db
    .selectFrom('backupRun')
    .$if(kind !== undefined, (some) => some.where('kind', '=', kind!))
    .$if(state !== undefined, (some) => some.where('state', '=', state!))
  const { n } = await narrow.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const rows = await narrow
    .select(columns)
    .orderBy('beganAt', 'desc')
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total: Number(n), rows }
}

export async function insertRun(tx: Writer, run: Insertable<DB['backupRun']>): Promise<void> {
  await tx.insertInto('backupRun').values(run).execute()
}

export async function setProgress(tx: Writer, id: string, done: number, all: number): Promise<void> {
  await tx
    .updateTable('backupRun')
    .set({ doneTables: done, allTables: all })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

export type Outcome = {
  tables: number
  rows: number
  size?: number
  hasKeys?: boolean
  compared?: Compared[]
  auditEntries?: number
}

export async function setDone(tx: Writer, id: string, outcome: Outcome, at: Date): Promise<void> {
  const { tables, rows, size = null, hasKeys = null, compared = [], auditEntries = null } = outcome
  await tx
    .updateTable('backupRun')
    .set({
      ...{ state: 'done', endedAt: at, doneTables: tables, allTables: tables, rowCount: rows, size, hasKeys },
      ...{ auditEntries, compared: JSON.stringify(compared) },
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

export async function setFailed(tx: Writer, id: string, reason: string, at: Date): Promise<void> {
  await tx
    .updateTable('backupRun')
    .set({ state: 'failed', endedAt: at, reason })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

export async function setPushed(tx: Writer, id: string, state: 'done' | 'failed', note: string): Promise<void> {
  await tx.updateTable('backupRun').set({ pushState: state, pushNote: note }).where('id', '=', id).execute()
}

/** Whoever was at it is gone: only called by the one whose turn it is. */
export async function closeLeft(tx: Writer, kind: 'backup' | 'drill', reason: string, at: Date): Promise<void> {
  await tx
    .updateTable('backupRun')
    .set({ state: 'failed', endedAt: sql<Date>`greatest(began_at, ${at}::timestamptz)`, reason })
    .where('kind', '=', kind)
    .where('state', '=', 'running')
    .execute()
}

export const installedAt = async (db: Reader): Promise<Date> =>
  (await db.selectFrom('installation').select('createdAt').executeTakeFirstOrThrow()).createdAt

export const nameOfUnit = async (db: Reader, unitId: string): Promise<string> =>
  (await db.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirst())?.name ?? ''
