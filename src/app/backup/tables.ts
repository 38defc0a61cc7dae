import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/** A table with its columns in their order, those of its key first named in `order`. */
export type Shape = { name: string; columns: string[]; order: string[] }

/** How times, numbers and bytes are written, whatever the server's own settings are. */
export const PLAIN = `set timezone = 'UTC'; set datestyle = 'ISO'; set bytea_output = 'hex';
  set extra_float_digits = 1; set intervalstyle = 'postgres'; set client_encoding = 'UTF8'`

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** All tables of the program, in the order of their names. Where no key exists all columns give the order. */
export async function shapes(client: pg.Client): Promise<Shape[]> {
  const { rows } = await client.query<Shape>(`
    select class.relname as name,
      array_agg(attribute.attname::text order by attribute.attnum) as columns,
      coalesce((
        select array_agg(of_key.attname::text order by place.n)
        from pg_index key, unnest(key.indkey::int[]) with ordinality place(attnum, n)
        join pg_attribute of_key on of_key.attrelid = class.oid and of_key.attnum = place.attnum
        where key.indrelid = class.oid and key.indisprimary
      ), array_agg(attribute.attname::text order by attribute.attnum)) as "order"
    from pg_class class
    join pg_namespace space on space.oid = class.relnamespace and space.nspname = 'public'
    join pg_attribute attribute on attribute.attrelid = class.oid and attribute.attnum > 0
      and not attribute.attisdropped and attribute.attgenerated = ''
    where class.relkind = 'r' and class.relname not like 'kysely\\_%'
    group by class.oid, class.relname
    order by class.relname collate "C"`)
  return rows
}

/** The rows of a table as CSV with a head line: every value in quotes, nothing between two commas is null. */
export function rowsOut(client: pg.Client, { name, columns, order }: Shape) {
  const list = columns.map(quoted).join(', ')
  const by = order.map((column) => `${quoted(column)}::text collate "C"`).join(', ')
  const format = '(format csv, header true, force_quote *)'
  return client.query(copyTo(`copy (select ${list} from ${quoted(name)} order by ${by}) to stdout with ${format}`))
}

export async function sequences(client: pg.Client) {
  const { rows: names } = await client.query<{ name: string }>(
    `select sequencename as name from pg_sequences where schemaname = 'public' order by sequencename collate "C"`,
  )
  const found: { name: string; last: number; isCalled: boolean }[] = []
  for (const { name } of names) {
    const { rows } = await client.query(`select last_value as last, is_called as "isCalled" from ${quoted(name)}`)
    found.push({ name, ...rows[0] })
  }
  return found
}

/** Names of the schema changes a database has seen, oldest first; none in an empty one. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query("select to_regclass('public.kysely_migration') is not null as here")
  if (!found[0].here) return []
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name collate "C"')
  return rows.map(({ name }) => name)
}
