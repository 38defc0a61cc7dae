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
