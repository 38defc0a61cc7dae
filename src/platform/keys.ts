import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from './errors.ts'

/**
 * Secrets of one installation. They live outside the database, so that a dump of the database alone gives away neither
 * identity numbers nor family data, and an audit entry cannot be forged with SQL.
 */
export type Keys = {
  /** Encrypts a text for one place; the same text gives another result each time. `place` is `table.column.id`. */
  seal(text: string, place: string): Buffer
  /** Opens what `seal` closed for the same place; throws when it was altered or moved to another row. */
  open(sealed: Buffer, place: string): string
  /** A keyed fingerprint for finding equal values without storing them. */
  fingerprint(text: string): Buffer
  /** Authenticates an audit entry. */
  auditMac(content: Buffer): Buffer
  sessionSecret: string
}

const NAMES = ['field', 'audit', 'session'] as const

/** Loads the keys of `folder`, making them on the first start. Refuses keys that others on the machine can read. */
export function loadKeys(folder: string): Keys {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const [field, audit, session] = NAMES.map((name) => loadKey(join(folder, `${name}.key`)))
  return keysFrom({ field: field!, audit: audit!, session: session! })
}

/** Builds the operations from raw 32-byte keys. */
export function keysFrom(raw: { field: Buffer; audit: Buffer; session: Buffer }): Keys {
  // With the bare bytes Node makes a key of its own for every call, which takes longer than the work itself.
  const field = createSecretKey(raw.field)
  return {
    seal(text, place) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', field, nonce).setAAD(Buffer.from(place))
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, place) {
      const decipher = createDecipheriv('aes-256-gcm', field, sealed.subarray(0, 12)).setAAD(Buffer.from(place))
      decipher.setAuthTag(sealed.subarray(-16))
      return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
    },
    fingerprint: (text) => createHmac('sha256', field).update('fingerprint\0').update(text).digest(),
    auditMac: (content) => createHmac('sha256', raw.audit).update(content).digest(),
    sessionSecret: raw.session.toString('hex'),
  }
}

function loadKey(path: string): Buffer {
  if (!existsSync(path)) {
    writeFileSync(`${path}.new`, randomBytes(32), { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
  }
  if (process.platform !== 'win32' && statSync(path).mode & 0o077) chmodSync(path, 0o600)
  const key = readFileSync(path)
  if (key.length !== 32)
    throw new StartRefused(`密钥文件 ${path} 已损坏（应为32字节）。请从备份中恢复这个文件后再启动。`)
  return key
}
