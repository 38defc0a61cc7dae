import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, type Migration, Migrator } from 'kysely'
import { StartRefused } from '../errors.ts'

const FOLDER = join(import.meta.dirname, '../../../db/migrations')

/** Brings the database to the newest schema. Refuses a database that a newer program has already changed. */
export async function migrate(db: Kysely<never>): Promise<void> {
  const migrations = await loadMigrations()
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const unknown = await unknownMigrations(migrator, migrations)
  if (unknown) throw new StartRefused(`数据库由更新版本的头雁使用过（${unknown}）。请用那个版本或更新的版本启动。`)
  const { error } = await migrator.migrateToLatest()
  if ((error as { code?: string })?.code === '42501') {
    throw new StartRefused('DATABASE_URL 中的用户没有建表的权限。请让它成为这个数据库的所有者。')
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

async function unknownMigrations(migrator: Migrator, known: Record<string, Migration>): Promise<string | null> {
  try {
    const applied = (await migrator.getMigrations()).filter((migration) => migration.executedAt)
    return applied.find(({ name }) => !(name in known))?.name ?? null
  } catch (error) {
    return (
      /corrupted migrations|previously executed migration (\S+) is missing/.exec((error as Error).message)?.[1] ?? null
    )
  }
}
