import pg from 'pg'
import { type DumpClass, type DumpColumn, dumpClasses, dumpClassOf, dumpNotes, staleDumpWords } from './dump-classes.ts'

const COLUMNS = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
    exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
      and k.confrelid in ('person'::regclass, 'account'::regclass) and k.conkey[array_upper(k.conkey, 1)] = a.attnum)
    as "isOfPerson"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
  order by c.relname collate "C", a.attnum`

/** What a dump of the database behind `url` gives away, column by column. Refuses a column without a class. */
export async function dumpMarkdown(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return markdownOf((await client.query<DumpColumn>(COLUMNS)).rows)
  } finally {
    await client.end()
  }
}

export function markdownOf(columns: readonly DumpColumn[]): string {
  const classed = columns.map((one) => ({ ...one, is: dumpClassOf(one) }))
  const lost = classed.filter(({ is }) => !is).map(({ table, column }) => `${table}.${column}`)
  if (lost.length) throw new Error(`tools/dump-classes.ts says nothing of ${lost.join(', ')}`)
  const stale = staleDumpWords(columns)
  if (stale.length) throw new Error(`tools/dump-classes.ts names what is gone: ${stale.join(', ')}`)
  const kinds = Object.keys(dumpClasses) as DumpClass[]
  const counts = kinds.map((kind) => `| ${dumpClasses[kind]} | ${classed.filter(({ is }) => is === kind).length} |`)
  const tables = [...new Set(columns.map(({ table }) => table))].map((table) => {
    const of = (kind: DumpClass) => classed.filter((one) => one.table === table && one.is === kind)
    const lines = kinds.flatMap((kind) => {
      const names = of(kind).map(({ column }) => named(table, column))
      return names.length ? [`- ${dumpClasses[kind]}：${names.join('、')}`] : []
    })
    return [`### ${table}`, '', ...lines].join('\n')
  })
  return `${[HEAD, '', '| 类别 | 列数 |', '| --- | --- |', ...counts, '', LAST, '', tables.join('\n\n')].join('\n')}\n`
}

function named(table: string, column: string): string {
  const note = dumpNotes[`${table}.${column}`]
  return note ? `\`${column}\`（${note}）` : `\`${column}\``
}

const HEAD = `# 拿到数据库的人能读到什么

由 \`npm run docs\` 生成。数据库的一份转储、数据文件、没有设口令的备份落到别人手里，而 \`keys\` 下的密钥没有落到他手里时，每一列能读出什么。新添的列没有归类的，检查不通过。

程序自己的角色也读得到这些列（它办理业务要用），加密的列要有密钥才打得开。`

const LAST = `个人信息里读得出的主要是任免审批表上的公开身份（姓名、出生年月、职务、学历、简历、奖惩、考核等次）和办理人的姓名：查询、统计、规则都要用它们，所以没有加密。转储本身要当作个人信息保管，备份要设口令。

## 逐表`
