import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { keyFiles } from '../backup/manifest.ts'
import type { Config } from '../config.ts'
import { sizeText, spaceOf } from '../operations/disk.ts'

/** One thing that was looked at. What is not good says what to do. */
export type Finding = { about: string; state: 'good' | 'warning' | 'fault'; text: string }

export const good = (about: string, text: string): Finding => ({ about, state: 'good', text })
export const warning = (about: string, text: string): Finding => ({ about, state: 'warning', text })
export const fault = (about: string, text: string): Finding => ({ about, state: 'fault', text })

const WEB = join(import.meta.dirname, '../../../dist/web')
const OLDEST_NODE = 24
/** File systems over a network, where a lock and a finished write may not be what they say. */
const NETWORKED: Record<number, string> = { 26985: 'NFS', 20859: 'SMB', 4283649346: 'CIFS', 4266872130: 'SMB2' }

/** The Node that runs this. */
export function ofNode(version = process.versions.node): Finding {
  const isNew = Number(version.split('.')[0]) >= OLDEST_NODE
  if (isNew) return good('Node', `版本 ${version}`)
  return fault('Node', `版本 ${version} 太低。请用 npm start 启动，或者安装 Node ${OLDEST_NODE} 以上版本。`)
}

/** The folder of the data: there, ours, on a disk of its own machine with room. */
export async function ofDataFolder({ dataFolder, diskLeast }: Config): Promise<Finding[]> {
  const about = '数据目录'
  if (!existsSync(dataFolder)) return [good(about, `${dataFolder} 还没有，第一次启动时建立`)]
  const found: Finding[] = []
  try {
    rmSync(mkdtempSync(join(dataFolder, '.trial-')), { recursive: true })
    found.push(good(about, `${dataFolder} 可以写入`))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    found.push(fault(about, `${dataFolder} 不能写入（${code}）。请检查目录的所有者、权限，磁盘是不是只读或者已满。`))
  }
  const networked = NETWORKED[statfsSync(dataFolder).type]
  if (networked) {
    found.push(fault(about, `${dataFolder} 在网络磁盘（${networked}）上，断网会损坏数据。请移到本机磁盘。`))
  }
  const { freeBytes } = await spaceOf(dataFolder)
  if (freeBytes < diskLeast) {
    found.push(fault('磁盘', `只剩 ${sizeText(freeBytes)}，低于 ${sizeText(diskLeast)}。请清理磁盘或者换更大的磁盘。`))
  } else found.push(good('磁盘', `还有 ${sizeText(freeBytes)}`))
  return found
}

/** The keys: all there, whole, closed to others. Missing before the first start, never after it. */
export function ofKeys({ dataFolder }: Config): Finding[] {
  const about = '密钥'
  const folder = join(dataFolder, 'keys')
  if (!existsSync(folder)) return [good(about, '还没有，第一次启动时生成')]
  return keyFiles(folder).flatMap((name) => {
    const file = join(folder, name)
    if (!existsSync(file)) {
      return [fault(about, `缺少 ${file}。请从另外保存的密钥中放回这个文件，不要让程序另外生成。`)]
    }
    const { size, mode } = statSync(file)
    if (size !== 32) return [fault(about, `${file} 已损坏（应为32字节）。请从另外保存的密钥中放回这个文件。`)]
    if (process.platform !== 'win32' && mode & 0o077) {
      return [warning(about, `本机的其他用户能读 ${file}。请执行 chmod 600 ${file}。`)]
    }
    return [good(about, name)]
  })
}

/** The pages that were built: the one page and all it asks for first. */
export function ofPages(web = WEB): Finding {
  const page = join(web, 'index.html')
  if (!existsSync(page)) return fault('网页', '还没有生成。请用 npm start 启动，它会先生成网页。')
  const asked = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => path!)
  const lost = asked.find((path) => !existsSync(join(web, path)) || !statSync(join(web, path)).size)
  if (!lost) return good('网页', `完整（${readdirSync(web, { recursive: true }).length} 个文件）`)
  return fault('网页', `缺少 ${lost}。请删除 dist 目录后用 npm start 启动，它会重新生成。`)
}

/** Where people reach it. */
export async function ofAddress({ host, port, origin }: Config): Promise<Finding[]> {
  const found: Finding[] = []
  const taken = await isTaken(host, port)
  const own = taken && (await isOurs(host, port))
  if (own) found.push(good('端口', `${port} 由正在运行的头雁使用`))
  else if (taken) found.push(fault('端口', `${port} 被别的程序占用。请停止那个程序，或者用 PORT 另外指定。`))
  else found.push(good('端口', `${port} 空着`))
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(host)
  if (!isLocal && origin.startsWith('http:')) {
    const what = '其他电脑以不加密的 HTTP 打开，口令会在网络上明文传送。'
    found.push(warning('网址', `${what}请在前面放 HTTPS 反向代理，并把 TOUYAN_ORIGIN 写成 https 开头的网址。`))
  }
  return found
}

function isTaken(host: string, port: number): Promise<boolean> {
  if (!port) return Promise.resolve(false)
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(true))
      .once('listening', () => probe.close(() => resolve(false)))
      .listen(port, host)
  })
}

async function isOurs(host: string, port: number): Promise<boolean> {
  const name = host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host
  return fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(3000) }).then(
    (answer) => answer.ok,
    () => false,
  )
}
