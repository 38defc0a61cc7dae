import { realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { type Server, startEmbedded } from '../src/platform/database/embedded.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { openDatabase } from '../src/platform/db.ts'
import { scratchFolder } from './scratch-folder.ts'

export type Scratch = Server & { url(database: string): string }

/** A real server in a temporary folder with one migrated database named `touyan`; gone after `stop`. */
export async function startScratch(): Promise<Scratch> {
  const folder = scratchFolder('touyan-scratch-')
  const server = await startEmbedded(folder)
  const { db, pool } = openDatabase(server.connection, 2)
  await migrate(db as never)
  // Nothing here outlives the run, so nothing has to reach the disk; the crash trials start the program itself.
  for (const setting of ['synchronous_commit', 'fsync', 'full_page_writes']) {
    await sql`alter system set ${sql.id(setting)} = off`.execute(db)
  }
  await sql`select pg_reload_conf()`.execute(db)
  await pool.end()
  const { host, port, user, password } = server.connection
  return {
    connection: server.connection,
    url: (database) =>
      `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(String(host))}&port=${port}`,
    async stop() {
      await server.stop()
      const home = dirname(realpathSync(join(folder, 'postgres')))
      for (const place of [home, folder]) rmSync(place, { recursive: true, force: true })
    },
  }
}
