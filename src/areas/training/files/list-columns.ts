import { type ColumnKey, columnKeys } from '../lists.ts'

/** What headings of such lists are called, most usual first. Points, ranks and time online have no place here. */
const headings: Record<ColumnKey, readonly string[]> = {
  name: ['姓名', '学员姓名', '干部姓名', '用户姓名', '学员'],
  birth: ['出生年月', '出生日期', '出生时间'],
  idNumber: ['身份证号', '身份证号码', '公民身份号码', '身份证'],
  course: ['课程名称', '课程', '培训班名称', '班次名称', '班次', '培训名称', '专题班名称', '项目名称', '学习内容'],
  organiser: ['主办单位', '举办单位', '培训机构', '平台', '学习平台', '来源'],
  from: ['开始日期', '开始时间', '起始日期', '起始时间', '开班日期', '开班时间', '报到时间'],
  until: ['完成日期', '完成时间', '结束日期', '结束时间', '结业日期', '结业时间', '起止时间', '培训时间', '学习日期'],
  days: ['天数', '培训天数', '脱产天数'],
  hours: ['学时', '获得学时', '学时数', '培训学时', '课程学时', '完成学时'],
  result: ['考核结果', '考核成绩', '成绩', '考试成绩', '结业情况', '完成情况'],
}
const HEAD_WITHIN = 15

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[(].*$/s, '')
    .replace(/[\s:*]/g, '')

const keyOf = (heading: string): ColumnKey | undefined =>
  columnKeys.find((key) => headings[key].includes(bare(heading)))

export type Columns = Partial<Record<ColumnKey, number>>
export type Found = { head: number; columns: Columns }

const isFull = ({ name, course, until, hours, days }: Columns) =>
  name !== undefined && course !== undefined && until !== undefined && (hours !== undefined || days !== undefined)

/** Finds the heading row and what its columns hold. Where none says enough, the widest of the first rows. */
export function findColumns(rows: readonly string[][]): Found {
  let best: Found = { head: 0, columns: {} }
  let most = -1
  for (const [head, cells] of rows.slice(0, HEAD_WITHIN).entries()) {
    const columns: Columns = {}
    for (const [at, cell] of cells.entries()) {
      const key = keyOf(cell)
      if (key && columns[key] === undefined) columns[key] = at
    }
    if (isFull(columns)) return { head, columns }
    const weight = Object.keys(columns).length * 100 + cells.filter((cell) => cell !== '').length
    if (weight > most) [best, most] = [{ head, columns }, weight]
  }
  return best
}

/** Columns no list can do without. */
export function lackingColumns(columns: Columns): string[] {
  const lacking = (['name', 'course', 'until'] as const).filter((key) => columns[key] === undefined)
  const titles: string[] = lacking.map((key) => ({ name: '姓名', course: '课程名称', until: '完成日期' })[key])
  return columns.hours === undefined && columns.days === undefined ? [...titles, '学时或者天数'] : titles
}

/** `name:0,course:3` as the address carries it. */
export function columnsIn(text: string): Columns {
  const pairs = text.split(',').map((pair) => pair.split(':'))
  return Object.fromEntries(
    pairs.filter(([key]) => columnKeys.includes(key as ColumnKey)).map(([key, at]) => [key, Number(at)]),
  )
}
