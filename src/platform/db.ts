import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

/** Reads only: an insert, an update or a data-changing CTE through it does not compile. */
export type Reader = Pick<Kysely<DB>, 'selectFrom' | 'fn'>

/** Inside `write()` only. */
export type Writer = Transaction<DB>

export type Database = Kysely<DB>

/** Opens a pool. `most` is the number of connections this process may hold. */
export function openDatabase(connection: pg.PoolConfig, most = 10): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({ ...connection, max: most })
  // A server that goes away must fail the requests in flight, not end the program: idle, or between two queries.
  pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {}))
  const dialect = new PostgresDialect({ pool })
  return { db: new Kysely<DB>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] }), pool }
}

// Counts and sizes fit a double; dates without time stay text, so that no time zone can move them.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
