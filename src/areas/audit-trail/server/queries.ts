import type { SelectQueryBuilder } from 'kysely'
import type { Reader } from '../../../platform/db.ts'
import type { DB } from '../../../platform/tables.ts'
import type { AuditFilter, AuditQuery } from '../schema.ts'

/** Midnight in the bureau's time zone at which a calendar day begins. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`)
const endOf = (day: string) => new Date(startOf(day).getTime() + 24 * 3600_000)

const columns = [
  'auditEntry.seq',
  'auditEntry.at',
  'auditEntry.actorId',
  'auditEntry.actorName',
  'auditEntry.actorRoles',
  'auditEntry.ip',
  'auditEntry.requestId',
  'auditEntry.action',
  'auditEntry.subjectKind',
  'auditEntry.subjectId',
  'auditEntry.outcome',
  'auditEntry.detail',
] as const

/** Entries of the unit and those that belong to none, such as sign-ins under unknown names. */
function narrow<O>(
  query: SelectQueryBuilder<DB, 'auditEntry', O>,
  unitId: string,
  { action, actor, subject, from, to, outcome }: AuditFilter,
) {
  return query
    .where((eb) => eb.or([eb('auditEntry.unitId', '=', unitId), eb('auditEntry.unitId', 'is', null)]))
    .$if(!!action, (some) => some.where('auditEntry.action', '=', action!))
    .$if(!!actor, (some) =>
      some.where((eb) => {
        const contained = `%${actor!.replace(/[\\%_]/g, '\\$&')}%`
        return eb.or([eb('auditEntry.actorName', 'like', contained), eb('auditEntry.actorId', '=', actor!)])
      }),
    )
    .$if(!!subject, (some) => some.where('auditEntry.subjectId', '=', subject!))
    .$if(!!from, (some) => some.where('auditEntry.at', '>=', startOf(from!)))
    .$if(!!to, (some) => some.where('auditEntry.at', '<', endOf(to!)))
    .$if(!!outcome, (some) => some.where('auditEntry.outcome', '=', outcome!))
}

/** The newest entries below `before`, with the position of their seal. */
export function entryPage(db: Reader, unitId: string, { before, size, ...filter }: AuditQuery) {
  return narrow(db.selectFrom('auditEntry'), unitId, filter)
    .leftJoin('auditSeal', 'auditSeal.seq', 'auditEntry.seq')
    .select(columns)
    .select('auditSeal.position')
    .$if(before !== undefined, (some) => some.where('auditEntry.seq', '<', before!))
    .orderBy('auditEntry.seq', 'desc')
    .limit(size)
    .execute()
}

/** Entries in order with what is needed to check the chain elsewhere; at most `most`. */
export function entriesToExport(db: Reader, unitId: string, filter: AuditFilter, most: number) {
  return narrow(db.selectFrom('auditEntry'), unitId, filter)
    .leftJoin('auditSeal', 'auditSeal.seq', 'auditEntry.seq')
    .select(columns)
    .select(['auditEntry.mac', 'auditSeal.position', 'auditSeal.previous', 'auditSeal.hash'])
    .orderBy('auditEntry.seq')
    .limit(most)
    .execute()
}

/** The last seal over an entry that is not younger than the day, and how many entries the day itself has. */
export async function headOfDay(db: Reader, unitId: string, day: string) {
  const head = await db
    .selectFrom('auditSeal')
    .innerJoin('auditEntry', 'auditEntry.seq', 'auditSeal.seq')
    .select(['auditSeal.position', 'auditSeal.seq', 'auditSeal.hash'])
    .where('auditEntry.at', '<', endOf(day))
    .orderBy('auditSeal.position', 'desc')
    .limit(1)
    .executeTakeFirst()
  const counted = await narrow(db.selectFrom('auditEntry'), unitId, { from: day, to: day })
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return { head, entries: Number(counted.n) }
}
