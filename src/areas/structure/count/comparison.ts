import type { GroupCounts, SnapshotComparison } from '../schema.ts'

type Groups = SnapshotComparison['groups']
type Table = GroupCounts['tables'][number]

const changed = (before: number, after: number) => ({ before, after, change: after - before })

/** Two sets of counts beside each other. A value only one of them knows counts as nobody in the other. */
export function differenceOf(before: readonly GroupCounts[], after: readonly GroupCounts[]): Groups {
  return after.map((group) => {
    const earlier = before.find((one) => one.group === group.group)
    return {
      group: group.group,
      title: group.title,
      total: changed(earlier?.total ?? 0, group.total),
      averageAge: { before: earlier?.averageAge ?? null, after: group.averageAge },
      tables: group.tables.map((table) => {
        const known = earlier?.tables.find(({ dimension }) => dimension === table.dimension)
        return { dimension: table.dimension, title: table.title, rows: rowsOf(known, table) }
      }),
    }
  })
}

function rowsOf(before: Table | undefined, after: Table): Groups[number]['tables'][number]['rows'] {
  const countIn = (table: Table | undefined, value: string) =>
    table?.rows.find((row) => row.value === value)?.count ?? 0
  const gone = (before?.rows ?? []).filter((row) => !after.rows.some(({ value }) => value === row.value))
  return [...after.rows, ...gone].map(({ value, title }) => ({
    ...{ value, title },
    ...changed(countIn(before, value), countIn(after, value)),
  }))
}
