import type { Day } from '../../../../law/periods.ts'
import { officialDocument } from '../../../../platform/documents/official.ts'
import { type HeldTable, writeTable } from '../../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import { duties, meetingKinds, meetingStates } from '../../schema.ts'
import type { DutyRow, MeetingLine } from '../../views.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** 小五: fifteen columns across a page stay readable. */
const SMALL = 18

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
const number = (title: string, width = 8) => ({ title, width, kind: 'number' as const })
const date = (title: string) => ({ title, width: 12, kind: 'date' as const })

const spoken = (day: Day) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

async function sheet(table: HeldTable, on: Day): Promise<FileOut> {
  return { bytes: await writeTable(table), name: `${on} ${table.title}.xlsx`, type: SHEET }
}

async function word(table: HeldTable, { on, unitName }: { on: Day; unitName: string }): Promise<FileOut> {
  const bytes = await officialDocument({
    title: table.title,
    subtitle: `${unitName}　${spoken(on)}`,
    isLandscape: true,
    blocks: [
      {
        kind: 'table',
        columns: table.columns.map(({ title, width, kind }) => {
          return { title, width, ...(kind === 'text' ? {} : { align: 'center' as const }) }
        }),
        rows: table.rows.map((row) => row.map((cell) => String(cell ?? ''))),
        size: SMALL,
      },
      ...(table.note ? [{ kind: 'text' as const, text: table.note }] : []),
    ],
  })
  return { bytes, name: `${on} ${table.title}.docx`, type: WORD }
}

export const kindWords = ({ kind, also }: Pick<MeetingLine, 'kind' | 'also'>) =>
  [kind, ...also].map((one) => meetingKinds[one]).join('、')

/** 组织生活记录 as the list shows it. */
export function meetingsSheet(rows: readonly MeetingLine[], on: Day): Promise<FileOut> {
  return sheet(
    {
      title: '组织生活记录清单',
      columns: [
        ...[date('日期'), text('党组织', 22), text('类别', 18), text('主题', 34), text('地点', 18)],
        ...[number('应到'), number('实到'), number('学时'), text('状态', 10)],
      ],
      rows: rows.map((row) => [
        ...[row.heldOn, row.organisationName, kindWords(row), row.title, row.place],
        ...[row.due, row.present, row.hours, meetingStates[row.state]],
      ]),
      note: `共${rows.length}次。`,
    },
    on,
  )
}

/** A cell of the yearly table: the days with who came of who was due, else what is missing. */
export type YearRow = { organisationName: string; kind: DutyRow['kind']; months: string[]; times: number }

/** 组织生活年度统计表: kinds by months, as sheet or Word. */
export function yearTable(rows: readonly YearRow[], { year, title }: { year: number; title: string }): HeldTable {
  return {
    title: `${year}年${title}组织生活统计表`,
    columns: [
      ...[text('党组织', 14), text('类别', 12)],
      ...Array.from({ length: 12 }, (_, index) => ({ title: `${index + 1}月`, width: 9, kind: 'date' as const })),
      number('次数', 6),
    ],
    rows: rows.map(({ organisationName, kind, months, times }) => [
      ...[organisationName, meetingKinds[kind], ...months, times],
    ]),
    note: '格内为日期和实到／应到人数；“缺”为应当开展而没有记录，“免”为经同意免除。',
  }
}

/** 中心组学习情况表. */
export type StudyRow = {
  heldOn: Day
  title: string
  place: string
  hostName: string
  due: number
  present: number
  onLeave: number
  madeUp: number
  days: number
}

export function studyTable(rows: readonly StudyRow[], year: number): HeldTable {
  const days = rows.reduce((sum, one) => sum + one.days, 0)
  return {
    title: `${year}年理论学习中心组学习情况表`,
    columns: [
      ...[number('序号', 6), date('日期'), text('学习主题', 36), text('地点', 16), text('主持人', 9)],
      ...[number('应到'), number('实到'), number('请假'), number('补学'), number('天数')],
    ],
    rows: rows.map((one, index) => [
      ...[index + 1, one.heldOn, one.title, one.place, one.hostName],
      ...[one.due, one.present, one.onLeave, one.madeUp, one.days],
    ]),
    note: `共${rows.length}次，集中学习${days}天。`,
  }
}

/** What is missing or soon will be, with who has to see to it. */
export type ShortfallRow = {
  organisationName: string
  kind: DutyRow['kind']
  period: string
  state: 'missing' | 'due'
  basis: string
  until: Day
  secretaryName: string
}

export function shortfallTable(rows: readonly ShortfallRow[], year: number): HeldTable {
  return {
    title: `${year}年组织生活缺项补开计划`,
    columns: [
      ...[number('序号', 6), text('党组织', 18), text('类别', 14), text('期', 10), text('情况', 10)],
      ...[text('依据', 30), date('本期截止'), text('责任人', 10), text('计划补开日期', 14), text('备注', 16)],
    ],
    rows: rows.map((one, index) => [
      ...[index + 1, one.organisationName, meetingKinds[one.kind], one.period, duties[one.state]],
      ...[one.basis, one.until, one.secretaryName, '', ''],
    ]),
    note: `共${rows.length}项。计划补开日期由党组织填写。`,
  }
}

export const asSheet = sheet
export const asWord = word
