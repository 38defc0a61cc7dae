import { sql } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader } from '../../../../platform/db.ts'

/**
 * Problems that were alive at some time within some days, without those that few may see and those withdrawn; with the
 * first cause and the first measure of each.
 */
export function problemsBetween(db: Reader, unitId: string, from: Day, until: Day) {
  return db
    .selectFrom('problem as p')
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 'p.unitId').onRef('s.id', '=', 'p.leadSectionId'))
    .innerJoin('problemOrigin as o', (join) =>
      join.onRef('o.unitId', '=', 'p.unitId').onRef('o.problemId', '=', 'p.id').on('o.position', '=', 0),
    )
    .select(['p.id', 'p.year', 'p.number', 'p.title', 'p.kind', 'p.state', 'p.foundOn', 'p.dueOn', 'p.closedOn'])
    .select(['p.isRebound', 'p.timing', 'p.ownerId', 's.name as sectionName', 'o.kind as originKind'])
    .select(
      sql<string | null>`(select c.text from problem_cause pc join cause c on c.unit_id = pc.unit_id
        and c.id = pc.cause_id where pc.unit_id = p.unit_id and pc.problem_id = p.id order by c.text limit 1)`.as(
        'cause',
      ),
    )
    .select(
      sql<string | null>`(select m.text from problem_measure pm join measure m on m.unit_id = pm.unit_id
        and m.id = pm.measure_id where pm.unit_id = p.unit_id and pm.problem_id = p.id
        order by m.created_at, m.text limit 1)`.as('measure'),
    )
    .where('p.unitId', '=', unitId)
    .where('p.isConfined', '=', false)
    .where('p.state', '<>', 'withdrawn')
    .where(sql<boolean>`p.found_on <= ${until}`)
    .where(sql<boolean>`(p.closed_on is null or p.closed_on >= ${from})`)
    .orderBy('p.foundOn')
    .orderBy('p.number')
    .execute()
}
