import type { Day } from '../../../../law/periods.ts'
import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import { type HeldTable, writeTable } from '../../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import { duties, meetingKinds, meetingStates, type Presence } from '../../schema.ts'
import type { DutyRow, MeetingLine } from '../../views.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** 小五: fifteen columns across a page stay readable. */
const SMALL = 18

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
const number = (title: string, width = 8) => ({ title, width, kind: 'number' as const })
const date = (title: string) => ({ title, width: 12, kind: 'date' as const })

export const spoken = (day: Day) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

async function sheet(table: HeldTable, on: Day): Promise<FileOut> {
  return { bytes: await writeTable(table), name: `${on} ${table.title}.xlsx`, type: SHEET }
}

const drawn = ({ columns, rows, note }: HeldTable): Block[] => [
  {
    kind: 'table',
    columns: columns.map(({ title, width, kind }) => {
      return { title, width, ...(kind === 'text' ? {} : { align: 'center' as const }) }
    }),
    rows: rows.map((row) => row.map((cell) => String(cell ?? ''))),
    size: SMALL,
  },
  ...(note ? [{ kind: 'text' as const, text: note }] : []),
]

type Printed = { on: Day; unitName: string; further?: readonly HeldTable[] }

/** A wide table as a paper; further tables follow under their own headings. */
async function word(table: HeldTable, { on, unitName, further = [] }: Printed): Promise<FileOut> {
  const bytes = await officialDocument({
    title: table.title,
    subtitle: `${unitName}　${spoken(on)}`,
    isLandscape: true,
    blocks: [
      ...drawn(table),
      ...further.flatMap((one): Block[] => [{ kind: 'heading', level: 2, text: one.title }, ...drawn(one)]),
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
    note: rows.length ? `共${rows.length}次，集中学习${days}天。` : `${year}年还没有中心组学习的记录。`,
  }
}

/** Of one member at one session; `madeUpOn` once somebody who was away has made it up. */
export type StudyPresence = {
  meetingId: string
  name: string
  personId: string
  presence: Presence
  madeUpOn: Day | null
}

const presenceWords: Record<Presence, string> = { present: '√', leave: '假', absent: '缺', exempt: '免' }

/** 中心组学习考勤表: members by sessions. */
export function studyAttendanceTable(
  sessions: readonly { id: string; heldOn: Day }[],
  presences: readonly StudyPresence[],
): HeldTable {
  const members = [...Map.groupBy(presences, ({ personId }) => personId).values()]
  const centred = (title: string, width: number) => ({ title, width, kind: 'date' as const })
  return {
    title: '考勤情况',
    columns: [
      ...[centred('序号', 6), text('姓名', 12), ...sessions.map(({ heldOn }) => centred(heldOn.slice(5), 8))],
      ...[number('应到', 7), number('实到', 7), number('补学', 7)],
    ],
    rows: members.map((own, index) => {
      const of = new Map(own.map((one) => [one.meetingId, one]))
      const due = own.filter(({ presence }) => presence !== 'exempt')
      const words = sessions.map(({ id }) => {
        const one = of.get(id)
        if (!one) return '—'
        return `${presenceWords[one.presence]}${one.madeUpOn ? `\n${one.madeUpOn.slice(5)}补` : ''}`
      })
      return [
        ...[String(index + 1), own[0]!.name, ...words, due.length],
        ...[due.filter(({ presence }) => presence === 'present').length, due.filter(({ madeUpOn }) => madeUpOn).length],
      ]
    }),
    note: '“√”到会，“假”请假，“缺”缺席，“免”不计入应到会，“—”当时不是成员；“补”前面是补学的日期。',
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

/** `2026-Q3`, `2026-05` or `2026` as people say it within the year. */
function periodWords(period: string): string {
  const part = period.slice(5)
  if (part.startsWith('Q')) return `第${'一二三四'[Number(part.slice(1)) - 1]}季度`
  return part ? `${Number(part)}月` : '全年'
}

export function shortfallTable(rows: readonly ShortfallRow[], year: number): HeldTable {
  return {
    title: `${year}年组织生活缺项补开计划`,
    columns: [
      ...[number('序号', 6), text('党组织', 18), text('类别', 14), text('期', 10), text('情况', 10)],
      ...[text('依据', 30), date('本期截止'), text('责任人', 10), text('计划补开日期', 14), text('备注', 16)],
    ],
    rows: rows.map((one, index) => [
      ...[index + 1, one.organisationName, meetingKinds[one.kind], periodWords(one.period), duties[one.state]],
      ...[one.basis, one.until, one.secretaryName, '', ''],
    ]),
    note: `共${rows.length}项。计划补开日期由党组织填写。`,
  }
}

export const asSheet = sheet
export const asWord = word
