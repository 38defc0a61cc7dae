/** A source of pseudo-random choices that depends on its seed text alone. */
export type Seeded = {
  /** a number in [0, 1) */
  next: () => number
  /** a whole number from `least` to `most`, both included */
  whole: (least: number, most: number) => number
  /** one of the items; the list must not be empty */
  pick: <T>(items: readonly T[]) => T
  /** true with the given probability (0–1) */
  chance: (probability: number) => boolean
}

/** FNV-1a hash of a text, 32 bits, never negative. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** Opens the stream of choices that belongs to a seed text; equal seeds give equal streams. */
export function seeded(seed: string): Seeded {
  let state = hashText(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    pick: (items) => items[whole(0, items.length - 1)]!,
    chance: (probability) => next() < probability,
  }
}
