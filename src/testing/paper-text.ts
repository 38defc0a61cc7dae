import ExcelJS from '@protobi/exceljs'
import { SaxesParser } from 'saxes'
import { unpacked } from './unpacked.ts'

/** The text of a Word file in reading order, a paragraph or cell a line. Throws where its XML is none. */
export async function wordText(bytes: Uint8Array): Promise<string> {
  let text = ''
  let inside = ''
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, isSelfClosing }) => {
    inside = isSelfClosing ? '' : name
  })
  parser.on('text', (part) => {
    if (inside === 'w:t') text += part
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:p') text += '\n'
    inside = ''
  })
  parser.write((await unpacked(bytes, 'word/document.xml')).toString('utf8')).close()
  return text.replace(/\n+$/, '\n')
}

/** The cells of the first sheet of an Excel file, a row a line; what is merged stands once. */
export async function sheetText(bytes: Uint8Array): Promise<string> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  const lines: string[] = []
  book.worksheets[0]!.eachRow((row) => {
    const cells = Array.from({ length: row.cellCount }, (_, column) => row.getCell(column + 1))
    const own = cells.map((cell) => (cell.master === cell ? String(cell.value ?? '') : ''))
    lines.push(own.join('\t').trimEnd())
  })
  return `${lines.join('\n')}\n`
}
