import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beginRun, endRun, failRun, noteProgress, notePush } from '../../areas/backups/facts.ts'
import { StartRefused } from '../../platform/errors.ts'
import type { Ctx, Platform } from '../../platform/write.ts'
import type { Config } from '../config.ts'
import { operatorOf } from '../operator.ts'
import type { Runtime } from '../runtime.ts'
import { byOneOnly } from '../turn.ts'
import { isDue, nameOf, surplus } from './keeping.ts'
import { type Made, makeBackup } from './make.ts'
import { push, stopPushing } from './push.ts'
import { reasonOf } from './why.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const FIRST_MS = 10 * MINUTE

/** The words of a passphrase file without its line end; null where none is named. */
export function passphraseFrom(file: string | null): string | null {
  if (file === null) return null
  const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  if ([...text].length < 12) throw new StartRefused(`${file} 里的口令太短，至少12个字符。`)
  return text
}

type Asked = {
  path?: string
  /** read when it is needed, so that one that is missing is a failure like any other */
  passphrase: () => string | null
  /** who asked for it at a page, told as soon as it has begun */
  by?: { ctx: Ctx; begun: (id: string) => void }
}

const PROGRESS_MS = 1000

/**
 * Makes a backup, keeps how it went where every process sees it, leaves a trace of it in every unit, and has it copied
 * elsewhere where that is asked for. Only whoever has the turn may.
 */
export async function backUp(runtime: Runtime, config: Config, { path, passphrase, by }: Asked): Promise<Made> {
  const { platform, owner } = runtime
  const now = platform.clock.now()
  const target = path ?? join(config.backupFolder, nameOf(now))
  const id = await beginRun(platform, { kind: 'backup', fileName: basename(target) }, by?.ctx ?? null)
  by?.begun(id)
  const actFor = (unitId: string) => operatorOf(platform, unitId)
  const ended = { platform, actFor, id, kind: 'backup' } as const
  let made: Made
  try {
    await platform.sealer.settle()
    const { dataFolder } = config
    const order = { connection: owner, dataFolder, path: target, passphrase: passphrase(), now }
    made = await makeBackup({ ...order, progress: progressOf(platform, id) })
    await endRun(ended, made, made)
  } catch (error) {
    await failRun(ended, reasonOf(error as Error)).catch(() => {})
    throw error
  }
  if (config.backupPush) {
    const { isGood, note } = await push(config.backupPush, target, config.backupPushMinutes)
    await notePush(ended, isGood, note)
  }
  return made
}

/** Notes progress once a second at most, and never twice at a time. */
function progressOf(platform: Platform, id: string): (done: number, all: number) => void {
  let noted = performance.now()
  let noting = Promise.resolve()
  return (done, all) => {
    if (performance.now() - noted < PROGRESS_MS) return
    noted = performance.now()
    noting = noting.then(() => noteProgress(platform, id, { done, all })).catch(() => {})
  }
}

/** Removes the backups that are not kept. */
export function removeSurplus(folder: string, now: Date): void {
  for (const name of surplus(readdirSync(folder), now)) rmSync(join(folder, name), { force: true })
}

/**
 * Looks ten minutes (`firstMs`) after the start and then every hour whether a backup is due, makes it, and removes
 * those that are not kept. A failure is logged and tried again an hour later. Returns how to stop.
 */
export function startDailyBackup(runtime: Runtime, config: Config, firstMs = FIRST_MS): () => Promise<void> {
  if (!config.backsUp) return async () => {}
  let running = Promise.resolve()
  const look = () => {
    running = running.then(() => daily(runtime, config))
  }
  const first = setTimeout(look, firstMs)
  const timer = setInterval(look, HOUR)
  first.unref()
  timer.unref()
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    stopPushing()
    await running
  }
}

/** One look: a backup when one is due and no other process is making it; never throws. */
export async function daily(runtime: Runtime, config: Config): Promise<void> {
  const { clock, log } = runtime.platform
  const folder = config.backupFolder
  const names = () => (existsSync(folder) ? readdirSync(folder) : [])
  const make = async () => {
    if (!isDue(names(), clock.now())) return
    const passphrase = () => passphraseFrom(config.backupPassphrase)
    const { path, rows, size } = await backUp(runtime, config, { passphrase })
    log.info({ path, rows, size }, 'backup made')
    removeSurplus(folder, clock.now())
  }
  try {
    await byOneOnly(runtime.owner, 'backup', make)
  } catch (error) {
    log.error({ error }, 'backup failed')
  }
}
