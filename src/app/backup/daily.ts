import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { unitIds } from '../../areas/posts/facts.ts'
import { StartRefused } from '../../platform/errors.ts'
import { write } from '../../platform/write.ts'
import type { Config } from '../config.ts'
import { operatorOf } from '../operator.ts'
import type { Runtime } from '../runtime.ts'
import { byOneOnly } from '../turn.ts'
import { isDue, nameOf, surplus } from './keeping.ts'
import { type Made, makeBackup } from './make.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The words of a passphrase file without its line end; null where none is named. */
export function passphraseFrom(file: string | null): string | null {
  if (file === null) return null
  const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  if ([...text].length < 12) throw new StartRefused(`${file} 里的口令太短，至少12个字符。`)
  return text
}

/** Makes a backup and leaves a trace of it in every unit. */
export async function backUp(
  { platform, owner }: Runtime,
  config: Config,
  asked: { path?: string; passphrase: string | null },
): Promise<Made> {
  const now = platform.clock.now()
  const { passphrase, path = join(config.backupFolder, nameOf(now)) } = asked
  await platform.sealer.settle()
  const made = await makeBackup({ connection: owner, dataFolder: config.dataFolder, path, passphrase, now })
  for (const unitId of await unitIds(platform.db)) {
    const entry = { action: 'backup.made', subjectKind: 'unit', subjectId: unitId, detail: { ...made } }
    await write(operatorOf(platform, unitId), async () => ({ result: null, audit: [entry] }))
  }
  return made
}

/**
 * Looks ten minutes after the start and then every hour whether a backup is due, makes it, and removes those that are
 * not kept. A failure is logged and tried again an hour later. Returns how to stop.
 */
export function startDailyBackup(runtime: Runtime, config: Config): () => Promise<void> {
  if (!config.backsUp) return async () => {}
  let running = Promise.resolve()
  const look = () => {
    running = running.then(() => daily(runtime, config))
  }
  const first = setTimeout(look, 10 * MINUTE)
  const timer = setInterval(look, HOUR)
  first.unref()
  timer.unref()
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
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
    const { path, rows, size } = await backUp(runtime, config, { passphrase: passphraseFrom(config.backupPassphrase) })
    log.info({ path, rows, size }, 'backup made')
    for (const name of surplus(names(), clock.now())) rmSync(join(folder, name), { force: true })
  }
  try {
    await byOneOnly(runtime.owner, 'backup', make)
  } catch (error) {
    log.error({ error }, 'backup failed')
  }
}
