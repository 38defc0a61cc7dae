import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartRefused } from '../errors.ts'
import { choosePlace, type Place } from './place.ts'

/** How to reach a running embedded server. */
export type Server = { connection: pg.ClientConfig; stop(): Promise<void> }

type Address = { host: string; port: number }

/** Durability is not for sale: refused at start if any of these is off. */
export const MUST_BE_ON = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']

/**
 * Starts the embedded PostgreSQL of a data folder (made on the first start) and waits until it answers. It listens on
 * a private unix socket (loopback on Windows) with a random password, and ends when this process ends.
 */
export async function startEmbedded(dataFolder: string): Promise<Server> {
  const place = choosePlace(dataFolder)
  const password = databasePassword(join(dataFolder, 'keys'))
  const patience = (await endOrphan(place)) ? 40 : 0
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) initialise(place, password)
  const address = await chooseAddress(place)
  const logFile = join(dataFolder, 'database.log')
  const connection = { ...address, user: 'touyan', password, database: 'postgres' }
  let child = launch(place, address, logFile)
  try {
    // Workers of a server killed hard need a moment to notice; until then a new one refuses to start beside them.
    for (let tries = 0; !(await answering(child, connection)); tries++) {
      if (tries >= patience) throw new Error('数据库进程退出')
      await sleep(250)
      child = launch(place, address, logFile)
    }
    await insistOnDurability(connection)
    await ensureDatabase(connection)
  } catch (error) {
    await stop(child)
    if (error instanceof StartRefused) throw error
    throw new StartRefused(
      `数据库没有启动成功。请把 ${logFile} 末尾的内容交给系统管理员。（${(error as Error).message}）`,
    )
  }
  return { connection: { ...connection, database: 'touyan' }, stop: () => stop(child) }
}

function databasePassword(keys: string): string {
  const file = join(keys, 'database.password')
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(24).toString('hex'), { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  }
  if (statSync(file).size === 48) return readFileSync(file, 'utf8')
  throw new StartRefused(`数据库口令文件 ${file} 已损坏。请从备份中恢复这个文件后再启动。`)
}

/** A first start that was cut off leaves only a side folder: the cluster appears by one rename or not at all. */
function initialise({ native, cluster, user }: Place, password: string): void {
  const beside = dirname(cluster)
  for (const left of readdirSync(beside).filter((name) => /^(postgres\.new|initial)-[0-9a-f]+$/.test(name))) {
    rmSync(join(beside, left), { recursive: true, force: true, maxRetries: 5 })
  }
  // Its own name each time: what a killed start has begun may still be written to for a moment.
  const fresh = `${cluster}.new-${randomBytes(6).toString('hex')}`
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  const passwordFile = join(fresh, '..', `initial-${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) for (const path of [fresh, passwordFile]) chownSync(path, user.uid, user.gid)
  const options = ['-U', 'touyan', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C']
  const made = spawnSync(join(native, 'bin', 'initdb'), ['-D', fresh, ...options, '--data-checksums'], {
    ...user,
    cwd: dirname(fresh),
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    throw new StartRefused(`数据目录无法初始化：${cluster}。${(made.stderr || made.error?.message || '').trim()}`)
  }
  renameSync(fresh, cluster)
}

/**
 * A program killed hard may leave its server behind for a moment; it must be gone before the folder is used again.
 * True when a server has died here without closing.
 */
async function endOrphan({ cluster }: Place): Promise<boolean> {
  const pidFile = join(cluster, 'postmaster.pid')
  for (let tries = 0; existsSync(pidFile); tries++) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    if (!pid || !isRunning(pid)) return true
    // The number now belongs to some other program; the server itself would take that for a running one.
    if (!isOurServer(pid, cluster)) {
      rmSync(pidFile, { force: true })
      return true
    }
    if (tries > 300) throw new StartRefused(`上一次的数据库进程（${pid}）没有退出。请结束这个进程后再启动。`)
    if (tries % 100 === 0) signal(pid, tries === 0 ? 'SIGINT' : 'SIGQUIT')
    await sleep(100)
  }
  return false
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function isOurServer(pid: number, cluster: string): boolean {
  try {
    const commandLine = `/proc/${pid}/cmdline`
    if (existsSync('/proc/self/cmdline')) return readFileSync(commandLine, 'utf8').includes(cluster)
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function chooseAddress({ cluster, user }: Place): Promise<Address> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() }
  // Socket paths are limited to about 100 bytes, so the folder is short and outside the data folder.
  const digest = createHash('sha256').update(cluster).digest('hex').slice(0, 16)
  const host = join('/tmp', `touyan-${process.getuid?.()}-${digest}`)
  mkdirSync(host, { recursive: true, mode: 0o700 })
  if (user) chownSync(host, user.uid, user.gid)
  const { uid } = statSync(host)
  if (uid !== (user?.uid ?? process.getuid?.())) throw new StartRefused(`目录 ${host} 属于另一个用户，请删除后再启动。`)
  return { host, port: 5432 }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function launch({ native, cluster, user }: Place, { host, port }: Address, logFile: string): ChildProcess {
  const onLoopback = process.platform === 'win32'
  const settings = {
    listen_addresses: onLoopback ? host : '',
    unix_socket_directories: onLoopback ? '' : host,
    port: String(port),
    ssl: 'off',
    max_connections: '100',
    shared_buffers: '64MB',
    jit: 'off',
    timezone: 'UTC',
    statement_timeout: '60s',
    idle_in_transaction_session_timeout: '60s',
    // Error reports must not carry rows or parameters into a log file.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_min_messages: 'warning',
  }
  const program = join(native, 'bin', 'postgres')
  const options = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const tied = process.platform === 'linux' && existsSync('/usr/bin/setpriv')
  const log = openSync(logFile, 'a', 0o600)
  // A clean stop is ours to order: Ctrl+C must reach the program, not the server beside it, hence its own group.
  const child = spawn(
    tied ? '/usr/bin/setpriv' : program,
    tied ? ['--pdeathsig', 'INT', '--', program, ...options] : options,
    { ...user, cwd: cluster, stdio: ['ignore', log, log], detached: true, env: { ...process.env, LC_ALL: 'C' } },
  )
  closeSync(log)
  child.unref()
  return child
}

/** True once the server answers, false when it has ended instead. */
async function answering(child: ChildProcess, connection: pg.ClientConfig): Promise<boolean> {
  let exited = false
  let failure: Error | null = null
  child.once('exit', () => {
    exited = true
  })
  child.once('error', (error) => {
    failure = error
  })
  // Recovery after a power cut may take minutes on a slow disk; it ends by itself.
  for (let tries = 0; tries < 6000; tries++) {
    if (failure) throw failure
    if (exited) return false
    try {
      await asking(connection, async () => {})
      return true
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        throw new StartRefused('数据库口令文件与数据库不符。请从备份中恢复 keys/database.password 后再启动。')
      await sleep(tries < 40 ? 25 : 100)
    }
  }
  throw new Error('数据库在10分钟内没有就绪')
}

async function insistOnDurability(connection: pg.ClientConfig): Promise<void> {
  await asking(connection, async (client) => {
    const found = await client.query('select name, setting from pg_settings where name = any($1)', [MUST_BE_ON])
    const off = found.rows.filter((row) => row.setting !== 'on').map((row) => row.name)
    if (off.length)
      throw new StartRefused(`数据库的安全写入设置被关闭：${off.join('、')}。请在postgresql.conf中恢复为on。`)
  })
}

async function ensureDatabase(connection: pg.ClientConfig): Promise<void> {
  await asking(connection, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = 'touyan'")
    if (!found.rowCount) await client.query('create database touyan')
  })
}

async function asking(connection: pg.ClientConfig, ask: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    await ask(client)
  } finally {
    await client.end().catch(() => {})
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.ref()
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), 10_000)
  await gone
  clearTimeout(late)
}
