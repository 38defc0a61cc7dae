import type { Totals } from './schema.ts'

/** So many problems that are alike in everything that is counted. */
export type Cell = {
  state: string
  lamp: string
  kind: string
  timing: string
  isRebound: boolean
  sectionId: string | null
  originKind: string
  /** `YYYY-MM` in which they were found */
  month: string
  n: number
}

/** The only place that counts problems: ledger, report and statistics all ask here. Withdrawn ones never count. */
export function totalsOf(cells: readonly Cell[]): Totals {
  const counted = cells.filter(({ state }) => state !== 'withdrawn')
  const sum = (matches: (cell: Cell) => boolean) => counted.filter(matches).reduce((total, { n }) => total + n, 0)
  const total = sum(() => true)
  const closed = sum(({ state }) => state === 'closed')
  return {
    ...{ total, closed, alive: total - closed },
    overdue: sum(({ lamp }) => lamp === 'red'),
    submitted: sum(({ state }) => state === 'submitted' || state === 'answering'),
    rebound: sum(({ isRebound }) => isRebound),
    lasting: sum(({ timing }) => timing === 'lasting'),
    percent: total ? Math.floor((closed * 100) / total) : null,
  }
}

/** The cells apart by one of their sides, each counted the same way. */
export function totalsBy(cells: readonly Cell[], side: (cell: Cell) => string): Map<string, Totals> {
  const groups = Map.groupBy(
    cells.filter(({ state }) => state !== 'withdrawn'),
    side,
  )
  return new Map([...groups].map(([key, group]) => [key, totalsOf(group)]))
}
