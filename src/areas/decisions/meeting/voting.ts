import { discussed, happened, isRefused, names, refuse } from './answer.ts'
import {
  itemOf,
  memberOf,
  openVote,
  presiderIsLast,
  presiderOf,
  quorumOf,
  sitting,
  stillToSpeak,
  votePresiderId,
  votersLeft,
} from './reading.ts'
import { agreedCount, ballotsIn, resultOf, tallyOf } from './result.ts'
import type { Command, Decided, Item, PaperCount, Refused, State, Vote } from './state.ts'

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>

function quorumFault(state: State, item: Item): Refused | null {
  const { base, present, needed, fraction, met } = quorumOf(state, item)
  if (met) return null
  return refuse(`到会人数不够，不能表决：应到会${base}人，${fraction}至少${needed}人，现在${present}人`)
}

/** Opens a round: with the quorum, when everybody who takes part has been heard, the presiding member last. */
export function beginVote(state: State, { itemId, method }: Of<'open-vote'>): Decided {
  const item = discussed(state, itemId)
  if (isRefused(item)) return item
  if (item.kind === 'report') return refuse('听取汇报的事项不表决')
  const fault = quorumFault(state, item)
  if (fault) return fault
  const missing = stillToSpeak(state, item)
  if (missing.length) return refuse(`${names(missing)}还没有表态，不能表决`, missing)
  const presider = presiderOf(state, item)
  const isHeard = item.override === null ? presiderIsLast(state, item) : item.statements.some(said(presider?.id))
  if (presider && !isHeard) return refuse(`主持人${presider.name}还没有末位表态，不能表决`, [presider])
  const voters = sitting(state, item).map(({ id }) => id)
  return happened({ kind: 'vote-opened', itemId, method, voters })
}

const said = (memberId: string | undefined) => (one: Item['statements'][number]) =>
  one.memberId === memberId && !one.isVoid

type Round = { item: Item; vote: Vote }

/** The open round of an item, with the quorum still there. */
function round(state: State, itemId: string): Round | Refused {
  const item = itemOf(state, itemId)
  const vote = item && openVote(item)
  if (!item || !vote) return refuse('没有正在进行的表决')
  return { item, vote }
}

function voterFault(state: State, { item, vote }: Round, memberId: string): Refused | null {
  const member = memberOf(state, memberId)
  if (!member) return refuse('不是这次会议的成员，没有表决权')
  if (!vote.voters.includes(memberId)) {
    return refuse(`${member.name}在表决开始时不在场或者已经回避，不参加这一项表决`)
  }
  if (member.presence !== 'present') return refuse(`${member.name}已经离席，不能表决`)
  if (vote.voted.includes(memberId)) return refuse(`${member.name}已经表决，不能更改`)
  return quorumFault(state, item)
}

/** A named vote or a raised hand; the presiding member's comes last. */
export function castNamed(state: State, { itemId, memberId, choice }: Of<'vote'>): Decided {
  const found = round(state, itemId)
  if (isRefused(found)) return found
  const { vote } = found
  if (vote.method !== 'named' && vote.method !== 'hands') return refuse('这一项不是记名表决')
  const fault = voterFault(state, found, memberId)
  if (fault) return fault
  const presiderId = votePresiderId(state, vote)
  if (presiderId === memberId) {
    const missing = votersLeft(state, vote).filter(({ id }) => id !== memberId)
    if (missing.length) return refuse(`主持人末位表决：${names(missing)}还没有表决`, missing)
  } else if (presiderId !== undefined && vote.voted.includes(presiderId)) {
    return refuse('主持人已经末位表决，不再接受表决')
  }
  return happened({ kind: 'voted', itemId, memberId, choice })
}

/** That somebody has cast a secret ballot; what is on it is not known here. */
export function castSecret(state: State, { itemId, memberId }: Of<'cast'>): Decided {
  const found = round(state, itemId)
  if (isRefused(found)) return found
  if (found.vote.method !== 'secret') return refuse('这一项不是无记名投票')
  return voterFault(state, found, memberId) ?? happened({ kind: 'cast', itemId, memberId })
}

function countFault({ issued, returned, tally }: PaperCount, voters: number): Refused | null {
  if ([issued, returned, ...Object.values(tally)].some((number) => number < 0)) return refuse('票数不能是负数')
  if (issued > voters) return refuse(`发出的票比参加表决的${voters}人多`)
  if (returned > issued) return refuse('收回的票比发出的多，表决无效，请宣布作废后重新投票')
  if (ballotsIn(tally) !== returned) return refuse('各栏票数之和与收回的票数不一致，请重新清点')
  return null
}

const isSame = (one: PaperCount, other: PaperCount) =>
  one.issued === other.issued &&
  one.returned === other.returned &&
  (['agree', 'disagree', 'defer', 'abstain', 'invalid'] as const).every((key) => one.tally[key] === other.tally[key])

/** One teller's count of the paper ballots; it counts once a second teller has found the same. */
export function countPaper(state: State, { itemId, tellerId, count }: Of<'count'>): Decided {
  const found = round(state, itemId)
  if (isRefused(found)) return found
  const { item, vote } = found
  if (vote.method !== 'paper') return refuse('这一项不是纸质票表决')
  const teller = memberOf(state, tellerId)
  if (teller && (teller.presence !== 'present' || Object.hasOwn(item.recused, tellerId))) {
    return refuse(`${teller.name}不在会场或者已经回避，不能计票`)
  }
  if (tellerId === votePresiderId(state, vote)) return refuse('主持人不能监票计票，请由别人清点')
  if (agreedCount(vote)) return refuse('两名计票人的清点已经一致')
  const fault = quorumFault(state, item) ?? countFault(count, vote.voters.length)
  if (fault) return fault
  const others = Object.entries(vote.counts).filter(([id]) => id !== tellerId)
  const event = { kind: 'counted', itemId, tellerId, count } as const
  return others.some(([, other]) => !isSame(other, count))
    ? happened(event, { kind: 'counts-differ', itemId })
    : happened(event)
}

/** Ends a round once everybody who is still there has voted, and with it the item. */
export function endVote(state: State, { itemId, secretTally }: Of<'close-vote'>): Decided {
  const found = round(state, itemId)
  if (isRefused(found)) return found
  const { item, vote } = found
  const fault = quorumFault(state, item)
  if (fault) return fault
  const missing = vote.method === 'paper' ? [] : votersLeft(state, vote)
  if (missing.length) return refuse(`${names(missing)}还没有表决，不能结束表决`, missing)
  const tally = tallyIn(vote, secretTally)
  if (isRefused(tally)) return tally
  const { base, present } = quorumOf(state, item)
  const result = resultOf(tally, { base, present })
  return happened({ kind: 'vote-closed', itemId }, { kind: 'item-finished', itemId, result })
}

function tallyIn(vote: Vote, secretTally: Of<'close-vote'>['secretTally']) {
  if (vote.method === 'paper') return agreedCount(vote) ?? refuse('还没有两名计票人清点一致，不能结束表决')
  if (vote.method !== 'secret') return tallyOf(Object.values(vote.choices))
  if (!secretTally || ballotsIn(secretTally) !== vote.voted.length) {
    return refuse('票箱里的票数与投票人数不一致，请宣布表决作废后重新投票')
  }
  return secretTally
}
