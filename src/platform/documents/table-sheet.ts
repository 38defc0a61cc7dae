import * as style from './sheet-style.ts'

type TableColumn = { title: string /** in characters */; width: number; kind: 'text' | 'date' | 'number' }

export type Table = {
  title: string
  columns: TableColumn[]
  rows: (string | number | null)[][]
  /** printed under the table */
  note?: string
}

/** Columns wider than this together (in characters) are printed across the sheet. */
const PORTRAIT_WIDTH = 92

/**
 * Writes any list as it is seen on the screen: title, head, rows, a note below. Text and dates are string cells in text
 * format, numbers stay numbers.
 */
export async function writeTable(table: Table): Promise<Uint8Array> {
  const workbook = style.newWorkbook()
  const sheet = workbook.addWorksheet(style.sheetName(table.title))
  const width = Math.max(1, table.columns.length)
  table.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width
  })
  sheet.mergeCells(1, 1, 1, width)
  const title = sheet.getCell(1, 1)
  style.putValue(title, table.title)
  title.font = style.sheetFonts.title
  title.alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(1).height = 40
  writeHeadRow(sheet.getRow(2), table.columns)
  table.rows.forEach((row, index) => {
    writeTableRow(sheet.getRow(index + 3), table.columns, row)
  })
  if (table.note) {
    const last = table.rows.length + 3
    sheet.mergeCells(last, 1, last, width)
    const note = sheet.getCell(last, 1)
    style.putValue(note, table.note)
    note.font = style.sheetFonts.body
    note.alignment = { vertical: 'top', wrapText: true }
    const room = table.columns.reduce((sum, column) => sum + column.width, 0)
    sheet.getRow(last).height = style.heightOf([table.note], [room], 20)
  }
  const isWide = table.columns.reduce((sum, column) => sum + column.width, 0) > PORTRAIT_WIDTH
  sheet.views = [{ state: 'frozen', ySplit: 2 }]
  sheet.pageSetup = {
    paperSize: style.A4,
    orientation: isWide ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: style.marginsOf({ side: 10, top: 15, bottom: 15 }),
    printTitlesRow: '2:2',
  }
  sheet.headerFooter = style.headerFooterOf(undefined)
  return style.workbookBytes(workbook)
}

type SheetRow = ReturnType<ReturnType<ReturnType<typeof style.newWorkbook>['addWorksheet']>['getRow']>

function writeHeadRow(row: SheetRow, columns: TableColumn[]): void {
  columns.forEach((column, index) => {
    const cell = row.getCell(index + 1)
    style.putValue(cell, column.title)
    cell.font = style.sheetFonts.head
    cell.border = style.thinBorder
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  })
  row.height = 31
}

function writeTableRow(row: SheetRow, columns: TableColumn[], values: (string | number | null)[]): void {
  columns.forEach((column, index) => {
    const cell = row.getCell(index + 1)
    style.putValue(cell, values[index] ?? null)
    cell.font = style.sheetFonts.body
    cell.border = style.thinBorder
    const horizontal = ({ text: 'left', date: 'center', number: 'right' } as const)[column.kind]
    cell.alignment = { horizontal, vertical: 'middle', wrapText: true, indent: column.kind === 'number' ? 1 : 0 }
  })
  const texts = columns.map((_, index) => String(values[index] ?? ''))
  const widths = columns.map((column) => column.width)
  row.height = style.heightOf(texts, widths, 22)
}
