import pg from 'pg'

/** Tables whose content is not what somebody wrote, or may not be altered without being found out. */
const LEFT =
  /^(audit_|kysely_|session$|verification$|credential$|installation$|two_factor$|door_queue$|sign_in_source$)/
/** Columns whose words are compared by the program, not only shown. */
const COMPARED = ['account.username', 'account.email', 'person.pinyin', 'person.initials']

const CHINESE = /\p{Script=Han}/u
const { escapeIdentifier, escapeLiteral } = pg

export type Planted = { fields: string[]; refused: string[] }

/**
 * Puts a hostile text before what stands in every written field of the bureau's tables, the fields within documents
 * too. What is sealed stays: it is planted through the interface. Fields that a constraint keeps are told.
 */
export async function plantEverywhere(client: pg.Client, payloads: string[]): Promise<Planted> {
  const planted: Planted = { fields: [], refused: [] }
  // Rows are altered behind the program's back, without the guards that would rightly refuse it.
  await client.query("set session_replication_role = 'replica'")
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `select c.table_name "table", c.column_name "column", c.data_type type
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb')
       and c.is_generated = 'NEVER' order by 1, 2`,
  )
  for (const { table, column, type } of rows) {
    const name = `${table}.${column}`
    if (LEFT.test(table) || COMPARED.includes(name)) continue
    const place = escapeIdentifier(column)
    const from = `from ${escapeIdentifier(table)} where ${place}::text ~ '[一-龥]'`
    const found = await client.query(`select ctid, ${place} value ${from}`)
    if (!found.rowCount) continue
    const values = found.rows.map(({ ctid, value }, at) => {
      const next = type === 'jsonb' ? JSON.stringify(marked(value, payloads, at)) : before(value, payloads, at)
      return `(${escapeLiteral(ctid)}::tid, ${escapeLiteral(next)}::${type})`
    })
    try {
      await client.query(`update ${escapeIdentifier(table)} x set ${place} = v.value
        from (values ${values}) v(ctid, value) where x.ctid = v.ctid`)
      planted.fields.push(name)
    } catch (error) {
      planted.refused.push(`${name}: ${(error as Error).message}`)
    }
  }
  await client.query("set session_replication_role = 'origin'")
  return planted
}

const before = (text: string, payloads: string[], at: number) => `${payloads[at % payloads.length]}${text}`

function marked(value: unknown, payloads: string[], at: number): unknown {
  if (typeof value === 'string') return CHINESE.test(value) ? before(value, payloads, at) : value
  if (Array.isArray(value)) return value.map((one) => marked(one, payloads, at))
  if (!value || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one, payloads, at)]))
}
