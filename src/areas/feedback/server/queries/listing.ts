import { type SelectQueryBuilder, sql } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader } from '../../../../platform/db.ts'
import type { DB } from '../../../../platform/tables.ts'
import type { ItemQuery } from '../../schema.ts'

const OPEN = ['registered', 'accepted', 'assigned', 'drafted']

/** What a list asks for; `sections` narrows to what the reader may see. */
export type Wanted = Pick<ItemQuery, 'search' | 'state' | 'kind' | 'source' | 'lamp' | 'section'> & {
  sections: readonly string[] | null
}

export const everything = { search: '', state: '', kind: '', source: '', lamp: '', section: '' } as const

const nominal = sql<Day | null>`case when i.state = 'registered' then i.settle_nominal_on else i.nominal_on end`

/** The lamp as `lampOf` tells it, for filtering where the rows are. */
const lampSql = (today: Day) => sql<string>`case
  when i.state in ('answered', 'closed', 'returned', 'merged', 'withdrawn') then 'green'
  when ${nominal} is null then 'amber'
  when ${today}::date > ${nominal} then 'red'
  when ${today}::date >= ${from} + (${nominal} - ${from}) / 2 then 'amber'
  else 'grey' end`
const from = sql<Day>`case when i.state = 'registered' then i.received_on
  else coalesce(i.accepted_on, i.received_on) end`

type Rows = SelectQueryBuilder<DB & { i: DB['voiceItem'] }, 'i', object>

/** Items that fit: filtered where the rows are. What was entered by mistake and taken back is only shown when asked. */
function fitting(db: Reader, unitId: string, wanted: Wanted, today: Day): Rows {
  const { search, state, kind, source, lamp, section, sections } = wanted
  let rows = db.selectFrom('voiceItem as i').where('i.unitId', '=', unitId) as Rows
  if (sections) rows = rows.where('i.sectionId', 'in', sections.length ? [...sections] : [unitId])
  if (state === 'open') rows = rows.where('i.state', 'in', OPEN)
  else if (state === 'reopened') rows = rows.where('i.state', 'in', OPEN).where('i.reopenings', '>', 0)
  else if (state) rows = rows.where('i.state', '=', state)
  else rows = rows.where('i.state', '<>', 'withdrawn')
  if (kind) rows = rows.where('i.kind', '=', kind)
  if (section) rows = rows.where('i.sectionId', '=', section)
  if (lamp) rows = rows.where(lampSql(today), '=', lamp)
  if (source) rows = rows.where(sql<boolean>`exists (${textsOf} and o.source_kind = ${source})`)
  if (search) {
    const like = `%${search.normalize('NFC').replace(/[\\%_]/g, '\\$&')}%`
    rows = rows.where((eb) =>
      eb.or([
        eb('i.title', 'like', like),
        eb(sql<string>`i.year || '-' || lpad(i.number::text, 3, '0')`, 'like', like),
        sql<boolean>`exists (${textsOf} and o.text like ${like})`,
      ]),
    )
  }
  return rows
}

const textsOf = sql`select 1 from opinion o where o.unit_id = i.unit_id and o.item_id = i.id`

/** Items with section, sources and number of raw texts. */
const drawn = (rows: Rows) =>
  rows
    .leftJoin('section as s', (join) => join.onRef('s.unitId', '=', 'i.unitId').onRef('s.id', '=', 'i.sectionId'))
    .selectAll('i')
    .select('s.name as sectionName')
    .select((eb) =>
      eb
        .selectFrom('opinion as o')
        .select(sql<string[]>`coalesce(array_agg(distinct o.source_kind), '{}')`.as('kinds'))
        .whereRef('o.unitId', '=', 'i.unitId')
        .whereRef('o.itemId', '=', 'i.id')
        .as('sources'),
    )
    .select((eb) =>
      eb
        .selectFrom('opinion as o')
        .select((one) => one.fn.countAll<number>().as('n'))
        .whereRef('o.unitId', '=', 'i.unitId')
        .whereRef('o.itemId', '=', 'i.id')
        .as('raw'),
    )

export type ListedRow = Awaited<ReturnType<ReturnType<typeof drawn>['execute']>>[number]

type Order = Pick<ItemQuery, 'sort' | 'order'>

function ordered(rows: Rows, { sort, order }: Order) {
  const way = order === 'desc' ? sql`desc nulls first` : sql`asc nulls last`
  const done = sql`(i.state not in ('registered', 'accepted', 'assigned', 'drafted')) ${way}`
  const key = sort === 'due' ? sql`${done}, ${nominal} ${way}` : sql`i.received_on ${way}`
  return drawn(rows).orderBy(sql`${key}, i.year ${way}, i.number ${way}`)
}

/** One page of the list, and how many there are in all. */
export async function listedPage(
  db: Reader,
  unitId: string,
  wanted: Wanted & Order & Pick<ItemQuery, 'page' | 'size'>,
  today: Day,
): Promise<{ total: number; rows: ListedRow[] }> {
  const rows = fitting(db, unitId, wanted, today)
  const { total } = await rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const { page, size } = wanted
  const shown = await ordered(rows, wanted)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total: Number(total), rows: shown }
}

/** All that fit, in the order asked for. */
export const allListed = (db: Reader, unitId: string, wanted: Wanted & Order, today: Day): Promise<ListedRow[]> =>
  ordered(fitting(db, unitId, wanted, today), wanted).execute()

/** One item, if the reader may see it. */
export const listedItem = (
  db: Reader,
  { unitId, id, sections }: { unitId: string; id: string; sections: readonly string[] | null },
): Promise<ListedRow | undefined> => {
  const rows = db.selectFrom('voiceItem as i').where('i.unitId', '=', unitId).where('i.id', '=', id) as Rows
  const seen = sections ? rows.where('i.sectionId', 'in', sections.length ? [...sections] : [unitId]) : rows
  return drawn(seen).executeTakeFirst()
}

/** How many fit, and how many of them are red. */
export async function countsOf(
  db: Reader,
  unitId: string,
  wanted: Wanted,
  today: Day,
): Promise<{ total: number; overdue: number }> {
  const { total, overdue } = await fitting(db, unitId, wanted, today)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .select(sql<number>`count(*) filter (where ${lampSql(today)} = 'red')`.as('overdue'))
    .executeTakeFirstOrThrow()
  return { total: Number(total), overdue: Number(overdue) }
}

/** The first raw text of each item that still can be joined with another, but for one. */
export async function openTexts(db: Reader, unitId: string, without: string) {
  return db
    .selectFrom('voiceItem as i')
    .innerJoin('opinion as o', (join) => join.onRef('o.unitId', '=', 'i.unitId').onRef('o.itemId', '=', 'i.id'))
    .distinctOn('i.id')
    .select(['i.id', 'i.year', 'i.number', 'i.title', 'o.text'])
    .where('i.unitId', '=', unitId)
    .where('i.id', '<>', without)
    .where('i.kind', '<>', 'rating')
    .where('i.state', 'in', OPEN)
    .orderBy('i.id')
    .orderBy('o.hour')
    .orderBy('o.id')
    .execute()
}
