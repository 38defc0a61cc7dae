import type { RoomItem, RoomView } from '../../../schema/room.ts'
import type { Choice } from '../../../schema/words.ts'
import { currentItem, standingOf, votesAwaited } from '../turn.ts'
import type { Statement, Vote } from '../words.ts'

/** The one thing a seat asks of its member now, or says while there is nothing to do. */
export type SeatTask =
  | { kind: 'not-open' }
  | { kind: 'closed' }
  | { kind: 'watch' }
  | { kind: 'sign-in'; isBack: boolean }
  | { kind: 'between' }
  | { kind: 'recused'; item: RoomItem; reason: string }
  | { kind: 'listen'; item: RoomItem }
  | { kind: 'state'; item: RoomItem }
  | { kind: 'wait-to-state'; item: RoomItem; names: { name: string }[] }
  | { kind: 'stated'; item: RoomItem; statement: Statement; mayRestate: boolean }
  | { kind: 'raise-hand'; item: RoomItem; vote: Vote; choice: Choice | null; hasVoted: boolean }
  | { kind: 'paper'; item: RoomItem; vote: Vote }
  | { kind: 'not-voting'; item: RoomItem }
  | { kind: 'vote'; item: RoomItem; vote: Vote }
  | { kind: 'wait-to-vote'; item: RoomItem; vote: Vote; names: { name: string }[] }
  | { kind: 'voted'; item: RoomItem; vote: Vote; choice: Choice | null }

/** What the room asks of the person reading. */
export function seatTask(view: RoomView): SeatTask {
  if (view.state === 'planned' || view.state === 'noticed') return { kind: 'not-open' }
  if (view.state !== 'open') return { kind: 'closed' }
  const me = view.members.find(({ id }) => id === view.me.memberId)
  if (!me) return { kind: 'watch' }
  if (me.presence !== 'present') return { kind: 'sign-in', isBack: me.presence === 'left' }
  const item = currentItem(view)
  if (!item) return { kind: 'between' }
  const recusal = item.recused.find(({ memberId }) => memberId === me.id)
  if (recusal) return { kind: 'recused', item, reason: recusal.reason }
  if (item.kind === 'report') return { kind: 'listen', item }
  return item.state === 'voting' && item.vote ? voteTask(view, item, item.vote, me.id) : statementTask(item, me.id)
}

function statementTask(item: RoomItem, myId: string): SeatTask {
  const isPresider = item.presiderId === myId
  const mine = standingOf(item, myId)
  if (mine) {
    const hasPresiderSpoken = item.presiderId !== null && standingOf(item, item.presiderId) !== null
    return {
      kind: 'stated',
      item,
      statement: mine,
      mayRestate: isPresider || !hasPresiderSpoken || item.override !== null,
    }
  }
  if (isPresider && item.waitingFor.length > 0 && item.override === null) {
    return { kind: 'wait-to-state', item, names: item.waitingFor }
  }
  return { kind: 'state', item }
}

function voteTask(view: RoomView, item: RoomItem, vote: Vote, myId: string): SeatTask {
  const mine = vote.voters.find(({ memberId }) => memberId === myId)
  if (!mine) return { kind: 'not-voting', item }
  if (vote.method === 'paper') return { kind: 'paper', item, vote }
  if (vote.method === 'hands') {
    return { kind: 'raise-hand', item, vote, choice: mine.choice, hasVoted: mine.hasVoted }
  }
  if (mine.hasVoted) return { kind: 'voted', item, vote, choice: mine.choice }
  const names = vote.method === 'named' && item.presiderId === myId ? votesAwaited(item, view.members) : []
  return names.length > 0 ? { kind: 'wait-to-vote', item, vote, names } : { kind: 'vote', item, vote }
}
