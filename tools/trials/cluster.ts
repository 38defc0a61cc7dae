import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Programs of the system that the cluster is made of, and where they are looked for. */
const WANTED = ['/usr/bin/etcd', '/usr/bin/patroni', '/usr/sbin/haproxy', '/usr/lib/postgresql/15/bin/postgres']
const PORTS = { etcd: 7840, peer: 7841, rest: [7842, 7843], postgres: [7844, 7845], front: 7846 }
const PASSWORD = 'trial-of-failover'
const TTL = 20

export type Cluster = {
  url: string
  /** the node that leads, 0 or 1 */
  leader(): Promise<number>
  /** as if the machine lost its power: the database and what watches over it, nothing is closed */
  kill(node: number): Promise<void>
  start(node: number): void
  /** waits until the other one follows synchronously again */
  untilSafe(): Promise<void>
  stop(): Promise<void>
}

/** What is missing on this machine for the trial; empty when it can be done. */
export function missingForCluster(): string[] {
  const missing = WANTED.filter((program) => !existsSync(program))
  return process.getuid?.() === 0 ? missing : [...missing, 'root']
}

/** Two databases with synchronous replication, Patroni over them, etcd, and HAProxy that leads to whichever leads. */
export async function startCluster(isSynchronous: boolean): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-cluster-'))
  chmodSync(folder, 0o755)
  const user = userOf('postgres')
  const children: (ChildProcess | null)[] = []
  const run = (name: string, command: string, args: string[], own: string) => {
    const log = openSync(join(folder, `${name}.log`), 'a')
    return spawn(command, args, { ...user, cwd: own, stdio: ['ignore', log, log], env: { PATH: '/usr/bin:/bin' } })
  }
  const own = (name: string) => {
    const place = join(folder, name)
    mkdirSync(place, { mode: 0o700 })
    chownSync(place, user.uid, user.gid)
    return place
  }
  const etcd = own('etcd')
  const at = (port: number) => `http://127.0.0.1:${port}`
  const etcdArgs = [
    ...['--name', 'one', '--data-dir', join(etcd, 'data'), '--initial-cluster', `one=${at(PORTS.peer)}`],
    ...['--listen-client-urls', at(PORTS.etcd), '--advertise-client-urls', at(PORTS.etcd)],
    ...['--listen-peer-urls', at(PORTS.peer), '--initial-advertise-peer-urls', at(PORTS.peer)],
  ]
  children[2] = run('etcd', '/usr/bin/etcd', etcdArgs, etcd)
  const homes = [own('node0'), own('node1')]
  const start = (node: number) => {
    const settings = join(homes[node]!, 'patroni.json')
    writeFileSync(settings, JSON.stringify(patroniOf(node, homes[node]!, isSynchronous)), { mode: 0o644 })
    children[node] = run(`node${node}`, '/usr/bin/patroni', [settings], homes[node]!)
  }
  start(0)
  await untilTrue(async () => (await roleOf(0)) === 200)
  start(1)
  const front = own('front')
  writeFileSync(join(front, 'haproxy.cfg'), haproxyText(), { mode: 0o644 })
  children[3] = run('front', '/usr/sbin/haproxy', ['-db', '-f', join(front, 'haproxy.cfg')], front)
  const untilSafe = () => untilTrue(async () => (await followers(isSynchronous ? 'sync' : 'async')) === 1)
  await untilSafe()
  const url = await withDatabase()
  return {
    url,
    async leader() {
      return (await roleOf(0)) === 200 ? 0 : 1
    },
    async kill(node) {
      children[node]!.kill('SIGKILL')
      for (const pid of databaseOf(homes[node]!)) process.kill(pid, 'SIGKILL')
    },
    start,
    untilSafe,
    async stop() {
      for (const child of [...children].reverse()) child?.kill('SIGTERM')
      await Promise.all(children.map((child) => child && untilGone(child)))
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

const untilGone = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
  })

function userOf(name: string): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line!.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** The server of a node and all its processes. */
function databaseOf(home: string): number[] {
  const file = join(home, 'data', 'postmaster.pid')
  if (!existsSync(file)) return []
  const server = Number(readFileSync(file, 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8')
  return [server, ...children.split(' ').filter(Boolean).map(Number)]
}

function patroniOf(node: number, home: string, isSynchronous: boolean) {
  const address = `127.0.0.1:${PORTS.postgres[node]}`
  const account = (username: string) => ({ username, password: PASSWORD })
  return {
    scope: 'touyan',
    name: `node${node}`,
    restapi: { listen: `127.0.0.1:${PORTS.rest[node]}`, connect_address: `127.0.0.1:${PORTS.rest[node]}` },
    etcd3: { host: `127.0.0.1:${PORTS.etcd}` },
    bootstrap: {
      dcs: {
        ...{ ttl: TTL, loop_wait: 2, retry_timeout: 5, maximum_lag_on_failover: 104_857_600 },
        synchronous_mode: isSynchronous,
        postgresql: {
          use_pg_rewind: true,
          parameters: { max_connections: 60, wal_keep_size: '256MB', wal_log_hints: 'on' },
        },
      },
      initdb: ['data-checksums', { encoding: 'UTF8' }, { locale: 'C.UTF-8' }],
    },
    postgresql: {
      ...{ listen: address, connect_address: address, data_dir: join(home, 'data') },
      bin_dir: '/usr/lib/postgresql/15/bin',
      authentication: { superuser: account('postgres'), replication: account('replicator'), rewind: account('rewind') },
      parameters: { unix_socket_directories: home },
      pg_hba: ['host all all 127.0.0.1/32 scram-sha-256', 'host replication replicator 127.0.0.1/32 scram-sha-256'],
      pgpass: join(home, 'pgpass'),
    },
  }
}

const serverLine = (port: number, node: number) =>
  `  server node${node} 127.0.0.1:${port} check port ${PORTS.rest[node]}`

const haproxyText = () => `defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
listen leader
  bind 127.0.0.1:${PORTS.front}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
${PORTS.postgres.map(serverLine).join('\n')}
`

async function roleOf(node: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${PORTS.rest[node]}/primary`).catch(() => null)
  return answer?.status ?? 0
}

const asSuperuser = (database: string) => ({
  connectionString: `postgresql://postgres:${PASSWORD}@127.0.0.1:${PORTS.front}/${database}`,
})

/** How many follow the one that leads in this way; none while it cannot be asked. */
async function followers(state: 'sync' | 'async'): Promise<number> {
  const client = new pg.Client(asSuperuser('postgres'))
  client.on('error', () => {})
  try {
    await client.connect()
    const asked = "select count(*)::int as n from pg_stat_replication where sync_state = $1 and state = 'streaming'"
    return (await client.query<{ n: number }>(asked, [state])).rows[0]!.n
  } catch {
    return 0
  } finally {
    await client.end().catch(() => {})
  }
}

async function withDatabase(): Promise<string> {
  const client = new pg.Client(asSuperuser('postgres'))
  client.on('error', () => {})
  await client.connect()
  await client.query(`create role touyan login createrole password '${PASSWORD}'`)
  await client.query('create database touyan owner touyan')
  await client.end()
  return `postgresql://touyan:${PASSWORD}@127.0.0.1:${PORTS.front}/touyan`
}

/** Waits until something holds; gives up loudly after two minutes. */
async function untilTrue(holds: () => Promise<boolean>): Promise<void> {
  for (const until = performance.now() + 120_000; performance.now() < until; await sleep(200)) {
    if (await holds()) return
  }
  throw new Error('the cluster did not come into the state that was waited for')
}
