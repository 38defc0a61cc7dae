import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '../..')

/** The program with its built pages in a folder of its own, as an update puts it there. */
export function copyProgram(folder: string): void {
  for (const part of ['src', 'db', 'dist', 'public', 'package.json']) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
}

const HASHED = /^(.+-)([\w-]{8})(\.\w+)$/

/** Gives every built part another name, as a build of changed code does: none of the former addresses is left. */
export function renameParts(folder: string): number {
  const web = join(folder, 'dist/web')
  const assets = join(web, 'assets')
  for (const name of readdirSync(assets)) if (name.endsWith('.br')) rmSync(join(assets, name))
  const names = new Map<string, string>()
  for (const name of readdirSync(assets)) {
    const [, head, hash, tail] = HASHED.exec(name) ?? []
    if (hash) names.set(name, `${head}${[...hash].reverse().join('')}${tail}`)
  }
  const replaced = (text: string) => {
    let next = text
    for (const [from, to] of names) next = next.replaceAll(from, to)
    return next
  }
  const page = join(web, 'index.html')
  writeFileSync(page, replaced(readFileSync(page, 'utf8')))
  rmSync(`${page}.br`, { force: true })
  for (const name of readdirSync(assets)) {
    const at = join(assets, name)
    if (/\.(js|css)$/.test(name)) writeFileSync(at, replaced(readFileSync(at, 'utf8')))
    renameSync(at, join(assets, names.get(name) ?? name))
  }
  return names.size
}

export type Copy = { child: ChildProcess; address: string; stop(): Promise<void> }

/** Starts the program of a folder at a port. */
export async function startCopy(folder: string, env: Record<string, string>): Promise<Copy> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(folder, 'src/app/cli.ts')], {
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece) => (said += piece))
  while (!/https?:\/\/\S+/.test(said)) {
    if (child.exitCode !== null) throw new Error(`the program ended: ${said}`)
    await sleep(20)
  }
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { child, address: new URL(/https?:\/\/\S+/.exec(said)![0]).origin, stop }
}
