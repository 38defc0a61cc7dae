import { WINDOW_SECONDS } from './schema.ts'

/** The number of the window an instant falls into; every process counts the same. */
export const windowOf = (at: Date): number => Math.floor(at.getTime() / 1000 / WINDOW_SECONDS)

export const secondsLeft = (at: Date): number => WINDOW_SECONDS - (Math.floor(at.getTime() / 1000) % WINDOW_SECONDS)

/** Eight digits out of a keyed fingerprint. */
export function codeFrom(fingerprint: Uint8Array): string {
  const number = new DataView(fingerprint.buffer, fingerprint.byteOffset).getBigUint64(0)
  return String(number % 100_000_000n).padStart(8, '0')
}

type Sign = { personId: string; device: string | null }

/** For each person those others whose presence came from the same phone. */
export function sharedDevices(signs: readonly Sign[]): Map<string, string[]> {
  const byDevice = Map.groupBy(
    signs.filter(({ device }) => device !== null),
    ({ device }) => device,
  )
  return new Map(
    [...byDevice.values()].flatMap((same) =>
      same.map(({ personId }) => [
        personId,
        same.filter((other) => other.personId !== personId).map((other) => other.personId),
      ]),
    ),
  )
}

/** Wrong codes of one account or one phone at a sign-in, since the window of the first of them. */
export type Misses = { sinceWindow: number; misses: number }

/** After so many wrong codes nothing is taken from the account; a phone that goes from hand to hand has some more. */
export const MOST_MISSES = { account: 5, device: 10 } as const
/** The code changes so often before the count begins anew: two minutes. */
export const MISSES_LAST = 4

/** How many changes of the code are still to be waited for; 0 where a code may be tried. */
export function windowsToWait(found: Misses | undefined, most: number, window: number): number {
  if (!found || found.misses < most) return 0
  return Math.max(0, found.sinceWindow + MISSES_LAST - window)
}

/** The count after one more wrong code. */
export const missedAgain = (found: Misses | undefined, window: number): Misses =>
  found && window < found.sinceWindow + MISSES_LAST
    ? { sinceWindow: found.sinceWindow, misses: found.misses + 1 }
    : { sinceWindow: window, misses: 1 }
