import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyFrom, opening, sealing } from './sealing.ts'

const key = randomBytes(32)
const through = async (bytes: Uint8Array, stream: ReturnType<typeof sealing>) => {
  const pieces: Buffer[] = []
  await pipeline(Readable.from([Buffer.from(bytes)]), stream, async (out) => {
    for await (const piece of out) pieces.push(piece as Buffer)
  })
  return Buffer.concat(pieces)
}
const sealed = (bytes: Uint8Array, name = 'a') => through(bytes, sealing(key, name))
const opened = (bytes: Uint8Array, name = 'a') => through(bytes, opening(key, name))

describe('what is sealed with a passphrase', () => {
  it('comes out as it went in, whatever its size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        expect(Buffer.from(bytes).equals(await opened(await sealed(bytes)))).toBe(true)
      }),
      { numRuns: 100 },
    )
    for (const size of [0, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024]) {
      const bytes = randomBytes(size)
      expect(bytes.equals(await opened(await sealed(bytes)))).toBe(true)
    }
  })

  it('does not open once a byte is altered, cut off, added, or put under another name', async () => {
    const whole = await sealed(randomBytes(300))
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const altered = Buffer.from(whole)
        altered[at] = altered[at]! ^ by
        await expect(opened(altered)).rejects.toThrow()
        await expect(opened(whole.subarray(0, at))).rejects.toThrow()
      }),
      { numRuns: 300 },
    )
    await expect(opened(Buffer.concat([whole, randomBytes(1)]))).rejects.toThrow()
    await expect(opened(Buffer.concat([whole, whole]))).rejects.toThrow()
    await expect(opened(whole, 'b')).rejects.toThrow()
  })

  it('does not open when a whole frame is left out or exchanged', async () => {
    const frame = 4 + 1024 * 1024 + 16
    const whole = await sealed(randomBytes(2.5 * 1024 * 1024))
    const [head, one, two, rest] = [
      whole.subarray(0, 8),
      whole.subarray(8, 8 + frame),
      whole.subarray(8 + frame, 8 + 2 * frame),
      whole.subarray(8 + 2 * frame),
    ]
    for (const parts of [
      [head, one, rest],
      [head, two, one, rest],
      [head, one, two],
      [head, rest],
    ]) {
      await expect(opened(Buffer.concat(parts))).rejects.toThrow()
    }
  })

  it('has a key of its own for each passphrase and each salt; how an accent is typed does not matter', () => {
    const salt = randomBytes(16)
    expect(keyFrom('口令口令口令é', salt)).toEqual(keyFrom('口令口令口令e\u0301', salt))
    expect(keyFrom('口令口令口令a', salt)).not.toEqual(keyFrom('口令口令口令b', salt))
    expect(keyFrom('口令口令口令a', randomBytes(16))).not.toEqual(keyFrom('口令口令口令a', salt))
  })
})
