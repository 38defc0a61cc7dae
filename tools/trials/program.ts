import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const CLI = join(import.meta.dirname, '../../src/app/cli.ts')
const DOOR = join(import.meta.dirname, '../../src/app/door-main.ts')

type Extra = Record<string, string>
export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** The program as a process of its own. `peak` is the most memory it has held, in MB (Linux). */
export type Process = {
  pid: number
  ended: Promise<Ended>
  stdout(): string
  stderr(): string
  kill(signal: NodeJS.Signals): void
  peak(): number
}

/** Starts the program with nothing of the caller's environment that could steer it. */
export const spawnProgram = (args: string[], env: Extra): Process => spawnScript(CLI, args, env)

function spawnScript(script: string, args: string[], env: Extra): Process {
  const { PATH = '', HOME = '', TMPDIR = '', NODE_COMPILE_CACHE } = process.env
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (piece: string) => {
      text[name] += piece
    })
  }
  const meter = memoryMeter(child)
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      meter.stop()
      resolve({ code, signal, ...text })
    })
  })
  return {
    pid: child.pid!,
    ended,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    kill: (signal) => void child.kill(signal),
    peak: meter.peak,
  }
}

function memoryMeter(child: ChildProcess): { peak(): number; stop(): void } {
  let highest = 0
  const timer = setInterval(() => {
    try {
      const line = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
      highest = Math.max(highest, Number(line?.[1] ?? 0) / 1024)
    } catch {
      clearInterval(timer)
    }
  }, 20)
  return { peak: () => highest, stop: () => clearInterval(timer) }
}

/** Runs one command to its end. */
export async function runProgram(args: string[], env: Extra): Promise<Ended & { peak: number }> {
  const program = spawnProgram(args, env)
  return { ...(await program.ended), peak: program.peak() }
}

export type Serving = Process & { address: string }

/** Starts the web service and waits for the address it prints. Throws with its output when it ends instead. */
export const startProgram = (env: Extra): Promise<Serving> => serving(spawnProgram(['serve'], { PORT: '0', ...env }))

/** Starts the public door as a process of its own, over the data folder of a bureau that runs. */
export const spawnDoor = (env: Extra): Promise<Serving> => serving(spawnScript(DOOR, [], { DOOR_PORT: '0', ...env }))

async function serving(program: Process): Promise<Serving> {
  let over: Ended | null = null
  void program.ended.then((result) => {
    over = result
  })
  for (;;) {
    const address = /https?:\/\/\S+/.exec(program.stdout())?.[0]
    if (address) return { ...program, address: new URL(address).origin }
    if (over) throw new Error(`the program ended: ${JSON.stringify(over)}`)
    await sleep(20)
  }
}

/** A folder for data that the database's unprivileged user can enter, and how to remove all that was put there. */
export function makeFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-trial-'))
  chmodSync(folder, 0o711)
  return { folder, remove: () => removeFolder(folder) }
}

/** Removes a data folder and, where the database was put elsewhere, that place too. */
export function removeFolder(folder: string): void {
  const cluster = join(folder, 'postgres')
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(dirname(readlinkSync(cluster)), { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Process number of the embedded server of a data folder, or null when none has started. */
export function databasePid(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}
