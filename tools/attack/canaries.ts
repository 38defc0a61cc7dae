import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/**
 * Some of their words stand elsewhere by themselves: titles of topics and rules, names of posts, words of the program,
 * a remark that became a problem. Could the column be read, all its words would be found.
 */
export const ALSO_IN_THE_OPEN = [
  ...['checkup_run.findings_sealed', 'family_member.sealed', 'meeting.record_sealed', 'meeting_event.content_sealed'],
  ...['proposal.previous_sealed', 'proposal.proposed_sealed', 'research_mark.quote_sealed'],
]

/** The longest words inside what was opened that are not a number, a day or an id, and its beginning as it is. */
export function tellingPart(opened: string): string[] {
  const strings: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string') strings.push(value)
    else if (value && typeof value === 'object') for (const one of Object.values(value)) walk(one)
  }
  try {
    walk(JSON.parse(opened))
  } catch {
    strings.push(opened)
  }
  const telling = strings.filter(
    (one) => one.length >= 4 && !/^\d{1,6}$|^\d{4}-\d\d(-\d\d)?(T.*)?$|^[0-9a-f-]{36}$/.test(one),
  )
  const longest = telling.sort((one, other) => other.length - one.length).slice(0, 1)
  return [...longest, opened.slice(0, 80)].filter((one) => one.length > 3)
}

export const forms = (word: string) => {
  const bytes = Buffer.from(word)
  return [
    word,
    word.replaceAll('"', '""'),
    JSON.stringify(word).slice(1, -1),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/.?=*$/, ''),
  ]
}

/** Every row of every table as text, as a dump has it. */
export async function tablesText(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  const parts: string[] = []
  for (const { name } of rows) {
    const { rows: texts } = await client.query(`select string_agg(t::text, E'\n') as text from ${name} t`)
    parts.push(texts[0].text ?? '')
  }
  return parts.join('\n')
}

/** Files of the database, its log ahead and the data folder that hold one of some words. */
export async function filesWith(client: pg.Client, dataFolder: string, words: readonly string[]): Promise<string[]> {
  await client.query('checkpoint')
  const { rows } = await client.query<{ folder: string; oid: string }>(
    `select current_setting('data_directory') as folder, oid::text from pg_database where datname = current_database()`,
  )
  const { folder: cluster, oid } = rows[0]!
  const files = [join(cluster, 'base', oid), join(cluster, 'pg_wal'), dataFolder].flatMap(filesIn)
  return files.filter((file) => {
    const bytes = readFileSync(file)
    return words.some((word) => bytes.includes(Buffer.from(word)))
  })
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
