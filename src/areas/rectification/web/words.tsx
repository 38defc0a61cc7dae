import { Link } from 'react-router'
import { Lamp } from '../../../ui/Lamp.tsx'
import { lamps, type ProblemLine, problemStates, type Totals } from '../schema.ts'

export const choicesFrom = <Key extends string>(words: Record<Key, string>) =>
  (Object.entries(words) as [Key, string][]).map(([value, label]) => ({ value, label }))

/** State and lamp in one: what it is, and whether time presses. */
export function StateLamp({ state, lamp }: Pick<ProblemLine, 'state' | 'lamp'>) {
  const pressing = lamp === 'red' || lamp === 'amber'
  const word = pressing ? `${problemStates[state]}，${lamps[lamp]}` : problemStates[state]
  return <Lamp tone={lamp} word={word} />
}

/** The date that counts, and the first one where it was changed. */
export function dueText({ dueOn, firstDueOn, timing }: Pick<ProblemLine, 'dueOn' | 'firstDueOn' | 'timing'>): string {
  if (dueOn === null) return timing === 'lasting' ? '长期坚持' : '没有定'
  return firstDueOn && firstDueOn !== dueOn ? `${dueOn}（原定${firstDueOn}）` : dueOn
}

export const totalText = ({ total, closed, alive, overdue, rebound, percent }: Totals): string =>
  `共${total}个问题，已销号${closed}个，未销号${alive}个，其中超期${overdue}个，反弹${rebound}个` +
  `${percent === null ? '' : `；销号率${percent}%`}。`

/** Where a problem comes from, one click away. */
export function OriginText({ path, text }: { path: string | null; text: string }) {
  return path ? <Link to={path}>{text}</Link> : text
}
