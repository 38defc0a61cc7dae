import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'

/** GB/T 9704-2012: 22 lines of 28 characters; lengths in twips, type in half-points. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2098, bottom: 1984, left: 1587, right: 1474, header: 851, footer: 1361, gutter: 0 },
}
export const TEXT_WIDTH = 8844
/** fits 22 lines into the height of the text */
export const LEADING = 579
/** squeezes 28 characters of 三号 into the width */
const SQUEEZE = -5
export const FONTS = {
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  body: '仿宋_GB2312',
  page: '宋体',
} as const
export const RED = 'FF0000'

const fontOf = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })

/** Characters a Word file cannot hold are left out. */
const plain = (text: string) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

type Type = { font?: string; size?: number; color?: string }

export const run = (text: string, { font = FONTS.body, size = 32, color }: Type = {}) =>
  new TextRun({
    ...{ text: plain(text), font: fontOf(font), size, characterSpacing: size === 32 ? SQUEEZE : 0 },
    ...(color ? { color } : {}),
  })

type Line = Type & {
  align?: 'left' | 'center' | 'right'
  /** first line two characters in */
  isIndented?: boolean
  before?: number
  after?: number
  line?: number
  keepNext?: boolean
}

export function line(text: string | TextRun[], options: Line = {}): Paragraph {
  const { align = 'left', isIndented = false, before = 0, after = 0, keepNext = false } = options
  const { line: height = LEADING, ...type } = options
  return new Paragraph({
    alignment: { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[align],
    spacing: { line: height, lineRule: LineRuleType.EXACT, before, after },
    keepNext,
    ...(isIndented ? { indent: { firstLine: 640 } } : {}),
    children: typeof text === 'string' ? [run(text, type)] : text,
  })
}

const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: edge, bottom: edge, left: edge, right: edge }

/** A cell of a form: its text (a line each), how many columns it spans, whether it is a label. */
export type Cell = { text: string; span?: number; isLabel?: boolean; rowSpan?: number }
type FormRow = { cells: Cell[]; height?: number; maySplit?: boolean }

const CELL_LINE = 400

function formCell({ text, span = 1, isLabel = false, rowSpan = 1 }: Cell, width: number): TableCell {
  return new TableCell({
    borders,
    columnSpan: span,
    rowSpan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 85, right: 85, top: 40, bottom: 40 },
    children: text
      .split('\n')
      .map((part) => line(part, { align: isLabel ? 'center' : 'left', line: CELL_LINE, size: 24 })),
  })
}

/** A form or ledger on a grid of columns (widths in shares). Rows marked as head are repeated on every page. */
export function grid(shares: readonly number[], rows: readonly FormRow[], heads = 0): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((share / whole) * TEXT_WIDTH))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(({ cells, height = 560, maySplit = false }, index) => {
      let at = 0
      return new TableRow({
        tableHeader: index < heads,
        cantSplit: !maySplit,
        height: { value: height, rule: HeightRule.ATLEAST },
        children: cells.map((cell) => {
          const span = cell.span ?? 1
          const width = widths.slice(at, at + span).reduce((sum, one) => sum + one, 0)
          at += span
          return formCell(cell, width)
        }),
      })
    }),
  })
}

const pageNumber = (align: 'left' | 'right') => {
  const type = { font: fontOf(FONTS.page), size: 28 }
  return new Footer({
    children: [
      new Paragraph({
        alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ ...type, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

const pagesOf = () => {
  const type = { font: fontOf(FONTS.page), size: 24 }
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ ...type, children: ['第 ', PageNumber.CURRENT, ' 页 共 ', PageNumber.TOTAL_PAGES, ' 页'] }),
        ],
      }),
    ],
  })
}

/** A Word file. `official` numbers its pages as 公文 do, `counted` says of how many, `none` leaves them out. */
export async function paper(
  title: string,
  children: (Paragraph | Table)[],
  pages: 'official' | 'counted' | 'none' = 'official',
): Promise<Uint8Array> {
  const language = { value: 'en-US', eastAsia: 'zh-CN' }
  const footers =
    pages === 'official'
      ? { default: pageNumber('right'), even: pageNumber('left') }
      : pages === 'counted'
        ? { default: pagesOf() }
        : {}
  const document = new Document({
    title: plain(title),
    creator: '头雁',
    evenAndOddHeaderAndFooters: pages === 'official',
    styles: { default: { document: { run: { font: fontOf(FONTS.body), size: 32, language } } } },
    sections: [
      {
        // The grid would pull the small lines of forms apart.
        properties:
          pages === 'official'
            ? { page: PAGE, grid: { type: DocumentGridType.LINES, linePitch: LEADING } }
            : { page: PAGE },
        footers,
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
