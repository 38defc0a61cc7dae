import { crc32, createInflate } from 'node:zlib'

/** A picture that came in, without anything that is not picture; or why not. */
export type Cleaned = { mime: 'image/jpeg' | 'image/png'; bytes: Buffer }

export const MOST_FILE_BYTES = 5 * 1024 * 1024
const MOST_PIXELS = 40_000_000
const MOST_SIDE = 12_000

export class PictureRefused extends Error {}

/** Tells by its content what it is and copies only the parts that make up the picture. */
export async function cleanPicture(bytes: Buffer): Promise<Cleaned> {
  if (bytes.length > MOST_FILE_BYTES) throw new PictureRefused('too large')
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])))
    return { mime: 'image/jpeg', bytes: cleanJpeg(bytes) }
  if (bytes.subarray(0, 8).equals(PNG_HEAD)) return { mime: 'image/png', bytes: await cleanPng(bytes) }
  throw new PictureRefused('neither JPEG nor PNG')
}

function insistOnSize(width: number, height: number): void {
  const isSound = width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE && width * height <= MOST_PIXELS
  if (!isSound) throw new PictureRefused('dimensions')
}

/** Baseline, extended and progressive: what cameras and browsers write. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
const TABLES = new Set([0xc4, 0xdb, 0xdd])
const SCAN = 0xda
const END = 0xd9

/** Copies tables, frame and scans; drops comments, EXIF, colour profiles, thumbnails and whatever follows the end. */
function cleanJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  let hasFrame = false
  let hasScan = false
  for (;;) {
    if (at + 2 > bytes.length || bytes[at] !== 0xff) break
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END) {
      if (!hasFrame || !hasScan) break
      return Buffer.concat([...kept, Buffer.from([0xff, END])])
    }
    if (at + 4 > bytes.length) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) break
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1 && !hasFrame) kept.push(...orientationOf(segment))
    if (FRAMES.has(marker)) {
      if (hasFrame || segment.length < 11) break
      insistOnSize(segment.readUInt16BE(7), segment.readUInt16BE(5))
      hasFrame = true
      kept.push(segment)
    } else if (TABLES.has(marker) || (marker === 0xee && segment.toString('latin1', 4, 9) === 'Adobe')) {
      kept.push(segment)
    } else if (marker === SCAN) {
      if (!hasFrame) break
      hasScan = true
      const after = scanEnd(bytes, end)
      kept.push(bytes.subarray(at, after))
      at = after
      continue
    } else if (!isDropped(marker)) break
    at = end
    // A picture cut off behind its last scan still shows; it gets its end.
    if (hasScan && at >= bytes.length) break
  }
  if (hasFrame && hasScan && at >= bytes.length - 1) return Buffer.concat([...kept, Buffer.from([0xff, END])])
  throw new PictureRefused('not a sound JPEG')
}

const isDropped = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe

/** The place of the next marker that is no restart and no stuffed byte. */
function scanEnd(bytes: Buffer, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 1 >= bytes.length) return bytes.length
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at += next === 0xff ? 1 : 2
  }
}

/** Which way is up is all that is taken over from the camera's notes; else photos would lie on their side. */
function orientationOf(segment: Buffer): Buffer[] {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0' || segment.length < 24) return []
  const tiff = segment.subarray(10)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return []
  const count = Math.min(read16(first), 64)
  for (let n = 0; n < count; n++) {
    const at = first + 2 + n * 12
    if (at + 12 > tiff.length) return []
    const value = read16(at + 8)
    if (read16(at) === 0x0112 && value >= 2 && value <= 8) {
      const head = '457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100'
      return [Buffer.from(`ffe10022${head}0${value}0000${'00000000'}`, 'hex')]
    }
  }
  return []
}

const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex')
const CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'])
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Copies the chunks that make up the picture; checks that the data unpacks to what the header says and no more. */
async function cleanPng(bytes: Buffer): Promise<Buffer> {
  const kept: Buffer[] = [PNG_HEAD]
  const data: Buffer[] = []
  let header: Buffer | null = null
  let at = 8
  for (;;) {
    if (at + 12 > bytes.length) throw new PictureRefused('cut off')
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) throw new PictureRefused('cut off')
    const type = bytes.toString('latin1', at + 4, at + 8)
    const chunk = bytes.subarray(at, end)
    if (crc32(chunk.subarray(4, -4)) !== chunk.readUInt32BE(chunk.length - 4)) throw new PictureRefused('checksum')
    if ((type === 'IHDR') !== (header === null)) throw new PictureRefused('order')
    if (type === 'IHDR') header = chunk
    if (type === 'IDAT') data.push(chunk.subarray(8, -4))
    if (CHUNKS.has(type)) kept.push(chunk)
    if (type === 'IEND') break
    at = end
  }
  await insistOnContent(header!, data)
  return Buffer.concat(kept)
}

async function insistOnContent(header: Buffer, data: Buffer[]): Promise<void> {
  if (header.length !== 25) throw new PictureRefused('header')
  const [width, height] = [header.readUInt32BE(8), header.readUInt32BE(12)]
  const channels = CHANNELS[header[17]!]
  if (!channels || !data.length) throw new PictureRefused('header')
  insistOnSize(width, height)
  const line = Math.ceil((width * channels * header[16]!) / 8) + 1
  // Interlaced pictures have up to seven times the lines of one byte more.
  const most = line * height + height * 8 + 64
  const inflate = createInflate()
  let size = 0
  inflate.end(Buffer.concat(data))
  try {
    for await (const piece of inflate) {
      size += (piece as Buffer).length
      if (size > most) throw new PictureRefused('unpacks to more than it says')
    }
  } catch (error) {
    throw error instanceof PictureRefused ? error : new PictureRefused('data')
  }
  if (size === 0) throw new PictureRefused('empty')
}
