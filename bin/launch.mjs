// Runs on any Node >= 20 with nothing installed: installs what the lock file names, then hands over to the pinned Node.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const mark = join(root, 'node_modules', '.touyan-installed')

export const lockDigest = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** How npm is called here: the one that called us, else the one on the path. */
export function npmCommand(args) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) return [process.execPath, [npm, ...args]]
  return ['npm', args, { shell: process.platform === 'win32' }]
}

/** Installs from the lock file unless that has been done already. Install scripts of packages are never run. */
export function ensureInstalled() {
  const wanted = lockDigest()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  console.error('正在安装所需组件（首次约需一分钟）……')
  const [command, args, more] = npmCommand(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  // NODE_ENV=production in the environment would leave out what builds the pages.
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: '' } }
  const done = spawnSync(command, args, { ...options, ...more })
  if (done.status !== 0) {
    console.error('组件安装失败。请检查网络或npm的镜像设置后重试。')
    process.exit(1)
  }
  writeFileSync(mark, wanted)
}

/** The Node pinned by this project where it is shipped for the platform, else the machine's own if new enough. */
export function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const shipped = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', name)
  if (existsSync(shipped)) return shipped
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error('本机平台没有随附的Node，请安装Node 24以上版本后重试。')
  process.exit(1)
}

/** Our sources and the libraries are read through once, not at every start. */
export const compiled = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') }

/** Runs a script of the project under the pinned Node as if it were this process: signals, exit code. */
export function runPinned(script, args, extra = {}) {
  const child = spawn(pinnedNode(), ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...compiled, ...process.env, ...extra },
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)))
    child.on('error', () => resolve(1))
  })
}

const webMark = join(root, 'dist', 'web', '.built-from')

/** Builds the pages once for the sources at hand. */
export function ensureWeb() {
  const listed = spawnSync(pinnedNode(), [join(root, 'tools', 'web-digest.mjs')], { encoding: 'utf8' })
  const wanted = listed.stdout.trim()
  if (existsSync(webMark) && readFileSync(webMark, 'utf8') === wanted) return
  console.error('正在生成网页（首次约需半分钟）……')
  rmSync(join(root, 'dist', 'web'), { recursive: true, force: true })
  mkdirSync(join(root, 'dist'), { recursive: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const done = spawnSync(pinnedNode(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (done.status !== 0) {
    console.error('网页生成失败。请把上面的提示交给系统管理员。')
    process.exit(1)
  }
  writeFileSync(webMark, wanted)
}
