import { count } from '../../../../ui/format.ts'
import type { Cell } from '../../schema.ts'

/** A cell whose people are asked for, and what it is called. */
export type Opened = { cell: Cell; title: string; count: number }

type Props = Opened & { open: (opened: Opened) => void }

/** A number that opens the people behind it; nobody is no link. */
export function CountButton({ open, ...opened }: Props) {
  if (opened.count === 0) return <span className="quiet">0</span>
  return (
    <button
      type="button"
      className="count-open"
      aria-label={`${opened.title}${count(opened.count, '人')}，看名单`}
      onClick={() => open(opened)}
    >
      {count(opened.count)}
    </button>
  )
}
