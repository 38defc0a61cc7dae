import { sql } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader } from '../../../../platform/db.ts'

/** Surveys opened within some days with the answers that count. */
export const surveysOpened = (db: Reader, unitId: string, { from, until }: { from: Day; until: Day }) =>
  db
    .selectFrom('survey as s')
    .select(['s.id', 's.title'])
    .select(
      sql<number>`coalesce((select sum(d.counted) from survey_day d
        where d.unit_id = s.unit_id and d.survey_id = s.id), 0)::int`.as('answers'),
    )
    .where('s.unitId', '=', unitId)
    .where('s.openedOn', '>=', from)
    .where('s.openedOn', '<=', until)
    .orderBy('s.openedOn')
    .orderBy('s.id')
    .execute()
