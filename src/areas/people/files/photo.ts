import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'

export type PhotoFacts = {
  mime: 'image/jpeg' | 'image/png' | 'image/bmp'
  width: number
  height: number
  bytes: number
}

/** Why a photo is not taken as it is; the caller words the sentence. */
export type PhotoDoubt = 'photo-unreadable' | 'photo-too-large' | 'photo-too-many-pixels'

const MOST_BYTES = 5 * 1024 * 1024
const MOST_PIXELS = 40_000_000
/** 35 × 49 mm at 300 dots per inch: the photo cell of the form. */
const TARGET = { width: 413, height: 579 }
const QUALITY = 80

type Pixels = { width: number; height: number; data: Uint8Array }

/**
 * Format and size of an image, from its first bytes and headers only; nothing is decoded.
 *
 * @returns null when it is no JPEG, PNG or BMP with a sensible size; `bytes` is the length of the file
 */
export function photoFacts(bytes: Uint8Array): PhotoFacts | null {
  const size = jpegSize(bytes) ?? pngSize(bytes) ?? bmpSize(bytes)
  return size && size.width > 0 && size.height > 0 ? { ...size, bytes: bytes.length } : null
}

/** What speaks against decoding or printing a photo; null when nothing does. */
export function photoDoubt(bytes: Uint8Array): PhotoDoubt | null {
  const facts = photoFacts(bytes)
  if (facts === null) return 'photo-unreadable'
  if (bytes.length > MOST_BYTES) return 'photo-too-large'
  return facts.width * facts.height > MOST_PIXELS ? 'photo-too-many-pixels' : null
}

/**
 * Makes a photo fit the form: cropped centrally to 5:7, at most 413 × 579 pixels, JPEG without any metadata. A photo is
 * never enlarged. A JPEG of exactly that size, and an image that cannot or must not be decoded, come back unchanged.
 */
export function fitPhoto(bytes: Uint8Array): Uint8Array {
  const facts = photoFacts(bytes)
  if (facts === null || photoDoubt(bytes) !== null || facts.mime === 'image/bmp') return bytes
  if (facts.mime === 'image/jpeg' && facts.width === TARGET.width && facts.height === TARGET.height) return bytes
  const pixels = decode(bytes, facts.mime)
  if (pixels === null) return bytes
  const fitted = cropAndShrink(turnUpright(pixels, jpegOrientation(bytes)))
  return new Uint8Array(jpeg.encode(fitted, QUALITY).data)
}

/** Cuts what follows the end of an image: the older editor writes `.pic` files in blocks of 1024 bytes. */
export function cutAfterImage(bytes: Uint8Array): Uint8Array {
  const end = jpegEnd(bytes) ?? bmpEnd(bytes)
  return end === null || end > bytes.length ? bytes : bytes.slice(0, end)
}

function decode(bytes: Uint8Array, mime: 'image/jpeg' | 'image/png'): Pixels | null {
  try {
    if (mime === 'image/png') return isInterlaced(bytes) ? null : PNG.sync.read(Buffer.from(bytes))
    return jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: MOST_PIXELS / 1e6, maxMemoryUsageInMB: 1024 })
  } catch {
    return null
  }
}

/** Averages the source pixels under each target pixel, on white where the source is transparent. */
function cropAndShrink(source: Pixels): Pixels {
  const cropWidth = Math.max(1, Math.min(source.width, Math.round((source.height * 5) / 7)))
  const cropHeight = Math.max(1, Math.min(source.height, Math.round((source.width * 7) / 5)))
  const isSmall = cropWidth <= TARGET.width && cropHeight <= TARGET.height
  const [width, height] = isSmall ? [cropWidth, cropHeight] : [TARGET.width, TARGET.height]
  const left = Math.floor((source.width - cropWidth) / 2)
  const top = Math.floor((source.height - cropHeight) / 2)
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const rows = [
      top + Math.floor((y * cropHeight) / height),
      top + Math.ceil(((y + 1) * cropHeight) / height),
    ] as const
    for (let x = 0; x < width; x += 1) {
      const from = left + Math.floor((x * cropWidth) / width)
      const to = left + Math.ceil(((x + 1) * cropWidth) / width)
      data.set(averageColour(source, { left: from, right: to, top: rows[0], bottom: rows[1] }), (y * width + x) * 4)
    }
  }
  return { width, height, data }
}

function averageColour(
  source: Pixels,
  area: { left: number; right: number; top: number; bottom: number },
): [number, number, number, number] {
  let [red, green, blue] = [0, 0, 0]
  for (let y = area.top; y < area.bottom; y += 1) {
    for (let x = area.left; x < area.right; x += 1) {
      const at = (y * source.width + x) * 4
      const alpha = source.data[at + 3]! / 255
      const white = 255 * (1 - alpha)
      red += source.data[at]! * alpha + white
      green += source.data[at + 1]! * alpha + white
      blue += source.data[at + 2]! * alpha + white
    }
  }
  const count = (area.right - area.left) * (area.bottom - area.top)
  return [Math.round(red / count), Math.round(green / count), Math.round(blue / count), 255]
}

/** Turns the pixels as the camera's orientation mark (1–8) asks, since the mark itself is not kept. */
function turnUpright(source: Pixels, orientation: number): Pixels {
  if (orientation === 1) return source
  const sideways = orientation >= 5
  const width = sideways ? source.height : source.width
  const height = sideways ? source.width : source.height
  const data = new Uint8Array(width * height * 4)
  const mirrorX = [2, 3, 7, 8].includes(orientation)
  const mirrorY = [3, 4, 6, 7].includes(orientation)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = sideways ? [y, x] : [x, y]
      const sourceX = mirrorX ? source.width - 1 - column : column
      const sourceY = mirrorY ? source.height - 1 - row : row
      const at = (sourceY * source.width + sourceX) * 4
      data.set(source.data.subarray(at, at + 4), (y * width + x) * 4)
    }
  }
  return { width, height, data }
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

type JpegSegment = { marker: number; from: number; to: number }

/** Marker segments of a JPEG up to its end; `from` and `to` bound the payload, both 0-based, `to` exclusive. */
function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  let at = 2
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1]!
    // Inside scans, 0xff is followed by 0x00 or a restart mark; anything else begins a segment.
    if (bytes[at] !== 0xff || marker === 0x00 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      yield { marker, from: at + 2, to: at + 2 }
      return
    }
    if (at + 3 >= bytes.length) return
    const to = at + 2 + view(bytes).getUint16(at + 2)
    yield { marker, from: at + 4, to }
    at = Math.max(to, at + 2)
  }
}

function jpegSize(bytes: Uint8Array): Omit<PhotoFacts, 'bytes'> | null {
  if (!isJpeg(bytes)) return null
  for (const { marker, from } of jpegSegments(bytes)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (!isFrame) continue
    if (from + 5 > bytes.length) return null
    return { mime: 'image/jpeg', height: view(bytes).getUint16(from + 1), width: view(bytes).getUint16(from + 3) }
  }
  return null
}

function jpegEnd(bytes: Uint8Array): number | null {
  if (!isJpeg(bytes)) return null
  for (const { marker, to } of jpegSegments(bytes)) if (marker === 0xd9) return to
  return null
}

/** The EXIF orientation of a JPEG, 1 when it has none. */
function jpegOrientation(bytes: Uint8Array): number {
  if (!isJpeg(bytes)) return 1
  for (const { marker, from, to } of jpegSegments(bytes)) {
    if (marker === 0xda) return 1
    if (marker === 0xe1 && to <= bytes.length) {
      const orientation = exifOrientation(bytes.subarray(from, to))
      if (orientation !== null) return orientation
    }
  }
  return 1
}

function exifOrientation(segment: Uint8Array): number | null {
  const name = String.fromCharCode(...segment.subarray(0, 4))
  if (name !== 'Exif' || segment.length < 14) return null
  const tiff = view(segment.subarray(6))
  const isLittle = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, isLittle)
  if (directory + 2 > tiff.byteLength) return null
  const entries = tiff.getUint16(directory, isLittle)
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12
    if (at + 12 > tiff.byteLength) return null
    if (tiff.getUint16(at, isLittle) !== 0x0112) continue
    const value = tiff.getUint16(at + 8, isLittle)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

function pngSize(bytes: Uint8Array): Omit<PhotoFacts, 'bytes'> | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  if (bytes.length < 24 || !signature.every((byte, index) => bytes[index] === byte)) return null
  return { mime: 'image/png', width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) }
}

/** The decoder bounds what a PNG may unpack to only when it is not interlaced. */
function isInterlaced(png: Uint8Array): boolean {
  return png[28] !== 0
}

function bmpSize(bytes: Uint8Array): Omit<PhotoFacts, 'bytes'> | null {
  if (bytes.length < 26 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return null
  const header = view(bytes)
  if (header.getUint32(14, true) === 12) {
    return { mime: 'image/bmp', width: header.getUint16(18, true), height: header.getUint16(20, true) }
  }
  // A negative height says that the rows run from the top down.
  return { mime: 'image/bmp', width: header.getInt32(18, true), height: Math.abs(header.getInt32(22, true)) }
}

function bmpEnd(bytes: Uint8Array): number | null {
  if (bmpSize(bytes) === null) return null
  const end = view(bytes).getUint32(2, true)
  return end >= 26 ? end : null
}
