import { discussed, happened, isRefused, refuse } from './answer.ts'
import { leave, liftRecusal, recuse, signIn, startItem, voidVote } from './presence.ts'
import { baseOf, itemOf, sitting } from './reading.ts'
import { override, speak } from './speaking.ts'
import type { By, Command, Decided, Item, Result, State } from './state.ts'
import { beginVote, castNamed, castSecret, countPaper, endVote } from './voting.ts'

type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>

/** What a member does for himself; all else is the clerk's. */
const OWN = new Set<Command['kind']>(['sign-in', 'leave', 'recuse', 'state', 'vote', 'cast', 'count'])

/** Why somebody may not give a command at all, or null. */
function authorityFault(state: State, command: Command, { role, personId }: By): string | null {
  if (command.kind === 'cast') {
    return role === 'member' && command.memberId === personId ? null : '无记名票只能由本人投'
  }
  if (role === 'clerk') return null
  if (command.kind === 'count') return command.tellerId === personId ? null : '只能填报自己清点的票数'
  if (role === 'observer') return '列席人员没有表态权和表决权'
  if (!OWN.has(command.kind)) return '这件事由办公室会务人员办理'
  if ('memberId' in command && command.memberId !== personId) return '只能办理本人的事项'
  if (command.kind === 'vote' && itemOf(state, command.itemId)?.votes.at(-1)?.method === 'hands') {
    return '举手表决由会务人员记录'
  }
  return null
}

/** The end of an item without a vote; what was sealed until then is opened for the record. */
function finished({ id: itemId, isRevealed }: Item, result: Result): Decided {
  const end = { kind: 'item-finished', itemId, result } as const
  return isRevealed ? happened(end) : happened({ kind: 'statements-revealed', itemId }, end)
}

function postpone(state: State, { itemId, reason, until }: Of<'postpone'>): Decided {
  const item = itemOf(state, itemId)
  if (!item) return refuse('没有这个议题')
  if (item.state === 'voting') return refuse('正在表决，不能缓议')
  if (item.state === 'finished') return refuse('这个议题已经结束')
  const counted = { base: baseOf(state, item), present: sitting(state, item).length }
  const result = { outcome: 'postponed', tally: null, ...counted, reason, until } as const
  return finished(item, result)
}

function finishReport(state: State, { itemId, note }: Of<'finish-report'>): Decided {
  const item = discussed(state, itemId)
  if (isRefused(item)) return item
  if (item.kind !== 'report') return refuse('这个事项需要表决')
  const counted = { base: baseOf(state, item), present: sitting(state, item).length }
  const result = { outcome: 'reported', tally: null, ...counted, reason: note, until: null } as const
  return finished(item, result)
}

function closeMeeting(state: State): Decided {
  const open = state.items.filter((item) => item.state !== 'finished')
  if (open.length === 0) return happened({ kind: 'meeting-closed' })
  const titles = open.map(({ title }) => `“${title}”`).join('、')
  return refuse(`${titles}还没有结束，不能散会。来不及研究的请先写明缓议`)
}

/**
 * What a command brings about, or why it is not carried out.
 *
 * @param by who gives the command: members act for themselves, the clerk for anybody but for secret ballots
 * @param at the instant, as an ISO text, that goes into the record of a statement
 */
export function decide(state: State, command: Command, by: By, at: string): Decided {
  if (state.phase === 'closed') return refuse('会议已经散会，不能再更改。需要补充的，请在会议记录后另作补记')
  const fault = authorityFault(state, command, by)
  if (fault) return refuse(fault)
  switch (command.kind) {
    case 'sign-in':
      return signIn(state, command)
    case 'leave':
      return leave(state, command)
    case 'start-item':
      return startItem(state, command)
    case 'recuse':
      return recuse(state, command)
    case 'lift-recusal':
      return liftRecusal(state, command)
    case 'state':
      return speak(state, command, at)
    case 'override':
      return override(state, command)
    case 'open-vote':
      return beginVote(state, command)
    case 'vote':
      return castNamed(state, command)
    case 'cast':
      return castSecret(state, command)
    case 'count':
      return countPaper(state, command)
    case 'void-vote':
      return voidVote(state, command)
    case 'close-vote':
      return endVote(state, command)
    case 'postpone':
      return postpone(state, command)
    case 'finish-report':
      return finishReport(state, command)
    case 'close-meeting':
      return closeMeeting(state)
  }
}
