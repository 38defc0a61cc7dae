import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { StartRefused } from '../../platform/errors.ts'
import type { Config } from '../config.ts'
import type { Runtime } from '../runtime.ts'
import { TEXT, type Watch } from './addresses.ts'
import { watchReadiness } from './health.ts'
import { boundFile } from './log-file.ts'
import { makeMetrics } from './metrics.ts'

const MOST_DATABASE_LOG = 10 * 1024 * 1024
const MINUTE = 60_000

/** Watches over the running program for those who run it; `stop` ends it. */
export async function startWatch(
  { platform, pool }: Runtime,
  config: Config,
): Promise<Watch & { stop: () => Promise<void> }> {
  const token = tokenFrom(config.metricsTokenFile)
  const metrics = makeMetrics(pool, platform.clock, config.dataFolder)
  const databaseLog = join(config.dataFolder, 'database.log')
  const tidy = () => {
    try {
      boundFile(databaseLog, MOST_DATABASE_LOG)
    } catch (error) {
      platform.log.warn({ code: (error as NodeJS.ErrnoException).code }, 'database log not bounded')
    }
  }
  tidy()
  const timer = setInterval(tidy, MINUTE)
  timer.unref()
  const own = config.metricsPort === null ? null : await listen(config.metricsPort, metrics.text)
  return {
    ...{ metrics, token, ready: watchReadiness(pool, platform.clock, config) },
    async stop() {
      clearInterval(timer)
      own?.closeAllConnections()
      await new Promise<void>((resolve) => (own ? own.close(() => resolve()) : resolve()))
      metrics.stop()
    },
  }
}

function tokenFrom(file: string | null): string | null {
  if (file === null) return null
  const token = readFileSync(file, 'utf8').trim()
  if (/^\S{24,}$/.test(token)) return token
  throw new StartRefused(`${file} 里的令牌太短或者含有空格，应为24个以上的字符，写成一行。`)
}

/** The figures on a port of their own, for this machine only. */
function listen(port: number, text: () => Promise<string>): Promise<Server> {
  const server = createServer((asked, answer) => {
    if (asked.method !== 'GET' || asked.url !== '/metrics') return void answer.writeHead(404).end()
    text().then(
      (figures) => answer.writeHead(200, { 'Content-Type': TEXT }).end(figures),
      () => answer.writeHead(503).end(),
    )
  })
  return new Promise((resolve, reject) => {
    server.once('error', () =>
      reject(new StartRefused(`TOUYAN_METRICS_PORT 指定的端口 ${port} 不能使用，请换一个端口。`)),
    )
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
