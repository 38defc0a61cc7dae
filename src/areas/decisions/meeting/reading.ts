import { presentNeeded } from '../../../law/rules/conventions/counting.ts'
import type { Item, State, Statement, Vote } from './state.ts'

type Member = State['members'][number]

export const itemOf = (state: State, id: string): Item | undefined => state.items.find((item) => item.id === id)

export const memberOf = (state: State, id: string): Member | undefined => state.members.find((one) => one.id === id)

const isRecused = (item: Item, id: string) => Object.hasOwn(item.recused, id)

/** Members who take part in an item now: present and not recused, in their order. */
export const sitting = (state: State, item: Item): Member[] =>
  state.members.filter(({ id, presence }) => presence === 'present' && !isRecused(item, id))

/** Who presides over an item and so states last: the chair, or the first of those who take part. */
export function presiderOf(state: State, item: Item): Member | undefined {
  const taking = sitting(state, item)
  return taking.find(({ isChair }) => isChair) ?? taking[0]
}

/** A member's word on an item as it stands. */
export const wordOf = (item: Item, memberId: string): Statement | undefined =>
  item.statements.findLast((one) => one.memberId === memberId && !one.isVoid)

/** Members who have to be heard before the presiding one. */
export function stillToSpeak(state: State, item: Item): Member[] {
  const presider = presiderOf(state, item)
  return sitting(state, item).filter(({ id }) => id !== presider?.id && !wordOf(item, id))
}

/** True when the presiding member has spoken, and nobody who takes part has spoken after that. */
export function presiderIsLast(state: State, item: Item): boolean {
  const presider = presiderOf(state, item)
  const taking = new Set(sitting(state, item).map(({ id }) => id))
  const last = item.statements.findLast(({ memberId, isVoid }) => !isVoid && taking.has(memberId))
  return presider !== undefined && last?.memberId === presider.id
}

/** Members the majority is reckoned on: all entitled, without the recused where the unit leaves them out. */
export function baseOf(state: State, item: Item): number {
  const recused = state.members.filter(({ id }) => isRecused(item, id)).length
  return state.members.length - (state.settings.recusedCountInBase ? 0 : recused)
}

/** The quorum of an item now: half of the base, two thirds for 干部任免 and 处分党员 (党组工作条例). */
export function quorumOf(state: State, item: Item) {
  const base = baseOf(state, item)
  const present = sitting(state, item).length
  const fraction = item.kind === 'cadre' || item.kind === 'sanction' ? '三分之二以上' : '半数以上'
  const needed = presentNeeded(fraction, base, state.settings.quorumHalfStrict)
  return { base, present, needed, fraction, met: present >= needed && present > 0 }
}

/** The round of voting that is open, if any. */
export const openVote = (item: Item): Vote | undefined => item.votes.find(({ state }) => state === 'open')

/** Voters of the open round who are still present and have not voted. */
export function votersLeft(state: State, vote: Vote): Member[] {
  return state.members.filter(
    ({ id, presence }) => presence === 'present' && vote.voters.includes(id) && !vote.voted.includes(id),
  )
}

/** Who presides over a round of voting: fixed by who was there when it opened. */
export const votePresiderId = (state: State, vote: Vote): string | undefined =>
  state.members.find(({ id, isChair }) => isChair && vote.voters.includes(id))?.id ?? vote.voters[0]
