import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { authorship } from './export-mark.ts'

/** A column of a table; `width` is its share of the whole. */
type OfficialColumn = { title: string; width: number; align?: 'center' }

/** One piece of an official document, from top to bottom. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string; at?: 'annex' | 'caption' }
  | { kind: 'text'; text: string; at?: 'signed' | 'caption' }
  /** `size` of its letters in half-points, 24 when left out; one that `isWhole` stays on one page with what follows */
  | { kind: 'table'; columns: OfficialColumn[]; rows: string[][]; size?: number; isWhole?: true }

export type OfficialDocument = {
  title: string
  /** unit and date under the title */
  subtitle: string
  blocks: readonly Block[]
  /** for wide tables */
  isLandscape?: boolean
}

/** GB/T 9704-2012: A4, margins 37/35/28/26 mm; lengths in twips, type in half-points. */
const PAPER = { width: 11906, height: 16838 }
const MARGIN = { top: 2098, bottom: 1984, left: 1587, right: 1474, footer: 1361 }
/** Wide tables lie across; the standard's margins would leave them room for three rows. */
const WIDE_MARGIN = { top: 1134, bottom: 1247, left: 1134, right: 1134, footer: 680 }
const LEADING = 579
const FONTS = { title: '方正小标宋简体', heading: '黑体', subheading: '楷体_GB2312', body: '仿宋_GB2312', page: '宋体' }

const fontOf = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })
const exact = (line: number, more: { before?: number; after?: number } = {}) => ({
  line,
  lineRule: LineRuleType.EXACT,
  ...more,
})

/** A Word file in the official layout: title 2号小标宋, body 3号仿宋, two characters' indent, page numbers. */
export async function officialDocument(asked: OfficialDocument): Promise<Uint8Array> {
  const { title, subtitle, blocks, isLandscape } = asked
  const { width, height } = PAPER
  const margin = isLandscape ? WIDE_MARGIN : MARGIN
  const { left, right } = margin
  const textWidth = (isLandscape ? height : width) - left - right
  const language = { value: 'en-US', eastAsia: 'zh-CN' }
  const document = new Document({
    title,
    ...authorship(),
    styles: { default: { document: { run: { font: fontOf(FONTS.body), size: 32, language } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width, height, orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { ...margin, header: 851, gutter: 0 },
          },
        },
        footers: { default: pageNumber() },
        children: [
          centred(title, { font: FONTS.title, size: 44, spacing: exact(680, { after: 120 }) }),
          centred(subtitle, { font: FONTS.body, size: 28, spacing: exact(LEADING, { after: 240 }) }),
          ...blocks.map((block) => drawn(block, textWidth)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

type Type = { font: string; size: number; spacing: ReturnType<typeof exact> }

// 28 letters of 3号 are a little wider than the text: each gives up a quarter of a point.
const run = (text: string, font: string, size: number) =>
  new TextRun({ text: plain(text), font: fontOf(font), size, characterSpacing: size === 32 ? -5 : 0 })

const centred = (text: string, { font, size, spacing }: Type) =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing, children: [run(text, font, size)] })

/** Characters a Word file cannot hold are left out. */
const plain = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** Where a paragraph stands; an annex begins a page. */
const PLACES = {
  usual: { indent: { firstLine: 640 } },
  signed: { alignment: AlignmentType.RIGHT, indent: { right: 640 } },
  caption: { alignment: AlignmentType.CENTER },
  annex: { pageBreakBefore: true },
}

function drawn(block: Block, textWidth: number): Paragraph | Table {
  if (block.kind === 'table') return table(block, textWidth)
  const font = block.kind === 'text' ? FONTS.body : block.level === 1 ? FONTS.heading : FONTS.subheading
  const keepNext = block.kind === 'heading' || block.at === 'caption'
  const set = { ...PLACES[block.at ?? 'usual'], keepNext, spacing: exact(LEADING) }
  return new Paragraph({ ...set, children: [run(block.text, font, 32)] })
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: line, bottom: line, left: line, right: line }

function table({ columns, rows, size = 24, isWhole }: Extract<Block, { kind: 'table' }>, textWidth: number): Table {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((column.width / whole) * textWidth))
  const cell = (text: string, index: number, font: string, isCentred: boolean) =>
    new TableCell({
      borders,
      width: { size: widths[index]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 85, right: 85, top: 40, bottom: 40 },
      children: text.split('\n').map(
        (part) =>
          new Paragraph({
            alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
            keepNext: isWhole || font === FONTS.heading,
            spacing: exact(Math.round((size * 40) / 3)),
            children: [run(part, font, size)],
          }),
      ),
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: 500, rule: HeightRule.ATLEAST },
    children: columns.map(({ title }, index) => cell(title, index, FONTS.heading, true)),
  })
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: columns.map(({ align }, index) => cell(row[index] ?? '', index, FONTS.body, align === 'center')),
      }),
  )
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [head, ...body],
  })
}

function pageNumber(): Footer {
  const number = new TextRun({ font: fontOf(FONTS.page), size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] })
}
