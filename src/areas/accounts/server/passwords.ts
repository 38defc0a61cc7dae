import { randomInt } from 'node:crypto'
import { pinyin } from 'pinyin-pro'
import { hashPassword, verifyPassword } from '../../../platform/session.ts'
import { PASSWORD_POLICY, type PasswordContext, passwordFaults } from '../rules.ts'

const UPPER = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const LOWER = 'abcdefghjkmnpqrstuvwxyz'
const DIGIT = '23456789'
const GROUP = [UPPER, LOWER, DIGIT, LOWER]

/** A random password that can be read out: three groups without look-alike characters, good by the policy. */
export function makeInitialPassword(context: PasswordContext): string {
  for (;;) {
    const groups = [0, 1, 2].map(() => GROUP.map((signs) => signs[randomInt(signs.length)]).join(''))
    const password = groups.join('-')
    if (!passwordFaults(password, context).length) return password
  }
}

/** What a password of this person must not contain. */
export function contextOf(of: { username: string; name: string; unitName: string; isAdmin: boolean }): PasswordContext {
  const place = /^(.{2,6}?)[省市县区州旗盟]/.exec(of.unitName)?.[1] ?? ''
  const words = [of.name, of.unitName, ...spellings(of.name), ...spellings(of.unitName), ...spellings(place)]
  // Three letters such as initials turn up in good passwords by chance.
  return {
    isAdmin: of.isAdmin,
    username: of.username,
    words: words.filter((word) => /[^a-z]/.test(word) || word.length > 3),
  }
}

function spellings(text: string): string[] {
  if (!text) return []
  const whole = (v: boolean) => pinyin(text, { toneType: 'none', type: 'array', v }).join('').toLowerCase()
  const initials = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
  return [...new Set([whole(true), whole(true).replaceAll('v', 'u'), initials])]
}

/** Keeps the hashes that may not come back: the present one and those before it. */
export const remembered = (present: string, former: string[]): string[] =>
  [present, ...former].slice(0, PASSWORD_POLICY.remembered - 1)

/** True when the password is the present one or one of those remembered. */
export async function isFormer(password: string, hashes: string[]): Promise<boolean> {
  const equal = await Promise.all(hashes.map((hash) => verifyPassword({ hash, password })))
  return equal.includes(true)
}

const nobodysHash = hashPassword('no account has this password')

/** Compares as long as with a real account, and fails. */
export async function compareInVain(password: string): Promise<false> {
  await verifyPassword({ hash: await nobodysHash, password })
  return false
}
