import { type PlanColumn, planColumns } from '../plans.ts'

const columns = Object.keys(planColumns) as PlanColumn[]
/** Headings of a plan that say nothing for entering. */
const PASSED_OVER = ['序号', '编号', '备注']
const HEAD_WITHIN = 15

const bare = (text: string) => text.normalize('NFKC').replace(/[\s*]/g, '')
const plain = (text: string) => bare(text).replace(/\(.*$/, '')

const columnOf = (heading: string): PlanColumn | undefined =>
  columns.find((column) => {
    const names = planColumns[column].map(bare)
    return names.includes(bare(heading)) || names.includes(plain(heading))
  })

export type PlanRow = { at: string; cells: Record<PlanColumn, string> }

/** Finds the heading row of a plan and reads what stands below it; null when no row names an item and its time. */
export function planRows(table: readonly string[][]): { rows: PlanRow[]; unknown: string[] } | null {
  const head = table.findIndex((cells, index) => {
    const found = new Set(cells.map(columnOf))
    return index < HEAD_WITHIN && found.has('title') && found.has('period')
  })
  if (head < 0) return null
  const of = table[head]!.map(columnOf)
  const unknown = table[head]!.filter((heading, at) => heading && !of[at] && !PASSED_OVER.includes(plain(heading)))
  const rows = table.slice(head + 1).flatMap((line, index) => {
    const cells = Object.fromEntries(columns.map((column) => [column, ''])) as Record<PlanColumn, string>
    for (const [at, column] of of.entries()) if (column && !cells[column]) cells[column] = (line[at] ?? '').trim()
    // A row with nothing but a sum or a signature is no item.
    return cells.title && (cells.period || cells.kind) ? [{ at: `第${head + 2 + index}行`, cells }] : []
  })
  return { rows, unknown }
}
