// The browser's own hash is missing where the bureau's network has no certificate; receipts must be checked there too.

const firstPrimes = (count: number): number[] => {
  const found: number[] = []
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime !== 0)) found.push(number)
  }
  return found
}

const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0
const PRIMES = firstPrimes(64)
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)))
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function padded(bytes: Uint8Array): DataView {
  const length = (Math.floor((bytes.length + 8) / 64) + 1) * 64
  const all = new Uint8Array(length)
  all.set(bytes)
  all[bytes.length] = 0x80
  const view = new DataView(all.buffer)
  view.setUint32(length - 8, Math.floor((bytes.length * 8) / 2 ** 32))
  view.setUint32(length - 4, bytes.length * 8)
  return view
}

function schedule(block: DataView, from: number): number[] {
  const words = Array.from({ length: 16 }, (_, index) => block.getInt32(from + index * 4))
  for (let index = 16; index < 64; index += 1) {
    const [early, late] = [words[index - 15]!, words[index - 2]!]
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    words.push((words[index - 16]! + small + words[index - 7]! + large) | 0)
  }
  return words
}

function mixed(state: readonly number[], words: readonly number[]): number[] {
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number]
  for (const [index, word] of words.entries()) {
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const one = (h + high + ((e & f) ^ (~e & g)) + ROUNDS[index]! + word) | 0
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + state[index]!) | 0)
}

/** SHA-256 of a text's UTF-8 bytes, in hex (FIPS 180-4). */
export function sha256(text: string): string {
  const block = padded(new TextEncoder().encode(text))
  let state = START
  for (let from = 0; from < block.byteLength; from += 64) state = mixed(state, schedule(block, from))
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
