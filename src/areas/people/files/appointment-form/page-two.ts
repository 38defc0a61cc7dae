import { type Paragraph, Table, type TableCell, type TableRow } from 'docx'
import type { Basic, Dossier, FamilyMember } from '../../schema.ts'
import { cell, downwardLabel, labelCell, line, row, type Sheet, shortCell, textCell } from './cells.ts'
import { tableBorders } from './page-one.ts'
import * as type from './type.ts'
import { chineseDate, nameLines, printable, relativeCells } from './words.ts'

const rows = type.PAGE_TWO_ROWS
const width = (from: number, to = from): number => type.span(type.PAGE_TWO_GRID, from, to)
const HALF = 140
const BLANK_DATE = '年　　月　　日'

/** The table of the second page and, below it, who filled in the form. */
export function pageTwo(sheet: Sheet, dossier: Dossier): (Paragraph | Table)[] {
  const { basic } = dossier
  const table = new Table({
    width: { size: width(1, 8), type: 'dxa' },
    layout: 'fixed',
    columnWidths: type.PAGE_TWO_GRID,
    borders: tableBorders,
    rows: [
      blockRow(sheet, {
        height: rows.awards,
        label: ['奖', '惩', '情', '况'],
        text: basic.awards,
        source: { field: 'basic.awards', title: '奖惩情况' },
      }),
      blockRow(sheet, {
        height: rows.assessments,
        label: ['年核', '度结', '考果'],
        text: basic.assessments,
        source: { field: 'basic.assessments', title: '年度考核结果' },
      }),
      blockRow(sheet, {
        height: rows.reason,
        label: ['任', '免', '理', '由'],
        text: basic.appointReason,
        source: { field: 'basic.appointReason', title: '任免理由' },
      }),
      ...familyRows(sheet, dossier.family),
      ...unitRows(sheet, basic),
      approvalRow(sheet),
    ],
  })
  const filler = line(sheet, `填表人：${printable(basic.filledBy)}`, {
    align: 'left',
    indent: { firstLine: type.FILLER_INDENT },
    before: 60,
  })
  return [table, filler]
}

type Block = { height: number; label: string[]; text: string; source: { field: string; title: string } }

function blockRow(sheet: Sheet, block: Block): TableRow {
  const shape = { width: width(2, 8), columns: 7, left: type.BLOCK_MARGIN, right: type.BLOCK_MARGIN }
  return row(block.height, [
    downwardLabel(sheet, { width: width(1) }, { rows: block.label }),
    textCell(sheet, shape, {
      height: block.height,
      text: printable(block.text),
      source: block.source,
      loosest: 1.3,
    }),
  ])
}

function familyRows(sheet: Sheet, family: readonly FamilyMember[]): TableRow[] {
  const most = type.RELATIVES_ON_FORM
  const left = family.slice(most)
  if (left.length > 0) {
    const names = left.map((member) => member.name || member.relation || '未填姓名').join('、')
    const message = `家庭成员和社会关系共${family.length}人，表上只能印前${most}人，未印：${names}。请调整顺序，或另附页。`
    sheet.doubts.push({ code: 'family-more-than-seven', field: 'family', message })
  }
  const label = downwardLabel(
    sheet,
    { width: width(1), rows: most + 1 },
    { rows: Array.from('家庭主要成员及重要社会关系'), leading: 400 },
  )
  const heading = row(
    rows.familyHead,
    [
      label,
      labelCell(sheet, { width: width(2) }, { lines: ['称谓'], gap: HALF }),
      labelCell(sheet, { width: width(3) }, { lines: ['姓名'], gap: HALF }),
      labelCell(sheet, { width: width(4) }, { lines: ['出生', '年月'], gap: HALF }),
      labelCell(sheet, { width: width(5, 6), columns: 2 }, { lines: ['政治', '面貌'], gap: HALF }),
      labelCell(sheet, { width: width(7, 8), columns: 2 }, { lines: ['工作单位及职务'], gap: HALF }),
    ],
    true,
  )
  const members = Array.from({ length: most }, (_, index) => row(rows.relative, relative(sheet, family[index], index)))
  return [heading, ...members]
}

const nobody: FamilyMember = { relation: '', name: '', birth: '', politics: '', work: '' }

function relative(sheet: Sheet, member: FamilyMember | undefined, index: number): TableCell[] {
  const shown = relativeCells(member ?? nobody)
  const height = rows.relative
  const value = (key: keyof FamilyMember, title: string) => ({
    height,
    lines: shown[key].split('\n'),
    source: { field: `family.${index}.${key}`, title: `家庭成员第${index + 1}行${title}` },
  })
  const work = value('work', '工作单位及职务')
  return [
    shortCell(sheet, { width: width(2) }, value('relation', '称谓')),
    shortCell(sheet, { width: width(3) }, { ...value('name', '姓名'), lines: nameLines(shown.name) }),
    shortCell(sheet, { width: width(4) }, value('birth', '出生年月')),
    shortCell(sheet, { width: width(5, 6), columns: 2 }, value('politics', '政治面貌')),
    textCell(
      sheet,
      { width: width(7, 8), columns: 2, left: type.TEXT_MARGIN, right: type.TEXT_MARGIN_RIGHT },
      { height, text: shown.work, source: work.source },
    ),
  ]
}

function unitRows(sheet: Sheet, basic: Basic): TableRow[] {
  const shape = { width: width(2, 8), columns: 7 }
  const date = basic.filledOn === '' ? BLANK_DATE : chineseDate(basic.filledOn)
  return [
    row(rows.unit, [
      downwardLabel(sheet, { width: width(1), rows: 2 }, { rows: ['呈', '报', '单', '位'], leading: 400 }),
      textCell(
        sheet,
        { ...shape, left: type.BLOCK_MARGIN, right: type.BLOCK_MARGIN, open: 'bottom' },
        {
          height: rows.unit,
          text: printable(basic.reportingUnit),
          source: { field: 'basic.reportingUnit', title: '呈报单位' },
        },
      ),
    ]),
    row(rows.unitDate, [
      cell({ ...shape, open: 'top' }, [line(sheet, date, { align: 'right', indent: { right: type.DATE_INDENT } })]),
    ]),
  ]
}

function approvalRow(sheet: Sheet): TableRow {
  const sealed = (from: number, to: number) =>
    cell({ width: width(from, to), columns: to - from + 1, valign: 'bottom' }, [
      line(sheet, '（盖章）', { align: 'right', leading: 400, indent: { right: type.SEAL_INDENT + HALF } }),
      line(sheet, BLANK_DATE, { align: 'right', leading: 460, indent: { right: type.SEAL_INDENT } }),
    ])
  return row(rows.approval, [
    downwardLabel(sheet, { width: width(1) }, { rows: ['审意', '批', '机', '关见'], leading: 400 }),
    sealed(2, 5),
    downwardLabel(sheet, { width: width(6, 7), columns: 2 }, { rows: ['行任', '政免', '机意', '关见'], leading: 400 }),
    sealed(8, 8),
  ])
}
