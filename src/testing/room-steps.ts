import * as fc from 'fast-check'
import type { By, Command, State } from '../areas/decisions/meeting/state.ts'
import type { Choice, Method } from '../areas/decisions/schema/words.ts'

/** Those who may send something in a test's room, and what it may be about. The first member is the chair. */
export type Cast = { memberIds: readonly string[]; itemIds: readonly string[]; observerId: string; strangerId: string }

const choice = fc.constantFrom<Choice[]>('agree', 'agree', 'agree', 'disagree', 'defer', 'abstain')
const method = fc.constantFrom<Method[]>('named', 'hands', 'secret', 'paper')

/** One step of a meeting by numbers: which command, about whom, by whom. Nonsense is wanted. */
export const step = fc.record({
  act: fc.constantFrom(
    ...(['sign-in', 'sign-in', 'leave', 'start-item', 'start-item', 'state', 'state', 'state', 'state'] as const),
    ...(['open-vote', 'open-vote', 'vote', 'vote', 'vote', 'cast', 'cast', 'count', 'close-vote'] as const),
    ...(['recuse', 'lift-recusal', 'override', 'void-vote', 'postpone', 'finish-report', 'close-meeting'] as const),
  ),
  member: fc.nat(8),
  item: fc.nat(),
  by: fc.constantFrom('self', 'self', 'self', 'clerk', 'clerk', 'other', 'observer'),
  isCurrent: fc.integer({ min: 0, max: 9 }),
  isWanted: fc.integer({ min: 0, max: 9 }),
  isUsual: fc.integer({ min: 0, max: 9 }),
  choice,
  method,
  agree: fc.nat(3),
})
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

export const clerk: By = { role: 'clerk', personId: null, name: '会务人员' }
const asMember = (id: string): By => ({ role: 'member', personId: id, name: id })

/** What would usually come next, so that meetings get as far as votes and results. */
function usual(taken: Step, state: State, observerId: string): { command: Command; by: By } | null {
  const item = state.items.find(({ id }) => id === state.currentItemId)
  const sent = (command: Command, by: By = clerk) => ({ command, by })
  if (!item) {
    const next = state.items.find((one) => one.state === 'waiting')
    return next ? sent({ kind: 'start-item', itemId: next.id }) : null
  }
  const itemId = item.id
  const vote = item.votes.find((one) => one.state === 'open')
  if (!vote) {
    const spoke = new Set(item.statements.filter(({ isVoid }) => !isVoid).map(({ memberId }) => memberId))
    const waiting = state.members.filter(
      ({ id, presence }) => presence === 'present' && !(id in item.recused) && !spoke.has(id),
    )
    const next = waiting.find(({ isChair }) => !isChair && waiting.length > 1) ?? waiting[0]
    if (!next)
      return sent(
        item.kind === 'report'
          ? { kind: 'finish-report', itemId, note: '' }
          : { kind: 'open-vote', itemId, method: taken.method },
      )
    return sent({ kind: 'state', itemId, memberId: next.id, attitude: taken.choice, text: '' }, asMember(next.id))
  }
  const left = vote.voters.filter((id) => !vote.voted.includes(id))
  const voter = left.at(-1)
  if (vote.method === 'paper') {
    const number = vote.voters.length
    const tally = { agree: number, disagree: 0, defer: 0, abstain: 0, invalid: 0 }
    const tellerId = vote.voters[1 + Object.keys(vote.counts).length] ?? observerId
    if (Object.keys(vote.counts).length === 2) return sent({ kind: 'close-vote', itemId })
    return sent({ kind: 'count', itemId, tellerId, count: { issued: number, returned: number, tally } })
  }
  if (!voter) return sent({ kind: 'close-vote', itemId })
  if (vote.method === 'secret') return sent({ kind: 'cast', itemId, memberId: voter }, asMember(voter))
  return sent({ kind: 'vote', itemId, memberId: voter, choice: taken.choice })
}

/** Most steps go to the item on the table and to somebody still wanted, so that meetings get somewhere. */
export function commandOf(taken: Step, state: State, cast: Cast): { command: Command; by: By } {
  const ids = cast.memberIds
  const likely = taken.isUsual < 7 ? usual(taken, state, cast.observerId) : null
  if (likely) return likely
  const itemId =
    taken.isCurrent < 8 && state.currentItemId ? state.currentItemId : cast.itemIds[taken.item % cast.itemIds.length]!
  const item = state.items.find(({ id }) => id === itemId)
  const vote = item?.votes.find((one) => one.state === 'open')
  const spoke = new Set(item?.statements.filter(({ isVoid }) => !isVoid).map(({ memberId }) => memberId))
  const wanted = ids.filter((id) => (vote ? !vote.voted.includes(id) : !spoke.has(id)))
  const pool = taken.isWanted < 8 && wanted.length ? wanted.toReversed() : ids
  const memberId = taken.member === 8 ? cast.strangerId : pool[taken.member % pool.length]!
  const by =
    taken.by === 'clerk'
      ? clerk
      : taken.by === 'observer'
        ? ({ role: 'observer', personId: cast.observerId, name: '列席人' } as const)
        : asMember(taken.by === 'self' ? memberId : ids[(taken.member + 1) % ids.length]!)
  const tally = { agree: taken.agree, disagree: 1, defer: 0, abstain: 0, invalid: 0 }
  const returned = taken.agree + 1
  const commands: Record<Step['act'], Command> = {
    'sign-in': { kind: 'sign-in', memberId },
    leave: { kind: 'leave', memberId, reason: '' },
    'start-item': { kind: 'start-item', itemId },
    state: {
      kind: 'state',
      itemId,
      memberId,
      attitude: taken.agree ? taken.choice : null,
      text: taken.agree === 1 ? '话' : '',
    },
    'open-vote': { kind: 'open-vote', itemId, method: taken.method },
    vote: { kind: 'vote', itemId, memberId, choice: taken.choice },
    cast: { kind: 'cast', itemId, memberId },
    count: { kind: 'count', itemId, tellerId: memberId, count: { issued: returned, returned, tally } },
    'close-vote': { kind: 'close-vote', itemId },
    recuse: { kind: 'recuse', itemId, memberId, reason: '涉及亲属' },
    'lift-recusal': { kind: 'lift-recusal', itemId, memberId, reason: '核实没有关系' },
    override: { kind: 'override', itemId, reason: '情况紧急，须先部署再讨论' },
    'void-vote': { kind: 'void-vote', itemId, reason: '误操作，全体同意重新表决' },
    postpone: { kind: 'postpone', itemId, reason: '材料还不齐', until: null },
    'finish-report': { kind: 'finish-report', itemId, note: '' },
    'close-meeting': { kind: 'close-meeting' },
  }
  return { command: commands[taken.act], by: needsClerk.has(taken.act) && taken.isWanted < 9 ? clerk : by }
}

const needsClerk = new Set([
  'start-item',
  'open-vote',
  'close-vote',
  'void-vote',
  'postpone',
  'finish-report',
  'close-meeting',
])
