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

type Named = readonly [name: string, title: string, unit: string, definition: string]

/** The figures of one area: `rows` counts records, `value` works a number out of them. */
export function figuresOf<F>(area: string, permission: string) {
  return {
    count: (named: Named, rows: Figure<F>['rows']): Figure<F> => figure(area, permission, named, rows),
    value: (named: Named, rows: Figure<F>['rows'], value: NonNullable<Figure<F>['value']>): Figure<F> => ({
      ...figure(area, permission, named, rows),
      value,
    }),
  }
}

function figure<F>(area: string, permission: string, [name, title, unit, definition]: Named, rows: Figure<F>['rows']) {
  return { id: `${area}.${name}`, title, unit, definition, permission, rows }
}

/** The mean of some numbers; null of none. */
export const mean = (numbers: readonly number[]): number | null =>
  numbers.length ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : null
