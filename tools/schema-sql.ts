import pg from 'pg'

type Rows<T> = Promise<T[]>

const COLUMNS = `
  select c.relname as place, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as needed,
    a.attidentity as identity, a.attgenerated as generated, pg_get_expr(d.adbin, d.adrelid) as value,
    case when a.attcollation <> t.typcollation then l.collname end as collation
  from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_collation l on l.oid = a.attcollation
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
  order by c.relname collate "C", a.attnum`

// Since 18 the server lists "not null" among the constraints; here it stands beside its column.
const CONSTRAINTS = `
  select c.relname as place, k.conname as name, pg_get_constraintdef(k.oid) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and k.contype in ('p', 'u', 'f', 'c', 'x')
  order by c.relname collate "C", position(k.contype::text in 'pufxc'), k.conname collate "C"`

const INDEXES = `
  select c.relname as place, i.relname as name, pg_get_indexdef(x.indexrelid) as text
  from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
  where c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'
    and not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
  order by c.relname collate "C", i.relname collate "C"`

const TRIGGERS = `
  select c.relname as place, g.tgname as name, pg_get_triggerdef(g.oid) as text
  from pg_trigger g join pg_class c on c.oid = g.tgrelid
  where c.relnamespace = 'public'::regnamespace and not g.tgisinternal
  order by c.relname collate "C", g.tgname collate "C"`

const FUNCTIONS = `
  select p.proname as name, pg_get_functiondef(p.oid) as text from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname collate "C", p.oid::regprocedure::text collate "C"`

const POLICIES = `
  select tablename as place, format('create policy %I on %I for %s to %s%s%s', policyname, tablename, lower(cmd),
    array_to_string(roles, ', '), coalesce(' using ' || qual, ''), coalesce(' with check ' || with_check, '')) as text
  from pg_policies where schemaname = 'public' order by tablename collate "C", policyname collate "C"`

const COLLATIONS = `
  select collname as name, collprovider as provider, coalesce(colllocale, collcollate) as locale from pg_collation
  where collnamespace = 'public'::regnamespace order by collname collate "C"`

type Column = {
  place: string
  name: string
  type: string
  needed: boolean
  identity: string
  generated: string
  value: string | null
  collation: string | null
}
type Named = { place: string; name: string; text: string }

/** The structure of the database behind `url` as SQL to read: tables, keys, checks, indexes, triggers, functions. */
export async function schemaSql(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const ask = async <T>(text: string): Rows<T> => (await client.query(text)).rows as T[]
    const columns = await ask<Column>(COLUMNS)
    const constraints = await ask<Named>(CONSTRAINTS)
    const rest = [...(await ask<Named>(INDEXES)), ...(await ask<Named>(TRIGGERS)), ...(await ask<Named>(POLICIES))]
    const collations = await ask<{ name: string; provider: string; locale: string }>(COLLATIONS)
    const tables = [...new Set(columns.map(({ place }) => place))].map((table) => {
      const of = <T extends { place: string }>(all: T[]) => all.filter(({ place }) => place === table)
      const keys = of(constraints).map(({ name, text }) => `constraint ${name} ${text}`)
      const inside = [...of(columns).map(columnText), ...keys].map((line) => `  ${line}`).join(',\n')
      return [`create table ${table} (\n${inside}\n);`, ...of(rest).map(({ text }) => `${text};`)].join('\n')
    })
    const functions = (await ask<Named>(FUNCTIONS)).map(({ text }) => `${text.trimEnd()};`)
    const made = collations.map(
      ({ name, provider, locale }) =>
        `create collation ${name} (provider = ${provider === 'i' ? 'icu' : 'libc'}, locale = '${locale}');`,
    )
    const head = '-- What the migrations add up to. Made by `npm run docs`; to read, not to run.'
    return `${[head, ...made, ...tables, ...functions].join('\n\n')}\n`
  } finally {
    await client.end()
  }
}

function columnText({ name, type, needed, identity, generated, value, collation }: Column): string {
  const parts = [name, type]
  if (collation) parts.push(`collate "${collation}"`)
  if (needed) parts.push('not null')
  if (identity) parts.push(`generated ${identity === 'a' ? 'always' : 'by default'} as identity`)
  if (value !== null) parts.push(generated ? `generated always as (${value}) stored` : `default ${value}`)
  return parts.join(' ')
}
