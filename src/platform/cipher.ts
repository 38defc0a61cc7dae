import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** `aes` is AES-256-GCM, `sm` is SM4-CTR with HMAC-SM3 over the result. */
export const algorithms = ['aes', 'sm'] as const
export type Algorithm = (typeof algorithms)[number]

/** Closes bytes together with what they are bound to; opening gives null when either is not what it was. */
export type Cipher = {
  close(bytes: Buffer, bound: Buffer): Buffer
  open(closed: Buffer, bound: Buffer): Buffer | null
}

const NONCE = 12
const TAG = 16
const IV = 16
const MAC = 32

/** Both algorithms over one raw key of 32 bytes. */
export const ciphersOf = (raw: Buffer): Record<Algorithm, Cipher> => ({ aes: aesOf(raw), sm: smOf(raw) })

function aesOf(raw: Buffer): Cipher {
  // With the bare bytes Node makes a key of its own for every call, which takes longer than the work itself.
  const key = createSecretKey(raw)
  return {
    close(bytes, bound) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
      return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open(closed, bound) {
      if (closed.length < NONCE + TAG) return null
      const decipher = createDecipheriv('aes-256-gcm', key, closed.subarray(0, NONCE)).setAAD(bound)
      decipher.setAuthTag(closed.subarray(-TAG))
      const bytes = decipher.update(closed.subarray(NONCE, -TAG))
      try {
        return Buffer.concat([bytes, decipher.final()])
      } catch {
        return null
      }
    },
  }
}

/** OpenSSL has no SM4-GCM: first encrypted, then authenticated, with two keys derived from the one. */
function smOf(raw: Buffer): Cipher {
  const derived = (what: string) => createHmac('sm3', raw).update(`touyan.sm4.${what}`).digest()
  const key = createSecretKey(derived('encrypt').subarray(0, 16))
  const macKey = createSecretKey(derived('authenticate'))
  const macOf = (bound: Buffer, closed: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bound.length)
    return createHmac('sm3', macKey).update(length).update(bound).update(closed).digest()
  }
  return {
    close(bytes, bound) {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('sm4-ctr', key, iv)
      const closed = Buffer.concat([iv, cipher.update(bytes), cipher.final()])
      return Buffer.concat([closed, macOf(bound, closed)])
    },
    open(closed, bound) {
      if (closed.length < IV + MAC) return null
      const body = closed.subarray(0, -MAC)
      if (!timingSafeEqual(macOf(bound, body), closed.subarray(-MAC))) return null
      const decipher = createDecipheriv('sm4-ctr', key, body.subarray(0, IV))
      return Buffer.concat([decipher.update(body.subarray(IV)), decipher.final()])
    },
  }
}
