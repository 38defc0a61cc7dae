import { ImageRun, LineRuleType, Paragraph, Tab, Table, type TableCell, type TableRow, TextRun } from 'docx'
import type { PartialDate } from '../../../../law/dates.ts'
import { dottedMonth } from '../../../../law/dates.ts'
import type { Basic, Dossier, Education } from '../../schema.ts'
import { cell, doubtIfTooLong, fontOf, inside, labelCell, line, row, type Sheet, shortCell, textCell } from './cells.ts'
import { em, fitType, type Paragraphed, tightLeading } from './fit.ts'
import { placePhoto } from './photo-place.ts'
import * as type from './type.ts'
import {
  birthLines,
  chineseDate,
  educationLines,
  nameLines,
  partyLines,
  printable,
  type ResumeLine,
  resumeLines,
} from './words.ts'

const rows = type.PAGE_ONE_ROWS
const width = (from: number, to = from): number => type.span(type.PAGE_ONE_GRID, from, to)
const HALF = 140

type PageInput = { dossier: Dossier; photo: Uint8Array | null; printedOn: PartialDate }

/** Title, table and, where the age is counted on the day of printing, the note that says so. */
export function pageOne(sheet: Sheet, input: PageInput): (Paragraph | Table)[] {
  const { basic, educations, resume } = input.dossier
  const birth = birthLines(basic, input.printedOn)
  const table = new Table({
    width: { size: width(1, 8), type: 'dxa' },
    indent: { size: type.PAGE_ONE_INDENT, type: 'dxa' },
    layout: 'fixed',
    columnWidths: type.PAGE_ONE_GRID,
    borders: tableBorders,
    rows: [
      nameRow(sheet, basic, { birth: birth.lines, photo: input.photo }),
      nationRow(sheet, basic),
      partyRow(sheet, basic),
      technicalRow(sheet, basic),
      ...educationRows(sheet, educations),
      postRow(sheet, { label: '现任职务', text: basic.currentPost, field: 'basic.currentPost' }),
      postRow(sheet, { label: '拟任职务', text: basic.proposedPost, field: 'basic.proposedPost' }),
      postRow(sheet, { label: '拟免职务', text: basic.removedPost, field: 'basic.removedPost' }),
      row(rows.resume, [resumeLabel(sheet), resumeCell(sheet, resumeLines(resume))]),
    ],
  })
  return birth.ageOnPrinting ? [title(sheet), table, ageNote(sheet, input.printedOn)] : [title(sheet), table]
}

const line15 = { style: 'single', size: type.OUTER_BORDER, color: 'auto' } as const
const line10 = { style: 'single', size: type.INNER_BORDER, color: 'auto' } as const

/** Outer lines heavier than inner ones, on both pages. */
export const tableBorders = {
  top: line15,
  bottom: line15,
  left: line15,
  right: line15,
  insideHorizontal: line10,
  insideVertical: line10,
}

/** The title's letters at an even pitch, centred over the table. */
function title(sheet: Sheet): Paragraph {
  const { size, pitch, before, after } = type.TITLE
  const font = fontOf(sheet.fonts.title)
  return new Paragraph({
    alignment: 'center',
    spacing: { before, after, line: size * 12, lineRule: LineRuleType.EXACT },
    children: [
      new TextRun({ text: '干部任免审批', font, size, characterSpacing: pitch - em(size) }),
      new TextRun({ text: '表', font, size }),
    ],
  })
}

function ageNote(sheet: Sheet, printedOn: PartialDate): Paragraph {
  const text = `注：未填写计算年龄时间，年龄按打印日期${chineseDate(printedOn)}计算。`
  return line(sheet, text, { size: type.NOTE_SIZE, leading: 240, align: 'left', before: 60 })
}

/** Label and centred value of one field in the upper rows. */
function pair(
  sheet: Sheet,
  height: number,
  item: { label: string[]; gap?: number; columns: [number, number, number, number]; value: string[]; field: string },
): TableCell[] {
  const [from, to, valueFrom, valueTo] = item.columns
  const shape = (first: number, last: number) => ({ width: width(first, last), columns: last - first + 1 })
  return [
    labelCell(sheet, shape(from, to), { lines: item.label, gap: item.gap }),
    shortCell(sheet, shape(valueFrom, valueTo), {
      height,
      lines: item.value,
      source: { field: item.field, title: item.label.join('') },
    }),
  ]
}

const written = (text: string): string[] =>
  printable(text)
    .split('\n')
    .filter((part) => part !== '')

function nameRow(sheet: Sheet, basic: Basic, extra: { birth: string[]; photo: Uint8Array | null }): TableRow {
  return row(rows.name, [
    ...pair(sheet, rows.name, {
      label: ['姓名'],
      gap: 2 * HALF,
      columns: [1, 2, 3, 3],
      value: nameLines(basic.name),
      field: 'basic.name',
    }),
    ...pair(sheet, rows.name, {
      label: ['性别'],
      gap: 2 * HALF,
      columns: [4, 4, 5, 5],
      value: written(basic.sex),
      field: 'basic.sex',
    }),
    ...pair(sheet, rows.name, {
      label: ['出生年月', '（　岁）'],
      columns: [6, 6, 7, 7],
      value: extra.birth,
      field: 'basic.birth',
    }),
    photoCell(sheet, extra.photo),
  ])
}

function nationRow(sheet: Sheet, basic: Basic): TableRow {
  const [height, gap] = [rows.nation, 2 * HALF]
  return row(height, [
    ...pair(sheet, height, {
      label: ['民族'],
      gap,
      columns: [1, 2, 3, 3],
      value: written(basic.nation),
      field: 'basic.nation',
    }),
    ...pair(sheet, height, {
      label: ['籍贯'],
      gap,
      columns: [4, 4, 5, 5],
      value: written(basic.nativePlace),
      field: 'basic.nativePlace',
    }),
    ...pair(sheet, height, {
      label: ['出生地'],
      gap: HALF,
      columns: [6, 6, 7, 7],
      value: written(basic.birthplace),
      field: 'basic.birthplace',
    }),
  ])
}

function partyRow(sheet: Sheet, basic: Basic): TableRow {
  const height = rows.party
  return row(height, [
    ...pair(sheet, height, {
      label: ['入党', '时间'],
      gap: HALF,
      columns: [1, 2, 3, 3],
      value: partyLines(basic),
      field: 'basic.partyJoined',
    }),
    ...pair(sheet, height, {
      label: ['参加工', '作时间'],
      columns: [4, 4, 5, 5],
      value: written(dottedMonth(basic.workStarted)),
      field: 'basic.workStarted',
    }),
    ...pair(sheet, height, {
      label: ['健康状况'],
      columns: [6, 6, 7, 7],
      value: written(basic.health),
      field: 'basic.health',
    }),
  ])
}

function technicalRow(sheet: Sheet, basic: Basic): TableRow {
  const height = rows.technical
  return row(height, [
    ...pair(sheet, height, {
      label: ['专业技', '术职务'],
      columns: [1, 2, 3, 4],
      value: written(basic.technicalTitle),
      field: 'basic.technicalTitle',
    }),
    ...pair(sheet, height, {
      label: ['熟悉专业', '有何专长'],
      columns: [5, 5, 6, 7],
      value: written(basic.specialty),
      field: 'basic.specialty',
    }),
  ])
}

function photoCell(sheet: Sheet, photo: Uint8Array | null): TableCell {
  const shape = { width: width(8), rows: 4 }
  if (photo === null) return cell(shape, [line(sheet, '')])
  const placed = placePhoto(photo)
  if (placed === null) {
    const message = '照片文件读不出来，没有印到表上。请在档案里重新上传JPEG或PNG格式的照片。'
    sheet.doubts.push({ code: 'form-photo-unreadable', field: 'photo', message })
    return cell(shape, [line(sheet, '')])
  }
  const image = new ImageRun({
    type: placed.type,
    data: photo,
    transformation: { width: placed.width, height: placed.height },
    altText: { name: '照片', title: '照片', description: '本人照片' },
  })
  return cell(shape, [new Paragraph({ alignment: 'center', run: { size: 2 }, children: [image] })])
}

function educationRows(sheet: Sheet, educations: readonly Education[]): TableRow[] {
  const height = 2 * rows.education
  const heading = labelCell(sheet, { width: width(1, 2), columns: 2, rows: 4 }, { lines: ['学历', '学位'], gap: HALF })
  const cells = (mode: Education['mode'], label: string[]): TableCell[] => {
    const { titles, schools } = educationLines(educations, mode)
    const source = { field: 'educations', title: label.join('') }
    const leading = type.EDUCATION_LEADING
    const margins = { left: type.TEXT_MARGIN, right: type.TEXT_MARGIN }
    return [
      cell(
        { width: width(3), rows: 2 },
        label.map((text) => line(sheet, text, { gap: text.length === 2 ? HALF : 0 })),
      ),
      shortCell(sheet, { width: width(4, 5), columns: 2, rows: 2 }, { height, lines: titles, source, leading }),
      labelCell(sheet, { width: width(6), rows: 2 }, { lines: ['毕业院校', '系及专业'] }),
      shortCell(
        sheet,
        { width: width(7, 8), columns: 2, rows: 2, ...margins },
        {
          height,
          lines: schools,
          source: { ...source, title: `${source.title}毕业院校系及专业` },
          leading,
          wholeFloor: type.WHOLE_LINES_FLOOR,
        },
      ),
    ]
  }
  return [
    row(rows.education, [heading, ...cells('full_time', ['全日制', '教育'])]),
    row(rows.education, []),
    row(rows.education, cells('in_service', ['在职', '教育'])),
    row(rows.education, []),
  ]
}

function postRow(sheet: Sheet, post: { label: string; text: string; field: string }): TableRow {
  return row(rows.post, [
    labelCell(sheet, { width: width(1, 3), columns: 3 }, { lines: [post.label], gap: 200 }),
    textCell(
      sheet,
      { width: width(4, 8), columns: 5, left: type.TEXT_MARGIN, right: type.TEXT_MARGIN_RIGHT },
      { height: rows.post, text: printable(post.text), source: { field: post.field, title: post.label } },
    ),
  ])
}

function resumeLabel(sheet: Sheet): TableCell {
  return cell({ width: width(1) }, [line(sheet, '简'), line(sheet, '历', { before: 900 })])
}

/** Below 12 pt lines stand as close as they can; above, type grows only where the lines may stand apart as well. */
const RESUME_RULE = {
  largest: type.BODY_SIZE,
  floor: type.RESUME_FLOOR,
  leading: (size: number) => (size >= 24 ? Math.round(em(size) * 1.25) : tightLeading(size)),
  loosest: 1.5,
}

function resumeCell(sheet: Sheet, lines: readonly ResumeLine[]): TableCell {
  const shape = {
    width: width(2, 8),
    columns: 7,
    valign: 'top',
    top: type.RESUME_TOP,
    left: type.BLOCK_MARGIN,
    right: type.BLOCK_MARGIN,
  } as const
  const indent = type.RESUME_INDENT_EM
  const paragraphs: Paragraphed[] = lines.map(({ time, text }) => ({
    text,
    indent,
    firstIndent: time === null ? indent - type.BRACKET_HANG_EM : indent,
  }))
  const fitted = fitType(paragraphs, inside(shape, rows.resume), RESUME_RULE)
  doubtIfTooLong(sheet, fitted, { field: 'resume', title: '简历' }, type.RESUME_FLOOR)
  if (lines.length === 0) return cell(shape, [line(sheet, '', { align: 'left' })])
  return cell(
    shape,
    lines.map((one) => resumeParagraph(sheet, one, fitted)),
  )
}

function resumeParagraph(sheet: Sheet, one: ResumeLine, fitted: { size: number; leading: number }): Paragraph {
  const { size, leading } = fitted
  const font = fontOf(sheet.fonts.body)
  const left = Math.round(type.RESUME_INDENT_EM * em(size))
  const hanging = one.time === null ? Math.round(type.BRACKET_HANG_EM * em(size)) : left
  const parts = one.text.split('\n')
  return new Paragraph({
    alignment: 'left',
    spacing: { line: leading, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    indent: { left, hanging },
    children: [
      ...(one.time === null ? [] : [new TextRun({ children: [one.time, new Tab()], font, size })]),
      ...parts.map((text, index) => new TextRun({ text, font, size, break: index ? 1 : 0 })),
    ],
  })
}
