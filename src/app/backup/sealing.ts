import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

/** Cost of guessing a passphrase: 128 MB and about half a second for each try. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const FRAME = 1024 * 1024
const LAST = 0x80000000
const HEAD = 8
const TAG = 16

/** The key of an archive from a passphrase and the archive's own salt. */
export const keyFrom = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, COST)

const nonceOf = (head: Buffer, count: number) => {
  const nonce = Buffer.alloc(12)
  head.copy(nonce)
  nonce.writeUInt32BE(count, HEAD)
  return nonce
}

const boundTo = (name: string, isLast: boolean) => Buffer.from(`${name}\0${isLast ? 'last' : 'more'}`)

/**
 * Encrypts one entry as it passes: a random head of 8 bytes, then frames of at most 1 MB, each with its length and
 * AES-256-GCM tag. The name of the entry and whether a frame is the last are authenticated, so that entries cannot be
 * exchanged and a cut one is noticed.
 */
export function sealing(key: Buffer, name: string): Transform {
  const head = randomBytes(HEAD)
  let waiting = Buffer.alloc(0)
  let count = 0
  const frame = (bytes: Buffer, isLast: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(head, count++)).setAAD(boundTo(name, isLast))
    const length = Buffer.alloc(4)
    length.writeUInt32BE((bytes.length | (isLast ? LAST : 0)) >>> 0)
    return Buffer.concat([length, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk])
      while (waiting.length > FRAME) {
        this.push(frame(waiting.subarray(0, FRAME), false))
        waiting = waiting.subarray(FRAME)
      }
      done()
    },
    flush(done) {
      this.push(frame(waiting, true))
      done()
    },
  })
  stream.push(head)
  return stream
}

/** Opens what `sealing` closed; fails on a wrong key, an altered or exchanged entry and one that was cut off. */
export function opening(key: Buffer, name: string): Transform {
  let head: Buffer | null = null
  let waiting = Buffer.alloc(0)
  let count = 0
  let isOver = false
  function take(stream: Transform): void {
    if (!head) {
      if (waiting.length < HEAD) return
      head = Buffer.from(waiting.subarray(0, HEAD))
      waiting = waiting.subarray(HEAD)
    }
    while (waiting.length >= 4) {
      const word = waiting.readUInt32BE()
      const isLast = word >= LAST
      const length = word % LAST
      if (isOver || length > FRAME) throw new Error('altered')
      if (waiting.length < 4 + length + TAG) return
      const body = waiting.subarray(4, 4 + length)
      const tag = waiting.subarray(4 + length, 4 + length + TAG)
      const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(head, count++))
      cipher.setAAD(boundTo(name, isLast)).setAuthTag(tag)
      stream.push(Buffer.concat([cipher.update(body), cipher.final()]))
      waiting = waiting.subarray(4 + length + TAG)
      isOver = isLast
    }
  }
  const run = (stream: Transform, done: TransformCallback, check: () => void) => {
    try {
      take(stream)
      check()
      done()
    } catch (error) {
      done(error as Error)
    }
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk])
      run(this, done, () => {})
    },
    flush(done) {
      run(this, done, () => {
        if (!isOver || waiting.length) throw new Error('cut off')
      })
    },
  })
}
