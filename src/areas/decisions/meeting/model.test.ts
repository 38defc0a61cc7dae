import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NaiveRoom } from '../../../testing/naive-room.ts'
import { clerk, commandOf, step } from '../../../testing/room-steps.ts'
import { begin, close, count, enter, open, Room, say, tally } from '../../../testing/scripted-room.ts'
import type { Choice, Kind, Tally } from '../schema/words.ts'
import { apply } from './apply.ts'
import { decide } from './decide.ts'
import { quorumOf } from './reading.ts'
import { tallyOf } from './result.ts'
import { start } from './start.ts'
import type { Command, Event, Setup, State } from './state.ts'

const kinds: Kind[] = ['ordinary', 'cadre', 'sanction', 'report']
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
  const cast = {
    memberIds: ids,
    itemIds: kinds.map((_, index) => `i${index}`),
    observerId: 'o',
    strangerId: 'stranger',
  }
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
    const { command, by } = 'command' in taken ? taken : commandOf(taken, state, cast)
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

  it.each(table)('%i members: an item passes by more than half of them, from no vote to all', (members) => {
    const others = Array.from({ length: members - 1 }, (_, index) => index + 1)
    for (let agree = 0; agree <= members; agree++) {
      const found = tally(agree, { disagree: members - agree })
      const room = new Room({ members }).do(...enter(0, ...others), begin, ...say(...others, 0), open('paper'))
      room.do(count('m1', members, members, found), count('m2', members, members, found), close())
      expect(room.item.result!.outcome).toBe(agree * 2 > members ? 'passed' : 'failed')
    }
  })

  it.each(table)('%i members: the quorum is that of the fractions', (size) => {
    const ids = Array.from({ length: size }, (_, index) => `m${index}`)
    const needed = (kind: Kind, quorumHalfStrict: boolean) => {
      const state = start({
        settings: { recusedCountInBase: true, quorumHalfStrict, sealedStatements: false },
        members: ids.map((id, index) => ({ id, name: id, title: '', isChair: index === 0 })),
        items: [{ id: 'i', title: '事项', kind, method: 'named' }],
      })
      return quorumOf(state, state.items[0]!).needed
    }
    const smallest = (holds: (present: number) => boolean) => ids.findIndex((_, index) => holds(index + 1)) + 1
    expect(needed('ordinary', false)).toBe(smallest((present) => present * 2 >= size))
    expect(needed('ordinary', true)).toBe(smallest((present) => present * 2 > size))
    for (const kind of ['cadre', 'sanction'] as const) {
      expect(needed(kind, false)).toBe(smallest((present) => present * 3 >= size * 2))
    }
  })
})
