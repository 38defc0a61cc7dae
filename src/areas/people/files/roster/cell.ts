import ExcelJS from '@protobi/exceljs'

/** What one cell holds, as far as a roster needs it. */
export type CellReading = {
  /** the text as shown, blanks at both ends removed */
  text: string
  /** set when the cell is a number, not text that looks like one */
  number: number | null
  numberFormat: string
  /** `YYYY-MM-DD` of a date cell */
  day: string | null
  /** the formula of a cell whose result was not saved with the file */
  formula: string | null
  error: boolean
  /** true when the value comes from a cell merged downwards from a row above */
  inherited: boolean
  /** columns covered, 1 for a cell that is not merged sideways */
  span: number
}

/** No field a roster fills takes as much; what is cut is refused there for its length. */
const MOST_TEXT = 4000

export const blankCell: CellReading = {
  text: '',
  number: null,
  numberFormat: '',
  day: null,
  formula: null,
  error: false,
  inherited: false,
  span: 1,
}

/** Reads one cell. Of cells merged sideways only the first has the value; cells merged downwards repeat it. */
export function readCell(cell: ExcelJS.Cell): CellReading {
  const master = cell.isMerged ? cell.master : cell
  const inherited = master !== cell
  if (inherited && Number(master.col) !== Number(cell.col)) return blankCell
  const reading = readValue(master.value, master)
  return { ...reading, inherited, span: 1 }
}

function readValue(value: ExcelJS.CellValue | undefined, cell: ExcelJS.Cell): CellReading {
  const format = cell.numFmt ?? ''
  if (value === null || value === undefined) return blankCell
  if (typeof value === 'string') return { ...blankCell, text: cleanText(value) }
  if (typeof value === 'number') return numberCell(value, format)
  if (typeof value === 'boolean') return { ...blankCell, text: value ? 'TRUE' : 'FALSE' }
  if (value instanceof Date) return dateCell(value, format)
  if ('error' in value) return { ...blankCell, text: String(value.error), error: true }
  if ('richText' in value) return { ...blankCell, text: cleanText(value.richText.map((run) => run.text).join('')) }
  if ('hyperlink' in value) return readValue(value.text as ExcelJS.CellValue, cell)
  if (cell.type === ExcelJS.ValueType.Formula) {
    const result = cell.result as ExcelJS.CellValue | undefined
    if (result !== undefined && result !== null) return readValue(result, cell)
    const formula = `=${cell.formula ?? ''}`
    return { ...blankCell, text: formula, formula }
  }
  return blankCell
}

function numberCell(value: number, format: string): CellReading {
  const decimals = /^0\.(0+)$/.exec(format)?.[1]?.length
  // An integer below 1e21 prints all its digits; the rest keeps what the sheet shows.
  const text = decimals === undefined ? String(value) : value.toFixed(decimals)
  return { ...blankCell, text, number: value, numberFormat: format }
}

function dateCell(value: Date, format: string): CellReading {
  if (Number.isNaN(value.getTime())) return { ...blankCell, text: '#日期', error: true }
  // Serial days below 3000 (before 1908-03-18) and beyond the year 2099 are numbers such as 1999.07 or 201707 that
  // were given a date format, not days of anybody's life.
  const serial = value.getTime() / 86_400_000 + 25_569
  if (serial < 3000 || value.getUTCFullYear() > 2099) return numberCell(Math.round(serial * 1e6) / 1e6, '')
  const day = value.toISOString().slice(0, 10)
  return { ...blankCell, text: showsDay(format) ? day : day.slice(0, 7), numberFormat: format, day }
}

/** True when the number format prints the day of the month; literal text and colours of the format do not count. */
export function showsDay(format: string): boolean {
  return /d/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

/** Text as people typed it, without what they did not see: control characters, odd line ends, the text apostrophe. */
export function cleanText(value: string): string {
  return value
    .slice(0, MOST_TEXT)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b\u200e\u200f\ufeff]/g, '')
    .normalize('NFC')
    .trim()
    .replace(/^'/, '')
    .trim()
}
