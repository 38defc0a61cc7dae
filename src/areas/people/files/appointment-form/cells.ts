import {
  AlignmentType,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
} from 'docx'
import type { Doubt } from '../../schema.ts'
import { type Box, balanced, em, type Fit, fitType, type Paragraphed, textWidth, tightLeading } from './fit.ts'
import { BODY_LEADING, BODY_SIZE, BORDER_ALLOWANCE, CELL_FLOOR, type FontNames, VALUE_SPACING } from './type.ts'

/** What every cell needs: the fonts, and the list that collects what the clerk must be told. */
export type Sheet = { fonts: FontNames; doubts: Doubt[] }

/** Where a value comes from: its dossier field, and its title as the clerk knows it. */
export type Source = { field: string; title: string }

type Align = 'left' | 'center' | 'right'

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

export type LineStyle = {
  size?: number
  leading?: number
  align?: Align
  /** extra distance between letters, twips */
  gap?: number
  indent?: IParagraphOptions['indent']
  before?: number
}

/** A run of the form's body type; `gap` twips follow each letter. Line ends in the text become line breaks. */
export function textRuns(sheet: Sheet, text: string, style: { size: number; gap?: number }): TextRun[] {
  const font = fontOf(sheet.fonts.body)
  const characterSpacing = style.gap || undefined
  return text
    .split('\n')
    .map((part, index) => new TextRun({ text: part, font, size: style.size, characterSpacing, break: index ? 1 : 0 }))
}

/** One font for all scripts: without the East Asian name Chinese text falls to the theme's font. */
export function fontOf(name: string): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name }
}

/** A paragraph of one text with exact line height. The last letter has no gap, so that centred text stays centred. */
export function line(sheet: Sheet, text: string, style: LineStyle = {}): Paragraph {
  const { size = BODY_SIZE, leading = BODY_LEADING, align = 'center', gap = 0, indent, before } = style
  const letters = Array.from(text)
  const runs =
    gap > 0 && letters.length > 1
      ? [
          ...textRuns(sheet, letters.slice(0, -1).join(''), { size, gap }),
          ...textRuns(sheet, letters.at(-1) ?? '', { size }),
        ]
      : textRuns(sheet, text, { size })
  return new Paragraph({
    alignment: ALIGNMENTS[align],
    spacing: { line: leading, lineRule: LineRuleType.EXACT, before, after: 0 },
    indent,
    children: runs,
  })
}

export type CellShape = {
  columns?: number
  rows?: number
  width: number
  left?: number
  right?: number
  top?: number
  valign?: 'top' | 'center' | 'bottom'
  open?: 'top' | 'bottom'
}

/** A cell without margins but those asked for; `open` leaves out the border on one side. */
export function cell(shape: CellShape, children: Paragraph[]): TableCell {
  const none = { style: 'nil', size: 0 } as const
  const borders = shape.open === undefined ? undefined : { [shape.open]: none }
  return new TableCell({
    columnSpan: shape.columns,
    rowSpan: shape.rows,
    width: { size: shape.width, type: 'dxa' },
    margins: {
      marginUnitType: 'dxa',
      top: shape.top ?? 0,
      bottom: 0,
      left: shape.left ?? 0,
      right: shape.right ?? 0,
    },
    verticalAlign: VerticalAlignTable[shape.valign === 'top' ? 'TOP' : shape.valign === 'bottom' ? 'BOTTOM' : 'CENTER'],
    borders,
    children,
  })
}

/** A row of fixed height (twips); `grows` lets the heading row of the relatives take more. */
export function row(height: number, cells: TableCell[], grows = false): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: height, rule: grows ? HeightRule.ATLEAST : HeightRule.EXACT },
    children: cells,
  })
}

/** A label; each line is spread by `gap` twips between letters. */
export function labelCell(sheet: Sheet, shape: CellShape, label: { lines: string[]; gap?: number }): TableCell {
  return cell(
    shape,
    label.lines.map((text) => line(sheet, text, { gap: label.gap })),
  )
}

/** A label whose letters stand below each other, or, with two letters a row, in two columns read downwards. */
export function downwardLabel(sheet: Sheet, shape: CellShape, label: { rows: string[]; leading?: number }): TableCell {
  const leading = label.leading ?? BODY_LEADING
  const columns = Math.max(...label.rows.map((text) => Array.from(text).length))
  const left = Math.round((shape.width - columns * em(BODY_SIZE)) / 2)
  return cell(
    shape,
    label.rows.map((text) => line(sheet, text, { leading, align: 'left', indent: { left } })),
  )
}

/** The inside of a cell, twips. */
export function inside(shape: CellShape, height: number): Box {
  const { width, left = 0, right = 0, top = 0 } = shape
  return { width: width - left - right - BORDER_ALLOWANCE, height: height - top - BORDER_ALLOWANCE }
}

/** Tells the clerk that a text does not fit its cell at the smallest size; nothing is left out of the file. */
export function doubtIfTooLong(sheet: Sheet, fitted: Fit, source: Source, floor: number): void {
  if (fitted.fits) return
  const message =
    `“${source.title}”文字太多，缩到${floor / 2}磅仍放不下，打印时末尾会被表格挡住。` +
    '文件里文字没有删减，请精简文字，或把全文另附页。'
  sheet.doubts.push({ code: 'form-text-too-small', field: source.field, message })
}

const cellRule = { largest: BODY_SIZE, floor: CELL_FLOOR, leading: tightLeading, loosest: 8 / 7 }

const flush = (text: string): Paragraphed => ({ text, firstIndent: 0, indent: 0 })

/** A short value, centred, on as few lines of about one length as fit; `lines` are kept apart. */
export function shortCell(
  sheet: Sheet,
  shape: CellShape,
  value: { height: number; lines: string[]; source: Source; leading?: number; wholeFloor?: number },
): TableCell {
  const box = inside(shape, value.height)
  const fitted = fitShort(value.lines, box, value.wholeFloor)
  doubtIfTooLong(sheet, fitted, value.source, CELL_FLOOR)
  const widest = box.width / em(fitted.size)
  const lines = value.lines.flatMap((text) => balanced(text, widest, fitted.lines))
  const spread = fitted.size === BODY_SIZE && lines.every((text) => spreadable(text, box.width))
  const style = {
    size: fitted.size,
    leading: Math.min(fitted.leading, value.leading ?? BODY_LEADING),
    gap: spread ? VALUE_SPACING : 0,
  }
  return cell(shape, lines.length === 0 ? [line(sheet, '', style)] : lines.map((text) => line(sheet, text, style)))
}

/** Where lines may stay whole (`wholeFloor`, the smallest size for that), smaller type is taken before broken lines. */
function fitShort(lines: readonly string[], box: Box, wholeFloor = Number.POSITIVE_INFINITY): Fit {
  const broken = fitType(lines.map(flush), box, { ...cellRule, keepWords: true })
  if (lines.length < 2 || broken.lines === lines.length) return broken
  const size = Math.min(BODY_SIZE, Math.floor(box.width / em(1) / Math.max(...lines.map(textWidth))))
  const leading = Math.max(tightLeading(size), Math.min(Math.floor(box.height / lines.length), em(size) * 2))
  const stays = size >= wholeFloor && tightLeading(size) * lines.length <= box.height
  return stays ? { size, leading, lines: lines.length, fits: true } : broken
}

/** Chinese values stand a little apart where there is room; figures do not, they read as one number. */
function spreadable(text: string, width: number): boolean {
  return !/\d/.test(text) && textWidth(text) * em(BODY_SIZE) + Array.from(text).length * VALUE_SPACING <= width
}

/** A running text, left-aligned and centred in height, at the largest size that fits. */
export function textCell(
  sheet: Sheet,
  shape: CellShape,
  value: { height: number; text: string; source: Source; loosest?: number },
): TableCell {
  const paragraphs = value.text.split('\n').map(flush)
  const fitted = fitType(paragraphs, inside(shape, value.height), {
    ...cellRule,
    loosest: value.loosest ?? cellRule.loosest,
  })
  doubtIfTooLong(sheet, fitted, value.source, CELL_FLOOR)
  const style = { size: fitted.size, leading: fitted.leading, align: 'left' } as const
  return cell(
    fitted.fits ? shape : { ...shape, valign: 'top' },
    paragraphs.map(({ text }) => line(sheet, text, style)),
  )
}
