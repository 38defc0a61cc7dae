import * as style from './sheet-style.ts'

type TableColumn = { title: string /** in characters */; width: number; kind: 'text' | 'date' | 'number' }

type Row = (string | number | null)[]

export type Table = {
  title: string
  columns: TableColumn[]
  /** rows that come as they are read are never held together, however many they are */
  rows: Row[] | AsyncIterable<Row>
  /** printed under the table; asked for once all rows are written */
  note?: string | (() => string)
}

/** A list that is held whole, for papers that lay out the same rows otherwise. */
export type HeldTable = Omit<Table, 'rows' | 'note'> & { rows: Row[]; note?: string }

/** Columns wider than this together (in characters) are printed across the sheet. */
const PORTRAIT_WIDTH = 92

/**
 * Writes any list as it is seen on the screen: title, head, rows, a note below. Text and dates are string cells in text
 * format, numbers stay numbers.
 */
export async function writeTable({ title, columns, rows, note }: Table): Promise<Uint8Array> {
  const { workbook, finished } = style.streamedWorkbook(Array.isArray(rows))
  const width = Math.max(1, columns.length)
  const room = columns.reduce((sum, column) => sum + column.width, 0)
  const sheet = workbook.addWorksheet(style.sheetName(title), {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: {
      ...{ paperSize: style.A4, orientation: room > PORTRAIT_WIDTH ? 'landscape' : 'portrait' },
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true, printTitlesRow: '2:2' },
      margins: style.marginsOf({ side: 10, top: 15, bottom: 15 }),
    },
    headerFooter: style.headerFooterOf(undefined),
  })
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width
    style.putValue(sheet.getCell(2, index + 1), column.title)
    sheet.getCell(2, index + 1).style = headStyle
  })
  sheet.mergeCells(1, 1, 1, width)
  const head = sheet.getCell(1, 1)
  style.putValue(head, title)
  head.font = style.sheetFonts.title
  head.alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(1).height = 40
  sheet.getRow(2).height = 31
  let last = 2
  for await (const row of rows) writeTableRow(sheet.getRow(++last), columns, row)
  const text = typeof note === 'function' ? note() : note
  if (text) {
    sheet.mergeCells(++last, 1, last, width)
    const cell = sheet.getCell(last, 1)
    style.putValue(cell, text)
    cell.font = style.sheetFonts.body
    cell.alignment = { vertical: 'top', wrapText: true }
    sheet.getRow(last).height = style.heightOf([text], [room], 20)
  }
  return finished()
}

type SheetRow = ReturnType<ReturnType<ReturnType<typeof style.newWorkbook>['addWorksheet']>['getRow']>

/** One style a kind of cell, not one a cell: the library knows it again. */
const cellStyle = (font: object, horizontal: 'left' | 'center' | 'right', numFmt?: '@') => ({
  ...(numFmt ? { numFmt } : {}),
  ...{ font, border: style.thinBorder },
  alignment: { horizontal, vertical: 'middle' as const, wrapText: true, indent: horizontal === 'right' ? 1 : 0 },
})
const headStyle = cellStyle(style.sheetFonts.head, 'center', '@')
const bodyStyle = (side: 'left' | 'center' | 'right') => ({
  text: cellStyle(style.sheetFonts.body, side, '@'),
  other: cellStyle(style.sheetFonts.body, side),
})
const bodyStyles = { text: bodyStyle('left'), date: bodyStyle('center'), number: bodyStyle('right') }

function writeTableRow(row: SheetRow, columns: TableColumn[], values: Row): void {
  columns.forEach(({ kind }, index) => {
    const value = values[index] ?? ''
    style.putValue(row.getCell(index + 1), value)
    row.getCell(index + 1).style = bodyStyles[kind][typeof value === 'string' && value ? 'text' : 'other']
  })
  const texts = columns.map((_, index) => String(values[index] ?? ''))
  const widths = columns.map((column) => column.width)
  row.height = style.heightOf(texts, widths, 22)
  row.commit()
}
