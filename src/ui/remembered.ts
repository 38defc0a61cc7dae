import type { Me } from './me.tsx'

const PLACE = 'touyan.remembered'

/** Keeps who uses this phone, so that a page made for it opens without a network. Signing out forgets. */
export const remember = (me: Me): void => localStorage.setItem(PLACE, JSON.stringify(me))

export const forget = (): void => localStorage.removeItem(PLACE)

export function remembered(): Me | null {
  const kept = localStorage.getItem(PLACE)
  return kept ? (JSON.parse(kept) as Me) : null
}
