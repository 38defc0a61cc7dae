import { dirname } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import type { TestServer, World } from '../../src/testing/world.ts'
import type { Scratch } from '../scratch-database.ts'
import { type Serving, startProgram } from './program.ts'

/** What a test's world has to know of a server. */
export const serverOf = ({ host, port, user, password }: pg.ClientConfig): TestServer => ({
  ...{ host: String(host), port: Number(port), user: String(user), password: String(password) },
})

/** Several processes on the database and the data folder of a world. */
export type Several = { addresses: string[]; replace(index: number): Promise<void>; stop(): Promise<void> }

/** Starts `count` of them; `connections` is what each may hold. */
export async function startSeveral(
  scratch: Scratch,
  world: World,
  { count, connections }: { count: number; connections: number },
): Promise<Several> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.db)
  const env = {
    DATABASE_URL: scratch.url(rows[0]!.name),
    TOUYAN_DATA: dirname(world.platform.anchorFile),
    TOUYAN_CONNECTIONS: String(connections),
    ...{ TOUYAN_DOOR: '0', TOUYAN_BACKUP: 'off', TOUYAN_LOG: 'silent' },
  }
  const programs: Serving[] = []
  const addresses: string[] = []
  const start = async (index: number) => {
    programs[index] = await startProgram(env)
    addresses[index] = programs[index].address
  }
  for (let index = 0; index < count; index += 1) await start(index)
  return {
    addresses,
    async replace(index) {
      programs[index]!.kill('SIGKILL')
      await programs[index]!.ended
      await start(index)
    },
    async stop() {
      for (const program of programs) program.kill('SIGTERM')
      await Promise.all(programs.map(({ ended }) => ended))
    },
  }
}
