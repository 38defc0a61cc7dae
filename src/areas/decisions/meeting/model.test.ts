import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NaiveRoom } from '../../../testing/naive-room.ts'
import type { Choice, Kind, Method, Tally } from '../schema/words.ts'
import { apply } from './apply.ts'
import { decide } from './decide.ts'
import { quorumOf } from './reading.ts'
import { tallyOf } from './result.ts'
import { start } from './start.ts'
import type { By, Command, Event, Setup, State } from './state.ts'

const kinds: Kind[] = ['ordinary', 'cadre', 'sanction', 'report']
const choice = fc.constantFrom<Choice[]>('agree', 'agree', 'agree', 'disagree', 'defer', 'abstain')
const method = fc.constantFrom<Method[]>('named', 'hands', 'secret', 'paper')

/** One step of a meeting by numbers: which command, about whom, by whom. Nonsense is wanted. */
const step = fc.record({
  act: fc.constantFrom(
    ...(['sign-in', 'sign-in', 'leave', 'start-item', 'start-item', 'state', 'state', 'state', 'state'] as const),
    ...(['open-vote', 'open-vote', 'vote', 'vote', 'vote', 'cast', 'cast', 'count', 'close-vote'] as const),
    ...(['recuse', 'lift-recusal', 'override', 'void-vote', 'postpone', 'finish-report', 'close-meeting'] as const),
  ),
  member: fc.nat(8),
  item: fc.nat(3),
  by: fc.constantFrom('self', 'self', 'self', 'clerk', 'clerk', 'other', 'observer'),
  isCurrent: fc.integer({ min: 0, max: 9 }),
  isWanted: fc.integer({ min: 0, max: 9 }),
  isUsual: fc.integer({ min: 0, max: 9 }),
  choice,
  method,
  agree: fc.nat(3),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const observer: By = { role: 'observer', personId: 'o', name: '列席人' }
const clerk: By = { role: 'clerk', personId: null, name: '会务人员' }
const asMember = (id: string): By => ({ role: 'member', personId: id, name: id })

/** What would usually come next, so that meetings get as far as votes and results. */
function usual(taken: Step, state: State): { command: Command; by: By } | null {
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
    const tellerId = vote.voters[1 + Object.keys(vote.counts).length] ?? 'o'
    if (Object.keys(vote.counts).length === 2) return sent({ kind: 'close-vote', itemId })
    return sent({ kind: 'count', itemId, tellerId, count: { issued: number, returned: number, tally } })
  }
  if (!voter) return sent({ kind: 'close-vote', itemId })
  if (vote.method === 'secret') return sent({ kind: 'cast', itemId, memberId: voter }, asMember(voter))
  return sent({ kind: 'vote', itemId, memberId: voter, choice: taken.choice })
}

/** Most steps go to the item on the table and to somebody still wanted, so that meetings get somewhere. */
function commandOf(taken: Step, state: State, ids: readonly string[]): { command: Command; by: By } {
  const likely = taken.isUsual < 7 ? usual(taken, state) : null
  if (likely) return likely
  const itemId = taken.isCurrent < 8 && state.currentItemId ? state.currentItemId : `i${taken.item}`
  const item = state.items.find(({ id }) => id === itemId)
  const vote = item?.votes.find((one) => one.state === 'open')
  const spoke = new Set(item?.statements.filter(({ isVoid }) => !isVoid).map(({ memberId }) => memberId))
  const wanted = ids.filter((id) => (vote ? !vote.voted.includes(id) : !spoke.has(id)))
  const pool = taken.isWanted < 8 && wanted.length ? wanted.toReversed() : ids
  const memberId = taken.member === 8 ? 'stranger' : pool[taken.member % pool.length]!
  const by =
    taken.by === 'clerk'
      ? clerk
      : taken.by === 'observer'
        ? observer
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
    override: { kind: 'override', itemId, reason: '情况紧急须先部署' },
    'void-vote': { kind: 'void-vote', itemId, reason: '误操作，重新表决' },
    postpone: { kind: 'postpone', itemId, reason: '材料不齐', until: null },
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

const room = fc.record({
  members: fc.integer({ min: 3, max: 8 }),
  settings: fc.record({
    recusedCountInBase: fc.boolean(),
    quorumHalfStrict: fc.boolean(),
    sealedStatements: fc.boolean(),
  }),
  steps: fc.array(step, { minLength: 60, maxLength: 160 }),
})

const seen = { commands: 0, accepted: 0, closed: 0, outcomes: new Set<string>() }

function run({ members, settings, steps }: typeof room extends fc.Arbitrary<infer T> ? T : never): void {
  const ids = Array.from({ length: members }, (_, index) => `m${index}`)
  const setup: Setup = {
    settings,
    members: ids.map((id, index) => ({ id, name: id, title: '成员', isChair: index === 0 })),
    items: kinds.map((kind, index) => ({ id: `i${index}`, title: `第${index}项`, kind, method: 'named' })),
  }
  const naive = new NaiveRoom(
    settings,
    ids,
    kinds.map((kind, index) => [`i${index}`, kind]),
  )
  const events: Event[] = []
  let state = start(setup)
  // Everybody who is punctual: else most meetings would spend their steps at the door.
  const opening = ids.map((memberId) => ({
    command: { kind: 'sign-in', memberId } as Command,
    by: clerk,
    choice: 'agree' as Choice,
  }))
  const all = [...opening.slice(0, members - 1), ...steps]
  for (const taken of all) {
    const { command, by } = 'command' in taken ? taken : commandOf(taken, state, ids)
    const before = state
    const secretTally = secretTallyOf(naive, command)
    const asked = secretTally ? { ...command, secretTally } : command
    const decided = decide(state, asked as Command, by, '2026-11-23T02:00:00.000Z')
    const isLawful = naive.admits(command, by)
    expect({ command, by: by.role, accepted: 'events' in decided }).toEqual({
      command,
      by: by.role,
      accepted: isLawful,
    })
    seen.commands += 1
    if (!('events' in decided)) continue
    seen.accepted += 1
    events.push(...decided.events)
    state = decided.events.reduce(apply, state)
    naive.carryOut(command, taken.choice)
    checkItems(state, naive)
    expect(before).toEqual(events.slice(0, events.length - decided.events.length).reduce(apply, start(setup)))
  }
  if (state.phase === 'closed') seen.closed += 1
  expect((JSON.parse(JSON.stringify(events)) as Event[]).reduce(apply, start(setup))).toEqual(state)
}

function secretTallyOf(naive: NaiveRoom, command: Command): Tally | null {
  if (command.kind !== 'close-vote') return null
  const item = naive.items.get(command.itemId)
  return item?.round?.method === 'secret' ? tallyOf(item.secret) : null
}

/** What must hold at every moment, whatever came before. */
function checkItems(state: State, naive: NaiveRoom): void {
  for (const item of state.items) {
    const plain = naive.items.get(item.id)!
    expect([item.state, item.result?.outcome ?? null]).toEqual([plain.phase, plain.outcome])
    if (item.result) seen.outcomes.add(item.result.outcome)
    for (const { state: round, voters, voted, choices } of item.votes) {
      expect(new Set(voted).size).toBe(voted.length)
      expect([...voted, ...Object.keys(choices)].every((id) => voters.includes(id))).toBe(true)
      // A voided round keeps its voters, one of whom may be recused from the next.
      expect(round === 'open' && voters.some((id) => id in item.recused)).toBe(false)
    }
    const { result } = item
    if (result?.tally && result.outcome === 'passed') expect(2 * result.tally.agree).toBeGreaterThan(result.base)
    if (result?.tally && (item.kind === 'cadre' || item.kind === 'sanction')) {
      expect(3 * result.present).toBeGreaterThanOrEqual(2 * result.base)
    }
    expect(quorumOf(state, item).met).toBe(naive.enough(plain))
  }
}

describe('any order of any commands by anybody', () => {
  it('ends where a second reading of the rules ends, over more than ten thousand commands', () => {
    fc.assert(fc.property(room, run), { numRuns: 200 })
    expect(seen.commands).toBeGreaterThan(10_000)
    expect(seen.accepted).toBeGreaterThan(seen.commands / 4)
    expect([...seen.outcomes].sort()).toEqual(['failed', 'passed', 'postponed', 'reported'])
  }, 60_000)
})

describe('five voters', () => {
  const ids = ['chair', 'a', 'b', 'c', 'd']
  const orders = permutations(ids)

  it('may vote in those of all 120 orders in which the chair comes last', () => {
    expect(orders).toHaveLength(120)
    const accepted = orders.filter((order) => {
      let state = start({
        settings: { recusedCountInBase: true, quorumHalfStrict: false, sealedStatements: false },
        members: ids.map((id) => ({ id, name: id, title: '', isChair: id === 'chair' })),
        items: [{ id: 'i', title: '事项', kind: 'ordinary', method: 'named' }],
      })
      const send = (command: Command) => {
        const decided = decide(state, command, clerk, '')
        if ('events' in decided) state = decided.events.reduce(apply, state)
        return 'events' in decided
      }
      for (const memberId of ids) send({ kind: 'sign-in', memberId })
      send({ kind: 'start-item', itemId: 'i' })
      for (const memberId of ids.toReversed())
        send({ kind: 'state', itemId: 'i', memberId, attitude: 'agree', text: '' })
      expect(send({ kind: 'open-vote', itemId: 'i', method: 'named' })).toBe(true)
      return order.every((memberId) => send({ kind: 'vote', itemId: 'i', memberId, choice: 'agree' }))
    })
    expect(accepted).toEqual(orders.filter((order) => order[4] === 'chair'))
    expect(accepted).toHaveLength(24)
  })
})

function permutations(list: string[]): string[][] {
  if (list.length < 2) return [list]
  return list.flatMap((first) => permutations(list.filter((one) => one !== first)).map((rest) => [first, ...rest]))
}

describe('the table of meetings of 3 to 15 members', () => {
  const table = Array.from({ length: 13 }, (_, index) => index + 3)

  it.each(table)('%i members: quorum and majority are those of the fractions', (count) => {
    const ids = Array.from({ length: count }, (_, index) => `m${index}`)
    const needed = (kind: Kind, quorumHalfStrict: boolean) => {
      const state = start({
        settings: { recusedCountInBase: true, quorumHalfStrict, sealedStatements: false },
        members: ids.map((id, index) => ({ id, name: id, title: '', isChair: index === 0 })),
        items: [{ id: 'i', title: '事项', kind, method: 'named' }],
      })
      return quorumOf(state, state.items[0]!).needed
    }
    const smallest = (holds: (present: number) => boolean) => ids.findIndex((_, index) => holds(index + 1)) + 1
    expect(needed('ordinary', false)).toBe(smallest((present) => present * 2 >= count))
    expect(needed('ordinary', true)).toBe(smallest((present) => present * 2 > count))
    for (const kind of ['cadre', 'sanction'] as const) {
      expect(needed(kind, false)).toBe(smallest((present) => present * 3 >= count * 2))
    }
  })
})
