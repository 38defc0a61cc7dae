import { itemOf } from './reading.ts'
import type { Decided, Event, Item, Refused, State } from './state.ts'

export const refuse = (refused: string, missing: readonly { name: string }[] = []): Refused => ({
  refused,
  missing: missing.map(({ name }) => name),
})

export const happened = (...events: Event[]): Decided => ({ events })

export const names = (members: readonly { name: string }[]): string => members.map(({ name }) => name).join('、')

/** The item of a command when it is the one being discussed; else why not. */
export function discussed(state: State, itemId: string): Item | Refused {
  const item = itemOf(state, itemId)
  if (!item) return refuse('没有这个议题')
  if (item.state === 'voting') return refuse('正在表决，请先结束表决')
  if (item.state === 'finished') return refuse('这个议题已经结束')
  if (item.state === 'waiting') return refuse('还没有轮到这个议题，请先开始这个议题')
  return item
}

export const isRefused = <T extends object>(found: T | Refused): found is Refused => 'refused' in found
