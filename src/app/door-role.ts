import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { doorRoleName, ensureDoorRole, roleRecipe } from '../areas/door/server/queries/role.ts'
import { type Database, openDatabase } from '../platform/db.ts'
import { StartRefused } from '../platform/errors.ts'

/** Where the outside finds its way to the database: the restricted role's, and nothing else. */
export const doorFile = (dataFolder: string) => join(dataFolder, 'door', 'connection.json')

/**
 * Makes the restricted role and leaves its connection in the data folder. Where our own database user may not make
 * roles, refuses with the statements an administrator has to run once.
 */
export async function grantDoor(owner: pg.ClientConfig, dataFolder: string): Promise<pg.PoolConfig> {
  const { db, pool } = openDatabase(owner, 1)
  try {
    return await granted(db, owner, dataFolder)
  } finally {
    await pool.end()
  }
}

async function granted(db: Database, own: pg.ClientConfig, dataFolder: string): Promise<pg.PoolConfig> {
  const name = await doorRoleName(db)
  const file = doorFile(dataFolder)
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { password: string }) : null
  const password = known?.password ?? randomBytes(24).toString('hex')
  try {
    await ensureDoorRole(db, name, password)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new StartRefused(
      `数据库用户没有建立角色的权限，群众入口没有开通。请数据库管理员执行：\n${roleRecipe(name)}\n` +
        '然后用 DOOR_DATABASE_URL 写明这个角色的连接地址，再启动。',
    )
  }
  // The driver itself knows how to read an address of any form.
  const { host, port, database, ssl } = new pg.Client(own) as pg.Client & { database: string; ssl: boolean | object }
  const connection = { host, port, database, user: name, password, ...(ssl ? { ssl } : {}) }
  mkdirSync(join(dataFolder, 'door'), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, JSON.stringify(connection), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return connection
}
