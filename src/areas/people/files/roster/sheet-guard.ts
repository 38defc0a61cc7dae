import { Buffer } from 'node:buffer'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { FileRefused } from '../file-refused.ts'

const MB = 1024 * 1024

/** Bounds of a workbook that is taken in; beyond any of them the file is refused before Excel code sees it. */
export const sheetLimits = {
  fileBytes: 50 * MB,
  entries: 2_000,
  unpackedBytes: 200 * MB,
  /** what the workbook reader keeps in memory at once: every part that is XML */
  xmlBytes: 64 * MB,
  /** unpacked : packed, for parts above `ratioFrom` */
  ratio: 100,
  ratioFrom: MB,
  /** cells covered by merged ranges of one sheet: the reader makes an object of each */
  mergedCells: 500_000,
}

const SAVE_AS = '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再导入。'
const CUT_PART = `文件不完整或已损坏。${SAVE_AS}`

/**
 * Checks that `bytes` are an .xlsx workbook that is safe to unpack. Everything is inflated once and counted, because
 * the sizes in zip headers are the sender's word; nothing is written to disk.
 * @throws {FileRefused} `empty-file`, `too-large`, `unsupported-format`, `archive-bomb`, `encrypted-file`
 */
export async function checkWorkbookFile(bytes: Uint8Array): Promise<void> {
  if (bytes.length === 0) throw new FileRefused('empty-file', '这个文件是空的，请重新选择文件。')
  if (bytes.length > sheetLimits.fileBytes) {
    throw new FileRefused('too-large', '文件超过50MB，请删去图片和多余的工作表后再导入。')
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  refuseOtherFormats(buffer)
  let zip: ZipFile
  try {
    zip = await yauzl.fromBufferPromise(buffer, { validateEntrySizes: true })
  } catch {
    throw new FileRefused('unsupported-format', CUT_PART)
  }
  const names = await countParts(zip)
  if (names.has('xl/workbook.xml')) return
  if (names.has('xl/workbook.bin')) throw new FileRefused('unsupported-format', `这是二进制工作簿（.xlsb）。${SAVE_AS}`)
  throw new FileRefused('unsupported-format', `这个压缩包里没有 Excel 工作簿。${SAVE_AS}`)
}

function refuseOtherFormats(buffer: Buffer): void {
  if (buffer.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return
  if (buffer.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) {
    // A workbook with an opening password is an OLE container whose directory names this stream in UTF-16.
    if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
      throw new FileRefused('encrypted-file', '工作簿设了打开密码，请先在 Excel 或 WPS 中取消密码，保存后再导入。')
    }
    throw new FileRefused('unsupported-format', `这是旧版表格（.xls 或 .et）或其他旧版文档，不能直接读取。${SAVE_AS}`)
  }
  if (buffer.subarray(0, 2).equals(Buffer.from('PK'))) throw new FileRefused('unsupported-format', CUT_PART)
  const advice = `这不是 Excel 工作簿（.xlsx）。如果是 CSV、文本或网页导出的表格，${SAVE_AS}`
  throw new FileRefused('unsupported-format', advice)
}

type Counts = { entries: number; unpacked: number; xml: number }

async function countParts(zip: ZipFile): Promise<Set<string>> {
  const names = new Set<string>()
  const counts: Counts = { entries: 0, unpacked: 0, xml: 0 }
  try {
    for await (const entry of zip.eachEntry()) {
      counts.entries += 1
      if (counts.entries > sheetLimits.entries) throw bomb('压缩包内的文件太多')
      if (entry.isEncrypted()) {
        throw new FileRefused('encrypted-file', '文件被压缩软件加了密码，请解密后再导入。')
      }
      if (/(^|\/)vbaProject\.bin$/i.test(entry.fileName)) {
        throw new FileRefused('unsupported-format', `工作簿带有宏，不能导入。${SAVE_AS}`)
      }
      // Two parts of one name are read differently by different programs.
      if (names.has(entry.fileName)) throw new FileRefused('unsupported-format', CUT_PART)
      names.add(entry.fileName)
      if (!entry.fileName.endsWith('/')) await inflate(zip, entry, counts)
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error
    if (error instanceof Error && /too many bytes in the stream/.test(error.message)) throw bomb('文件大小与标注的不符')
    throw new FileRefused('unsupported-format', CUT_PART)
  } finally {
    zip.close()
  }
  return names
}

async function inflate(zip: ZipFile, entry: Entry, counts: Counts): Promise<void> {
  const isXml = /\.(xml|rels|vml)$/i.test(entry.fileName)
  const scan = isXml ? xmlScan() : null
  const stream = await zip.openReadStreamPromise(entry)
  let size = 0
  try {
    for await (const piece of stream) {
      const chunk = piece as Buffer
      size += chunk.length
      counts.unpacked += chunk.length
      if (counts.unpacked > sheetLimits.unpackedBytes) throw bomb('解压后超过200MB')
      if (size > sheetLimits.ratioFrom && size > entry.compressedSize * sheetLimits.ratio) throw bomb('压缩比异常')
      if (!scan) continue
      counts.xml += chunk.length
      if (counts.xml > sheetLimits.xmlBytes) {
        throw new FileRefused('too-large', '表格内容太多，请删去多余的空行、空列和其他工作表后再导入。')
      }
      scan(chunk)
    }
  } finally {
    stream.destroy()
  }
}

/** Looks through one XML part as it streams by, for what would make the workbook reader run away. */
function xmlScan(): (chunk: Buffer) => void {
  let tail = ''
  let merged = 0
  return (chunk) => {
    const text = tail + chunk.toString('latin1')
    if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) {
      throw new FileRefused('unsupported-format', `文件内含有不允许的文档类型声明。${SAVE_AS}`)
    }
    let end = 0
    for (const match of text.matchAll(/mergeCell\s+ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g)) {
      const [, left = '', top, right = '', bottom] = match
      merged += (columnNumber(right) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1)
      end = match.index + match[0].length
    }
    if (merged > sheetLimits.mergedCells) {
      throw new FileRefused('too-large', '合并单元格的范围过大，请取消整列或整页的合并后再导入。')
    }
    tail = text.slice(Math.max(end, text.length - 64))
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function bomb(because: string): FileRefused {
  return new FileRefused('archive-bomb', `${because}，可能是恶意文件，没有读取。请核对文件来源。`)
}
