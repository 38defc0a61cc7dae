import pg from 'pg'
import { StartRefused } from '../platform/errors.ts'

const MOST_WAIT = '120s'
const NOT_GRANTED = '55P03'

/** Runs something on a connection of its own: what that holds ends with it, however this process ends. */
export async function withClient<T>(connection: pg.ClientConfig, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    return await run(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Runs something that several processes on one database must do one after the other; waits for the turn. */
export const inTurn = <T>(connection: pg.ClientConfig, what: string, run: () => Promise<T>): Promise<T> =>
  withClient(connection, async (client) => {
    await client.query(`set lock_timeout = '${MOST_WAIT}'`)
    await client.query('select pg_advisory_lock(hashtext($1))', [`touyan.${what}`]).catch(refuseLate)
    return run()
  })

function refuseLate(error: Error): never {
  if ((error as { code?: string }).code !== NOT_GRANTED) throw error
  throw new StartRefused('另一个头雁进程正在建立或升级这个数据库，等了两分钟还没有完成。请等它完成后再启动。')
}

/** Runs something unless another process on the same database is at it. False when it was left to the other. */
export const byOneOnly = (connection: pg.ClientConfig, what: string, run: () => Promise<void>): Promise<boolean> =>
  withClient(connection, async (client) => {
    const asked = 'select pg_try_advisory_lock(hashtext($1)) as "isMine"'
    const { rows } = await client.query<{ isMine: boolean }>(asked, [`touyan.${what}`])
    if (rows[0]!.isMine) await run()
    return rows[0]!.isMine
  })
