import { Buffer } from 'node:buffer'
import { Readable } from 'node:stream'
import { buffer as collect } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { writeTable } from '../../../../platform/documents/table-sheet.ts'
import { FileRefused } from '../file-refused.ts'
import { checkWorkbookFile, sheetLimits } from './sheet-guard.ts'

const MB = 1024 * 1024

type Part = { name: string; content: Buffer | string | Readable; level?: number }

async function zipOf(...parts: Part[]): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const { name, content, level } of parts) {
    const options = level === undefined ? {} : { compressionLevel: level }
    if (content instanceof Readable) zip.addReadStream(content, name, options)
    else zip.addBuffer(Buffer.from(content), name, options)
  }
  zip.end()
  return collect(zip.outputStream)
}

/** `size` bytes that deflate to about 1 : 40, so that only the absolute limits can stop them. */
function halfDense(size: number): Readable {
  let seed = 1
  const chunk = () => {
    const piece = Buffer.alloc(64 * 1024)
    for (let index = 0; index < 1200; index++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      piece[index] = 32 + ((seed >> 16) % 28)
    }
    return piece
  }
  return Readable.from(
    (function* () {
      for (let made = 0; made < size; made += 64 * 1024) yield chunk()
    })(),
  )
}

function zeros(size: number): Readable {
  const block = Buffer.alloc(MB)
  return Readable.from(
    (function* () {
      for (let made = 0; made < size; made += MB) yield block
    })(),
  )
}

async function refusal(bytes: Uint8Array): Promise<FileRefused | null> {
  try {
    await checkWorkbookFile(bytes)
    return null
  } catch (error) {
    if (error instanceof FileRefused) return error
    throw error
  }
}

const workbookPart: Part = { name: 'xl/workbook.xml', content: '<workbook/>' }

describe('what is let in', () => {
  it('takes a workbook', async () => {
    const bytes = await writeTable({
      title: '表',
      columns: [{ title: '姓名', width: 9, kind: 'text' }],
      rows: [['宋屿']],
    })
    expect(await refusal(bytes)).toBeNull()
  })

  it('takes 2,000 parts and refuses 2,001', async () => {
    const parts = Array.from({ length: sheetLimits.entries - 1 }, (_, index) => ({ name: `xl/p${index}`, content: '' }))
    expect(await refusal(await zipOf(workbookPart, ...parts))).toBeNull()
    const over = await zipOf(workbookPart, ...parts, { name: 'xl/one-more', content: '' })
    expect(await refusal(over)).toMatchObject({ code: 'archive-bomb' })
  })
})

describe('what is no workbook', () => {
  it.each<[string, Buffer, string, RegExp]>([
    ['an empty file', Buffer.alloc(0), 'empty-file', /重新选择/],
    ['text renamed to .xlsx', Buffer.from('姓名,性别\n宋屿,男\n'), 'unsupported-format', /另存为/],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'unsupported-format', /\.xls 或 \.et/],
    ['a cut zip', Buffer.from('PK\u0003\u0004abc'), 'unsupported-format', /不完整/],
    ['an empty zip', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'), 'unsupported-format', /不完整/],
  ])('refuses %s', async (_, bytes, code, message) => {
    const refused = await refusal(bytes)
    expect(refused?.code).toBe(code)
    expect(refused?.message).toMatch(message)
  })

  it('tells a workbook with an opening password from an old one', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusal(ole)).toMatchObject({ code: 'encrypted-file' })
  })

  it('refuses a zip with a password', async () => {
    const bytes = await zipOf(workbookPart)
    const central = bytes.indexOf(Buffer.from('504b0102', 'hex'))
    bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8)
    expect(await refusal(bytes)).toMatchObject({ code: 'encrypted-file' })
  })

  it.each([
    ['a Word document', 'word/document.xml', /没有 Excel 工作簿/],
    ['a binary workbook', 'xl/workbook.bin', /xlsb/],
  ])('refuses %s', async (_, name, message) => {
    const refused = await refusal(await zipOf({ name, content: 'x' }))
    expect(refused?.code).toBe('unsupported-format')
    expect(refused?.message).toMatch(message)
  })

  it('refuses macros, a document type and two parts of one name', async () => {
    const macro = await zipOf(workbookPart, { name: 'xl/vbaProject.bin', content: 'x' })
    expect((await refusal(macro))?.message).toMatch(/宏/)
    const filler = ' '.repeat(16 * 1024 - 4)
    const doctype = await zipOf(workbookPart, {
      name: 'xl/a.xml',
      content: `${filler}<!DOCTYPE a [<!ENTITY e "x">]><a/>`,
    })
    expect((await refusal(doctype))?.message).toMatch(/文档类型声明/)
    expect(await refusal(await zipOf(workbookPart, workbookPart))).toMatchObject({ code: 'unsupported-format' })
  })
})

describe('what would run away', () => {
  it('stops a part of 300 MB of zeros', async () => {
    const bytes = await zipOf(workbookPart, { name: 'xl/worksheets/sheet1.xml', content: zeros(300 * MB), level: 9 })
    expect(bytes.length).toBeLessThan(MB)
    const refused = await refusal(bytes)
    expect(refused?.code).toBe('archive-bomb')
    expect(refused?.message).toMatch(/压缩比/)
  })

  it('judges the ratio of parts above 1 MB only', async () => {
    const small = await zipOf(workbookPart, { name: 'xl/media/a.bin', content: Buffer.alloc(MB), level: 9 })
    expect(await refusal(small)).toBeNull()
    const large = await zipOf(workbookPart, { name: 'xl/media/a.bin', content: Buffer.alloc(2 * MB), level: 9 })
    expect(await refusal(large)).toMatchObject({ code: 'archive-bomb' })
  })

  it('counts all parts together', async () => {
    const parts = [1, 2, 3].map((number) => ({ name: `xl/media/${number}.bin`, content: halfDense(70 * MB), level: 1 }))
    const refused = await refusal(await zipOf(workbookPart, ...parts))
    expect(refused?.code).toBe('archive-bomb')
    expect(refused?.message).toMatch(/200MB/)
  })

  it('bounds what the workbook reader keeps in memory', async () => {
    const sheet = { name: 'xl/worksheets/sheet1.xml', content: halfDense(66 * MB), level: 1 }
    expect(await refusal(await zipOf(workbookPart, sheet))).toMatchObject({ code: 'too-large' })
  })

  it('does not believe the size in the header', async () => {
    const bytes = await zipOf({ name: 'xl/workbook.xml', content: 'a'.repeat(5000) })
    const central = bytes.indexOf(Buffer.from('504b0102', 'hex'))
    bytes.writeUInt32LE(10, central + 24)
    expect(await refusal(bytes)).toMatchObject({ code: 'archive-bomb' })
  })

  it('refuses files above 50 MB and merges over whole sheets', async () => {
    expect(await refusal(Buffer.alloc(sheetLimits.fileBytes + 1))).toMatchObject({ code: 'too-large' })
    const merged = (ref: string) =>
      zipOf(workbookPart, { name: 'xl/worksheets/sheet1.xml', content: `<mergeCell ref="${ref}"/>` })
    expect(await refusal(await merged('A1:E100000'))).toBeNull()
    expect(await refusal(await merged('A1:F100000'))).toMatchObject({ code: 'too-large' })
    expect(await refusal(await merged('A1:XFD1048576'))).toMatchObject({ code: 'too-large' })
  })
})
