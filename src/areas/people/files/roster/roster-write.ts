import type ExcelJS from '@protobi/exceljs'
import type { PartialDate } from '../../../../law/dates.ts'
import * as style from '../../../../platform/documents/sheet-style.ts'
import {
  type ColumnLayout,
  type RosterColumn,
  type RosterPerson,
  rosterColumns,
  rosterLayouts,
} from './roster-columns.ts'

export type { RosterColumn, RosterPerson } from './roster-columns.ts'

export type RosterOptions = {
  title: string
  /** the date the roster describes; years in post are counted to it */
  asOf: PartialDate
  style: 'organisation' | 'plain'
  /** columns in order; the layout of the style when absent */
  columns?: RosterColumn[]
  /** a group without title gets no title row */
  groups: { title: string; people: RosterPerson[] }[]
  /** line in grey over every printed page, e.g. for whom the copy was made */
  watermark?: string
}

/** Rows of the sheet, in points. */
const heights = { title: 48.6, subtitle: 20, head: 34, group: 24, person: 27.6 }
const SUBTITLE_ROW = 2

/**
 * Writes a roster as people print it: A4 landscape, title, repeated head, one merged row per group title. All data are
 * string cells, so nothing in them is ever taken for a formula; {@link readRoster} reads the same people back.
 */
export async function writeRoster(options: RosterOptions): Promise<Uint8Array> {
  const layouts = (options.columns ?? rosterLayouts[options.style]).map((key) => rosterColumns[key])
  const workbook = style.newWorkbook()
  const sheet = workbook.addWorksheet(style.sheetName(options.title))
  layouts.forEach((layout, index) => {
    sheet.getColumn(index + 1).width = layout.width
  })
  const people = options.groups.reduce((sum, group) => sum + group.people.length, 0)
  writeTitle(sheet, options, { width: layouts.length, people })
  const lastHeadRow = writeHead(sheet, layouts)
  let row = lastHeadRow
  let order = 0
  for (const group of options.groups) {
    if (group.title !== '') writeGroup(sheet, ++row, { title: group.title, width: layouts.length })
    for (const person of group.people) {
      order += 1
      row += 1
      writePerson(sheet, row, layouts, { person, place: { order, asOf: options.asOf } })
    }
  }
  setPage(sheet, { lastHeadRow, layouts, watermark: options.watermark })
  return style.workbookBytes(workbook)
}

function writeTitle(sheet: ExcelJS.Worksheet, options: RosterOptions, size: { width: number; people: number }): void {
  sheet.mergeCells(1, 1, 1, size.width)
  const title = sheet.getCell(1, 1)
  style.putValue(title, options.title)
  title.font = style.sheetFonts.title
  title.alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(1).height = heights.title
  sheet.mergeCells(SUBTITLE_ROW, 1, SUBTITLE_ROW, size.width)
  const subtitle = sheet.getCell(SUBTITLE_ROW, 1)
  const until = options.asOf === '' ? '' : `　　截至${writtenDate(options.asOf)}`
  style.putValue(subtitle, `共${size.people}人${until}`)
  subtitle.font = style.sheetFonts.body
  subtitle.alignment = { horizontal: 'right', vertical: 'middle' }
  sheet.getRow(SUBTITLE_ROW).height = heights.subtitle
}

function writtenDate(date: PartialDate): string {
  const [year, month, day] = date.split('-')
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}

/** Writes the head in one row, or in two when some columns stand under a common head. Returns its last row. */
function writeHead(sheet: ExcelJS.Worksheet, layouts: ColumnLayout[]): number {
  const top = SUBTITLE_ROW + 1
  const bottom = layouts.some((layout) => layout.parent !== undefined) ? top + 1 : top
  layouts.forEach((layout, index) => {
    const column = index + 1
    for (let row = top; row <= bottom; row++) headCell(sheet.getCell(row, column))
    if (layout.parent === undefined) {
      style.putValue(sheet.getCell(top, column), layout.head)
      if (bottom > top) sheet.mergeCells(top, column, bottom, column)
      return
    }
    style.putValue(sheet.getCell(bottom, column), layout.head)
    if (layouts[index - 1]?.parent === layout.parent) return
    let last = index
    while (layouts[last + 1]?.parent === layout.parent) last += 1
    style.putValue(sheet.getCell(top, column), layout.parent)
    if (last > index) sheet.mergeCells(top, column, top, last + 1)
  })
  for (let row = top; row <= bottom; row++) sheet.getRow(row).height = bottom > top ? 22 : heights.head
  return bottom
}

function headCell(cell: ExcelJS.Cell): void {
  cell.font = style.sheetFonts.head
  cell.border = style.thinBorder
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
}

function writeGroup(sheet: ExcelJS.Worksheet, row: number, group: { title: string; width: number }): void {
  for (let column = 1; column <= group.width; column++) sheet.getCell(row, column).border = style.thinBorder
  sheet.mergeCells(row, 1, row, group.width)
  const cell = sheet.getCell(row, 1)
  style.putValue(cell, group.title)
  cell.font = style.sheetFonts.group
  cell.alignment = { horizontal: 'left', vertical: 'middle', indent: 1 }
  sheet.getRow(row).height = heights.group
}

type Entry = { person: RosterPerson; place: { order: number; asOf: PartialDate } }

function writePerson(sheet: ExcelJS.Worksheet, row: number, layouts: ColumnLayout[], entry: Entry): void {
  const texts = layouts.map((layout, index) => {
    const value = layout.value(entry.person, entry.place)
    const cell = sheet.getCell(row, index + 1)
    style.putValue(cell, value)
    // Blank cells take the text format too, so that an ID number filled in later keeps its 18 digits.
    if (typeof value === 'string') cell.numFmt = '@'
    cell.font = style.sheetFonts.body
    cell.border = style.thinBorder
    cell.alignment = { horizontal: layout.align, vertical: 'middle', wrapText: true }
    return String(value)
  })
  const widths = layouts.map((layout) => layout.width)
  sheet.getRow(row).height = style.heightOf(texts, widths, heights.person)
}

type PageFacts = { lastHeadRow: number; layouts: ColumnLayout[]; watermark: string | undefined }

function setPage(sheet: ExcelJS.Worksheet, facts: PageFacts): void {
  const nameColumn = facts.layouts.indexOf(rosterColumns.name) + 1
  sheet.views = [{ state: 'frozen', xSplit: nameColumn, ySplit: facts.lastHeadRow }]
  sheet.pageSetup = {
    paperSize: style.A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: style.marginsOf({ side: 8, top: 15, bottom: 15 }),
    printTitlesRow: `${SUBTITLE_ROW + 1}:${facts.lastHeadRow}`,
  }
  sheet.headerFooter = style.headerFooterOf(facts.watermark)
}
