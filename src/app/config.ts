import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { type Algorithm, algorithms } from '../platform/cipher.ts'
import { StartRefused } from '../platform/errors.ts'
import { usualMarks } from './marks/words.ts'

/** Everything the environment may say, read once. */
export type Config = {
  host: string
  port: number
  dataFolder: string
  databaseUrl: string | null
  /** what seals personal content from now on */
  crypto: Algorithm
  demo: boolean
  demoAnywhere: boolean
  unitName: string
  /** the address users type, when it differs from host and port (behind a proxy) */
  origin: string
  logLevel: string
  /** most connections of this process to the database for requests */
  connections: number
  /** peers whose X-Forwarded-For is believed */
  proxies: readonly string[]
  /** whether the public pages are also served under /door; by default only where nobody else can reach them */
  doorInside: boolean
  /** another way to the database for the public pages, where the program may not make their role */
  doorDatabaseUrl: string | null
  /** another way to the database for the program itself, where it may not make its own role */
  appDatabaseUrl: string | null
  /** whether the program backs itself up every day, where to, and the file that holds the passphrase */
  backsUp: boolean
  backupFolder: string
  backupPassphrase: string | null
  /** a command that copies each good backup elsewhere, run with its path, and the time it may take */
  backupPush: string | null
  backupPushMinutes: number
  /** marks of the state's secrets, with which no file is taken */
  secretMarks: readonly string[]
  /** the log is also kept here, put aside by size */
  logFile: { path: string; mostBytes: number; kept: number } | null
  /** figures on a port of this machine alone, or at the own address for whoever shows the token in this file */
  metricsPort: number | null
  metricsTokenFile: string | null
  /** free bytes on the disk of the data below which the program says it is not ready */
  diskLeast: number
}

const MB = 1024 * 1024

/** A whole number of the environment within bounds. */
function wholeNumber(env: NodeJS.ProcessEnv, name: string, { least, most, usual }: Record<string, number>): number {
  const number = Number(env[name] || usual)
  if (Number.isInteger(number) && number >= least! && number <= most!) return number
  throw new StartRefused(`${name} 应为${least}到${most}的整数，现为“${env[name]}”。`)
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** How a browser on this machine gets there; nobody can open the address that stands for all of them. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Reads and checks the environment. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT || 7700)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new StartRefused(`PORT 应为0到65535的整数，现为“${env.PORT}”。`)
  const host = env.HOST || '127.0.0.1'
  const databaseUrl = env.DATABASE_URL || null
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new StartRefused('DATABASE_URL 应以 postgresql:// 开头。')
  }
  const dataFolder = resolve(env.TOUYAN_DATA || join(import.meta.dirname, '../../data'))
  return {
    host,
    port,
    dataFolder,
    databaseUrl,
    crypto: readAlgorithm(env.TOUYAN_CRYPTO),
    demo: env.TOUYAN_DEMO === '1',
    demoAnywhere: env.TOUYAN_DEMO_PUBLIC === '1',
    unitName: env.TOUYAN_UNIT ?? '',
    origin: env.TOUYAN_ORIGIN || `http://${reachable(host)}:${port}`,
    logLevel: env.TOUYAN_LOG || 'info',
    connections: readConnections(env.TOUYAN_CONNECTIONS),
    proxies: readProxies(env.TOUYAN_PROXY),
    doorInside: env.TOUYAN_DOOR ? env.TOUYAN_DOOR === '1' : LOOPBACK.includes(host),
    doorDatabaseUrl: env.DOOR_DATABASE_URL || null,
    appDatabaseUrl: env.APP_DATABASE_URL || null,
    backsUp: env.TOUYAN_BACKUP !== 'off',
    backupFolder: resolve(env.TOUYAN_BACKUP_FOLDER || join(dataFolder, 'backups')),
    backupPassphrase: env.TOUYAN_BACKUP_PASSPHRASE_FILE || null,
    backupPush: env.TOUYAN_BACKUP_PUSH || null,
    backupPushMinutes: wholeNumber(env, 'TOUYAN_BACKUP_PUSH_MINUTES', { least: 1, most: 600, usual: 30 }),
    secretMarks: readMarks(env.TOUYAN_SECRET_MARKS),
    ...operationsOf(env),
  }
}

function operationsOf(env: NodeJS.ProcessEnv) {
  const mostMegabytes = wholeNumber(env, 'TOUYAN_LOG_SIZE', { least: 1, most: 1000, usual: 10 })
  const kept = wholeNumber(env, 'TOUYAN_LOG_KEPT', { least: 2, most: 100, usual: 5 })
  const port = wholeNumber(env, 'TOUYAN_METRICS_PORT', { least: 0, most: 65535, usual: 0 })
  return {
    logFile: env.TOUYAN_LOG_FILE ? { path: resolve(env.TOUYAN_LOG_FILE), mostBytes: mostMegabytes * MB, kept } : null,
    metricsPort: port || null,
    metricsTokenFile: env.TOUYAN_METRICS_TOKEN_FILE || null,
    diskLeast: wholeNumber(env, 'TOUYAN_DISK_LEAST', { least: 0, most: 1_000_000, usual: 1024 }) * MB,
  }
}

function readAlgorithm(text = ''): Algorithm {
  const algorithm = algorithms.find((one) => one === (text || 'aes'))
  if (algorithm) return algorithm
  throw new StartRefused(`TOUYAN_CRYPTO 应为 aes 或 sm（国密），现为“${text}”。`)
}

function readConnections(text = ''): number {
  const most = Number(text || 10)
  if (Number.isInteger(most) && most >= 2 && most <= 200) return most
  throw new StartRefused(`TOUYAN_CONNECTIONS 应为2到200的整数，现为“${text}”。`)
}

/** Those of the bureau beside the usual ones, which are always looked for. */
function readMarks(text = ''): readonly string[] {
  const own = text.split(/[,，、\s]+/).filter(Boolean)
  const short = own.find((mark) => [...mark].length < 2)
  if (!short) return [...usualMarks, ...own]
  throw new StartRefused(`TOUYAN_SECRET_MARKS 里的“${short}”太短，每个标志至少两个字，几个的用逗号分开。`)
}

function readProxies(text = ''): string[] {
  const proxies = text.split(/[,\s]+/).filter(Boolean)
  const wrong = proxies.find((proxy) => !isIP(proxy))
  if (!wrong) return proxies
  throw new StartRefused(`TOUYAN_PROXY 应为反向代理的IP地址，几个的用逗号分开，现有“${wrong}”。`)
}

/** The demo's passwords are public, so it stays on this machine unless somebody says otherwise. */
export const demoMayRun = (config: Config): boolean => config.demoAnywhere || LOOPBACK.includes(config.host)

export function refuseOpenDemo(config: Config, isDemo: boolean): void {
  if (!isDemo || demoMayRun(config)) return
  throw new StartRefused(
    `示例单位的账号和口令是公开的，只能在本机使用（HOST=127.0.0.1）。确需让其他电脑访问，请设置 TOUYAN_DEMO_PUBLIC=1。`,
  )
}
