import type { ImportItem } from '../../views.ts'

/** By position: left out as a whole, or the fields whose stored value stays. */
export type Choices = { skip: ReadonlySet<number>; keep: ReadonlyMap<number, ReadonlySet<string>> }

export const noChoices: Choices = { skip: new Set(), keep: new Map() }

export function withSkip({ skip, keep }: Choices, position: number, isLeftOut: boolean): Choices {
  const next = new Set(skip)
  if (isLeftOut) next.add(position)
  else next.delete(position)
  return { skip: next, keep }
}

export function withKept({ skip, keep }: Choices, item: { position: number; field: string; stays: boolean }): Choices {
  const fields = new Set(keep.get(item.position))
  if (item.stays) fields.add(item.field)
  else fields.delete(item.field)
  return { skip, keep: new Map(keep).set(item.position, fields) }
}

/** The choices as the server takes them. */
export function choicesSent({ skip, keep }: Choices) {
  return {
    skip: [...skip],
    keep: [...keep]
      .filter(([, fields]) => fields.size)
      .map(([position, fields]) => ({ position, fields: [...fields] })),
  }
}

/** How many of each kind, in the order they are told. */
export function countOf(items: readonly ImportItem[]): Record<ImportItem['status'], number> {
  const count = { created: 0, updated: 0, unchanged: 0, refused: 0 }
  for (const item of items) count[item.status]++
  return count
}

/** What confirming will do, in words. */
export function effectOf(items: readonly ImportItem[], choices: Choices): string {
  const taken = items.filter((item) => !choices.skip.has(item.position))
  const { created, updated } = countOf(taken)
  const keptFields = taken.reduce((sum, item) => sum + (choices.keep.get(item.position)?.size ?? 0), 0)
  const parts = [
    created && `新建${created}人的档案`,
    updated && `更新${updated}人的档案`,
    keptFields && `其中${keptFields}项保留原值`,
    choices.skip.size && `${choices.skip.size}条不导入`,
  ].filter(Boolean)
  return created + updated ? `将${parts.join('，')}。导入后可以整批撤销。` : '没有要写入的内容。'
}
