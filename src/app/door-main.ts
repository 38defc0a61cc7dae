import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { StartRefused } from '../platform/errors.ts'
import { openOutside } from './door-outside.ts'

/** The public door as a process of its own: it knows the restricted role and nothing else of the program. */
type DoorConfig = { host: string; port: number; connection: pg.PoolConfig; unitId: string | null; proxies: string[] }

function readDoorConfig(env: NodeJS.ProcessEnv): DoorConfig {
  const port = Number(env.DOOR_PORT || 7710)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new StartRefused(`DOOR_PORT 应为0到65535的整数，现为“${env.DOOR_PORT}”。`)
  }
  const proxies = (env.DOOR_PROXY ?? '').split(/[,\s]+/).filter(Boolean)
  const unitId = env.DOOR_UNIT || null
  return { host: env.DOOR_HOST || '127.0.0.1', port, connection: connectionOf(env), unitId, proxies }
}

function connectionOf(env: NodeJS.ProcessEnv): pg.PoolConfig {
  if (env.DOOR_DATABASE_URL) return { connectionString: env.DOOR_DATABASE_URL }
  const folder = resolve(env.TOUYAN_DATA || join(import.meta.dirname, '../../data'))
  const file = join(folder, 'door', 'connection.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as pg.PoolConfig
  throw new StartRefused(
    `没有找到 ${file}。请先启动一次头雁（npm start），或者用 DOOR_DATABASE_URL 写明受限角色的连接地址。`,
  )
}

/** A door that could read people would be none: it starts only with a role that cannot. */
async function insistOnRole(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 15_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const found = await client.query<{ open: string | null }>(`
      select string_agg(c.relname, '、') as open from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and c.relname <> 'door_publication' and has_any_column_privilege(c.oid, 'select, update')`)
    const { open } = found.rows[0]!
    if (open) throw new StartRefused(`这个数据库角色的权限过大，能读写：${open}。请改用头雁建立的受限角色。`)
  } catch (error) {
    if (error instanceof StartRefused) throw error
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ERR_INVALID_URL' ? '地址的写法有误' : message || code
    throw new StartRefused(`群众入口无法连接数据库：${why}。使用内置数据库时，请先启动头雁（npm start）。`)
  } finally {
    await client.end().catch(() => {})
  }
}

async function run(env: NodeJS.ProcessEnv): Promise<void> {
  const { host, port, connection, unitId, proxies } = readDoorConfig(env)
  await insistOnRole(connection)
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve())
    if (process.channel) process.once('disconnect', () => resolve())
  })
  const door = openOutside(connection, { unitId, proxies }, ({ name, code }) => {
    console.error(JSON.stringify({ level: 'error', name, code }))
  })
  const limits = { requestTimeout: 60_000, headersTimeout: 15_000, maxHeaderSize: 16_384 }
  const server = serve({ fetch: door.app.fetch, hostname: host, port, serverOptions: limits })
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE' ? new StartRefused(`端口 ${port} 已被占用。请用 DOOR_PORT 另外指定。`) : error,
      ),
    )
  })
  const address = server.address() as { port: number }
  console.log(`群众入口已启动：http://${host.includes(':') ? `[${host}]` : host}:${address.port}/`)
  await stopped
  const closed = new Promise((resolve) => server.close(resolve))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5000)
  await closed
  clearTimeout(late)
  await door.close()
}

try {
  await run(process.env)
  process.exit(0)
} catch (error) {
  const { name, message } = error as Error
  console.error(error instanceof StartRefused ? message : `群众入口出错，没有启动（${name}）。`)
  process.exit(1)
}
