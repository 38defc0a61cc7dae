import type ExcelJS from '@protobi/exceljs'
import { cleanText } from './cell.ts'
import { headLabel, isSubHead, type Meaning, meaningOf, modeOfParent } from './columns.ts'

export type HeadColumn = {
  /** column of the sheet, counted from 1 */
  column: number
  /** `全日制教育/学历学位`: the heads from top to bottom; unique in the sheet */
  label: string
  meaning: Meaning | null
}

export type Head = { rows: number[]; columns: HeadColumn[] }

const SEARCHED_ROWS = 30
/** Columns further right than this are not read. */
export const SEARCHED_COLUMNS = 200
const DEEPEST_HEAD = 3

/**
 * Finds the head of a roster in the first 30 rows: the first row that names a 姓名 column and one more known column,
 * with the rows it is merged into. Returns null when the sheet has none.
 */
export function findHead(sheet: ExcelJS.Worksheet): Head | null {
  const grid = headGrid(sheet)
  for (let row = 1; row <= Math.min(SEARCHED_ROWS, sheet.rowCount); row++) {
    const known = grid.columns.map((column) => meaningOf([grid.label(row, column)])).filter((found) => found !== null)
    if (!known.includes('name') || known.length < 2) continue
    const rows = headRows(grid, row)
    return { rows, columns: readColumns(grid, rows) }
  }
  return null
}

type Grid = {
  columns: number[]
  label(row: number, column: number): string
  /** the address of the cell that gives this cell its value */
  owner(row: number, column: number): string
}

function headGrid(sheet: ExcelJS.Worksheet): Grid {
  const width = Math.min(sheet.columnCount, SEARCHED_COLUMNS)
  const cell = (row: number, column: number) => sheet.findRow(row)?.findCell(column)
  return {
    columns: Array.from({ length: width }, (_, index) => index + 1),
    label(row, column) {
      const found = cell(row, column)
      const master = found?.isMerged ? found.master : found
      if (!master || master.value === null) return ''
      const text = typeof master.value === 'string' || typeof master.value === 'object' ? master.text : ''
      return headLabel(cleanText(String(text ?? '')))
    },
    owner(row, column) {
      const found = cell(row, column)
      return found?.isMerged ? found.master.address : `${row}:${column}`
    },
  }
}

function headRows(grid: Grid, nameRow: number): number[] {
  let first = nameRow
  const above = nameRow - 1
  const overhead = grid.columns.some((column) => {
    const label = above > 0 ? grid.label(above, column) : ''
    return modeOfParent(label) !== null && grid.owner(above, column) !== grid.owner(nameRow, column)
  })
  if (overhead) first = above
  let last = nameRow
  while (last - first + 1 < DEEPEST_HEAD && continues(grid, last)) last += 1
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** True when the row below `row` still belongs to the head: merged into it, or made of second-row heads alone. */
function continues(grid: Grid, row: number): boolean {
  const merged = grid.columns.some(
    (column) => grid.label(row, column) !== '' && grid.owner(row, column) === grid.owner(row + 1, column),
  )
  const below = grid.columns.map((column) => grid.label(row + 1, column))
  // A row with text of its own under 姓名 is somebody, whatever the cells beside it are merged with.
  const nobody = grid.columns.every((column, index) => {
    const isName = meaningOf([grid.label(row, column)]) === 'name'
    return !isName || below[index] === '' || grid.owner(row, column) === grid.owner(row + 1, column)
  })
  if (merged) return nobody
  return nobody && below.some((label) => isSubHead(label))
}

function readColumns(grid: Grid, rows: number[]): HeadColumn[] {
  const used = new Map<string, number>()
  const columns: HeadColumn[] = []
  for (const column of grid.columns) {
    const labels = columnLabels(grid, rows, column)
    if (labels.length === 0) continue
    const meaning = meaningOf(labels)
    const joined = labels.join('')
    // `出生` over `年月` is one head broken into two cells, not a column inside a group.
    const broken = labels.length > 1 && meaning !== null && meaningOf([joined]) === meaning && !modeOfParent(labels[0]!)
    const label = broken ? joined : labels.join('/')
    const count = (used.get(label) ?? 0) + 1
    used.set(label, count)
    columns.push({ column, label: count === 1 ? label : `${label}(${count})`, meaning })
  }
  return columns
}

function columnLabels(grid: Grid, rows: number[], column: number): string[] {
  const labels: string[] = []
  let owner = ''
  rows.forEach((row, depth) => {
    const own = grid.label(row, column)
    const isRepeat = grid.owner(row, column) === owner
    owner = grid.owner(row, column)
    if (own !== '' && !isRepeat) labels.push(own)
    if (own === '' && depth === 0 && rows.length > 1) labels.push(...unmergedParent(grid, rows, column))
  })
  return labels
}

/** The education head to the left, for sheets that leave the cells beside it blank instead of merging them. */
function unmergedParent(grid: Grid, rows: number[], column: number): string[] {
  const first = rows[0]!
  const below = grid.label(first + 1, column)
  if (!isSubHead(below)) return []
  for (let left = column - 1; left > 0; left--) {
    const label = grid.label(first, left)
    if (label !== '') return isSubHead(label) ? [label] : []
  }
  return []
}
