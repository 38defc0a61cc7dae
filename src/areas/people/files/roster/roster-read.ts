import type ExcelJS from '@protobi/exceljs'
import type { Doubt } from '../../schema.ts'
import { FileRefused } from '../file-refused.ts'
import { cleanText } from './cell.ts'
import { markDuplicates } from './duplicates.ts'
import { findHead, type Head, SEARCHED_COLUMNS } from './header.ts'
import { type PersonReading, readPerson } from './person.ts'
import type { Roster, RosterRow, SheetReading } from './roster.ts'
import { type Columns, kindOf, type RawRow, readRow, rolesOf } from './row-kinds.ts'
import { guideTitle } from './sample-sheet.ts'
import { openWorkbook } from './workbook.ts'

const MOST_ROWS = 20_000

/**
 * Reads people from an .xlsx workbook: every visible sheet with a recognisable head. Nothing is dropped in silence:
 * what could not be read is in the doubts of the row or of the roster.
 * @throws {FileRefused} when the file is no safe workbook, has no head (`no-header`) or too many rows (`too-large`)
 */
export async function readRoster(bytes: Uint8Array): Promise<Roster> {
  const workbook = await openWorkbook(bytes)
  const sheets: SheetReading[] = []
  const rows: RosterRow[] = []
  const doubts: Doubt[] = []
  for (const sheet of workbook.worksheets) {
    const head = sheet.state === 'visible' || sheet.state === undefined ? findHead(sheet) : null
    if (head === null) doubts.push(...unreadSheet(sheet))
    else sheets.push(readSheet(sheet, head, { rows, doubts }))
  }
  const [first] = sheets
  if (!first) {
    const message = '没有找到表头。表头要在前30行内，至少有“姓名”和另一个栏目；可下载样表对照填写。'
    throw new FileRefused('no-header', message)
  }
  markDuplicates(rows)
  return { ...first, sheets, rows, doubts }
}

function unreadSheet(sheet: ExcelJS.Worksheet): Doubt[] {
  if (sheet.actualRowCount === 0 || isGuide(sheet)) return []
  const because = sheet.state === 'visible' ? '没有找到带“姓名”的表头' : '是隐藏的工作表'
  const message = `工作表“${sheet.name}”${because}，没有导入。如有人员在内，请补上表头或取消隐藏后再导入。`
  return [{ code: 'sheet-not-read', field: sheet.name, message }]
}

/** The page of advice of the sheet to fill in is no list of people, so it is not worth a doubt. */
function isGuide(sheet: ExcelJS.Worksheet): boolean {
  return sheet.actualColumnCount === 1 && sheet.getCell(1, 1).value === guideTitle
}

type Found = { rows: RosterRow[]; doubts: Doubt[] }

function readSheet(sheet: ExcelJS.Worksheet, head: Head, found: Found): SheetReading {
  if (sheet.actualRowCount > MOST_ROWS) {
    const message = `工作表“${sheet.name}”超过${MOST_ROWS}行，请删去空行或分成几个文件导入。`
    throw new FileRefused('too-large', message)
  }
  const columns = rolesOf(head)
  const reading: SheetReading = {
    sheet: sheet.name,
    headerRows: head.rows,
    dataRows: [],
    skip: {},
    columns: head.columns.map((column) => column.label),
  }
  found.doubts.push(...columnDoubts(sheet, head))
  const people = collectRows(sheet, columns, reading, found.doubts)
  found.doubts.push(...headlessDoubts(sheet, people, columns))
  for (const { raw, group } of people) {
    reading.dataRows.push(raw.number)
    found.rows.push(rosterRow(sheet.name, raw, group, readPerson(raw, columns.all), columns))
    found.doubts.push(...besideDoubts(sheet.name, raw, columns))
  }
  return reading
}

type Placed = { raw: RawRow; group: string }

function collectRows(sheet: ExcelJS.Worksheet, columns: Columns, reading: SheetReading, doubts: Doubt[]): Placed[] {
  const width = Math.min(sheet.columnCount, SEARCHED_COLUMNS)
  const people: Placed[] = []
  let group = ''
  let blanks: number[] = []
  const from = reading.headerRows.at(-1)! + 1
  for (let number = from; number <= sheet.rowCount; number++) {
    const row = sheet.findRow(number)
    const raw = row ? readRow(row, width) : { number, hidden: false, cells: new Map() }
    const kind = kindOf(raw, columns)
    if (kind.kind === 'blank') {
      blanks.push(number)
      continue
    }
    for (const blank of blanks) reading.skip[blank] = 'blank'
    blanks = []
    if (kind.kind === 'person') people.push({ raw, group })
    else if (kind.kind === 'unclear') doubts.push(unclearRow(sheet.name, raw, kind.because))
    else {
      if (kind.kind === 'group title') group = kind.text.replace(/\s+/g, '')
      if (kind.kind === 'continued') addLines(people.at(-1), raw)
      reading.skip[number] = kind.kind
    }
  }
  return people
}

/** Adds the cells of a second line to the person whose name is merged over both lines. */
function addLines(person: Placed | undefined, raw: RawRow): void {
  for (const [column, cell] of raw.cells) {
    if (!person || cell.inherited) continue
    const above = person.raw.cells.get(column)
    const isNew = above && above.text !== cell.text
    if (!above) person.raw.cells.set(column, cell)
    else if (isNew) person.raw.cells.set(column, { ...above, text: `${above.text}\n${cell.text}` })
  }
}

function rosterRow(sheet: string, raw: RawRow, group: string, person: PersonReading, columns: Columns): RosterRow {
  const cells: Record<string, string> = {}
  for (const column of columns.all) cells[column.label] = raw.cells.get(column.column)?.text ?? ''
  const doubts = [...person.doubts]
  if (raw.hidden) {
    const message = '这一行在表格里是隐藏的，已经读入，请确认是否需要导入。'
    doubts.unshift({ code: 'hidden-row', field: '', message })
  }
  const { dossier, section, refused } = person
  return {
    sheet,
    row: raw.number,
    group,
    section,
    hidden: raw.hidden,
    duplicateOf: null,
    refused,
    dossier,
    cells,
    doubts,
  }
}

function columnDoubts(sheet: ExcelJS.Worksheet, head: Head): Doubt[] {
  const doubts: Doubt[] = []
  const seen = new Set<string>()
  const say = (code: string, field: string, message: string) => doubts.push({ code, field, message })
  const meanings = new Set(head.columns.map((column) => column.meaning))
  for (const { label, meaning } of head.columns) {
    const isSecond = meaning !== null && meaning !== 'derived' && meaning !== 'name' && seen.has(meaning)
    if (meaning !== null) seen.add(meaning)
    const isLone = meaning === 'rankSince' && !meanings.has('rank')
    if (meaning === null || isSecond || isLone) {
      say('column-not-imported', label, `工作表“${sheet.name}”的“${label}”一栏没有导入，原文可在预览中查看。`)
    } else if (meaning.startsWith('unknown.')) {
      say('education-mode-unknown', label, `“${label}”没有分全日制和在职，先按全日制教育记入，请核对。`)
    }
  }
  return doubts
}

/** Columns in which people have values although no head stands over them. */
function headlessDoubts(sheet: ExcelJS.Worksheet, people: Placed[], columns: Columns): Doubt[] {
  const known = new Set(columns.all.map((column) => column.column))
  const filled = new Set(people.flatMap(({ raw }) => [...raw.cells.keys()]))
  const headless = [...filled].filter((column) => !known.has(column)).toSorted((a, b) => a - b)
  return headless.map((column) => {
    const field = `${sheet.getColumn(column).letter}列`
    const message = `工作表“${sheet.name}”的${field}有内容但没有表头，没有导入。如需导入请补上表头。`
    return { code: 'column-not-imported', field, message }
  })
}

function unclearRow(sheet: string, raw: RawRow, because: string): Doubt {
  const texts = [...raw.cells.values()].map((cell) => cell.text.replace(/\s+/g, ' '))
  const shown = texts.join(' | ').slice(0, 120)
  const message = `工作表“${sheet}”第${raw.number}行没有导入：${because}（${shown}）。如是人员，请改成一人一行后再导入。`
  return { code: 'row-not-understood', field: `${sheet}!${raw.number}`, message }
}

/** Sheets that print two people side by side: only the left one is read, so the right one is named. */
function besideDoubts(sheet: string, raw: RawRow, columns: Columns): Doubt[] {
  const others = columns.otherNames.map((column) => cleanText(raw.cells.get(column)?.text ?? ''))
  return others
    .filter((name) => name !== '')
    .map((name) => unclearRow(sheet, raw, `同一行右侧还有一人“${name}”，只读入了左侧的人`))
}
