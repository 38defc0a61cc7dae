import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, type Migration, Migrator } from 'kysely'
import { StartRefused } from '../errors.ts'

const FOLDER = join(import.meta.dirname, '../../../db/migrations')

/** Brings the database to the newest schema, or to `until`. Refuses one that a newer program has already changed. */
export async function migrate(db: Kysely<never>, until?: string): Promise<void> {
  const migrations = await loadMigrations()
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await (until ? migrator.migrateTo(until) : migrator.migrateToLatest())
  const words = (error as Error)?.message ?? ''
  const [, unknown] = /executed migration (\S+) is missing/.exec(words) ?? []
  if (unknown) throw new StartRefused(`数据库由更新版本的头雁使用过（${unknown}）。请用那个版本或更新的版本启动。`)
  if ((error as { code?: string })?.code === '42501') {
    throw new StartRefused('DATABASE_URL 中的用户没有建表的权限。请让它成为这个数据库的所有者。')
  }
  const [, expected] = /executed migration (\S+) to be at index/.exec(words) ?? []
  if (expected) {
    throw new StartRefused(
      `数据库的变更次序与程序不同（${expected}之前有没有执行过的变更），没有改动任何数据。这个数据库由另一个分支的程序升级过：` +
        '请用原来的程序启动，或者把数据目录换成升级前的备份，再用现在的程序启动。',
    )
  }
  if (error) throw error
}

async function loadMigrations(): Promise<Record<string, Migration>> {
  const names = readdirSync(FOLDER).filter((name) => /^\d{4}-.*\.ts$/.test(name))
  const loaded = await Promise.all(
    names.sort().map(async (name) => [name.slice(0, -3), (await import(join(FOLDER, name))) as Migration] as const),
  )
  return Object.fromEntries(loaded)
}
