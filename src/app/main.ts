import { serve } from '@hono/node-server'
import { StartRefused } from '../platform/errors.ts'
import { bounds } from './areas.ts'
import { readConfig, refuseOpenDemo } from './config.ts'
import { startRuntime } from './runtime.ts'
import { makeServer } from './server.ts'
import { prepareInstallation } from './setup.ts'

/** Starts the program, prints one address and runs until it is told to stop. */
export async function runServer(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env)
  refuseOpenDemo(config, config.demo)
  const runtime = await startRuntime(config)
  try {
    const setUp = await prepareInstallation(runtime, config)
    refuseOpenDemo(config, setUp.isDemo)
    const app = makeServer(runtime, bounds)
    const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port })
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve)
      server.once('error', (error: NodeJS.ErrnoException) => {
        const taken = error.code === 'EADDRINUSE'
        reject(taken ? new StartRefused(`端口 ${config.port} 已被占用。请用 PORT 指定另一个端口。`) : error)
      })
    })
    const { port } = server.address() as { port: number }
    const address = config.origin.replace(`:${config.port}`, `:${port}`)
    console.log(`头雁已启动，请用浏览器打开：${address}${setUp.path}`)
    await stopSignal()
    const closed = new Promise((resolve) => server.close(resolve))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 8000)
    await closed
    clearTimeout(late)
  } finally {
    await runtime.stop()
  }
}

/** Ctrl+C, a service manager's stop, or the launcher that started us going away. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve())
    if (process.channel) process.once('disconnect', () => resolve())
  })
}
