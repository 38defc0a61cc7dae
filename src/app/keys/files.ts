import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Algorithm } from '../../platform/cipher.ts'
import { StartRefused } from '../../platform/errors.ts'
import { FIRST_KEY, type Keys, keysFrom } from '../../platform/keys.ts'

/** The name of a field key's file. */
export const fieldKeyFile = (number: number) => (number === FIRST_KEY ? 'field.key' : `field-${number}.key`)

/** The numbers of the field keys that lie in a folder, lowest first. The first belongs there in any case. */
export function fieldKeyNumbers(folder: string): number[] {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  const later = names.flatMap((name) => /^field-([2-9]|[1-9]\d{1,3})\.key$/.exec(name)?.[1] ?? [])
  return [FIRST_KEY, ...later.map(Number).sort((one, other) => one - other)]
}

/** Loads the keys of `folder`, making them on the first start. Refuses keys that others on the machine can read. */
export function loadKeys(folder: string, algorithm: Algorithm = 'aes'): Keys {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const load = (name: string) => loadKey(folder, name)
  const fields = new Map(fieldKeyNumbers(folder).map((number) => [number, load(fieldKeyFile(number))]))
  return keysFrom({ fields, audit: load('audit.key'), session: load('session.key') }, algorithm)
}

function loadKey(folder: string, name: string): Buffer {
  const path = join(folder, name)
  if (!fs.existsSync(path)) makeKey(folder, name)
  if (process.platform !== 'win32' && fs.statSync(path).mode & 0o077) fs.chmodSync(path, 0o600)
  const key = fs.readFileSync(path)
  if (key.length !== 32)
    throw new StartRefused(`密钥文件 ${path} 已损坏（应为32字节）。请从备份中恢复这个文件后再启动。`)
  return key
}

/** Makes a key that is on the disk, name and all, before anything is closed with it. */
export function makeKey(folder: string, name: string): void {
  const path = join(folder, name)
  fs.writeFileSync(`${path}.new`, randomBytes(32), { mode: 0o600, flush: true })
  fs.renameSync(`${path}.new`, path)
  // Windows keeps the name by itself and opens no folders.
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}
