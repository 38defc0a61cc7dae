/**
 * Measurements of the 干部任免审批表 in the 中组部 layout. Lengths are twips (1/20 pt, 1/1440 inch) and type sizes are
 * half-points, the units of Word files, so that no rounding lies between these numbers and the file.
 */

/** Names of the fonts written into the file; the reader's computer must have them, nothing is embedded. */
export type FontNames = { title: string; body: string }

export const defaultFonts: FontNames = { title: '宋体', body: '宋体' }

export const PAPER = { width: 11907, height: 16840 }

export const PAGE_ONE_MARGINS = { top: 629, right: 1134, bottom: 680, left: 1247, header: 340, footer: 454 }
export const PAGE_TWO_MARGINS = { top: 1621, right: 1134, bottom: 567, left: 1191, header: 340, footer: 454 }

export const GRID_PITCH = 312

/** Border widths in eighths of a point: 1.5 pt round the table, 1 pt inside. */
export const OUTER_BORDER = 12
export const INNER_BORDER = 8

/** What the lines around a cell may take from its inside, in either direction. */
export const BORDER_ALLOWANCE = 30

export const PAGE_ONE_GRID = [784, 236, 1305, 1063, 1302, 1315, 1330, 2058] as const
export const PAGE_ONE_INDENT = 15
export const PAGE_TWO_GRID = [742, 1092, 1274, 1145, 535, 315, 469, 3849] as const

export const PAGE_ONE_ROWS = {
  name: 709,
  nation: 692,
  party: 680,
  technical: 709,
  education: 346,
  post: 709,
  resume: 7133,
}

export const PAGE_TWO_ROWS = {
  awards: 1418,
  assessments: 1021,
  reason: 1361,
  familyHead: 646,
  relative: 697,
  unit: 1332,
  unitDate: 541,
  approval: 2019,
}

export const RELATIVES_ON_FORM = 7

/** The title's letters stand in cells of 706: 24 pt letters, the rest between them. */
export const TITLE = { size: 48, pitch: 706, before: 218, after: 31 }

export const BODY_SIZE = 28
export const BODY_LEADING = 320
export const EDUCATION_LEADING = 300
/** Two school lines stay whole, beside their 学历 and 学位, as long as they need not be smaller than 9 pt. */
export const WHOLE_LINES_FLOOR = 18
export const VALUE_SPACING = 20
export const NOTE_SIZE = 18

/** Type sizes go down in half points: to 8 pt in cells, to 6 pt in the résumé. */
export const CELL_FLOOR = 16
export const RESUME_FLOOR = 12

/** Left edge of the résumé's text column, in em: 2189 at 12 pt. */
export const RESUME_INDENT_EM = 2189 / 240

/** How far a line that begins with a bracket starts left of the text column, in em: 136 at 12 pt. */
export const BRACKET_HANG_EM = 136 / 240

export const TEXT_MARGIN = 85
export const TEXT_MARGIN_RIGHT = 28
export const BLOCK_MARGIN = 113
export const RESUME_TOP = 57
export const DATE_INDENT = 560
export const SEAL_INDENT = 561
export const FILLER_INDENT = 434

/** Photo at 5:7, a little under 35 × 49 mm so that the cell's lines stay visible all round. In millimetres. */
export const PHOTO = { width: 34.5, height: 48.3 }

/** Sum of the grid columns `from`–`to` (counted from 1, both included). */
export function span(grid: readonly number[], from: number, to: number): number {
  return grid.slice(from - 1, to).reduce((sum, width) => sum + width, 0)
}
