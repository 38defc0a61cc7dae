import * as type from '../../src/areas/people/files/appointment-form/type.ts'
import * as words from '../../src/areas/people/files/appointment-form/words.ts'
import type { Dossier } from '../../src/areas/people/schema.ts'
import type { PlacedWord } from './render.ts'

/** A cell of the printed form in points from the page's top left corner, and the text it must show. */
export type PrintedCell = {
  title: string
  page: number
  left: number
  right: number
  top: number
  bottom: number
  text: string
}

const POINT = 20
/** LibreOffice draws a table a little lower than the sums say, by the widths of its lines. */
const SLACK = 2.5

const one = type.PAGE_ONE_ROWS
const two = type.PAGE_TWO_ROWS

const TITLE_HEIGHT = type.TITLE.before + type.TITLE.size * 12 + type.TITLE.after

type Sheet = { page: number; grid: readonly number[]; left: number; top: number; rows: number[] }

const sheets: [Sheet, Sheet] = [
  {
    page: 1,
    grid: type.PAGE_ONE_GRID,
    left: type.PAGE_ONE_MARGINS.left + type.PAGE_ONE_INDENT,
    top: type.PAGE_ONE_MARGINS.top + TITLE_HEIGHT,
    rows: [
      one.name,
      one.nation,
      one.party,
      one.technical,
      ...Array(4).fill(one.education),
      ...Array(3).fill(one.post),
      one.resume,
    ],
  },
  {
    page: 2,
    grid: type.PAGE_TWO_GRID,
    left: type.PAGE_TWO_MARGINS.left,
    top: type.PAGE_TWO_MARGINS.top,
    rows: [
      two.awards,
      two.assessments,
      two.reason,
      two.familyHead,
      ...Array(7).fill(two.relative),
      two.unit,
      two.unitDate,
      two.approval,
    ],
  },
]

/** Outer edges of the form's two tables, in points. */
export const tableEdges = sheets.map((sheet) => edges(sheet, { columns: [1, 8], rows: [1, sheet.rows.length] }))

/** The cell of the photo, in points. */
export const photoCell = edges(sheets[0], { columns: [8, 8], rows: [1, 4] })

function edges(sheet: Sheet, place: { columns: [number, number]; rows: [number, number] }) {
  const left = sheet.left + type.span(sheet.grid, 1, place.columns[0] - 1)
  const top = sheet.top + type.span(sheet.rows, 1, place.rows[0] - 1)
  return {
    page: sheet.page,
    left: left / POINT,
    right: (left + type.span(sheet.grid, ...place.columns)) / POINT,
    top: top / POINT,
    bottom: (top + type.span(sheet.rows, ...place.rows)) / POINT,
  }
}

/** Every cell that shows a value of the dossier, with the text it must show, blanks left out. */
export function printedCells(dossier: Dossier, printedOn: string): PrintedCell[] {
  const { basic } = dossier
  const cell = (sheet: Sheet, title: string, columns: [number, number], rows: [number, number], lines: string[]) => ({
    title,
    ...edges(sheet, { columns, rows }),
    text: lines.join('').replace(/\s/g, ''),
  })
  const [first, second] = sheets
  const resume = words.resumeLines(dossier.resume).map((line) => `${line.time ?? ''}${line.text}`)
  const fullTime = words.educationLines(dossier.educations, 'full_time')
  const inService = words.educationLines(dossier.educations, 'in_service')
  const relatives = dossier.family.slice(0, 7).flatMap((member, index) => {
    const shown = words.relativeCells(member)
    const rows: [number, number] = [5 + index, 5 + index]
    return [
      cell(second, `称谓${index + 1}`, [2, 2], rows, [shown.relation]),
      cell(second, `姓名${index + 1}`, [3, 3], rows, [shown.name]),
      cell(second, `出生${index + 1}`, [4, 4], rows, [shown.birth]),
      cell(second, `政治面貌${index + 1}`, [5, 6], rows, [shown.politics]),
      cell(second, `工作单位${index + 1}`, [7, 8], rows, [shown.work]),
    ]
  })
  return [
    cell(first, '姓名', [3, 3], [1, 1], [basic.name]),
    cell(first, '性别', [5, 5], [1, 1], [basic.sex]),
    cell(first, '出生年月', [7, 7], [1, 1], words.birthLines(basic, printedOn).lines),
    cell(first, '民族', [3, 3], [2, 2], [basic.nation]),
    cell(first, '籍贯', [5, 5], [2, 2], [basic.nativePlace]),
    cell(first, '出生地', [7, 7], [2, 2], [basic.birthplace]),
    cell(first, '入党时间', [3, 3], [3, 3], words.partyLines(basic)),
    cell(first, '健康状况', [7, 7], [3, 3], [basic.health]),
    cell(first, '专业技术职务', [3, 4], [4, 4], [basic.technicalTitle]),
    cell(first, '熟悉专业', [6, 7], [4, 4], [basic.specialty]),
    cell(first, '全日制', [4, 5], [5, 6], fullTime.titles),
    cell(first, '全日制院校', [7, 8], [5, 6], fullTime.schools),
    cell(first, '在职', [4, 5], [7, 8], inService.titles),
    cell(first, '在职院校', [7, 8], [7, 8], inService.schools),
    cell(first, '现任职务', [4, 8], [9, 9], [basic.currentPost]),
    cell(first, '拟任职务', [4, 8], [10, 10], [basic.proposedPost]),
    cell(first, '拟免职务', [4, 8], [11, 11], [basic.removedPost]),
    cell(first, '简历', [2, 8], [12, 12], resume),
    cell(second, '奖惩情况', [2, 8], [1, 1], [basic.awards]),
    cell(second, '年度考核结果', [2, 8], [2, 2], [basic.assessments]),
    cell(second, '任免理由', [2, 8], [3, 3], [basic.appointReason]),
    cell(second, '呈报单位', [2, 8], [12, 12], [basic.reportingUnit]),
    ...relatives,
  ]
}

/** The part of a word's box that holds ink: boxes reach from the font's ascent to its descent. */
function ink(word: PlacedWord): { top: number; bottom: number } {
  const height = word.bottom - word.top
  return { top: word.top + 0.12 * height, bottom: word.bottom - 0.19 * height }
}

/**
 * Text whose ink lies wholly inside a cell, in reading order, without blanks. A line that the cell's edge would cut,
 * or that slid below it, is missing from it.
 */
export function visibleText(placed: readonly PlacedWord[], cell: PrintedCell): string {
  const inside = placed.filter((word) => {
    const { top, bottom } = ink(word)
    const across = word.left >= cell.left - SLACK && word.right <= cell.right + SLACK
    return word.page === cell.page && across && top >= cell.top - SLACK && bottom <= cell.bottom + SLACK
  })
  const sorted = inside.toSorted((a, b) => (Math.abs(a.bottom - b.bottom) > 2 ? a.bottom - b.bottom : a.left - b.left))
  return sorted
    .map((word) => word.text)
    .join('')
    .replace(/\s/g, '')
}
