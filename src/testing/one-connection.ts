import type pg from 'pg'
import { isInTransaction } from '../platform/write.ts'

/** Fails whatever asks for a second connection inside a transaction; with all connections so held, nobody goes on. */
export function insistOnOneConnection(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => unknown
  pool.connect = ((...given: unknown[]) => {
    if (isInTransaction()) throw new Error('a second connection inside a transaction')
    return connect(...given)
  }) as pg.Pool['connect']
}
