import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../../platform/clock.ts'

/** A page may stay open while somebody thinks; longer than this it has to be sent once more. */
const LIVES = 2 * 3600
/** Without a script there is a sum to do, and no hurry. */
const SUM_WAITS = 15
const MOST_BITS = 24

export type Challenge = { token: string; bits: number; sum: [number, number] }
export type Proof = { token: string; nonce: string; sum: string }
export type Verdict =
  | { kind: 'good'; once: string; seconds: number; bySum: boolean }
  | { kind: 'repeated'; once: string }
  | { kind: 'refused'; why: 'forged' | 'expired' | 'spent' | 'unsolved' | 'hurried' }

export function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0
  for (const byte of hash) {
    if (byte === 0) {
      bits += 8
      continue
    }
    return bits + Math.clz32(byte) - 24
  }
  return bits
}

export const proofHash = (token: string, nonce: string): Buffer =>
  createHash('sha256').update(`${token}:${nonce}`).digest()

/**
 * Our own proof of work: a challenge that we signed, answered by a number whose hash begins with enough zeros. Nothing
 * is stored until it is answered; an answered one is remembered until it expires and counts once.
 */
export function makeChallenges(clock: Clock, secret: Buffer = randomBytes(32)) {
  const spent = new Map<string, { digest: string; until: number }>()
  const mac = (text: string) => createHmac('sha256', secret).update(text).digest('hex').slice(0, 32)
  const sumOf = (once: string): [number, number] => {
    const bytes = createHmac('sha256', secret).update('sum\0').update(once).digest()
    return [11 + (bytes[0]! % 39), 2 + (bytes[1]! % 9)]
  }
  const seconds = () => Math.floor(clock.now().getTime() / 1000)

  function forget(now: number): void {
    for (const [once, { until }] of spent) {
      if (until >= now) return
      spent.delete(once)
    }
  }

  return {
    secret,
    issue(bits: number): Challenge {
      const once = randomBytes(12).toString('hex')
      const head = `${once}.${seconds()}.${Math.min(bits, MOST_BITS)}`
      return { token: `${head}.${mac(head)}`, bits, sum: sumOf(once) }
    },
    /** `digest` is what was sent: the same form sent twice is one, another form needs another challenge. */
    check({ token, nonce, sum }: Proof, digest: string): Verdict {
      const parts = /^([0-9a-f]{24})\.(\d{10})\.(\d{1,2})\.([0-9a-f]{32})$/.exec(token)
      if (!parts) return { kind: 'refused', why: 'forged' }
      const [, once, issued, bits, signed] = parts as unknown as [string, string, string, string, string]
      const expected = mac(`${once}.${issued}.${bits}`)
      if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signed))) return { kind: 'refused', why: 'forged' }
      const now = seconds()
      forget(now)
      const age = now - Number(issued)
      if (age > LIVES) return { kind: 'refused', why: 'expired' }
      const known = spent.get(once)
      if (known) return known.digest === digest ? { kind: 'repeated', once } : { kind: 'refused', why: 'spent' }
      const solved = /^[0-9a-z]{1,16}$/.test(nonce) && leadingZeroBits(proofHash(token, nonce)) >= Number(bits)
      if (solved) return { kind: 'good', once, seconds: age, bySum: false }
      const [a, b] = sumOf(once)
      if (sum.normalize('NFKC').trim() !== String(a + b)) return { kind: 'refused', why: 'unsolved' }
      return age < SUM_WAITS ? { kind: 'refused', why: 'hurried' } : { kind: 'good', once, seconds: age, bySum: true }
    },
    /** Marks a challenge as used by this form, before the first wait; false when another request was quicker. */
    spend(once: string, digest: string): boolean {
      if (spent.has(once)) return false
      spent.set(once, { digest, until: seconds() + LIVES })
      return true
    },
    /** Gives a challenge back whose form was not kept. */
    unspend: (once: string) => void spent.delete(once),
  }
}

export type Challenges = ReturnType<typeof makeChallenges>
