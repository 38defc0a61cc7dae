import {
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { FONTS, FORM_WIDTH, line, lines } from './paper.ts'

/** A cell of a form: its text, how many columns it spans, and how it is set. */
export type Cell = {
  text: string
  span?: number
  align?: 'left' | 'center'
  isLabel?: boolean
  /** for an opinion: name and date at the bottom right */
  isSigned?: boolean
}

export type Row = {
  cells: readonly Cell[]
  /** twips, at the least */
  height?: number
  /** long words may go on over the page */
  maySplit?: boolean
  /** repeated at the top of every page */
  isHead?: boolean
  /** stays on the page of the next row */
  keepNext?: boolean
}

const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: edge, bottom: edge, left: edge, right: edge }
const ROW_HEIGHT = 440
const SIZE = 24
const LINE = 360

export const label = (text: string, span = 1): Cell => ({ text, span, align: 'center', isLabel: true })
export const value = (text: string, span = 1): Cell => ({ text, span })
export const middle = (text: string, span = 1): Cell => ({ text, span, align: 'center' })

function drawn(
  { text, span = 1, align = 'left', isLabel = false, isSigned = false }: Cell,
  width: number,
  keepNext: boolean,
) {
  const font = isLabel ? FONTS.heading : FONTS.body
  return new TableCell({
    borders,
    columnSpan: span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: isSigned ? VerticalAlignTable.BOTTOM : VerticalAlignTable.CENTER,
    margins: { left: 85, right: 85, top: 30, bottom: 30 },
    children: [
      ...lines(text, { align, font, size: SIZE, line: LINE, keepNext }),
      ...(isSigned ? [line('签名：　　　　　　　年　　月　　日', { align: 'right', size: SIZE, line: LINE })] : []),
    ],
  })
}

/** A form on a grid of columns; `shares` are their parts of the whole width. Every row has to fill the columns. */
export function grid(shares: readonly number[], rows: readonly Row[]): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((share / whole) * FORM_WIDTH))
  const widthOf = (from: number, span: number) => widths.slice(from, from + span).reduce((sum, one) => sum + one, 0)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widthOf(0, widths.length), type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(({ cells, height = ROW_HEIGHT, maySplit = false, isHead = false, keepNext = false }) => {
      let at = 0
      const children = cells.map((cell) => {
        const width = widthOf(at, cell.span ?? 1)
        at += cell.span ?? 1
        return drawn(cell, width, keepNext)
      })
      return new TableRow({
        tableHeader: isHead,
        cantSplit: !maySplit,
        height: { value: height, rule: HeightRule.ATLEAST },
        children,
      })
    }),
  })
}
