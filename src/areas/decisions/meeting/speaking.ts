import { discussed, happened, isRefused, names, refuse } from './answer.ts'
import { apply } from './apply.ts'
import { itemOf, memberOf, presiderOf, stillToSpeak, wordOf } from './reading.ts'
import type { Command, Decided, Event, Item, State } from './state.ts'

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>

/**
 * A member's word on the item. The presiding member is refused until every other one who takes part has been heard, and
 * nobody speaks after the presiding one (党组工作条例：主持人在其他成员之后最后表态).
 */
export function speak(state: State, command: Of<'state'>, at: string): Decided {
  const { itemId, memberId, attitude, text } = command
  const item = discussed(state, itemId)
  if (isRefused(item)) return item
  const member = memberOf(state, memberId)
  if (!member) return refuse('不是这次会议的成员，不能表态')
  if (member.presence !== 'present') return refuse(`${member.name}不在会场，不能表态；书面意见另行记录，不计票`)
  if (Object.hasOwn(item.recused, memberId)) return refuse(`${member.name}已经回避，不能表态`)
  if (attitude === null && text.trim() === '') return refuse('请写明意见或者选择态度')
  const tooEarly = orderFault(state, item, memberId)
  if (tooEarly) return tooEarly
  const said: Event = { kind: 'stated', itemId, memberId, attitude, text, at }
  const isPresider = presiderOf(state, item)?.id === memberId
  const reveal: Event = { kind: 'statements-revealed', itemId }
  if (item.isRevealed) return happened(said)
  if (isPresider) return happened(reveal, said)
  const after = apply(state, said)
  return stillToSpeak(after, itemOf(after, itemId)!).length === 0 ? happened(said, reveal) : happened(said)
}

function orderFault(state: State, item: Item, memberId: string) {
  const presider = presiderOf(state, item)
  if (item.override !== null) {
    // Let in early, the presiding member has shown a view: nobody may fall in with it by changing an earlier word.
    const isFallingIn = presider && presider.id !== memberId && wordOf(item, presider.id) && wordOf(item, memberId)
    return isFallingIn ? refuse(`主持人${presider.name}已经表态，已经表过态的不能更改`) : null
  }
  if (presider?.id === memberId) {
    const missing = stillToSpeak(state, item)
    return missing.length ? refuse(`主持人末位表态：${names(missing)}还没有表态`, missing) : null
  }
  return presider && wordOf(item, presider.id) ? refuse(`主持人${presider.name}已经末位表态，不能再表态`) : null
}

/** Lets the presiding member speak before the others in an emergency; the reason is printed in the minutes. */
export function override(state: State, { itemId, reason }: Of<'override'>): Decided {
  const item = discussed(state, itemId)
  if (isRefused(item)) return item
  if (item.override !== null) return refuse('这个议题已经准许提前表态')
  return happened({ kind: 'overridden', itemId, reason })
}
