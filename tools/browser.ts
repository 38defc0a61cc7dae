import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** A Chromium that really starts on this computer. `libraries` is a folder it needs on its library path, '' if none. */
export type Found = { path: string; libraries: string }

const CACHE = join(import.meta.dirname, '../.cache/chromium')
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Finds a Chromium: the computer's own, else the one npm installed, else (as root on Debian) the distribution's.
 * Throws with a Chinese sentence when none starts.
 */
export async function findBrowser(): Promise<Found> {
  const asked = process.env.TOUYAN_BROWSER
  const given = asked ? [{ path: asked, libraries: process.env.TOUYAN_BROWSER_LIBRARIES ?? '' }] : ownBrowsers()
  const faults: string[] = []
  for (const found of given) {
    const fault = await faultOf(found)
    if (!fault) return found
    faults.push(`${found.path}：${fault}`)
  }
  const unpacked = await unpackBrowser()
  if (unpacked) {
    const fault = await faultOf(unpacked)
    if (!fault) return unpacked
    faults.push(`npm安装的Chromium：${fault}`)
  }
  if (installByDistribution()) {
    for (const found of ownBrowsers()) if (!(await faultOf(found))) return found
  }
  throw new Error(
    `没有可用的浏览器，无法进行浏览器测试。请安装Chromium（Debian或Ubuntu：sudo apt-get install chromium），` +
      `或者用 TOUYAN_BROWSER 写明浏览器程序的位置，然后重试。${faults.map((fault) => `\n  ${fault}`).join('')}`,
  )
}

/** Starts the browser found before the tests (or finds one). The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { TOUYAN_BROWSER: path, TOUYAN_BROWSER_LIBRARIES: libraries = '' } = process.env
  return launch(path ? { path, libraries } : await findBrowser())
}

function launch({ path, libraries }: Found): Promise<Browser> {
  // Without a UTF-8 locale the browser cannot name a download in Chinese.
  const locale = { LC_ALL: 'C.UTF-8' }
  const env = Object.entries({ ...process.env, ...locale, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) })
  return chromium.launch({
    executablePath: path,
    // Root has no sandbox to enter, containers often have too little shared memory.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
    env: Object.fromEntries(env.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    timeout: 60_000,
  })
}

async function faultOf(found: Found): Promise<string | null> {
  try {
    const browser = await launch(found)
    try {
      const page = await browser.newPage()
      await page.setContent('<p id="answer">2</p>')
      return (await page.locator('#answer').textContent()) === '2' ? null : '不能显示网页'
    } finally {
      await browser.close()
    }
  } catch (error) {
    const lines = (error as Error).message.split('\n').map((line) => line.trim())
    return lines.find((line) => /error while loading|cannot open|not found|ENOENT/.test(line)) ?? lines[0] ?? '不能启动'
  }
}

function ownBrowsers(): Found[] {
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean)
  const named = COMMANDS.flatMap((command) =>
    folders
      .map((folder) => join(folder, command))
      .filter(existsSync)
      .slice(0, 1),
  )
  return [...named, ...INSTALLED.filter(existsSync)].map((path) => ({ path, libraries: '' }))
}

/** Unpacks the npm package once. It unpacks its own libraries only where it believes to run in its usual cloud. */
async function unpackBrowser(): Promise<Found | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const { TMPDIR, LD_LIBRARY_PATH, FONTCONFIG_PATH, AWS_EXECUTION_ENV } = process.env
  const done = join(CACHE, '.done')
  const found = { path: join(CACHE, 'chromium'), libraries: `${join(CACHE, 'al2023', 'lib')}:${CACHE}` }
  if (existsSync(done)) return found
  rmSync(CACHE, { recursive: true, force: true })
  mkdirSync(CACHE, { recursive: true })
  Object.assign(process.env, { TMPDIR: CACHE, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' })
  try {
    const { default: shipped } = await import('@sparticuz/chromium')
    await shipped.executablePath()
    mkdirSync(done)
    return found
  } catch {
    return null
  } finally {
    for (const [name, value] of Object.entries({ TMPDIR, LD_LIBRARY_PATH, FONTCONFIG_PATH, AWS_EXECUTION_ENV })) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

function installByDistribution(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  if (!/^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))) return false
  console.error('正在安装系统的Chromium……')
  const options: SpawnSyncOptions = {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-q'], options)
  return spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options).status === 0
}

if (import.meta.main) {
  try {
    console.log(JSON.stringify(await findBrowser()))
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
