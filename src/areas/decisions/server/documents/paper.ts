import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TextRun,
} from 'docx'
import { authorship } from '../../../../platform/documents/export-mark.ts'

/** GB/T 9704-2012: the text is 156 × 225 mm; lengths in twips, type in half-points. */
const A4 = { width: 11906, height: 16838 }
const OFFICIAL = { top: 2098, bottom: 1984, left: 1587, right: 1474, header: 851, footer: 1361, gutter: 0 }
const FORM = { top: 1247, bottom: 1134, left: 1304, right: 1304, header: 567, footer: 567, gutter: 0 }
const BALLOTS = { top: 567, bottom: 454, left: 567, right: 567, header: 0, footer: 0, gutter: 0 }

export const TEXT_WIDTH = A4.width - OFFICIAL.left - OFFICIAL.right
export const FORM_WIDTH = A4.width - FORM.left - FORM.right
export const BALLOTS_WIDTH = A4.width - BALLOTS.left - BALLOTS.right
/** fits 22 lines into the height of the text */
export const LEADING = 579
/** squeezes 28 characters of 三号 into the width */
const SQUEEZE = -5
export const FONTS = { title: '方正小标宋简体', heading: '黑体', body: '仿宋_GB2312', page: '宋体' } as const
export const RED = 'FF0000'

const OFF_GRID = 'OffGrid'

/**
 * What the library cannot write, as XML: that commas and stops do not hang out of a full line, and that large type is
 * not moved down to the next lines of the page's grid.
 */
const STYLES = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>
<w:rPrDefault><w:rPr>
<w:rFonts w:ascii="${FONTS.body}" w:hAnsi="${FONTS.body}" w:eastAsia="${FONTS.body}" w:cs="${FONTS.body}"/>
<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:overflowPunct w:val="0"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:styleId="${OFF_GRID}"><w:name w:val="${OFF_GRID}"/>
<w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:style></w:styles>`

const fontOf = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })

/** Characters a Word file cannot hold are left out. */
const plain = (text: string) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

type Type = {
  font?: string
  size?: number
  color?: string
  /** starts at the next tab stop */
  isTabbed?: boolean
}

/** Text in one type, 三号仿宋 if nothing is said; 三号 is set as close as 28 characters a line need. */
export const run = (text: string, { font = FONTS.body, size = 32, color, isTabbed = false }: Type = {}) =>
  new TextRun({
    ...{ font: fontOf(font), size, characterSpacing: size === 32 ? SQUEEZE : 0 },
    ...(color ? { color } : {}),
    children: isTabbed ? [new Tab(), plain(text)] : [plain(text)],
  })

type Line = Type & {
  align?: 'left' | 'center' | 'right'
  /** the first line two characters in */
  isIndented?: boolean
  /** twips from the right edge */
  right?: number
  before?: number
  after?: number
  line?: number
  keepNext?: boolean
  isOffGrid?: boolean
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

export const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT })

/** One paragraph. */
export function line(text: string, options: Line = {}): Paragraph {
  const { isIndented = false, before = 0, after = 0, right = 0, keepNext = false, line: height = LEADING } = options
  const { align = 'left', size = 32 } = options
  return new Paragraph({
    ...(options.isOffGrid ? { style: OFF_GRID } : {}),
    alignment: alignments[align],
    spacing: { ...exact(height), before, after },
    keepNext,
    indent: { right, ...(isIndented ? { firstLine: size * 20 } : {}) },
    children: [run(text, options)],
  })
}

/** Text as it was typed, a paragraph for each of its lines. */
export const lines = (text: string, options: Line = {}): Paragraph[] =>
  text.split(/\r?\n/).map((part) => line(part, options))

/** The title of a paper: 二号小标宋. */
export const heading = (text: string, after = 200) =>
  line(text, { align: 'center', font: FONTS.title, size: 44, line: 680, after })

function footer(align: 'left' | 'right' | 'center', size: number, children: (string | 'CURRENT' | 'TOTAL_PAGES')[]) {
  const parts = children.map((part) => (part in PageNumber ? PageNumber[part as 'CURRENT'] : part))
  return new Footer({
    children: [
      new Paragraph({
        alignment: alignments[align],
        indent: align === 'center' ? {} : { left: 280, right: 280 },
        children: [new TextRun({ font: fontOf(FONTS.page), size, children: parts })],
      }),
    ],
  })
}

const official = ['— ', 'CURRENT', ' —']

/** The sheets papers are printed on: 公文 with its numbers outside, forms with 第几页 共几页, bare ballots. */
const sheets = {
  official: {
    margin: OFFICIAL,
    footers: () => ({ default: footer('right', 28, official), even: footer('left', 28, official) }),
  },
  form: {
    margin: FORM,
    footers: () => ({ default: footer('center', 21, ['第 ', 'CURRENT', ' 页　共 ', 'TOTAL_PAGES', ' 页']) }),
  },
  ballots: { margin: BALLOTS, footers: () => ({}) },
}

/** A Word file with these paragraphs and tables on sheets of one kind. */
export async function paper(
  title: string,
  children: readonly (Paragraph | Table)[],
  kind: keyof typeof sheets = 'official',
): Promise<Uint8Array> {
  const { margin, footers } = sheets[kind]
  const page = { size: A4, margin }
  // The grid would pull the small lines of forms apart.
  const grid = kind === 'official' ? { grid: { type: DocumentGridType.LINES, linePitch: LEADING } } : {}
  const document = new Document({
    title: plain(title),
    ...authorship(),
    evenAndOddHeaderAndFooters: kind === 'official',
    externalStyles: STYLES,
    sections: [{ properties: { page, ...grid }, footers: footers(), children: [...children] }],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
