import { dirname } from 'node:path'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { bounds } from '../app/areas.ts'
import { readConfig } from '../app/config.ts'
import { type Runtime, startRuntime } from '../app/runtime.ts'
import { makeServer } from '../app/server.ts'
import { type Client, PASSWORD, type World } from './world.ts'

/** The program started again: it knows only what the database and the data folder hold. */
export type Restarted = {
  runtime: Runtime
  /** sends what `client` would send, to the program that runs now */
  post(client: Client, path: string, body: unknown): Promise<{ status: number; body: unknown }>
}

/** Stops the program of a world whatever it is doing and starts another one on the same database and folder. */
export async function restarted(world: World): Promise<Restarted> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.db)
  await world.runtime.stop()
  const { user, password, host, port } = inject('server')
  const config = readConfig({
    DATABASE_URL: `postgresql://${user}:${password}@/${rows[0]!.name}?host=${encodeURIComponent(host)}&port=${port}`,
    TOUYAN_DATA: dirname(world.platform.anchorFile),
    TOUYAN_LOG: 'silent',
    PORT: '0',
  })
  const runtime = await startRuntime(config, world.clock)
  const app = makeServer(runtime, bounds)
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const send = (path: string, body: unknown, cookie = '') => {
    const headers = { cookie, 'content-type': 'application/json' }
    return app.request(path, { method: 'POST', headers, body: JSON.stringify(body) }, env)
  }
  return {
    runtime,
    async post({ username }, path, body) {
      const signedIn = await send('/api/sign-in', { username, password: PASSWORD })
      const cookies = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
      const answer = await send(path, body, cookies.join('; '))
      return { status: answer.status, body: await answer.json() }
    },
  }
}
