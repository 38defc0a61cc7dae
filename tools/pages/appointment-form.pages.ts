import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPeople } from '../../src/areas/people/demo/people.ts'
import { appointmentForm } from '../../src/areas/people/files/appointment-form/form.ts'
import { toDossier } from '../../src/areas/people/files/dossier-form.ts'
import { readLrmx } from '../../src/areas/people/files/lrmx-read.ts'
import { fitPhoto } from '../../src/areas/people/files/photo.ts'
import type { Dossier } from '../../src/areas/people/schema.ts'
import { photoCell, printedCells, tableEdges, visibleText } from './form-cells.ts'
import { madeUpDossiers } from './made-up-dossiers.ts'
import { hasGlyph, pageCount, pageImages, pdfFonts, pdfText, pdfWords, renderPdf } from './render.ts'
import { requirePageTools } from './requirements.ts'

const PRINTED_ON = '2026-03-01'
const DEMO_DAY = '2026-11-23'
const SAMPLES = new URL('../../src/testing/samples/', import.meta.url)
/** 11 and 12 are refused when they are read. */
const UNREADABLE = ['11_malformed.lrmx', '12_xxe.lrmx']

/** All faces of the Noto Serif CJK collection share this name inside the font file. */
const EXPECTED_FONTS = /^(NotoSerifCJK\w\w-Regular|NotoSerifCJK\w\w-Regular-VKana|LiberationSerif)$/

type Printed = { dossier: Dossier; photo: Uint8Array | null; pdf: string }

const printed = new Map<string, Printed>()
let folder = ''

async function people(): Promise<[string, Omit<Printed, 'pdf'>][]> {
  const invented = Object.entries(madeUpDossiers()).map(([name, dossier]) => [name, { dossier, photo: null }] as const)
  const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.lrmx') && !UNREADABLE.includes(name))
  const samples = names.map(async (name) => {
    const { dossier, photo } = toDossier(readLrmx(await readFile(new URL(name, SAMPLES))))
    return [name.replace('.lrmx', ''), { dossier, photo: photo && fitPhoto(photo) }] as const
  })
  const demo = demoPeople(DEMO_DAY).map(
    ({ key, dossier, photo }) => [key, { dossier, photo: fitPhoto(photo) }] as const,
  )
  return [...invented, ...(await Promise.all(samples)), ...demo].map(([name, person]) => [name, person])
}

beforeAll(async () => {
  requirePageTools()
  folder = await mkdtemp(join(tmpdir(), 'form-pages-'))
  const everyone = [...(await people()), ['overflowing', { dossier: overflowing(), photo: null }] as const]
  const files: string[] = []
  for (const [name, { dossier, photo }] of everyone) {
    const { bytes } = await appointmentForm({ dossier, photo, printedOn: PRINTED_ON })
    const file = join(folder, `${name}.docx`)
    await writeFile(file, bytes)
    files.push(file)
  }
  const pdfs = await renderPdf(files, folder)
  everyone.forEach(([name, person], index) => {
    printed.set(name, { ...person, pdf: pdfs[index] ?? '' })
  })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Places of the pixels that are neither black, white nor grey. */
function colouredPixels(png: Uint8Array): { x: number; y: number }[] {
  const { width, data } = PNG.sync.read(Buffer.from(png))
  return Array.from({ length: data.length / 4 }, (_, index) => index)
    .filter((index) => {
      const [red = 0, green = 0, blue = 0] = data.subarray(index * 4, index * 4 + 3)
      return Math.max(red, green, blue) - Math.min(red, green, blue) > 40
    })
    .map((index) => ({ x: index % width, y: Math.floor(index / width) }))
}

/** More text than the smallest type can show. */
function overflowing(): Dossier {
  const dossier = madeUpDossiers().long!
  dossier.basic.currentPost = '云栖市文化和旅游局局长，'.repeat(40)
  dossier.basic.awards = '记三等功一次，'.repeat(400)
  dossier.resume = Array.from({ length: 60 }, () => ({ ...dossier.resume[0]!, text: '云栖市文化局科员'.repeat(20) }))
  return dossier
}

const cases = (await people()).map(([name]) => name)

describe.each(cases)('the form of %s', (name) => {
  test('has two pages', async () => {
    expect(await pageCount(printed.get(name)!.pdf)).toBe(2)
  })

  test('uses only the expected fonts', async () => {
    const fonts = await pdfFonts(printed.get(name)!.pdf)
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter((font) => !EXPECTED_FONTS.test(font))).toEqual([])
  })

  test('shows every value whole, inside its cell', async () => {
    const { dossier, pdf } = printed.get(name)!
    const placed = await pdfWords(pdf)
    const cells = printedCells(dossier, PRINTED_ON)
    const shown = Object.fromEntries(cells.map((cell) => [cell.title, visibleText(placed, cell)]))
    expect(shown).toEqual(Object.fromEntries(cells.map((cell) => [cell.title, cell.text])))
  })

  test('keeps everything on the paper and between the sides of the table', async () => {
    const [first] = tableEdges
    for (const word of await pdfWords(printed.get(name)!.pdf)) {
      expect(word.left).toBeGreaterThan((first?.left ?? 0) - 6)
      expect(word.right).toBeLessThan((first?.right ?? 0) + 3)
      expect(word.bottom).toBeLessThan(800)
    }
  })
})

describe('the check itself', () => {
  test('sees text that a cell cuts off', async () => {
    const { dossier, pdf } = printed.get('overflowing')!
    const placed = await pdfWords(pdf)
    for (const title of ['现任职务', '简历', '奖惩情况']) {
      const cell = printedCells(dossier, PRINTED_ON).find((one) => one.title === title)!
      expect(visibleText(placed, cell).length).toBeLessThan(cell.text.length)
    }
    expect(await pageCount(pdf)).toBe(2)
  })

  test('finds the colours of the photo inside its cell and nowhere else', async () => {
    const cell = photoCell
    const coloured = async (name: string) => colouredPixels((await pageImages(printed.get(name)!.pdf, 72))[0]!)
    expect(await coloured('06_family_deceased')).toEqual([])
    const pixels = await coloured('09_photo_jpeg')
    expect(pixels.length).toBeGreaterThan(5000)
    expect(pixels.filter(({ x, y }) => x < cell.left || x > cell.right || y < cell.top || y > cell.bottom)).toEqual([])
  })

  test('finds a glyph for every rare character', async () => {
    for (const character of '䶮㛃𠮷·') expect(await hasGlyph('Noto Serif CJK SC', character)).toBe(true)
    expect(await hasGlyph('Noto Serif CJK SC', '\ue123')).toBe(false)
  })

  test('reads the title and the note about the age', async () => {
    const text = (await pdfText(printed.get('rare')!.pdf)).replace(/\s/g, '')
    expect(text).toContain('干部任免审批表')
    expect(text).toContain('年龄按打印日期2026年3月1日计算')
  })
})
