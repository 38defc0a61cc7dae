import { crc32, deflateSync } from 'node:zlib'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { cleanPicture, PictureRefused } from './images.ts'

const pixels = (width: number, height: number) => Buffer.alloc(width * height * 4, 0x7f)
const photo = Buffer.from(jpeg.encode({ data: pixels(16, 12), width: 16, height: 12 }, 80).data)

/** A camera's notes: orientation 6, and a place. */
const exif = (() => {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex')
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 30.2741N 120.1551E')])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
})()
const withNotes = Buffer.concat([
  photo.subarray(0, 2),
  exif,
  photo.subarray(2),
  Buffer.from('PK\x03\x04 something else'),
])

function png(width: number, height: number, more: Buffer[] = []): Buffer {
  const bytes = PNG.sync.write({ width, height, data: pixels(width, height) })
  return Buffer.concat([bytes.subarray(0, 33), ...more, bytes.subarray(33)])
}

function chunk(type: string, data: Buffer): Buffer {
  const inner = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(inner))
  return Buffer.concat([length, inner, sum])
}

/** A PNG that says it is small and unpacks to very much. */
function bomb(): Buffer {
  const header = Buffer.from('0000001000000010' + '0806000000', 'hex')
  const data = deflateSync(Buffer.alloc(30_000_000))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

it('a photo loses its notes and whatever follows it, keeps its picture and which way is up', async () => {
  const { mime, bytes } = await cleanPicture(withNotes)
  expect(mime).toBe('image/jpeg')
  expect(bytes.includes('GPS')).toBe(false)
  expect(bytes.includes('PK\x03\x04')).toBe(false)
  expect(bytes.includes(Buffer.from('011200030000000100060000', 'hex'))).toBe(true)
  const [before, after] = [jpeg.decode(photo), jpeg.decode(bytes)]
  expect(after.data.equals(before.data)).toBe(true)
})

it('a photo without notes comes back as it was', async () => {
  const { bytes } = await cleanPicture(photo)
  expect(jpeg.decode(bytes).data.equals(jpeg.decode(photo).data)).toBe(true)
  const cutOff = await cleanPicture(photo.subarray(0, -2))
  expect(jpeg.decode(cutOff.bytes).data.equals(jpeg.decode(photo).data)).toBe(true)
})

it('a PNG loses its texts and keeps its picture', async () => {
  const texts = [chunk('tEXt', Buffer.from('Author\0somebody')), chunk('eXIf', Buffer.from('GPS'))]
  const { mime, bytes } = await cleanPicture(png(9, 7, texts))
  expect(mime).toBe('image/png')
  expect(bytes.includes('somebody')).toBe(false)
  expect(bytes.includes('GPS')).toBe(false)
  expect(PNG.sync.read(bytes).data.equals(pixels(9, 7))).toBe(true)
})

const broken = png(9, 7)
broken[45]! ^= 1
const enormous = Buffer.from(png(2, 2))
enormous.writeUInt32BE(20_000, 16)
enormous.writeUInt32BE(crc32(enormous.subarray(12, 29)), 29)

it.each<[string, Buffer]>([
  ['a program', Buffer.from('MZ\x90\0')],
  ['a PDF', Buffer.from('%PDF-1.7')],
  ['a page', Buffer.from('<html><script>1</script>')],
  ['a drawing with a script', Buffer.from('<svg onload="x()"/>')],
  ['an archive', Buffer.from('PK\x03\x04')],
  ['a head of a JPEG alone', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['a JPEG of words', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<?php echo 1 ?>'.repeat(40))])],
  ['a PNG cut off', png(9, 7).subarray(0, 60)],
  ['a PNG with a wrong checksum', broken],
  ['a PNG of enormous size', enormous],
  ['a PNG that unpacks to much more than it says', bomb()],
  ['something too large', Buffer.alloc(6 * 1024 * 1024, 0xff)],
])('%s is refused', async (_what, bytes) => {
  await expect(cleanPicture(bytes)).rejects.toThrow(PictureRefused)
})
