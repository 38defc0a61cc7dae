import { createHash } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** The way to the embedded database of a data folder that runs: its private socket and the password beside the keys. */
export function chooseSocket(data: string): pg.ClientConfig {
  const cluster = realpathSync(join(data, 'postgres'))
  const digest = createHash('sha256').update(cluster).digest('hex').slice(0, 16)
  const password = readFileSync(join(data, 'keys', 'database.password'), 'utf8')
  return {
    host: `/tmp/touyan-${process.getuid?.()}-${digest}`,
    port: 5432,
    user: 'touyan',
    password,
    database: 'touyan',
  }
}
