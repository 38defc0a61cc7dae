import { happened, isRefused, refuse } from './answer.ts'
import { apply } from './apply.ts'
import { itemOf, memberOf, presiderIsLast, presiderOf, stillToSpeak, wordOf } from './reading.ts'
import type { Command, Decided, Event, State } from './state.ts'

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>

/**
 * What follows for the item being discussed when somebody comes, goes, recuses or is let back: the presiding member's
 * word falls when it is not the last any more, or when somebody who takes part has not been heard.
 */
function settled(state: State, events: readonly Event[]): Decided {
  const after = events.reduce(apply, state)
  const item = after.currentItemId === null ? undefined : itemOf(after, after.currentItemId)
  if (item?.state !== 'discussing') return { events }
  const missing = stillToSpeak(after, item)
  const presider = presiderOf(after, item)
  // Whoever was still awaited may be the one who went.
  const isReady = presider !== undefined && missing.length === 0 && !item.isRevealed
  if (isReady) return { events: [...events, { kind: 'statements-revealed', itemId: item.id }] }
  if (!presider || item.override !== null || !wordOf(item, presider.id)) return { events }
  if (missing.length === 0 && presiderIsLast(after, item)) return { events }
  const reason = missing.length
    ? `${missing.map(({ name }) => name).join('、')}还没有表态`
    : '主持的人变了，应当最后表态'
  return { events: [...events, { kind: 'statement-voided', itemId: item.id, memberId: presider.id, reason }] }
}

/** A member comes in, for the first time or again. */
export function signIn(state: State, { memberId }: Of<'sign-in'>): Decided {
  const member = memberOf(state, memberId)
  if (!member) return refuse('不是这次会议的成员，不能签到')
  if (member.presence === 'present') return refuse(`${member.name}已经签到`)
  const isLate = member.isLate || (member.presence === 'absent' && state.items.some((item) => item.state !== 'waiting'))
  return settled(state, [{ kind: 'signed-in', memberId, isLate }])
}

export function leave(state: State, { memberId, reason }: Of<'leave'>): Decided {
  const member = memberOf(state, memberId)
  if (!member) return refuse('不是这次会议的成员')
  if (member.presence !== 'present') return refuse(`${member.name}不在会场`)
  return settled(state, [{ kind: 'left', memberId, reason }])
}

/** Recusal is settled before the vote: a vote that somebody should not have taken part in has to be voided. */
function open(state: State, itemId: string) {
  const item = itemOf(state, itemId)
  if (!item) return refuse('没有这个议题')
  if (item.state === 'voting') return refuse('正在表决，不能改变回避。确需改变的，请先宣布表决作废')
  if (item.state === 'finished') return refuse('这个议题已经结束')
  return item
}

export function recuse(state: State, { itemId, memberId, reason }: Of<'recuse'>): Decided {
  const item = open(state, itemId)
  if (isRefused(item)) return item
  const member = memberOf(state, memberId)
  if (!member) return refuse('不是这次会议的成员')
  if (Object.hasOwn(item.recused, memberId)) return refuse(`${member.name}已经回避`)
  return settled(state, [{ kind: 'recused', itemId, memberId, reason }])
}

export function liftRecusal(state: State, { itemId, memberId, reason }: Of<'lift-recusal'>): Decided {
  const item = open(state, itemId)
  if (isRefused(item)) return item
  if (!Object.hasOwn(item.recused, memberId)) return refuse('这名成员没有回避')
  return settled(state, [{ kind: 'recusal-lifted', itemId, memberId, reason }])
}

/** A vote that does not count, and why; the item is open for discussion again. */
export function voidVote(state: State, { itemId, reason }: Of<'void-vote'>): Decided {
  const item = itemOf(state, itemId)
  if (item?.state !== 'voting') return refuse('没有正在进行的表决')
  return settled(state, [{ kind: 'vote-voided', itemId, reason }])
}

/** One topic at a time. */
export function startItem(state: State, { itemId }: Of<'start-item'>): Decided {
  const item = itemOf(state, itemId)
  if (!item) return refuse('没有这个议题')
  const current = state.currentItemId === null ? undefined : itemOf(state, state.currentItemId)
  if (current) return refuse(`“${current.title}”还没有结束，一次只能研究一个议题`)
  if (item.state !== 'waiting') return refuse('这个议题已经结束')
  if (!state.members.some(({ presence }) => presence === 'present')) return refuse('还没有成员签到')
  return happened({ kind: 'item-started', itemId })
}
