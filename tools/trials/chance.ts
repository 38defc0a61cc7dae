/** Repeatable chance: the same seed gives the same run. */
export type Chance = {
  /** from 0 up to, not including, 1 */
  next(): number
  /** a whole number from `from` to `to`, both possible */
  whole(from: number, to: number): number
  pick<T>(list: readonly T[]): T
}

/** A small well-known generator (mulberry32): good enough to choose moments, no secret comes from it. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { next, whole, pick: (list) => list[whole(0, list.length - 1)]! }
}
