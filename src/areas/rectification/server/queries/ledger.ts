import { type SelectQueryBuilder, sql } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader } from '../../../../platform/db.ts'
import type { DB } from '../../../../platform/tables.ts'
import type { LedgerQuery } from '../../schema.ts'

/** Whose ledger: the whole unit, some sections, or what is one's own; confined ones only for those who may. */
export type Sight = {
  unitId: string
  isUnit: boolean
  sections: readonly string[]
  personId: string | null
  seesConfined: boolean
}

/** The lamp as `lampOf` tells it, for filtering and counting where the rows are. */
const lampSql = (today: Day) => sql<string>`case
  when p.state = 'closed' then 'green'
  when p.state in ('withdrawn', 'answering') or p.due_on is null then 'grey'
  when ${today}::date > p.due_on then 'red'
  when ${today}::date >= p.begun_on + (p.due_on - p.begun_on) / 2 then 'amber'
  else 'grey' end`

const literal = (typed: string) => typed.replace(/[\\%_]/g, '\\$&')
type RowTables = DB & { p: DB['problem']; o: DB['problemOrigin'] }
type Rows = SelectQueryBuilder<RowTables, 'p' | 'o', object>

/** Problems with where they first came from. */
const withOrigin = (db: Reader) =>
  db
    .selectFrom('problem as p')
    .innerJoin('problemOrigin as o', (join) =>
      join.onRef('o.unitId', '=', 'p.unitId').onRef('o.problemId', '=', 'p.id').on('o.position', '=', 0),
    ) as Rows

function inSight(all: Rows, { unitId, isUnit, sections, personId, seesConfined }: Sight): Rows {
  const rows = all.where('p.unitId', '=', unitId)
  if (isUnit && seesConfined) return rows
  const me = personId ?? unitId
  return rows.where((eb) => {
    const own = eb.or([eb('p.ownerId', '=', me), eb('p.leaderId', '=', me)])
    const mine = sections.length ? [...sections] : [unitId]
    const helped = eb
      .selectFrom('problemSupport as h')
      .select('h.problemId')
      .where('h.unitId', '=', unitId)
      .where('h.sectionId', 'in', mine)
    const reached = isUnit ? eb.lit(true) : eb.or([eb('p.leadSectionId', 'in', mine), eb('p.id', 'in', helped)])
    const open = seesConfined ? reached : eb.and([reached, eb('p.isConfined', '=', false)])
    return eb.or([own, open])
  })
}

function filtered(db: Reader, sight: Sight, query: LedgerQuery, today: Day, all = withOrigin(db)): Rows {
  const { search, state, lamp, kind, line, origin, section, timing, mark, year } = query
  let rows = inSight(all, sight)
  if (state === 'alive') rows = rows.where('p.state', 'not in', ['closed', 'withdrawn'])
  else if (state) rows = rows.where('p.state', '=', state)
  else rows = rows.where('p.state', '<>', 'withdrawn')
  if (lamp) rows = rows.where(lampSql(today), '=', lamp)
  if (kind) rows = rows.where('p.kind', '=', kind)
  if (line) rows = rows.where('p.line', '=', line)
  if (timing) rows = rows.where('p.timing', '=', timing)
  if (origin) rows = rows.where('o.kind', '=', origin)
  if (section) rows = rows.where('p.leadSectionId', '=', section)
  if (year !== '') rows = rows.where('p.year', '=', year)
  if (mark) rows = marked(rows, mark, sight.personId ?? sight.unitId, today)
  if (search) {
    const like = `%${literal(search.normalize('NFC'))}%`
    rows = rows.where((eb) =>
      eb.or([
        eb('p.title', 'like', like),
        eb('p.description', 'like', like),
        eb('o.label', 'like', like),
        eb(sql<string>`p.year || '-' || lpad(p.number::text, 3, '0')`, 'like', like),
        eb(
          'p.ownerId',
          'in',
          eb
            .selectFrom('person as s')
            .select('s.id')
            .where('s.unitId', '=', sight.unitId)
            .where('s.name', 'like', like),
        ),
      ]),
    )
  }
  return rows
}

function marked(rows: Rows, mark: LedgerQuery['mark'], me: string, today: Day): Rows {
  if (mark === 'mine') return rows.where((eb) => eb.or([eb('p.ownerId', '=', me), eb('p.leaderId', '=', me)]))
  if (mark === 'rebound') return rows.where('p.isRebound', '=', true)
  if (mark === 'changed') return rows.whereRef('p.dueOn', '<>', 'p.firstDueOn')
  if (mark === 'met') return rows.where('p.metOn', 'is not', null).where('p.state', '<>', 'closed')
  if (mark === 'escalated') return rows.where('p.state', 'in', ['open', 'in-hand']).where('p.dueOn', '<', today)
  return rows.where((eb) =>
    eb(
      'p.id',
      'in',
      eb
        .selectFrom('dateChange as d')
        .select('d.problemId')
        .whereRef('d.unitId', '=', 'p.unitId')
        .where('d.state', '=', 'pending'),
    ),
  )
}

/** In the order asked for; what is closed comes last where dates decide. */
const sortings = {
  due: [sql`p.state in ('closed', 'withdrawn')`, sql`p.due_on nulls last`],
  found: [sql`p.found_on desc`],
  number: [],
}

function sorted<Chosen>(rows: SelectQueryBuilder<RowTables, 'p' | 'o', Chosen>, sort: LedgerQuery['sort']) {
  const first = sortings[sort].reduce((ordered, by) => ordered.orderBy(by), rows)
  return first.orderBy('p.year', 'desc').orderBy('p.number', 'desc')
}

/** Every problem asked for, by id and in order: a ledger of any length is read by this list, piece by piece. */
export async function ledgerIds(db: Reader, sight: Sight, query: LedgerQuery, today: Day): Promise<string[]> {
  const rows = await sorted(filtered(db, sight, query, today).select('p.id'), query.sort).execute()
  return rows.map(({ id }) => id)
}

/** A page of the ledger, or those of some ids that still are what was asked for. */
export function ledgerRows(
  db: Reader,
  sight: Sight,
  query: LedgerQuery,
  { today, page, ids }: { today: Day; page?: { page: number; size: number }; ids?: readonly string[] },
) {
  const asked = filtered(db, sight, query, today)
    .$if(ids !== undefined, (rows) => rows.where('p.id', 'in', [...ids!]))
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 'p.unitId').onRef('s.id', '=', 'p.leadSectionId'))
    .leftJoin('person as w', (join) => join.onRef('w.unitId', '=', 'p.unitId').onRef('w.id', '=', 'p.ownerId'))
    .leftJoin('person as l', (join) => join.onRef('l.unitId', '=', 'p.unitId').onRef('l.id', '=', 'p.leaderId'))
    .select(['p.id', 'p.year', 'p.number', 'p.title', 'p.description', 'p.goal', 'p.note', 'p.kind', 'p.line'])
    .select(['p.timing', 'p.state', 'p.foundOn', 'p.begunOn', 'p.dueOn', 'p.firstDueOn', 'p.closedOn', 'p.isRebound'])
    .select(['p.verifierId', 'p.returns', 'p.leadSectionId', 'o.kind as originKind', 'o.label as originLabel'])
    .select(['o.path as originPath', 's.name as sectionName', 'w.name as ownerName', 'l.name as leaderName'])
  const inOrder = sorted(asked as never, query.sort) as typeof asked
  return (page ? inOrder.limit(page.size).offset((page.page - 1) * page.size) : inOrder).execute()
}

export type LedgerRow = Awaited<ReturnType<typeof ledgerRows>>[number]

/** Problems counted by what the totals ask for: far fewer sides than the statistics, and read from an index alone. */
export async function ledgerTally(db: Reader, sight: Sight, query: LedgerQuery, today: Day) {
  const alone = db.selectFrom('problem as p') as unknown as Rows
  const all = query.origin || query.search ? withOrigin(db) : alone
  const rows = await filtered(db, sight, query, today, all)
    .select(['p.state', 'p.timing', 'p.isRebound', lampSql(today).as('lamp')])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .groupBy(['p.state', 'p.timing', 'p.isRebound', sql`lamp`])
    .execute()
  return rows.map(({ n, ...row }) => ({ ...row, n: Number(n) }))
}

/** Problems counted by everything the totals and statistics ask for. */
export async function ledgerCells(db: Reader, sight: Sight, query: LedgerQuery, today: Day) {
  const rows = await filtered(db, sight, query, today)
    .select(['p.state', 'p.kind', 'p.timing', 'p.isRebound', 'p.leadSectionId as sectionId', 'o.kind as originKind'])
    .select([lampSql(today).as('lamp'), sql<string>`to_char(p.found_on, 'YYYY-MM')`.as('month')])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .groupBy(['p.state', 'p.kind', 'p.timing', 'p.isRebound', 'p.leadSectionId', 'o.kind'])
    .groupBy([sql`lamp`, sql`month`])
    .execute()
  return rows.map(({ n, ...row }) => ({ ...row, n: Number(n) }))
}

/** Problems in sight whose date lies within some days and that were not withdrawn. */
export const datedProblems = (db: Reader, sight: Sight, { from, until }: { from: Day; until: Day }) =>
  inSight(db.selectFrom('problem as p') as unknown as Rows, sight)
    .select(['p.id', 'p.year', 'p.number', 'p.title', 'p.state', 'p.dueOn', 'p.ownerId', 'p.leaderId'])
    .where('p.state', '<>', 'withdrawn')
    .where('p.dueOn', '>=', from)
    .where('p.dueOn', '<=', until)
    .orderBy('p.dueOn')
    .orderBy('p.number')
    .execute()
