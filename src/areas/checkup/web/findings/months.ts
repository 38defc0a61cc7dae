import type { AheadAnswer } from '../../schema.ts'

type Ahead = AheadAnswer['findings'][number]

/** Findings of the time ahead by the month of their first day, in the order of time. */
export function byMonth(findings: readonly Ahead[]): { month: string; findings: Ahead[] }[] {
  const months = new Map<string, Ahead[]>()
  for (const found of findings.toSorted((one, other) => one.from.localeCompare(other.from))) {
    const month = found.from.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), found])
  }
  return [...months].map(([month, of]) => ({ month, findings: of }))
}
