import type { Bar } from '../../../../ui/draw-bars.ts'
import { count } from '../../../../ui/format.ts'
import type { GroupTables } from '../../schema.ts'

type Table = GroupTables['tables'][number]
type Row = Table['rows'][number]
type Cross = NonNullable<GroupTables['cross']>

/** What the server calls a value nobody has filled in. */
const UNKNOWN = '未填'

/** Below this many people a share says little and is shown pale. */
const SMALL = 10

export const isSmall = (total: number) => total < SMALL

/** `20.0%`; nothing where there is nobody to take a share of. */
export const percentText = (percent: number | null) => (percent === null ? '' : `${percent.toFixed(1)}%`)

/** The rows of the form; the unknown ones only where there are any. */
export const shownRows = ({ rows }: Pick<Table, 'rows'>): Row[] =>
  rows.filter((row) => row.value !== UNKNOWN || row.count > 0)

export const barsOf = (rows: readonly Row[]): Bar[] =>
  rows.map(({ value, title, count: number, percent }) => ({
    title,
    value: number,
    label: number === 0 ? '0' : `${count(number, '人')} ${percentText(percent)}`,
    isPale: value === UNKNOWN,
  }))

/** A table in a sentence, for those who cannot see its bars. */
export function tableSentence(title: string, rows: readonly Row[]): string {
  const parts = rows
    .filter((row) => row.count > 0)
    .map((row) => `${row.title}${count(row.count, '人')}，占${percentText(row.percent)}`)
  return `${title}：${parts.join('；')}`
}

/** The cross table without the rows and columns that nobody is in. */
export function occupied({ columns, rows, ...rest }: Cross): Cross {
  const isThere = columns.map((column) => column.count > 0)
  return {
    ...rest,
    columns: columns.filter((_, at) => isThere[at]),
    rows: rows
      .filter((row) => row.count > 0)
      .map((row) => ({ ...row, cells: row.cells.filter((_, at) => isThere[at]) })),
  }
}
