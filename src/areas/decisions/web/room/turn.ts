import type { RoomItem, RoomView } from '../../schema/room.ts'
import { type Member, namesOf, type Statement } from './words.ts'

type Room = Pick<RoomView, 'items' | 'members' | 'currentItemId'>

/** The item the room is at, or none between two items. */
export const currentItem = ({ items, currentItemId }: Room): RoomItem | null =>
  items.find(({ id, state }) => id === currentItemId && state !== 'finished') ?? null

/** The next item on the agenda that has not been taken up. */
export const nextItem = ({ items }: Room): RoomItem | null => items.find(({ state }) => state === 'waiting') ?? null

/** The item that was finished last, as the agenda goes. */
export const lastFinished = ({ items }: Room): RoomItem | null =>
  items.filter(({ state }) => state === 'finished').at(-1) ?? null

/** What a member last said on an item and still stands. */
export const standingOf = (item: Pick<RoomItem, 'statements'>, memberId: string): Statement | null =>
  item.statements.findLast((one) => one.memberId === memberId && !one.isVoid) ?? null

export type Speaker = {
  member: Member
  statement: Statement | null
  isPresider: boolean
  /** may not speak yet: these have to be heard first */
  isLocked: boolean
}

/** Who speaks or spoke on an item, in the order of the name plates, the presiding member last. */
export function speakingOrder(room: Room, item: RoomItem): Speaker[] {
  const recused = new Set(item.recused.map(({ memberId }) => memberId))
  const heard = room.members.filter(({ id, presence }) => {
    return !recused.has(id) && (presence === 'present' || standingOf(item, id) !== null)
  })
  const presider = heard.filter(({ id }) => id === item.presiderId)
  const others = heard.filter(({ id }) => id !== item.presiderId)
  return [...others, ...presider].map((member) => {
    const isPresider = member.id === item.presiderId
    const isLocked = isPresider && item.waitingFor.length > 0 && item.override === null
    return { member, statement: standingOf(item, member.id), isPresider, isLocked }
  })
}

/** Whose word the clerk enters next: the first who has not spoken and may. */
export const nextSpeaker = (speakers: readonly Speaker[]): Speaker | null =>
  speakers.find(({ statement, isLocked }) => !statement && !isLocked) ?? null

/** Why an item cannot be voted on yet, in sentences; empty when it can. */
export function votingBlocks(room: Room, item: RoomItem): string[] {
  if (item.kind === 'report') return ['听取汇报的议程不表决']
  const silent = speakingOrder(room, item).filter(({ statement }) => !statement)
  return [
    ...(item.hasQuorum ? [] : [`到会${item.present}人，不到法定的${item.needed}人`]),
    ...(silent.length > 0 ? [`还没有表态：${namesOf(silent.map(({ member }) => member))}`] : []),
  ]
}

/** Voters in the order they are entered: the presiding member last. */
export function votingOrder(item: Pick<RoomItem, 'vote' | 'presiderId'>) {
  const voters = item.vote?.voters ?? []
  const isPresider = ({ memberId }: { memberId: string }) => memberId === item.presiderId
  return [...voters.filter((one) => !isPresider(one)), ...voters.filter(isPresider)]
}

/** Names of the voters whose vote still has to come before the presiding member's. */
export const votesAwaited = (item: Pick<RoomItem, 'vote' | 'presiderId'>, members: readonly Member[]) => {
  const here = new Set(members.filter(({ presence }) => presence === 'present').map(({ id }) => id))
  return (item.vote?.voters ?? []).filter(
    ({ memberId, hasVoted }) => !hasVoted && memberId !== item.presiderId && here.has(memberId),
  )
}
