import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startScratch } from './scratch-database.ts'

/** Columns that hold a day without time. */
const DAYS = /(validFrom|validUntil|onDay|\w+On): Timestamp/g

const root = join(import.meta.dirname, '..')

/** Types of all tables, read from a freshly migrated database. */
export async function tableTypes(url: string): Promise<string> {
  const out = join(root, 'dist', `tables-${process.pid}.ts`)
  const cli = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js')
  const options = ['--dialect', 'postgres', '--url', url, '--out-file', out, '--camel-case']
  const made = spawnSync(process.execPath, [cli, ...options, '--exclude-pattern', 'kysely_*'], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr || made.stdout)
  const text = readFileSync(out, 'utf8')
  rmSync(out)
  // The driver is set to read counts as numbers and dates without time as text.
  return text
    .replace(/export type Int8 = .*/, 'export type Int8 = ColumnType<number, number | string, number | string>')
    .replaceAll(DAYS, '$1: ColumnType<string, string, string>')
}

if (import.meta.main) {
  const scratch = await startScratch()
  writeFileSync(join(root, 'src/platform/tables.ts'), await tableTypes(scratch.url('touyan')))
  await scratch.stop()
}
