import { serve } from '@hono/node-server'
import { destroyOldKeys, stopWaiting } from '../areas/decisions/facts.ts'
import { makeChallenges } from '../areas/door/public/challenge.ts'
import { StartRefused } from '../platform/errors.ts'
import { bounds } from './areas.ts'
import { startDailyBackup } from './backup/daily.ts'
import { offerBackups } from './backup/desk.ts'
import { type Config, readConfig, refuseOpenDemo } from './config.ts'
import { type Door, openOutside } from './door-outside.ts'
import { startDoorQueue } from './door-queue.ts'
import { grantDoor } from './door-role.ts'
import { startHeartbeat } from './heartbeat.ts'
import { startMonthly } from './monthly.ts'
import { startWatch } from './operations/watch.ts'
import { watchRoom } from './room-left.ts'
import { type Runtime, reviving, STARTING, startRuntime } from './runtime.ts'
import { makeServer } from './server.ts'
import { prepareInstallation } from './setup.ts'
import { inTurn } from './turn.ts'

/** Taken in batches: the minute something was sent stays unknown. In the demo nobody wants to wait. */
const QUEUE_SECONDS = 300
const DEMO_SECONDS = 2
/** Whoever tries the demo shall find the page of the backups filled. */
const DEMO_BACKUP_MS = 5000

/** Starts the program, prints one address and runs until it is told to stop. */
export async function runServer(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env)
  refuseOpenDemo(config, config.demo)
  const stopped = stopSignal()
  const runtime = await startRuntime(config)
  try {
    await destroyOldKeys(runtime.platform)
    const { setUp, door } = await inTurn(runtime.owner, STARTING, async () => {
      const setUp = await prepareInstallation(runtime, config)
      refuseOpenDemo(config, setUp.isDemo)
      return { setUp, door: await openInside(runtime, config) }
    })
    const heartbeat = startHeartbeat(runtime.owner, { revive: reviving.get(runtime.owner) })
    const watch = await startWatch(runtime, config)
    const hasRoom = watchRoom(config.dataFolder)
    const around = { door: door?.app, proxies: config.proxies, watch, hasRoom, marks: config.secretMarks }
    const app = makeServer({ ...runtime, heartbeat }, bounds, around)
    const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port })
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve)
      server.once('error', (error: NodeJS.ErrnoException) => {
        reject(listenRefusal(error, config))
      })
    })
    const queue = startDoorQueue(runtime.platform, setUp.isDemo ? DEMO_SECONDS : QUEUE_SECONDS)
    const stopMonthly = startMonthly(runtime, watch.metrics.jobDone)
    const stopBackups = startDailyBackup(runtime, config, setUp.isDemo ? DEMO_BACKUP_MS : undefined)
    const stopDesk = offerBackups(runtime, config)
    const { port } = server.address() as { port: number }
    const address = config.origin.replace(`:${config.port}`, `:${port}`)
    console.log(`头雁已启动，请用浏览器打开：${address}${setUp.path}`)
    await stopped
    stopWaiting()
    await stopMonthly()
    await stopBackups()
    await stopDesk()
    await queue.stop()
    await watch.stop()
    const closed = new Promise((resolve) => server.close(resolve))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 8000)
    await closed
    clearTimeout(late)
    await door?.close()
    await heartbeat.stop()
  } finally {
    await runtime.stop()
  }
}

/** The public pages under /door, through the same restricted role as a process of their own. */
async function openInside({ platform, owner }: Runtime, config: Config): Promise<Door | null> {
  const note = (what: { name: string; code: string }) => platform.log.error(what, 'public door')
  const { clock, keys } = platform
  // A page of one process may be sent to another.
  const challenges = makeChallenges(clock, keys.fingerprint('touyan.door-challenges'))
  const settings = { base: '/door', clock, challenges, proxies: config.proxies }
  try {
    if (config.doorDatabaseUrl) {
      const own = { connectionString: config.doorDatabaseUrl }
      return config.doorInside ? openOutside(own, settings, note) : null
    }
    const restricted = await grantDoor(owner, config.dataFolder)
    return config.doorInside ? openOutside(restricted, settings, note) : null
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    console.error(error.message)
    return null
  }
}

function listenRefusal(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE') return new StartRefused(`端口 ${port} 已被占用。请用 PORT 指定另一个端口。`)
  if (error.code === 'EACCES') return new StartRefused(`没有使用端口 ${port} 的权限。请用 PORT 指定1024以上的端口。`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartRefused(`本机没有 ${host} 这个地址。请把 HOST 改为本机的地址，例如127.0.0.1或0.0.0.0。`)
  }
  return error
}

/**
 * Ctrl+C, a service manager's stop, or the launcher that started us going away. A terminal's Ctrl+C arrives twice (from
 * the terminal and from the launcher), so the signals stay caught while the program closes.
 */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve())
    if (process.channel) process.once('disconnect', () => resolve())
  })
}
