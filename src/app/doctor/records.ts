import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { MUST_BE_ON } from '../../platform/database/embedded.ts'
import { StartRefused } from '../../platform/errors.ts'
import { anchorIn } from '../anchor-check.ts'
import { openArchive } from '../backup/archive.ts'
import { passphraseFrom } from '../backup/daily.ts'
import { instantOf } from '../backup/keeping.ts'
import { migrationsOf } from '../backup/tables.ts'
import type { Config } from '../config.ts'
import { loadKeys } from '../keys/files.ts'
import { keysFault, registeredKeys } from '../keys/registered.ts'
import { migrationFault, shippedMigrations } from '../operations/health.ts'
import { connect } from '../runtime.ts'
import { type Finding, fault, good, warning } from './places.ts'

const HOUR = 3600_000
/** A day and the two hours that a backup may take. */
const OLD_HOURS = 26

/** The newest backup: there, of today, and one that opens. */
export async function ofBackups({ backupFolder, backupPassphrase, backsUp }: Config, now: Date): Promise<Finding[]> {
  const about = '备份'
  const found: Finding[] = backsUp ? [] : [warning(about, 'TOUYAN_BACKUP=off，程序不会自动备份。请确认另有备份。')]
  const names = existsSync(backupFolder) ? readdirSync(backupFolder) : []
  const dated = names.flatMap((name) => {
    const at = instantOf(name)
    return at ? [{ name, at }] : []
  })
  const newest = dated.toSorted((one, other) => other.at.getTime() - one.at.getTime())[0]
  if (!newest) return [...found, warning(about, `${backupFolder} 里还没有备份。请执行 npx touyan backup。`)]
  const hours = Math.round((now.getTime() - newest.at.getTime()) / HOUR)
  const age = `最近一份 ${newest.name}，${hours} 小时以前`
  found.push(
    hours > OLD_HOURS
      ? fault(about, `${age}，已经旧了。请看日志里备份为什么没有做成，或者执行 npx touyan backup。`)
      : good(about, age),
  )
  try {
    const archive = await openArchive(join(backupFolder, newest.name), passphraseFrom(backupPassphrase))
    archive.close()
    found.push(good(about, `打得开，${archive.manifest.tables.length} 张表。是否真能恢复，请用 npx touyan drill 演练`))
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    found.push(fault(about, error.message))
  }
  return found
}

/**
 * The database: reachable, safe, of this program's schema, the audit chain's head where it was. The embedded one is
 * started for it, unless a program that runs holds it.
 */
export async function ofDatabase(config: Config, now: Date): Promise<Finding[]> {
  const about = '数据库'
  if (!config.databaseUrl && !existsSync(join(config.dataFolder, 'postgres'))) {
    return [good(about, '还没有，第一次启动时建立')]
  }
  const closing: (() => Promise<void>)[] = []
  try {
    const client = new pg.Client(await connect(config, closing))
    client.on('error', () => {})
    await client.connect()
    try {
      return await asked(client, config, now)
    } finally {
      await client.end()
    }
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    if (!/正由另一个头雁程序使用/.test(error.message)) return [fault(about, error.message)]
    return [good(about, '正由运行中的头雁使用；它能不能办理，看 /readyz')]
  } finally {
    for (const close of closing.toReversed()) await close()
  }
}

async function asked(client: pg.Client, { dataFolder }: Config, now: Date): Promise<Finding[]> {
  const about = '数据库'
  const { rows: settings } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name = any($1) or name = 'server_version'`,
    [MUST_BE_ON],
  )
  const version = settings.find(({ name }) => name === 'server_version')?.setting ?? ''
  const off = settings.filter(({ name, setting }) => MUST_BE_ON.includes(name) && setting !== 'on')
  const found = [good(about, `PostgreSQL ${version}`)]
  if (off.length) {
    const names = off.map(({ name }) => name).join('、')
    found.push(fault(about, `安全写入设置被关闭：${names}，断电会丢失数据。请在数据库的设置里恢复为 on。`))
  }
  const migrations = await migrationsOf(client)
  if (!migrations.length) return [...found, good(about, '还是空的，启动时建表')]
  const schema = migrationFault(migrations, shippedMigrations())
  if (schema) return [...found, warning(about, schema)]
  const structure = good(about, '表的结构与程序一致')
  return [...found, structure, ...(await ofLaterKeys(client, dataFolder)), ...(await ofAudit(client, dataFolder, now))]
}

/** Whether the keys that came after the first are those with which this database is sealed. */
async function ofLaterKeys(client: pg.Client, dataFolder: string): Promise<Finding[]> {
  const folder = join(dataFolder, 'keys')
  // To look must make no keys.
  if (!existsSync(join(folder, 'field.key'))) return []
  const registered = await registeredKeys(client)
  const wrong = keysFault(registered, loadKeys(folder))
  return wrong ? [fault('密钥', wrong)] : []
}

/** The head kept outside the database is still in the chain; the clock has not gone behind the newest entry. */
async function ofAudit(client: pg.Client, dataFolder: string, now: Date): Promise<Finding[]> {
  const about = '审计'
  const found: Finding[] = []
  const file = join(dataFolder, 'audit-head.json')
  const head = anchorIn(file)
  if (head === 'damaged') {
    found.push(fault(about, `${file} 读不出来。请把它移到别处保存作为依据，再执行 npx touyan audit verify。`))
  } else if (head) {
    const { rows } = await client.query<{ hash: string }>(
      "select encode(hash, 'hex') as hash from audit_seal where position = $1",
      [head.position],
    )
    if (rows[0]?.hash === head.hash) found.push(good(about, `链头与库外保存的一致（第 ${head.position} 条）`))
    else found.push(fault(about, '库外保存的链头不在审计链里，记录可能被改动过。请执行 npx touyan audit verify。'))
  }
  const { rows } = await client.query<{ at: Date | null }>('select max(at) as at from audit_entry')
  const newest = rows[0]?.at
  if (newest && newest.getTime() > now.getTime() + 5 * 60_000) {
    const when = new Date(newest.getTime() + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ')
    found.push(fault('时钟', `本机时间比最近的记录（${when}）还早，时钟可能拨回了。请先校准时间再启动。`))
  } else found.push(good('时钟', new Date(now.getTime() + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ')))
  return found
}
