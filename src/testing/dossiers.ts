import { readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import yazl from 'yazl'
import { blankDossier, type Dossier } from '../areas/people/schema.ts'
import type { Client, World } from './world.ts'

const folder = new URL('./samples/', import.meta.url)

export const lrmxSamples = [
  '01_bom_crlf_baseline.lrmx',
  '02_empty_vs_whitespace.lrmx',
  '03_resume_overlap_wrapped.lrmx',
  '06_family_deceased.lrmx',
  '07_long_positions.lrmx',
  '09_photo_jpeg.lrmx',
] as const

/** A sample file by its name, ready to upload. */
export function sample(name: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) }
}

/** What a reader should make of a sample. */
export function expectedOf(name: string): Record<string, unknown> & { expect: Record<string, Record<string, string>> } {
  return JSON.parse(readFileSync(new URL(`expected/${name}.json`, folder), 'utf8'))
}

/** A small form in the .lrmx format; `elements` are laid over a form that names 石敬之, born 1985-03. */
export function lrmx(elements: Record<string, string>, extra = ''): Uint8Array {
  const all = { XingMing: '石敬之', XingBie: '男', ChuShengNianYue: '198503', MinZu: '汉族', ...elements }
  const inner = Object.entries(all).map(([name, text]) => `  <${name}>${text}</${name}>`)
  const text = `<?xml version="1.0" encoding="utf-8"?>\n<Person>\n${inner.join('\n')}\n${extra}</Person>`
  return new TextEncoder().encode(text)
}

export function dossierOf(name: string, basic: Partial<Dossier['basic']> = {}, lists: Partial<Dossier> = {}): Dossier {
  const blank = blankDossier(name)
  return { ...blank, ...lists, basic: { ...blank.basic, ...basic } }
}

/** Creates a person through the interface. */
export async function created(clerk: Client, dossier: Dossier): Promise<string> {
  const answer = await clerk.post('/api/people', dossier)
  if (answer.status !== 201) throw new Error(`not created: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

/** Uploads, confirms, and returns the preview. */
export async function imported(clerk: Client, files: { name: string; bytes: Uint8Array }[]) {
  const preview = await clerk.upload('/api/imports', files)
  if (preview.status !== 201) throw new Error(`no preview: ${JSON.stringify(preview.body)}`)
  const applied = await clerk.post(`/api/imports/${preview.body.batch.id}/application`, {})
  if (applied.status !== 200) throw new Error(`not applied: ${JSON.stringify(applied.body)}`)
  return preview.body
}

const untyped = (world: World) => world.db as unknown as Kysely<Record<string, Record<string, unknown>>>

async function tableNames(world: World): Promise<string[]> {
  const names = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(world.db)
  return names.rows.map((row) => row.name)
}

/** Rows of every table that holds facts about people and posts. */
export async function rowCounts(world: World): Promise<Record<string, number>> {
  const moving = /^(audit_|import_|session|sign_in_source|kysely|migration)/
  const counts: Record<string, number> = {}
  for (const name of await tableNames(world)) {
    if (moving.test(name)) continue
    const counted = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(untyped(world))
    counts[name] = counted.rows[0]!.n
  }
  return counts
}

/** Everything in the database as text, bytes as Latin letters, for searching for what must not be there. */
export async function databaseText(world: World): Promise<string> {
  const parts: string[] = []
  for (const name of await tableNames(world)) {
    const rows = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(untyped(world))
    parts.push(...rows.rows.map((row) => row.text))
  }
  const text = parts.join('\n')
  // bytea prints as hex; what it hides in clear must be found as well.
  const bytes = [...text.matchAll(/\\\\?x([0-9a-f]{16,})/g)].map(([, hex]) => Buffer.from(hex!, 'hex').toString('utf8'))
  return [text, ...bytes].join('\n')
}

export type Packed = { name: string; bytes: Uint8Array; compress?: boolean }

/** A zip archive of these files. */
export async function zipOf(files: Packed[]): Promise<Uint8Array> {
  const zip = new yazl.ZipFile()
  for (const { name, bytes, compress = true } of files) zip.addBuffer(Buffer.from(bytes), name, { compress })
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return new Uint8Array(Buffer.concat(pieces))
}
