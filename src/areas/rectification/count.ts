import type { Totals } from './schema.ts'

/** So many problems that are alike in all that the totals ask. */
export type Alike = { state: string; lamp: string; timing: string; isRebound: boolean; n: number }

/** So many problems that are alike in everything that is counted. */
export type Cell = Alike & {
  kind: string
  sectionId: string | null
  originKind: string
  /** `YYYY-MM` in which they were found */
  month: string
}

/** So many of all in whole percent, halves up; 100 says that none is left, 0 that none is done. Null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  if (whole === 0) return null
  if (part === 0 || part === whole) return part === 0 ? 0 : 100
  return Math.min(99, Math.max(1, Math.floor((part * 200 + whole) / (whole * 2))))
}

/** The only place that counts problems: ledger, report and statistics all ask here. Withdrawn ones never count. */
export function totalsOf(cells: readonly Alike[]): Totals {
  const counted = cells.filter(({ state }) => state !== 'withdrawn')
  const sum = (matches: (cell: Alike) => boolean) => counted.filter(matches).reduce((total, { n }) => total + n, 0)
  const total = sum(() => true)
  const closed = sum(({ state }) => state === 'closed')
  return {
    ...{ total, closed, alive: total - closed },
    overdue: sum(({ lamp }) => lamp === 'red'),
    submitted: sum(({ state }) => state === 'submitted' || state === 'answering'),
    rebound: sum(({ isRebound }) => isRebound),
    lasting: sum(({ timing }) => timing === 'lasting'),
    percent: shareOf(closed, total),
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

/** Counts problems one by one, holding only how many are alike. */
export function makeTally() {
  const found = new Map<string, Cell>()
  return {
    add(one: Omit<Cell, 'n'>): void {
      const key = Object.values(one).join('\0')
      const cell = found.get(key)
      if (cell) cell.n += 1
      else found.set(key, { ...one, n: 1 })
    },
    cells: (): Cell[] => [...found.values()],
  }
}
