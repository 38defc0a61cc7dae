import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../config.ts'
import { type Space, sizeText, spaceOf } from './disk.ts'
import { beat, migrationNames } from './queries.ts'

const MIGRATIONS = join(import.meta.dirname, '../../../db/migrations')
const SECOND = 1000
/** A database that does not answer within this time does not answer. */
const PATIENCE = 5 * SECOND

export type Reason = { code: 'database' | 'migrations' | 'disk'; text: string }
export type Readiness = { ready: boolean; reasons: Reason[] }

/** Names of the schema changes this program brings. */
export const shippedMigrations = (): string[] =>
  readdirSync(MIGRATIONS)
    .filter((name) => /^\d{4}-.*\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort()

/** What is wrong with the schema of a database, or null. */
export function migrationFault(here: readonly string[], shipped: readonly string[]): string | null {
  const missing = shipped.find((name) => !here.includes(name))
  if (missing) return `数据库还没有升级到这个版本（缺少${missing}），请重新启动头雁。`
  const unknown = here.find((name) => !shipped.includes(name))
  return unknown ? `数据库已由更新版本的头雁升级（${unknown}），请改用那个版本。` : null
}

/** What is wrong with the space left, or null. */
export const diskFault = ({ freeBytes }: Space, leastBytes: number): string | null =>
  freeBytes < leastBytes
    ? `数据所在磁盘只剩${sizeText(freeBytes)}，低于${sizeText(leastBytes)}，请清理磁盘或者换更大的磁盘。`
    : null

/**
 * Whether the program can do its work: the database takes a change and gives it back, its schema is the program's, the
 * disk has room. The answer of the last second is given again, so that asking often costs nothing.
 */
export function watchReadiness(pool: pg.Pool, clock: Clock, config: Pick<Config, 'dataFolder' | 'diskLeast'>) {
  const shipped = shippedMigrations()
  let asked = 0
  let answer: Promise<Readiness> | null = null
  let asking: Promise<string[]> | null = null
  async function askDatabase(): Promise<string[]> {
    await beat(pool, clock.now())
    return migrationNames(pool)
  }
  async function look(): Promise<Readiness> {
    const reasons: Reason[] = []
    try {
      // A database that hangs is not asked again before it has answered.
      asking ??= askDatabase().finally(() => {
        asking = null
      })
      const fault = migrationFault(await inTime(asking), shipped)
      if (fault) reasons.push({ code: 'migrations', text: fault })
    } catch {
      reasons.push({ code: 'database', text: '数据库现在不能写入和读出，请查看数据库的日志和磁盘。' })
    }
    const disk = diskFault(await spaceOf(config.dataFolder), config.diskLeast)
    if (disk) reasons.push({ code: 'disk', text: disk })
    return { ready: reasons.length === 0, reasons }
  }
  return (): Promise<Readiness> => {
    if (!answer || performance.now() - asked > SECOND) {
      asked = performance.now()
      answer = look()
    }
    return answer
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
