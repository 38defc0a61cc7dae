import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { StartRefused } from '../errors.ts'

/**
 * One process owns a data folder. The lock is a listening name that the operating system takes back at once when the
 * owner dies, however it dies: nothing stale is left to clean up. The file beside it only says who the owner is.
 */
export type OwnerLock = { release(): Promise<void> }

/** Takes the data folder for this process or refuses with a sentence naming the owner. */
export async function takeOwnership(folder: string): Promise<OwnerLock> {
  // As root the database runs as another user, who must be able to pass through; the keys inside stay closed.
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const real = realpathSync(folder)
  const owner = join(real, 'owner.json')
  const server = await listen(lockName(real), () => {
    const found = existsSync(owner) ? /"pid":(\d+),"since":"([^"]+)"/.exec(readFileSync(owner, 'utf8')) : null
    const holder = found ? `（进程号 ${found[1]}，${found[2]} 启动）` : ''
    return new StartRefused(
      `数据目录 ${real} 正由另一个头雁程序使用${holder}。一个数据目录同时只能由一个程序使用：请先停止它，或者用 TOUYAN_DATA 指定另一个目录。`,
    )
  })
  writeFileSync(owner, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }), { mode: 0o600 })
  return {
    async release() {
      rmSync(owner, { force: true })
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function lockName(real: string): string {
  const digest = createHash('sha256').update(real).digest('hex').slice(0, 32)
  if (process.platform === 'win32') return `\\\\.\\pipe\\touyan-${digest}`
  return process.platform === 'linux' ? `\0touyan-${digest}` : join(real, 'owner.socket')
}

function listen(name: string, refusal: () => Error): Promise<Server> {
  if (process.platform === 'darwin') rmSync(name, { force: true })
  const server = createServer((socket) => socket.destroy())
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? refusal() : error))
    server.listen(name, () => resolve(server))
  })
}
