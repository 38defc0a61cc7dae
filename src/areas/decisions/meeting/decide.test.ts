import { describe, expect, it } from 'vitest'
import {
  begin,
  cast,
  close,
  count,
  enter,
  finish,
  five,
  heard,
  leave,
  lift,
  names,
  type Options,
  open,
  opened,
  override,
  putOff,
  Room,
  recuse,
  sat,
  say,
  tally,
  voidVote,
  vote,
} from '../../../testing/scripted-room.ts'
import type { Choice } from '../schema/words.ts'
import { apply } from './apply.ts'
import { baseOf, presiderOf, quorumOf, stillToSpeak } from './reading.ts'
import { start } from './start.ts'
import type { Command, Event } from './state.ts'

const wordsOf = ({ item }: Room) => item.statements.filter(({ isVoid }) => !isVoid).map(({ memberId }) => memberId)

describe('the order of speaking', () => {
  const orders = permutations([0, 1, 2, 3, 4])

  it('lets exactly those of all 120 orders through in which the chair is the last', () => {
    const accepted = orders.filter((order) => {
      const room = new Room().do(...sat)
      return say(...order).every((word) => {
        const decided = room.ask(word)
        if ('events' in decided) room.do(word)
        return 'events' in decided
      })
    })
    expect(orders).toHaveLength(120)
    expect(accepted).toEqual(orders.filter((order) => order[4] === 0))
  })

  it('voids the word of the chair when a latecomer comes in, who is heard first', () => {
    const room = new Room().do(...enter(0, 1, 2), begin, ...say(1, 2, 0), ...enter(3))
    expect(room.state.members[3]).toMatchObject({ presence: 'present', isLate: true })
    expect(wordsOf(room)).toEqual(['m1', 'm2'])
    expect(stillToSpeak(room.state, room.item).map(({ id }) => id)).toEqual(['m3'])
    expect(wordsOf(room.do(...say(3, 0), open()))).toEqual(['m1', 'm2', 'm3', 'm0'])
  })

  it('keeps the word of the chair when somebody who was heard comes back', () => {
    const room = new Room().do(...heard, leave(2), ...enter(2))
    expect(wordsOf(room)).toEqual(['m1', 'm2', 'm3', 'm4', 'm0'])
  })

  it('voids the word of the recused, and that of the chair when the recusal is lifted', () => {
    const room = new Room().do(...heard, recuse(2))
    expect(wordsOf(room)).toEqual(['m1', 'm3', 'm4', 'm0'])
    expect(wordsOf(room.do(lift(2)))).toEqual(['m1', 'm3', 'm4'])
  })

  it('passes to the next in order when the chair is recused or goes, who has to speak again as the last', () => {
    for (const away of [recuse(0), leave(0)]) {
      const room = new Room().do(...sat, ...say(1, 2, 3), away)
      expect(presiderOf(room.state, room.item)?.id).toBe('m1')
      expect(wordsOf(room)).toEqual(['m2', 'm3'])
      expect(wordsOf(room.do(...say(4, 1), open()))).toEqual(['m2', 'm3', 'm4', 'm1'])
    }
  })

  it('lets the chair speak first under an override, but the vote waits for everybody', () => {
    const room = new Room().do(...sat, override, ...say(0))
    expect(room.item.override).toBe('汛情紧急须先部署')
    expect(room.ask(open())).toMatchObject({ missing: names.slice(1, 5) })
    expect(room.do(...say(1, 2, 3, 4), open()).item.state).toBe('voting')
  })

  it('opens sealed words when the last one before the chair has spoken', () => {
    const room = new Room({ settings: { sealedStatements: true } }).do(...sat, ...say(1, 2, 3))
    expect(room.item.isRevealed).toBe(false)
    expect(room.do(...say(4)).item.isRevealed).toBe(true)
    expect(room.events.at(-1)).toEqual({ kind: 'statements-revealed', itemId: 'i' })
  })

  it('takes up the latecomers of a voided vote before the chair', () => {
    const room = new Room().do(...enter(0, 1, 2), begin, ...say(1, 2, 0), open(), vote(1), ...enter(3), voidVote)
    expect(wordsOf(room)).toEqual(['m1', 'm2'])
    room.do(...say(3, 0), open())
    expect(room.item.votes.map(({ round, state, voted }) => [round, state, voted])).toEqual([
      [1, 'void', ['m1']],
      [2, 'open', []],
    ])
  })
})

type Outcome = { what: string; options?: Options; commands: Command[]; result: object }

const votes = (choices: string, chair: Choice = 'agree') => {
  const letters: Record<string, Choice> = { a: 'agree', d: 'disagree', p: 'defer', x: 'abstain' }
  return [...[...choices].map((letter, index) => vote(index + 1, letters[letter]!)), vote(0, chair), close()]
}
const seated = (count: number) => Array.from({ length: count }, (_, index) => index)
const through = (count: number) => [...enter(...seated(count)), begin, ...say(...seated(count).slice(1), 0), open()]

const results: Outcome[] = [
  {
    what: 'dz-pass E1: N=7, yes 4',
    options: { members: 7 },
    commands: [...through(7), ...votes('aaaddd')],
    result: { outcome: 'passed', base: 7 },
  },
  {
    what: 'dz-pass E2: N=8, yes 4',
    options: { members: 8 },
    commands: [...through(8), ...votes('aaadddd')],
    result: { outcome: 'failed' },
  },
  {
    what: 'dz-pass E2: N=8, yes 5',
    options: { members: 8 },
    commands: [...through(8), ...votes('aaaaddd')],
    result: { outcome: 'passed' },
  },
  {
    what: 'ry-decide E1: N=7, present 5, yes 4',
    options: { members: 7, kind: 'cadre' },
    commands: [...through(5), ...votes('aaad')],
    result: { outcome: 'passed', present: 5 },
  },
  {
    what: 'ry-decide E3: N=6, present 4, yes 3',
    options: { members: 6, kind: 'cadre' },
    commands: [...through(4), ...votes('aad')],
    result: { outcome: 'failed', present: 4, base: 6 },
  },
  {
    what: 'conv-fraction-pass E2: N=6, yes 3',
    options: { members: 6 },
    commands: [...through(6), ...votes('aaddd')],
    result: { outcome: 'failed' },
  },
  {
    what: 'conv-fraction-pass E3: N=7, present 5, yes 3',
    options: { members: 7 },
    commands: [...through(5), ...votes('aadd')],
    result: { outcome: 'failed' },
  },
  {
    what: 'most want it put off',
    commands: [...through(5), ...votes('pppd')],
    result: { outcome: 'postponed', tally: tally(1, { defer: 3, disagree: 1 }) },
  },
  {
    what: 'one who left in the vote is not counted',
    commands: [...through(5), vote(1), vote(2), leave(3), vote(4), vote(0), close()],
    result: { outcome: 'passed', present: 4, tally: tally(4) },
  },
  {
    what: 'ry-recuse E2: recused outside the base, yes 3 of 6',
    options: { members: 7, settings: { recusedCountInBase: false } },
    commands: [...enter(...seated(7)), begin, recuse(6), ...say(1, 2, 3, 4, 5, 0), open(), ...votes('aaddd')],
    result: { outcome: 'failed', base: 6, present: 6 },
  },
  {
    what: 'a secret vote as the box has it',
    commands: [...opened('secret'), ...[0, 3, 1, 4, 2].map(cast), close(tally(3, { abstain: 2 }))],
    result: { outcome: 'passed', tally: tally(3, { abstain: 2 }) },
  },
  {
    what: 'paper that two tellers count alike after they differed',
    commands: [
      ...opened('paper'),
      count('m1', 5, 5, five),
      count('o', 5, 5, tally(4, { invalid: 1 })),
      count('m1', 5, 5, tally(4, { invalid: 1 })),
      count('o', 5, 5, tally(4, { invalid: 1 })),
      close(),
    ],
    result: { outcome: 'passed', tally: tally(4, { invalid: 1 }) },
  },
  {
    what: 'an item put off before its turn',
    commands: [putOff()],
    result: { outcome: 'postponed', tally: null, reason: '材料不齐', until: '2026-12-20' },
  },
  {
    what: 'a report that was heard',
    options: { kind: 'report' },
    commands: [...sat, finish],
    result: { outcome: 'reported', tally: null, present: 5 },
  },
]

describe('results', () => {
  it.each(results)('$what', ({ options, commands, result }) => {
    const room = new Room(options).do(...commands)
    expect(room.item.result).toMatchObject(result)
    expect(room.item.state).toBe('finished')
    const kept = JSON.parse(JSON.stringify(room.events)) as Event[]
    expect(kept.reduce(apply, start(room.setup))).toEqual(room.state)
  })

  it('go on once the quorum is there again', () => {
    const room = new Room().do(...opened(), vote(1), leave(2), leave(3), leave(4))
    expect(room.ask(vote(0))).toMatchObject({ refused: expect.stringContaining('到会人数不够') })
    expect(room.do(...enter(3), vote(3), vote(0), close()).item.result).toMatchObject({ outcome: 'passed', present: 3 })
  })
})

/** The quorum cases of dz-quorum, dz-quorum-cadre, conv-fraction-present and dz-recuse E2. */
const quorums: [string, Options, number, number, boolean][] = [
  ['dz-quorum E1: N=7, present 4', { members: 7 }, 4, 4, true],
  ['dz-quorum E2: N=6, present 3', { members: 6 }, 3, 3, true],
  ['dz-quorum E2 strict', { members: 6, settings: { quorumHalfStrict: true } }, 3, 4, false],
  ['dz-quorum E3: N=7, present 3', { members: 7 }, 3, 4, false],
  ['dz-quorum-cadre E1: N=7, present 5', { members: 7, kind: 'cadre' }, 5, 5, true],
  ['dz-quorum-cadre E2: N=7, present 4', { members: 7, kind: 'cadre' }, 4, 5, false],
  ['dz-quorum-cadre E3: N=5, present 4', { members: 5, kind: 'sanction' }, 4, 4, true],
  ['dz-quorum-cadre E3: N=5, present 3', { members: 5, kind: 'sanction' }, 3, 4, false],
  ['conv-fraction-present E2: N=6, present 4', { members: 6, kind: 'cadre' }, 4, 4, true],
  ['conv-fraction-present E3: N=9, present 6', { members: 9, kind: 'cadre' }, 6, 6, true],
]

describe('the quorum', () => {
  it.each(quorums)('%s', (_what, options, present, needed, met) => {
    const room = new Room(options).do(...enter(...seated(present)))
    expect(quorumOf(room.state, room.item)).toMatchObject({ present, needed, met })
  })

  it('counts the recused out of the room but, as the unit has set it, into the base', () => {
    for (const [recusedCountInBase, base] of [
      [true, 7],
      [false, 6],
    ] as const) {
      const room = new Room({ members: 7, settings: { recusedCountInBase } }).do(...enter(...seated(7)), recuse(1))
      expect(baseOf(room.state, room.item)).toBe(base)
      expect(quorumOf(room.state, room.item).present).toBe(6)
    }
  })
})

function permutations(list: number[]): number[][] {
  if (list.length < 2) return [list]
  return list.flatMap((first) => permutations(list.filter((one) => one !== first)).map((rest) => [first, ...rest]))
}
