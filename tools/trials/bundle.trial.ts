import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder, removeFolder } from './program.ts'

const ROOT = join(import.meta.dirname, '../..')
const PATIENCE_MS = 180_000
/** The user that owns nothing. */
const NOBODY = 65534

/**
 * The page as somebody on that machine sees it, asked inside the same empty network; ends with 0 when the sign-in page
 * and the answer behind it are there and nothing outside can be reached.
 */
const LOOK = `
const address = process.argv[1]
const page = await fetch(address + '/sign-in').then((answer) => answer.text())
const start = await fetch(address + '/api/bootstrap').then((answer) => answer.json())
const outside = await fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(2000) }).then(() => true, () => false)
process.exit(page.includes('id="root"') && start.demoPassword && !outside ? 0 : 1)`

/** The archive for machines without a network: made, unpacked somewhere else, started where there is no network. */
export const bundle: Trial = {
  title: '离线安装包：做成、解开、在没有网络的地方启动',
  async run({ say }): Promise<Outcome> {
    const faults: string[] = []
    const made = spawnSync('npm', ['run', '--silent', 'bundle'], { cwd: ROOT, encoding: 'utf8' })
    if (made.status !== 0) return { figures: {}, faults: [`没有做成：${made.stderr.trim().slice(-200)}`] }
    const name = readdirSync(join(ROOT, 'dist')).find((file) => /^touyan-.*\.tar\.gz$/.test(file))!
    const archive = join(ROOT, 'dist', name)
    const place = makeFolder()
    try {
      const began = performance.now()
      cpSync(archive, join(place.folder, name))
      execFileSync('tar', ['-xzf', name], { cwd: place.folder })
      const unpacked = (performance.now() - began) / 1000
      say(`${name} ${megabytes(statSync(archive).size)}`)
      const program = join(place.folder, name.replace('.tar.gz', ''))
      // Before anybody else starts it, who could write what is missing.
      const served = await startAsService(program, place.folder)
      if (served === null) faults.push('程序目录不能写的用户没有启动成功')
      const started = await startAlone(program, join(place.folder, 'data'), 'npm start')
      if (started === null) faults.push('没有网络时没有启动成功')
      return {
        figures: {
          安装包: `${name}，${megabytes(statSync(archive).size)}`,
          解开: `${unpacked.toFixed(0)} 秒`,
          '没有网络，第一次启动（建库并写入示例单位）': started === null ? '没有成功' : `${started.toFixed(1)} 秒`,
          '程序目录归root、自己不能写的用户，第一次启动': served === null ? '没有成功' : `${served.toFixed(1)} 秒`,
        },
        faults,
      }
    } finally {
      removeFolder(join(place.folder, 'data'))
      removeFolder(join(place.folder, 'service-data'))
      place.remove()
      rmSync(archive, { force: true })
    }
  },
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

/** As the examples of a service and a container start it: somebody who may write nothing but the data. */
function startAsService(program: string, folder: string): Promise<number | null> {
  const data = join(folder, 'service-data')
  chmodSync(folder, 0o755)
  execFileSync('chown', ['-R', 'root:root', program])
  mkdirSync(data)
  chownSync(data, NOBODY, NOBODY)
  const node = `node_modules/node-${process.platform}-${process.arch}/bin/node`
  const change = `setpriv --reuid ${NOBODY} --regid ${NOBODY} --clear-groups`
  return startAlone(program, data, `${change} ${node} bin/touyan.mjs serve`)
}

/** Seconds until the page could be opened inside a network of its own that leads nowhere; null when it never could. */
async function startAlone(program: string, data: string, command: string): Promise<number | null> {
  const shell = `ip link set lo up && exec ${command}`
  const began = performance.now()
  const child = spawn('unshare', ['--net', 'sh', '-c', shell], {
    cwd: program,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', TOUYAN_DEMO: '1', TOUYAN_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece) => (text += piece))
  try {
    while (performance.now() - began < PATIENCE_MS && child.exitCode === null) {
      const address = /http:\/\/[\d.:]+/.exec(text)?.[0]
      if (address) {
        const seconds = (performance.now() - began) / 1000
        const inside = ['--net', `--target=${child.pid}`, process.execPath, '--input-type=module', '-e', LOOK, address]
        return spawnSync('nsenter', inside).status === 0 ? seconds : null
      }
      await sleep(100)
    }
    console.error(text)
    return null
  } finally {
    if (child.exitCode === null) {
      process.kill(-child.pid!, 'SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
    }
  }
}
