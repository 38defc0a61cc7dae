import { parse } from 'csv-parse/sync'
import { Refusal } from '../../../platform/errors.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import { FileRefused, openWorkbook, readCell } from '../../people/facts.ts'

const MOST_ROWS = 200_000
const MOST_COLUMNS = 60

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte)

/** The rows of a list as text: of the first filled sheet of a workbook, or of a text file in a usual encoding. */
export async function readList({ name, bytes }: Uploaded): Promise<string[][]> {
  if (bytes.length === 0) throw new Refusal('file_refused', `“${name}”是空文件，请重新导出后再选择`)
  if (starts(bytes, 0xd0, 0xcf)) {
    throw new Refusal('file_refused', '这是旧格式的.xls，请用Excel或者WPS打开，另存为.xlsx或者CSV后再导入')
  }
  const rows = starts(bytes, 0x50, 0x4b) ? await sheetRows(bytes) : textRows(bytes)
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  if (filled.length < 2) throw new Refusal('file_refused', '文件里没有数据，请确认导出的清单有表头和至少一行')
  if (filled.length > MOST_ROWS) throw new Refusal('too_large', '一次最多导入20万行，请分几个文件导入')
  return filled
}

async function sheetRows(bytes: Uint8Array): Promise<string[][]> {
  const workbook = await openWorkbook(bytes).catch((error: unknown) => {
    if (error instanceof FileRefused) throw new Refusal('file_refused', error.message)
    throw error
  })
  for (const sheet of workbook.worksheets) {
    const width = Math.min(sheet.columnCount, MOST_COLUMNS)
    const rows: string[][] = []
    for (let row = 1; row <= Math.min(sheet.rowCount, MOST_ROWS + 20); row += 1) {
      const cells = Array.from({ length: width }, (_, at) => readCell(sheet.getCell(row, at + 1)))
      rows.push(cells.map(({ day, text }) => day ?? text))
    }
    if (rows.filter((row) => row.some((cell) => cell !== '')).length > 1) return rows
  }
  return []
}

function textRows(bytes: Uint8Array): string[][] {
  const text = textOf(bytes)
  const [first = ''] = text.split('\n', 1)
  const delimiter = first.includes('\t') ? '\t' : first.includes(';') && !first.includes(',') ? ';' : ','
  try {
    const options = { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, trim: true }
    const rows = parse(text, { ...options, relax_quotes: true }) as string[][]
    return rows.map((row) => row.slice(0, MOST_COLUMNS).map((cell) => cell.replace(/^'|^="(.*)"$/g, '$1').trim()))
  } catch {
    throw new Refusal('file_refused', '文件内容不是完整的表格，请重新导出为Excel或者CSV')
  }
}

/** UTF-8 where it is, else UTF-16 with its mark, else the national encoding; anything else is no text. */
function textOf(bytes: Uint8Array): string {
  const read = (encoding: string) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      return null
    }
  }
  const isUtf16 = starts(bytes, 0xff, 0xfe)
  const text = isUtf16 ? read('utf-16le') : (read('utf-8') ?? read('gb18030'))
  if (text === null || text.includes('\u0000')) {
    throw new Refusal('file_refused', '文件的编码无法识别，请用WPS打开后另存为.xlsx再导入')
  }
  return text
}
