import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { choosePlace } from '../../src/platform/database/place.ts'

/** A PostgreSQL of the trial's own, as somebody else's server would be: the program reaches it by DATABASE_URL. */
export class OwnServer {
  readonly url: string
  private readonly socket = mkdtempSync('/tmp/touyan-server-')
  private readonly place: ReturnType<typeof choosePlace>
  private readonly cluster: string
  private child: ChildProcess | null = null

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    this.place = choosePlace(folder)
    this.cluster = join(folder, 'cluster')
    this.url = `postgresql://touyan@/touyan?host=${encodeURIComponent(this.socket)}&port=5432`
    mkdirSync(this.cluster, { mode: 0o700 })
    const { user } = this.place
    if (user) for (const path of [this.cluster, this.socket]) chownSync(path, user.uid, user.gid)
    const options = ['-U', 'touyan', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--data-checksums']
    const made = spawnSync(join(this.place.native, 'bin', 'initdb'), ['-D', this.cluster, ...options], {
      ...user,
      cwd: this.cluster,
      encoding: 'utf8',
    })
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  }

  async start(settings: Record<string, string> = {}): Promise<void> {
    const all = { listen_addresses: '', unix_socket_directories: this.socket, timezone: 'UTC', ...settings }
    const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    this.child = spawn(join(this.place.native, 'bin', 'postgres'), ['-D', this.cluster, ...options], {
      ...this.place.user,
      cwd: this.cluster,
      stdio: 'ignore',
    })
    for (let tries = 0; tries < 600; tries += 1) {
      if (this.child.exitCode !== null) throw new Error('the server ended')
      try {
        await this.query('select 1', [], 'postgres')
        await this.query('create database touyan', [], 'postgres').catch(() => {})
        return
      } catch {
        await sleep(50)
      }
    }
    throw new Error('the server does not answer')
  }

  async query<T extends pg.QueryResultRow>(text: string, values: unknown[] = [], database = 'touyan'): Promise<T[]> {
    const client = new pg.Client({ host: this.socket, port: 5432, user: 'touyan', database })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<T>(text, values)).rows
    } finally {
      await client.end().catch(() => {})
    }
  }

  /** SIGINT closes it, SIGQUIT and SIGKILL do not; SIGSTOP leaves it standing. */
  async end(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void> {
    const { child } = this
    this.child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  /** Every process of it stands still, as on a machine that hangs. */
  freeze(): void {
    for (const pid of this.processes()) process.kill(pid, 'SIGSTOP')
  }

  thaw(): void {
    for (const pid of this.processes()) process.kill(pid, 'SIGCONT')
  }

  /** One of its processes dies; it then throws out everybody and recovers. */
  async killOneBackend(): Promise<void> {
    const [row] = await this.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = 'touyan' and pid <> pg_backend_pid() limit 1`,
    )
    if (row) process.kill(row.pid, 'SIGKILL')
  }

  private processes(): number[] {
    const { pid } = this.child!
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout
    return [pid!, ...children.split('\n').map(Number).filter(Boolean)]
  }

  remove(): void {
    rmSync(this.socket, { recursive: true, force: true })
  }
}
