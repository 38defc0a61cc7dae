import type { GroupCounts, SectionPlaces, WhatIf } from '../../../structure/schema.ts'

type Sides<Value> = { before: Value; after: Value }
type Line = Sides<number> & { key: string; title: string }
type TableChange = { dimension: string; title: string; isChanged: boolean; rows: Line[] }
export type GroupChange = {
  group: string
  title: string
  total: Sides<number>
  averageAge: Sides<number | null>
  tables: TableChange[]
}

/** `+2`, `-1`; nothing where nothing changes. */
export function signed({ before, after }: Sides<number>): string {
  if (before === after) return ''
  return after > before ? `+${after - before}` : String(after - before)
}

/** The counts of both sides beside each other; values nobody has on either side are left out. */
export const groupChanges = ({ before, after }: Pick<WhatIf, 'before' | 'after'>): GroupChange[] =>
  after.map((group) => {
    const earlier = before.find((one) => one.group === group.group)
    return {
      group: group.group,
      title: group.title,
      total: { before: earlier?.total ?? 0, after: group.total },
      averageAge: { before: earlier?.averageAge ?? null, after: group.averageAge },
      tables: group.tables.map((table) => tableChange(table, earlier)),
    }
  })

function tableChange(table: GroupCounts['tables'][number], earlier: GroupCounts | undefined): TableChange {
  const known = earlier?.tables.find(({ dimension }) => dimension === table.dimension)
  const rows = table.rows
    .map(({ value, title, count }) => {
      const before = known?.rows.find((row) => row.value === value)?.count ?? 0
      return { key: value, title, before, after: count }
    })
    .filter(({ before, after }) => before + after > 0)
  const isChanged = rows.some((row) => row.before !== row.after)
  return { dimension: table.dimension, title: table.title, isChanged, rows }
}

const placeTitles = {
  adminActual: '行政编制实有',
  adminVacant: '行政编制空缺',
  adminOver: '行政编制超编',
  institutionActual: '事业编制实有',
  institutionVacant: '事业编制空缺',
  institutionOver: '事业编制超编',
  otherActual: '编制类别未填',
} as const

/** The numbers of a section, or of the unit, that change. */
export const placeChanges = ({ before, after }: Sides<SectionPlaces>): Line[] =>
  Object.entries(placeTitles).flatMap(([key, title]) => {
    const name = key as keyof typeof placeTitles
    return before[name] === after[name] ? [] : [{ key, title, before: before[name], after: after[name] }]
  })

/** `缺1`, `超1` or `满额` of a post. */
export function seatWords({ vacant, over }: WhatIf['vacancies'][number]['before']): string {
  if (over > 0) return `超${over}`
  return vacant > 0 ? `缺${vacant}` : '满额'
}

/** `43.2岁 → 42.8岁（-0.4）` */
export function ageWords({ before, after }: Sides<number | null>): string {
  const words = (age: number | null) => (age === null ? '无' : `${age.toFixed(1)}岁`)
  if (before === null || after === null) return `${words(before)} → ${words(after)}`
  if (before === after) return `${words(after)}，不变`
  const change = (after - before).toFixed(1)
  return `${words(before)} → ${words(after)}（${after > before ? `+${change}` : change}）`
}
