import type { TableColumnsType } from 'antd'
import { dottedMonth } from '../../../../law/dates.ts'
import type { PeopleQuery, PersonRow } from '../../list.ts'

type Column = {
  title: string
  width: number
  /** how the server sorts by it, where it can */
  sort?: PeopleQuery['sort']
  /** the same column in the Excel roster */
  sheet: string
  draw?: (row: PersonRow) => string | number | null
}

/** Columns by the name under which an address keeps them. */
export const rosterColumns = {
  name: { title: '姓名', width: 100, sort: 'pinyin', sheet: 'name' },
  sex: { title: '性别', width: 50, sheet: 'sex' },
  birth: { title: '出生年月', width: 106, sort: 'birth', sheet: 'birth', draw: (row) => dottedMonth(row.birth) },
  age: { title: '年龄', width: 54, sheet: 'age' },
  nation: { title: '民族', width: 76, sheet: 'nation' },
  nativePlace: { title: '籍贯', width: 104, sheet: 'nativePlace' },
  partyJoined: {
    title: '入党时间',
    width: 106,
    sort: 'partyJoined',
    sheet: 'partyJoined',
    draw: (row) => dottedMonth(row.partyJoined),
  },
  politics: { title: '政治面貌', width: 96, sheet: 'politics' },
  workStarted: {
    title: '参加工作',
    width: 106,
    sort: 'workStarted',
    sheet: 'workStarted',
    draw: (row) => dottedMonth(row.workStarted),
  },
  diploma: {
    title: '最高学历学位',
    width: 136,
    sheet: 'highestDegrees',
    draw: (row) => [row.topDiploma, row.topDegree].filter(Boolean).join(' '),
  },
  technicalTitle: { title: '专业技术职务', width: 124, sheet: 'technicalTitle' },
  currentPost: { title: '现任职务', width: 200, sheet: 'currentPost' },
  currentRank: { title: '现职级', width: 112, sheet: 'rank' },
  sectionName: { title: '所在科室', width: 122, sort: 'section', sheet: 'section' },
  staffKind: { title: '编制类别', width: 80, sheet: 'staffKind' },
  state: { title: '人员状态', width: 80, sheet: 'state' },
} as const satisfies Record<string, Column>

export type ColumnName = keyof typeof rosterColumns
const allNames = Object.keys(rosterColumns) as ColumnName[]

const usual: ColumnName[] = [
  ...(['name', 'sex', 'birth', 'age', 'nation', 'partyJoined', 'workStarted'] as const),
  ...(['diploma', 'currentPost', 'currentRank', 'sectionName'] as const),
]

/** Columns named in an address, in the roster's order; the usual ones when none is named. The name always stays. */
export function readColumns(text: string | null): ColumnName[] {
  const named = allNames.filter((name) => name === 'name' || text?.split(',').includes(name))
  return text && named.length > 1 ? named : usual
}

/** What an address keeps of a choice of columns; nothing for the usual ones. */
export function writeColumns(names: readonly ColumnName[]): string {
  const ordered = allNames.filter((name) => names.includes(name))
  return ordered.join() === usual.join() ? '' : ordered.join(',')
}

/** The same columns in the Excel roster, a running number before them. */
export const sheetColumns = (names: readonly ColumnName[]) =>
  ['order', ...names.map((name) => rosterColumns[name].sheet)].join(',')

export const cellText = (name: ColumnName, row: PersonRow): string => {
  const column: Column = rosterColumns[name]
  const value = column.draw ? column.draw(row) : row[name as keyof PersonRow]
  return value === null || value === undefined ? '' : String(value)
}

/** Columns as the table draws them, with the present order marked. */
export function tableColumns(names: readonly ColumnName[], query: PeopleQuery): TableColumnsType<PersonRow> {
  return names.map((name) => {
    const column: Column = rosterColumns[name]
    const isSorted = column.sort === query.sort || (name === 'name' && query.sort === 'stroke')
    return {
      key: name,
      title: column.title,
      width: column.width,
      ...(name === 'name' ? { fixed: 'start' as const } : {}),
      ...(column.sort
        ? {
            sorter: true,
            sortOrder: isSorted ? (query.order === 'asc' ? ('ascend' as const) : ('descend' as const)) : null,
          }
        : {}),
      render: (_: unknown, row: PersonRow) => <span className="clamp">{cellText(name, row)}</span>,
    }
  })
}
