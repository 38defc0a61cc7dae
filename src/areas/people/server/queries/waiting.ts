import type { Reader } from '../../../../platform/db.ts'

/** How many things wait and since when the oldest does; null when nothing waits. */
export type Waiting = { count: number; oldest: Date } | null

const waiting = ({ count, oldest }: { count: unknown; oldest: Date | null }): Waiting =>
  oldest ? { count: Number(count), oldest } : null

/** Corrections people proposed for their own dossiers that nobody has decided. */
export async function openProposals(db: Reader, unitId: string): Promise<Waiting> {
  const row = await db
    .selectFrom('proposal')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('proposedAt').as('oldest')])
    .where('unitId', '=', unitId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return waiting(row)
}

/** Imports that were looked at and neither taken in nor thrown away. */
export async function openImports(db: Reader, unitId: string): Promise<Waiting> {
  const row = await db
    .selectFrom('importBatch')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('madeAt').as('oldest')])
    .where('unitId', '=', unitId)
    .where('state', '=', 'previewed')
    .executeTakeFirstOrThrow()
  return waiting(row)
}

type Person = { unitId: string; personId: string; since: Date }

/** A person's corrections decided since an instant, newest first. */
export const decidedProposals = (db: Reader, { unitId, personId, since }: Person) =>
  db
    .selectFrom('proposal')
    .select(['field', 'state', 'decidedAt', 'answer'])
    .where('unitId', '=', unitId)
    .where('personId', '=', personId)
    .where('state', 'in', ['accepted', 'refused'])
    .where('decidedAt', '>=', since)
    .orderBy('decidedAt', 'desc')
    .limit(20)
    .execute()

/** By whom a dossier was opened since an instant, without its owner. */
export async function readersOf(
  db: Reader,
  { unitId, personId, since }: Person,
  ownAccountId: string | null,
): Promise<{ reads: number; readers: number; last: Date | null }> {
  const row = await db
    .selectFrom('auditEntry')
    .select(({ fn }) => [
      fn.countAll().as('reads'),
      fn.count('actorId').distinct().as('readers'),
      fn.max('at').as('last'),
    ])
    .where('unitId', '=', unitId)
    .where('action', '=', 'person.read')
    .where('subjectKind', '=', 'person')
    .where('subjectId', '=', personId)
    .where('outcome', '=', 'done')
    .where('at', '>=', since)
    .where('actorId', 'is not', null)
    .where('actorId', '!=', ownAccountId ?? '')
    .executeTakeFirstOrThrow()
  return { reads: Number(row.reads), readers: Number(row.readers), last: row.last }
}

/** People in service whose retirement month (`YYYY-MM`) lies in a span, both ends included, the next to go first. */
export const retiring = (db: Reader, unitId: string, { from, to }: { from: string; to: string }) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'currentPost', 'retirementMonth'])
    .where('unitId', '=', unitId)
    .where('state', '=', '在职')
    .where('retirementMonth', '>=', from)
    // A day of the last month sorts behind the month itself.
    .where('retirementMonth', '<=', `${to}-99`)
    .orderBy('retirementMonth')
    .orderBy('pinyin')
    .limit(50)
    .execute()
