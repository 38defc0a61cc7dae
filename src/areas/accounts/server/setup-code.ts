import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Platform } from '../../../platform/write.ts'

const MINUTES = 30
const MOST_WRONG = 5

/** The secret that lets the person at the console set the installation up. It lives in memory only. */
export type SetUpCode = {
  /** Makes the code; it is good for 30 minutes, once, and not after five wrong tries. */
  issue(now: Date): string
  /** Takes the code for one use; false when it is wrong, used, expired or was guessed at too often. */
  take(typed: string, now: Date): boolean
  /** Makes it usable again after an input that was refused for another reason. */
  giveBack(): void
}

const codes = new WeakMap<Platform, SetUpCode>()

/** The set-up code of a running program. */
export function setUpCodeOf(platform: Platform): SetUpCode {
  const known = codes.get(platform)
  if (known) return known
  const made = makeSetUpCode()
  codes.set(platform, made)
  return made
}

const digest = (text: string) => createHash('sha256').update(text).digest()

function makeSetUpCode(): SetUpCode {
  let code: string | null = null
  let until = 0
  let wrong = 0
  let taken = false
  return {
    issue(now) {
      code = randomBytes(16).toString('base64url')
      until = now.getTime() + MINUTES * 60_000
      wrong = 0
      taken = false
      return code
    },
    take(typed, now) {
      const equal = timingSafeEqual(digest(typed), digest(code ?? randomBytes(16).toString('hex')))
      if (!equal) wrong++
      if (!equal || code === null || taken || wrong >= MOST_WRONG || now.getTime() > until) return false
      taken = true
      return true
    },
    giveBack() {
      taken = false
    },
  }
}
