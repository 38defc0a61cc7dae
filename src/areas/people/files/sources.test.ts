import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lrmx, sample, zipOf } from '../../../testing/dossiers.ts'
import { readSources, sourceLimits } from './sources.ts'

const one = async (name: string, bytes: Uint8Array) => (await readSources([{ name, bytes }]))[0]!
const code = async (name: string, bytes: Uint8Array) => (await one(name, bytes)).error?.code ?? null
const MB = 1024 * 1024

/** Changes every place in an archive where a name stands, keeping its length. */
function renamed(zip: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip)
  expect(to.length).toBe(from.length)
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.set(to, at)
  return new Uint8Array(bytes)
}

/** Sets the bit that says an entry is encrypted, in the local and the central head. */
function marked(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip)
  const [local, central] = [bytes.indexOf('PK\u0003\u0004'), bytes.indexOf('PK\u0001\u0002')]
  bytes[local + 6]! |= 1
  bytes[central + 8]! |= 1
  return new Uint8Array(bytes)
}

describe('archives', () => {
  it('reads names in GBK that are not marked as such', async () => {
    const gbk = Uint8Array.from([0xc9, 0xf2, 0xd1, 0xe2, 0xc7, 0xef])
    const zip = renamed(await zipOf([{ name: 'AAAAAA.lrmx', bytes: lrmx({}) }]), 'AAAAAA', gbk)
    expect(await one('a.zip', zip)).toMatchObject({ file: 'a.zip/沈砚秋.lrmx', error: null })
  })

  it('never names a place outside of the archive', async () => {
    const packed = await zipOf([{ name: 'aa/aa/aa/x.lrmx', bytes: lrmx({}) }])
    const up = renamed(packed, 'aa/aa/aa/', new TextEncoder().encode('../../../'))
    expect((await one('a.zip', up)).file).toBe('a.zip/x.lrmx')
    const root = renamed(packed, 'aa/aa/aa/', new TextEncoder().encode('/etc/abc/'))
    expect((await one('a.zip', root)).file).toBe('a.zip/etc/abc/x.lrmx')
    const windows = renamed(packed, 'aa/aa/aa/', new TextEncoder().encode('..\\..\\C:\\'))
    expect((await one('a.zip', windows)).file).toBe('a.zip/C:/x.lrmx')
    const control = renamed(packed, 'aa/aa/aa/', new TextEncoder().encode('a\u0000\u0007/\u202e/a'))
    expect((await one('a.zip', control)).file).not.toMatch(/[\u0000-\u001f\u202e]/)
  })

  it('refuses archives inside archives and encrypted ones', async () => {
    const inner = await zipOf([{ name: 'x.lrmx', bytes: lrmx({}) }])
    expect(await code('a.zip', await zipOf([{ name: 'b.zip', bytes: inner }]))).toBe('unsupported-format')
    expect(await code('a.zip', marked(inner))).toBe('encrypted-file')
  })

  it('stops unpacking a bomb early', async () => {
    const zip = await zipOf([{ name: 'x.lrmx', bytes: new Uint8Array(300 * MB) }])
    expect(zip.length).toBeLessThan(MB)
    const before = process.memoryUsage().arrayBuffers
    const read = await one('a.zip', zip)
    expect(read.error).toMatchObject({ code: 'archive-bomb' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * MB)
  })

  it('tells a bomb by how far it unpacks, but not a small repetitive file', async () => {
    const zeros = async (size: number) => {
      const bytes = await zipOf([{ name: 'x.pic', bytes: new Uint8Array(size) }])
      return readSources([{ name: 'a.zip', bytes }])
    }
    expect(await zeros(MB)).toEqual([])
    const [refused] = await zeros(10 * MB)
    const error = refused!.error
    expect(error).toMatchObject({ code: 'archive-bomb' })
    expect(error!.message).toContain('压缩比')
  })

  it('counts the files of all archives together', async () => {
    const many = (count: number) =>
      zipOf(Array.from({ length: count }, (_, n) => ({ name: `${n}.pic`, bytes: new Uint8Array(), compress: false })))
    const half = await many(sourceLimits.entries / 2)
    const both = (last: Uint8Array) =>
      readSources([
        { name: 'a.zip', bytes: half },
        { name: 'b.zip', bytes: last },
      ])
    expect(await both(half)).toEqual([])
    const [over] = await both(await many(sourceLimits.entries / 2 + 1))
    expect(over).toMatchObject({ file: 'b.zip', error: { code: 'archive-bomb' } })
  })
})

describe('old forms', () => {
  const fields = (name: string) => [name, '男', '198503', ...Array(30).fill('')].map((text) => `"${text}"`).join(',')

  it('takes a photo of the same name in the same folder', async () => {
    const photo = (await one('p.lrmx', sample('09_photo_jpeg.lrmx').bytes)).people[0]!.photo!
    const text = new TextEncoder().encode(fields('Old Form'))
    const [alone] = await readSources([{ name: '甲/a.lrm', bytes: text }])
    const kinds = alone!.error?.code ?? alone!.people[0]!.doubts.map((doubt) => doubt.code)
    const [paired] = await readSources([
      { name: '甲/a.lrm', bytes: text },
      { name: '甲/A.PIC', bytes: photo },
      { name: '乙/b.pic', bytes: photo },
    ])
    expect(kinds).toContain('photo-file-missing')
    expect(paired!.people[0]!.photo).toEqual(photo)
    expect(paired!.people[0]!.doubts.map((doubt) => doubt.code)).not.toContain('photo-file-missing')
  })
})

it('reads the other files when one is refused', async () => {
  const read = await readSources([sample('11_malformed.lrmx'), sample('01_bom_crlf_baseline.lrmx')])
  expect(read.map((file) => file.error?.code ?? null)).toEqual(['not-well-formed', null])
  expect(read[1]!.people[0]!.dossier.basic.name).toBe('沈砚秋')
})

it('answers any bytes with a reading or a refusal', async () => {
  const names = fc.constantFrom('a.lrmx', 'a.lrm', 'a.zip', 'a.xlsx', 'a.xls', 'a.csv', 'a.et')
  const start = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x3c, 0x3f], [0xd0, 0xcf, 0x11, 0xe0], [0x22])
  await fc.assert(
    fc.asyncProperty(names, start, fc.uint8Array({ maxLength: 200 }), async (name, head, rest) => {
      const read = await readSources([{ name, bytes: Uint8Array.from([...head, ...rest]) }])
      for (const file of read) expect(file.error === null || file.people.length === 0).toBe(true)
    }),
    { numRuns: 150 },
  )
})

it('answers damaged samples with a reading or a refusal', async () => {
  const files = ['01_bom_crlf_baseline.lrmx', 'roster_dirty.xlsx'].map(sample)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(255), async (file, where, value) => {
      const bytes = file.bytes.slice()
      bytes[where % bytes.length] = value
      await expect(readSources([{ name: file.name, bytes }])).resolves.toHaveLength(1)
    }),
    { numRuns: 80 },
  )
})
