import type { Day } from '../../law/periods.ts'

/** A record behind a figure: what it is called and the page that shows it. `words` fill sentences about it. */
export type Row = { id: string; label: string; path: string; words?: Readonly<Record<string, string>> }

/** The time a report speaks of; `until` is the day up to which records are counted. */
export type Period = { year: number; from: Day; until: Day }

/** How a number is counted, in words and in code; the same rows are counted and shown. */
export type Figure<F> = {
  /** area and name: `decisions.meetings` */
  id: string
  title: string
  /** 次, 人, 学时, % */
  unit: string
  /** what is counted, for whoever doubts it */
  definition: string
  /** whoever holds it for the whole unit may open the rows; others see the number alone */
  permission: string
  rows: (facts: F) => readonly Row[]
  /** left out where the rows themselves are counted; null when nothing can be said */
  value?: (facts: F) => number | null
}

/** A figure worked out. */
export type Worked = Omit<Figure<never>, 'rows' | 'value'> & { value: number | null; rows: readonly Row[] }

export function workOut<F>(figures: readonly Figure<F>[], facts: F): Worked[] {
  return figures.map(({ rows: read, value, ...figure }) => {
    const rows = read(facts)
    return { ...figure, value: value ? value(facts) : rows.length, rows }
  })
}

/** The number as it is printed: one digit behind the point at most. */
export const printed = (value: number): string => String(Math.round(value * 10) / 10)

/** A share in percent; null when there is nothing to take a share of. */
export const share = (part: number, whole: number): number | null =>
  whole ? Math.round((part / whole) * 1000) / 10 : null
