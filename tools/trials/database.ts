import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** An empty database on the run's server, as another server would be given by DATABASE_URL. */
export async function makeDatabase(): Promise<{ url: string; client: pg.Client; drop(): Promise<void> }> {
  const { host, port, user, password } = inject('server')
  const name = `trial_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ host, port, user, password, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name} template template0`)
  const client = new pg.Client({ host, port, user, password, database: name })
  await client.connect()
  return {
    url: `postgresql://${user}:${password}@/${name}?host=${encodeURIComponent(host)}&port=${port}`,
    client,
    async drop() {
      await client.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
