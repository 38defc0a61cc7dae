import { sql } from 'kysely'
import type { Reader } from '../../../../platform/db.ts'
import { forPurpose } from '../../../../platform/purpose.ts'
import type { ReportQuery } from '../../schema.ts'

const ofUnit = (db: Reader, unitId: string) => db.selectFrom('conductReport').where('unitId', '=', unitId)

export async function receivedReports(db: Reader, unitId: string): Promise<number> {
  const { n } = await forPurpose(db, 'conduct-reports', (tx) =>
    ofUnit(tx, unitId)
      .where('state', '=', 'received')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )
  return Number(n)
}

/** One page of the reports, without what they say; a search looks at number and where they went. */
export const reportPage = (db: Reader, unitId: string, query: ReportQuery) =>
  forPurpose(db, 'conduct-reports', (tx) => pageOf(tx, unitId, query))

async function pageOf(db: Reader, unitId: string, { search, state, order, page, size }: ReportQuery) {
  const like = `%${search.normalize('NFC').replace(/[\\%_]/g, '\\$&')}%`
  const wanted = ofUnit(db, unitId)
    .$if(state !== '', (query) => query.where('state', '=', state))
    .$if(search !== '', (query) =>
      query.where((eb) =>
        eb.or([eb(sql<string>`year || '-' || lpad(number::text, 3, '0')`, 'like', like), eb('routedTo', 'like', like)]),
      ),
    )
  const { total } = await wanted.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await wanted
    .selectAll()
    .orderBy('hour', order)
    .orderBy('number', order)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total: Number(total), rows }
}
