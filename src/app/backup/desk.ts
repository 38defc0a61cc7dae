import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beginRun, endRun, failRun, type Machine, provideMachine } from '../../areas/backups/facts.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/write.ts'
import type { Config } from '../config.ts'
import { operatorOf } from '../operator.ts'
import type { Runtime } from '../runtime.ts'
import { byOneOnly } from '../turn.ts'
import { isSealed } from './archive.ts'
import { backUp, passphraseFrom, removeSurplus } from './daily.ts'
import { instantOf, KEPT_WORDS } from './keeping.ts'
import { stopPushing } from './push.ts'
import { drill } from './system.ts'
import { reasonOf } from './why.ts'

/**
 * Lets the page of the system administrator make backups and drills: in the background, one of each kind at a time on
 * one database. Returns how to wait for what is under way.
 */
export function offerBackups(runtime: Runtime, config: Config): () => Promise<void> {
  const underWay = new Set<Promise<unknown>>()
  const { backupFolder: folder, backupPassphrase, backupPush } = config
  const begin = (what: 'backup' | 'drill', run: (begun: (id: string) => void) => Promise<void>) => {
    const { promise, resolve, reject } = Promise.withResolvers<{ id: string }>()
    const work = byOneOnly(runtime.owner, what, () => run((id) => resolve({ id })))
      .then((isMine) => {
        if (!isMine) reject(new Refusal('conflict', BUSY[what]))
      })
      .catch((error: Error) => {
        runtime.platform.log.error({ name: error.name, code: (error as { code?: string }).code }, `${what} failed`)
        reject(error)
      })
      .finally(() => underWay.delete(work))
    underWay.add(work)
    return promise
  }
  const machine: Machine = {
    settings: {
      ...{ folder, isDaily: config.backsUp, hasPassphrase: backupPassphrase !== null },
      ...{ keeps: KEPT_WORDS, push: backupPush },
    },
    archives: () => lyingIn(folder),
    async read(file) {
      const path = join(folder, file)
      return instantOf(file) && existsSync(path) ? readFileSync(path) : null
    },
    backUp: (ctx) =>
      begin('backup', async (begun) => {
        await backUp(runtime, config, { passphrase: () => passphraseFrom(backupPassphrase), by: { ctx, begun } })
        removeSurplus(folder, runtime.platform.clock.now())
      }),
    drill: (ctx, file) => begin('drill', (begun) => runDrill(runtime, config, { ctx, file, begun })),
  }
  provideMachine(runtime.platform, machine)
  return async () => {
    stopPushing()
    await Promise.allSettled(underWay)
  }
}

const BUSY = {
  backup: '正在备份（由您、别人或者系统自动开始的），请等它做完',
  drill: '正在演练，请等它做完',
}

type Asked = { ctx: Ctx; file: string; begun: (id: string) => void }

async function runDrill({ platform }: Runtime, config: Config, { ctx, file, begun }: Asked): Promise<void> {
  const id = await beginRun(platform, { kind: 'drill', fileName: file }, ctx)
  begun(id)
  const actFor = (unitId: string) => operatorOf(platform, unitId)
  const ended = { platform, actFor, id, kind: 'drill' } as const
  try {
    const path = join(config.backupFolder, file)
    const passphrase = (await isSealed(path)) ? passphraseFrom(config.backupPassphrase) : null
    const { compared, tables, rows, auditEntries } = await drill(config, path, passphrase)
    await endRun(ended, { tables, rows, compared, auditEntries }, { file, tables, rows, auditEntries })
  } catch (error) {
    await failRun(ended, reasonOf(error as Error))
  }
}

const sealedOnes = new Map<string, boolean | null>()

/** The archives of a folder; whether one is closed by a passphrase is read once. */
async function lyingIn(folder: string) {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const lying = names.map(async (file) => {
    const madeAt = instantOf(file)
    if (!madeAt) return []
    const path = join(folder, file)
    const { size, mtimeMs } = statSync(path)
    const known = `${path} ${size} ${mtimeMs}`
    if (!sealedOnes.has(known)) sealedOnes.set(known, await isSealed(path))
    return [{ file, madeAt, size, hasPassphrase: sealedOnes.get(known)! }]
  })
  return (await Promise.all(lying)).flat()
}
