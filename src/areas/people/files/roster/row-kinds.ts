import type ExcelJS from '@protobi/exceljs'
import { blankCell, type CellReading, readCell } from './cell.ts'
import { headLabel, meaningOf } from './columns.ts'
import type { Head, HeadColumn } from './header.ts'
import { exampleNames } from './sample-sheet.ts'

/** Why a row below the head gives no person. */
export type SkipKind =
  | 'group title'
  | 'blank'
  | 'total'
  | 'signatures'
  | 'note'
  | 'example'
  | 'repeated header'
  | 'continued'

export type RawRow = {
  number: number
  hidden: boolean
  /** readings by column of the sheet */
  cells: Map<number, CellReading>
}

export type RowKind = { kind: SkipKind; text: string } | { kind: 'person' } | { kind: 'unclear'; because: string }

/** The head by role, looked up once per sheet. */
export type Columns = { all: HeadColumn[]; name: number; order: number | null; otherNames: number[] }

const TOTAL = /^(?:合计|总计|小计|共计|总人数|人数)(?:$|[：:（(\d共])/
const SIGNERS =
  '审核人?|审批人?|填表人|填报人|制表人?|经办人|联系人|单位负责人|负责人|主要领导|分管领导|主要负责人|' +
  '填报单位|填报时间|填表时间|制表时间|填报日期|填表日期|日期'
const SIGNATURE = new RegExp(`^(?:${SIGNERS})[（(]?(?:签字|签名|盖章)?[）)]?[：:]`)
const NOTE = /^(?:注|备注|说明|填表说明|填报说明|附注)(?:$|[\d一二三]*[：:.、])/
const NUMERAL = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)])/
const EXAMPLE = /^示例/
const VACANT = /^[（(]?(?:空缺|暂缺|缺编|缺|待定)[）)]?$/

/** Finds the columns that decide what kind a row is. A second 姓名 column means two people side by side. */
export function rolesOf(head: Head): Columns {
  const names = head.columns.filter((column) => column.meaning === 'name').map((column) => column.column)
  const order = head.columns.find((column) => column.meaning === 'order')?.column ?? null
  return { all: head.columns, name: names[0]!, order, otherNames: names.slice(1) }
}

/** Reads every cell of a row that stands under a head, or left of the table. */
export function readRow(row: ExcelJS.Row, width: number): RawRow {
  const cells = new Map<number, CellReading>()
  for (let column = 1; column <= width; column++) {
    const cell = row.findCell(column)
    if (!cell) continue
    const reading = readCell(cell)
    if (reading.text === '') continue
    cells.set(column, { ...reading, span: reading.inherited ? 1 : spanOf(row, column, width) })
  }
  return { number: row.number, hidden: Boolean(row.hidden), cells }
}

function spanOf(row: ExcelJS.Row, column: number, width: number): number {
  const cell = row.findCell(column)
  if (!cell?.isMerged) return 1
  let span = 1
  while (column + span <= width && row.findCell(column + span)?.master === cell.master) span += 1
  return span
}

/** Tells what a row below the head is. A row that holds anything and is not recognised is `unclear`, never dropped. */
export function kindOf(row: RawRow, columns: Columns): RowKind {
  const own = [...row.cells].filter(([, cell]) => !cell.inherited)
  const name = row.cells.get(columns.name) ?? blankCell
  if (name.text !== '' && name.inherited) return own.length > 0 ? skip('continued') : skip('blank')
  if (own.every(([column, cell]) => column === columns.order && /^\d*$/.test(cell.text))) return skip('blank')
  const texts = own.map(([, cell]) => cell.text)
  const first = texts[0] ?? ''
  if (EXAMPLE.test(row.cells.get(columns.order ?? 0)?.text ?? '') || texts.some((text) => /^示例[（(]/.test(text))) {
    // Someone who types over an example and leaves its mark must hear of it, not lose a person.
    const isExample = name.text === '' || exampleNames.includes(name.text)
    return isExample ? skip('example') : { kind: 'unclear', because: '这一行仍标着“示例”，如是真实人员请删去这两个字' }
  }
  if (meaningOf([headLabel(name.text)]) === 'name') return skip('repeated header')
  const compact = texts.slice(0, 2).map((text) => text.replace(/\s/g, ''))
  if (compact.some((text) => TOTAL.test(text)) && !hasIdentity(row, columns)) return skip('total')
  const signed = texts.some((text) => SIGNATURE.test(text.replace(/\s/g, '')))
  if (signed && (name.text === '' || SIGNATURE.test(name.text.replace(/\s/g, '')))) return skip('signatures')
  if (NOTE.test(first)) return skip('note')
  return name.text === '' ? namelessKind(row, columns, own) : namedKind(name, own)
}

function namelessKind(row: RawRow, columns: Columns, own: [number, CellReading][]): RowKind {
  const [column, cell] = own[0]!
  const leads = column <= columns.name || cell.span > 1
  const alone = own.length === 1
  if (leads && !/^\d+$/.test(cell.text) && (alone || NUMERAL.test(cell.text)) && !hasIdentity(row, columns)) {
    return { kind: 'group title', text: cell.text }
  }
  return { kind: 'unclear', because: '这一行有内容但没有姓名' }
}

function namedKind(name: CellReading, own: [number, CellReading][]): RowKind {
  const alone = own.length === 1
  if (name.text.length > 100) return { kind: 'unclear', because: '姓名一栏的文字过长' }
  if (name.span > 2 || (alone && NUMERAL.test(name.text))) return { kind: 'group title', text: name.text }
  if (name.formula !== null || name.error)
    return { kind: 'unclear', because: `姓名是没有结果的公式或错误值：${name.text}` }
  if (VACANT.test(name.text)) return { kind: 'unclear', because: `姓名写的是“${name.text}”` }
  const bare = name.text.replace(/[（(][^）)]*[）)]$/, '')
  if (namesIn(bare).length > 1) return { kind: 'unclear', because: `姓名一格里有几个人：${oneLine(name.text)}` }
  // A private-use code point or a question mark stands for a rare character some program could not keep.
  const isName = /[\p{L}\p{Co}]/u.test(bare) && !/\d|[：:。；;]/.test(bare) && bare.length <= 40
  if (isName) return { kind: 'person' }
  return { kind: 'unclear', because: `姓名一栏的“${oneLine(name.text).slice(0, 40)}”不像姓名` }
}

/** Splits `张三、李四` and names on two lines; one name that is wrapped or padded stays one. */
function namesIn(text: string): string[] {
  const pieces = text
    .split(/[、，,;；/\n]/)
    .map((piece) => piece.replace(/\s/g, ''))
    .filter((piece) => piece !== '')
  return pieces.length > 1 && pieces.every((piece) => piece.length > 1) ? pieces : [text]
}

function hasIdentity(row: RawRow, columns: Columns): boolean {
  return columns.all.some(
    (head) => (head.meaning === 'birth' || head.meaning === 'idNumber') && row.cells.has(head.column),
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function skip(kind: SkipKind): RowKind {
  return { kind, text: '' }
}
