import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { type Clock, dayOf } from '../../../platform/clock.ts'

export type Limits = {
  submissions: number
  bySum: number
  wrongCodes: number
  allSubmissions: number
  allWrongCodes: number
}

/** Per source in ten minutes; for all sources together in one minute. */
export const usualLimits: Limits = {
  submissions: 30,
  bySum: 5,
  wrongCodes: 10,
  allSubmissions: 600,
  allWrongCodes: 100,
}
const TEN_MINUTES = 600_000
const MINUTE = 60_000
/** More sources than this at once are an attack; the oldest are forgotten first. */
const MOST_SOURCES = 50_000

/**
 * Counts who comes how often: in memory only, under hashes of a salt that is thrown away every day. No address is kept,
 * neither here nor anywhere else.
 */
export function makeLimits(clock: Clock, most: Limits = usualLimits) {
  let day = ''
  let salt = randomBytes(32)
  const windows = new Map<string, { count: number; until: number }>()

  function hash(what: string, of: string): string {
    const today = dayOf(clock.now())
    if (today !== day) {
      day = today
      salt = randomBytes(32)
      windows.clear()
    }
    return createHmac('sha256', salt).update(`${what}\0${of}`).digest('hex').slice(0, 16)
  }

  function windowOf(key: string, length: number) {
    const now = clock.now().getTime()
    const known = windows.get(key)
    if (known && known.until > now) return known
    const fresh = { count: 0, until: now + length }
    windows.delete(key)
    windows.set(key, fresh)
    for (const oldest of windows.keys()) {
      if (windows.size <= MOST_SOURCES) break
      windows.delete(oldest)
    }
    return fresh
  }

  const own = (what: string, address: string) => windowOf(hash(what, networkOf(address)), TEN_MINUTES)
  const all = (what: string) => windowOf(`all ${what}`, MINUTE)

  return {
    /** Counts one more; false when it is one too many. */
    count(what: 'submissions' | 'bySum' | 'wrongCodes', address: string): boolean {
      const window = own(what, address)
      window.count += 1
      if (what === 'wrongCodes') all('wrongCodes').count += 1
      return window.count <= most[what]
    },
    isOver: (what: 'wrongCodes', address: string) => own(what, address).count >= most[what],
    countAll(): boolean {
      const window = all('submissions')
      window.count += 1
      return window.count <= most.allSubmissions
    },
    codesNeedProof: () => all('wrongCodes').count >= most.allWrongCodes,
    /** How many bits more a source has to work for, after what it and all have sent. */
    extraBits(address: string): number {
      const crowd = all('submissions').count / most.allSubmissions
      return Math.min(4, Math.floor(own('submissions', address).count / 5)) + (crowd > 0.5 ? 2 : crowd > 0.2 ? 1 : 0)
    },
    series: (address: string, device: string) => hash('series', `${networkOf(address)}\0${device}`),
  }
}

export type SourceLimits = ReturnType<typeof makeLimits>

/** One household has one IPv4 address but millions of IPv6 ones. */
function networkOf(address: string): string {
  const plain = unmapped(address)
  return isIPv6(plain) ? plain.split(':').slice(0, 4).join(':') : plain
}

const unmapped = (address: string) => address.trim().replace(/^::ffff:/i, '')

/**
 * The peer, or what a proxy we were told to believe says of it: read from the right, past further proxies of ours.
 * Whatever a visitor writes into the header himself stands further left and is never reached.
 */
export function sourceAddress(peer: string, forwarded: string | undefined, proxies: readonly string[]): string {
  const plain = unmapped(peer)
  if (!forwarded || !proxies.includes(plain)) return plain
  const before = forwarded.split(',').map(unmapped)
  return before.findLast((address) => address && !proxies.includes(address))?.slice(0, 60) ?? plain
}
