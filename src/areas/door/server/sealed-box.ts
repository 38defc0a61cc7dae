import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Keys } from '../../../platform/keys.ts'

/**
 * A box that anybody can close with the public half and only the inside can open: X25519 with a key pair of its own for
 * each box, HKDF-SHA256, AES-256-GCM. `place` is `table.column.id`, so that a box moved to another row does not open.
 */
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex')
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex')
const rawPublic = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).subarray(-32)
const publicFrom = (raw: Buffer) =>
  createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' })

/** The private half, derived from the installation's own secret: it is backed up and kept where that one is. */
function privateKey(keys: Keys): KeyObject {
  const raw = keys.fingerprint('touyan.door.sealed-box')
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, raw]), format: 'der', type: 'pkcs8' })
}

/** The public half as hex, for the outside. */
export const sealingKey = (keys: Keys): string => rawPublic(createPublicKey(privateKey(keys))).toString('hex')

const cipherKey = (shared: Buffer, salt: Buffer) =>
  Buffer.from(hkdfSync('sha256', shared, salt, 'touyan.door.sealed-box', 32))

export function closeBox(sealing: string, content: Uint8Array, place: string): Buffer {
  const receiver = publicFrom(Buffer.from(sealing, 'hex'))
  const own = generateKeyPairSync('x25519')
  const sent = rawPublic(own.publicKey)
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey: receiver })
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', cipherKey(shared, sent), nonce).setAAD(Buffer.from(place))
  return Buffer.concat([sent, nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** Throws when the box was altered, moved to another row or closed for another key. */
export function openBox(keys: Keys, box: Buffer, place: string): Buffer {
  const sent = box.subarray(0, 32)
  const shared = diffieHellman({ privateKey: privateKey(keys), publicKey: publicFrom(sent) })
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(shared, sent), box.subarray(32, 44))
  decipher.setAAD(Buffer.from(place)).setAuthTag(box.subarray(-16))
  return Buffer.concat([decipher.update(box.subarray(44, -16)), decipher.final()])
}
