import { readFileSync } from 'node:fs'
import jpeg from 'jpeg-js'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { readLrmx } from './lrmx-read.ts'
import { cutAfterImage, fitPhoto, photoDoubt, photoFacts } from './photo.ts'

const sample = new Uint8Array(readFileSync(new URL('../../../testing/samples/09_photo_jpeg.lrmx', import.meta.url)))
const samplePhoto = readLrmx(sample).photo!

type Colour = [number, number, number]
/** An image painted by a function of the pixel's place. */
function paint(width: number, height: number, colour: (x: number, y: number) => [...Colour, number?]) {
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue, alpha = 255] = colour(x, y)
      data.set([red, green, blue, alpha], (y * width + x) * 4)
    }
  }
  return { width, height, data }
}
const asJpeg = (image: ReturnType<typeof paint>) => new Uint8Array(jpeg.encode(image, 95).data)
const asPng = (image: ReturnType<typeof paint>) =>
  new Uint8Array(PNG.sync.write({ ...image, data: Buffer.from(image.data) }))

/** Inserts an EXIF segment with an orientation after the start mark of a JPEG. */
function withOrientation(bytes: Uint8Array, orientation: number, isLittle: boolean): Uint8Array {
  const number = (value: number, size: number) => {
    const digits = Array.from({ length: size }, (_, at) => (value >> (8 * at)) & 0xff)
    return isLittle ? digits : digits.reverse()
  }
  const mark = isLittle ? [0x49, 0x49] : [0x4d, 0x4d]
  const entry = [...number(0x0112, 2), ...number(3, 2), ...number(1, 4), ...number(orientation, 2), 0, 0]
  const tiff = [...mark, ...number(42, 2), ...number(8, 4), ...number(1, 2), ...entry, 0, 0, 0, 0]
  const payload = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, payload.length + 2, ...payload, ...bytes.slice(2)])
}

function bmp(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(54 + 4 * width * Math.abs(height))
  const header = new DataView(bytes.buffer)
  bytes.set([0x42, 0x4d])
  header.setUint32(2, bytes.length, true)
  header.setUint32(14, 40, true)
  header.setInt32(18, width, true)
  header.setInt32(22, height, true)
  return bytes
}

const colourAt = (image: { width: number; data: Uint8Array }, x: number, y: number) =>
  [...image.data.subarray((y * image.width + x) * 4, (y * image.width + x) * 4 + 3)].map((value) =>
    value > 127 ? 1 : 0,
  )
const RED: Colour = [255, 0, 0]
const GREEN: Colour = [0, 255, 0]
const BLUE: Colour = [0, 0, 255]

describe('photoFacts', () => {
  it('reads format and size of JPEG, PNG and BMP', () => {
    expect(photoFacts(samplePhoto)).toEqual({ mime: 'image/jpeg', width: 413, height: 579, bytes: 10532 })
    expect(photoFacts(asPng(paint(3, 5, () => RED)))).toMatchObject({ mime: 'image/png', width: 3, height: 5 })
    expect(photoFacts(bmp(3, 5))).toEqual({ mime: 'image/bmp', width: 3, height: 5, bytes: 114 })
    expect(photoFacts(bmp(3, -5))).toMatchObject({ width: 3, height: 5 })
  })

  it('finds the size behind an EXIF segment', () => {
    const bytes = withOrientation(asJpeg(paint(16, 24, () => RED)), 6, true)
    expect(photoFacts(bytes)).toMatchObject({ width: 16, height: 24 })
  })

  it.each([0, 1, 2, 3, 10, 20, 100, 160])('knows nothing of a JPEG cut after %i bytes', (length) => {
    expect(photoFacts(samplePhoto.slice(0, length))).toBeNull()
  })

  it('knows nothing of other bytes', () => {
    expect(photoFacts(new TextEncoder().encode('no image at all, but long enough'))).toBeNull()
    expect(photoFacts(bmp(0, 5))).toBeNull()
  })
})

describe('photoDoubt', () => {
  const sized = (width: number, height: number) => {
    const bytes = asPng(paint(1, 1, () => RED))
    new DataView(bytes.buffer).setUint32(16, width)
    new DataView(bytes.buffer).setUint32(20, height)
    return bytes
  }
  const heavy = (length: number) => {
    const bytes = new Uint8Array(length)
    bytes.set(samplePhoto)
    return bytes
  }

  it('draws the line at 40 megapixels', () => {
    expect(photoDoubt(sized(8000, 5000))).toBeNull()
    expect(photoDoubt(sized(8000, 5001))).toBe('photo-too-many-pixels')
  })

  it('draws the line at 5 MB', () => {
    expect(photoDoubt(heavy(5 * 1024 * 1024))).toBeNull()
    expect(photoDoubt(heavy(5 * 1024 * 1024 + 1))).toBe('photo-too-large')
  })

  it('calls everything else unreadable', () => {
    expect(photoDoubt(new Uint8Array([1, 2, 3]))).toBe('photo-unreadable')
  })
})

describe('fitPhoto', () => {
  it('leaves a fitting JPEG, a BMP and what it cannot decode as they are', () => {
    expect(fitPhoto(samplePhoto)).toBe(samplePhoto)
    for (const bytes of [bmp(900, 10), samplePhoto.slice(0, 400), new Uint8Array([1, 2, 3])]) {
      expect(fitPhoto(bytes)).toBe(bytes)
    }
    const interlaced = asPng(paint(30, 60, () => RED))
    interlaced[28] = 1
    expect(fitPhoto(interlaced)).toBe(interlaced)
    const broken = asPng(paint(30, 30, () => RED)).slice(0, 45)
    expect(fitPhoto(broken)).toBe(broken)
  })

  it('shrinks a large photo to 413 × 579 and crops its sides', () => {
    const wide = paint(1400, 980, (x) => (x < 350 || x >= 1050 ? RED : GREEN))
    const fitted = fitPhoto(asJpeg(wide))
    expect(photoFacts(fitted)).toMatchObject({ mime: 'image/jpeg', width: 413, height: 579 })
    const image = jpeg.decode(fitted, { useTArray: true })
    for (const x of [5, 206, 407]) expect(colourAt(image, x, 290)).toEqual([0, 1, 0])
  })

  it('crops top and bottom of a tall photo and never enlarges', () => {
    const fitted = fitPhoto(asPng(paint(50, 100, (_, y) => (y < 15 || y >= 85 ? RED : BLUE))))
    expect(photoFacts(fitted)).toMatchObject({ width: 50, height: 70 })
    const image = jpeg.decode(fitted, { useTArray: true })
    for (const y of [2, 35, 67]) expect(colourAt(image, 25, y)).toEqual([0, 0, 1])
  })

  it('puts transparent pixels on white', () => {
    const fitted = fitPhoto(asPng(paint(50, 70, () => [0, 0, 0, 0])))
    expect(colourAt(jpeg.decode(fitted, { useTArray: true }), 25, 35)).toEqual([1, 1, 1])
  })

  const corners = paint(70, 70, (x, y) => (y < 35 ? (x < 35 ? RED : GREEN) : x < 35 ? BLUE : [255, 255, 255]))
  const [red, green, blue, white] = ['100', '010', '001', '111']
  it.each([
    [1, [red, green, blue, white]],
    [2, [green, red, white, blue]],
    [3, [white, blue, green, red]],
    [4, [blue, white, red, green]],
    [5, [red, blue, green, white]],
    [6, [blue, red, white, green]],
    [7, [white, green, blue, red]],
    [8, [green, white, red, blue]],
  ])('turns a photo with orientation %i upright and drops the mark', (orientation, expected) => {
    for (const isLittle of [true, false]) {
      const fitted = fitPhoto(withOrientation(asJpeg(corners), orientation, isLittle))
      const image = jpeg.decode(fitted, { useTArray: true })
      const seen = [
        [12, 12],
        [37, 12],
        [12, 58],
        [37, 58],
      ].map(([x, y]) => colourAt(image, x!, y!).join(''))
      expect(seen).toEqual(expected)
      expect(Buffer.from(fitted).includes('Exif')).toBe(false)
    }
  })
})

describe('cutAfterImage', () => {
  const withJunk = (bytes: Uint8Array) => {
    const block = new Uint8Array(Math.ceil((bytes.length + 1) / 1024) * 1024).fill(0xd9)
    block.set(bytes)
    block[bytes.length] = 0xff
    return block
  }

  it('cuts after the end of a JPEG and of a BMP', () => {
    expect(cutAfterImage(withJunk(samplePhoto))).toEqual(samplePhoto)
    expect(cutAfterImage(withJunk(bmp(7, 9)))).toEqual(bmp(7, 9))
  })

  it('does not take the end of a thumbnail for the end of the photo', () => {
    const thumbnail = [0xff, 0xe1, 0, 8, 0x41, 0x42, 0xff, 0xd9, 0x43, 0x44]
    const bytes = new Uint8Array([0xff, 0xd8, ...thumbnail, ...samplePhoto.slice(2)])
    expect(cutAfterImage(withJunk(bytes))).toEqual(bytes)
  })

  it('leaves whole, cut and other files alone', () => {
    for (const bytes of [samplePhoto, samplePhoto.slice(0, 5000), bmp(7, 9).slice(0, 100), new Uint8Array([1, 2])]) {
      expect(cutAfterImage(bytes)).toEqual(bytes)
    }
  })
})
