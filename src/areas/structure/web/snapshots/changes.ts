import type { SnapshotComparison } from '../../schema.ts'

type Group = SnapshotComparison['groups'][number]

/** `+2`, `-1`, `0` */
export const signed = (change: number) => (change > 0 ? `+${change}` : String(change))

type ChangedRow = { key: string; table: string; title: string; before: number; after: number; change: number }

/** The rows of a group where a number differs, in the order of the tables. */
export const changedRows = ({ tables }: Pick<Group, 'tables'>): ChangedRow[] =>
  tables.flatMap(({ dimension, title: table, rows }) =>
    rows
      .filter(({ change }) => change !== 0)
      .map(({ value, ...row }) => ({ key: `${dimension} ${value}`, table, ...row })),
  )

/** `43.2岁 → 43.0岁`; what is not known says so. */
export function ageChange({ before, after }: Group['averageAge']): string {
  const words = (age: number | null) => (age === null ? '没有' : `${age.toFixed(1)}岁`)
  return before === after ? `${words(after)}，没有变化` : `${words(before)} → ${words(after)}`
}

type Month = { month: string }

/** The two months to compare: those of the address where they are kept, else the two newest, the earlier first. */
export function chosenMonths(address: URLSearchParams, kept: readonly Month[]): { from: string; to: string } {
  const newest = [...kept]
    .map(({ month }) => month)
    .sort()
    .reverse()
  const known = (name: string) => newest.find((month) => month === address.get(name))
  return { from: known('from') ?? newest[1] ?? '', to: known('to') ?? newest[0] ?? '' }
}
