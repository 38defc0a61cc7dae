import { describe, expect, it } from 'vitest'
import {
  burdenOf,
  coverageLamp,
  decideNote,
  dueLamp,
  leaderStanding,
  type PlacedVisit,
  planLamp,
  withoutNames,
} from './rules.ts'

const content = {
  ...{ tripId: 't', placeId: null, takenAt: '2026-11-23T01:00:00Z', kind: 'observation', sourceKind: null },
  ...{ sourceName: '', text: '原话' },
}
const other = { ...content, text: '另一句' }
const kept = { authorId: 'a', content, revision: 3, isUsed: false }
const arriving = {
  authorId: 'a',
  content,
  revision: null as number | null,
  kept: null as typeof kept | null,
  goneBy: null,
}

describe('a note that arrives', () => {
  it.each([
    ['for the first time', {}, 'insert'],
    ['again', { kept }, 'same'],
    [
      'again with the same instant written otherwise',
      { kept, content: { ...content, takenAt: '2026-11-23T09:00:00+08:00' } },
      'same',
    ],
    ['again with a higher revision', { kept, revision: 4 }, 'raise'],
    ['again with a higher revision after it was used', { kept: { ...kept, isUsed: true }, revision: 4 }, 'same'],
    ['changed without a revision', { kept, content: other }, 'stale'],
    ['changed with the kept revision', { kept, content: other, revision: 3 }, 'stale'],
    ['changed with a higher revision', { kept, content: other, revision: 4 }, 'change'],
    ['changed after it was used', { kept: { ...kept, isUsed: true }, content: other, revision: 4 }, 'used'],
    ["under somebody else's id", { kept: { ...kept, authorId: 'b' } }, 'foreign'],
    ['after it was taken back', { goneBy: 'a', revision: 9 }, 'gone'],
    ['after somebody else took that id back', { goneBy: 'b' }, 'foreign'],
  ])('%s', (_, changes, wanted) => {
    expect(decideNote({ ...arriving, ...changes } as never)).toBe(wanted)
  })
})

const visit = (tripId: string, onDay: string, changes: Partial<PlacedVisit> = {}): PlacedVisit => {
  return { tripId, theme: '甲', placeId: 'p', title: '竹溪镇', kind: 'town', onDay, ...changes }
}
const kinds = (planned: PlacedVisit[], others: PlacedVisit[]) => burdenOf(planned, others, 2).map(({ kind }) => kind)

describe('the burden of visits', () => {
  it.each([
    ['a second one in the month', [visit('x', '2026-11-30')], [visit('y', '2026-11-01')], []],
    [
      'a third one in the month',
      [visit('x', '2026-11-30')],
      [visit('y', '2026-11-01'), visit('y', '2026-11-02')],
      ['often'],
    ],
    [
      'a third one in the next month',
      [visit('x', '2026-12-01')],
      [visit('y', '2026-11-01'), visit('y', '2026-11-02')],
      [],
    ],
    ['the same day twice', [visit('x', '2026-11-30'), visit('x', '2026-11-30')], [visit('y', '2026-11-01')], []],
    [
      'another team in the same week',
      [visit('x', '2026-11-29')],
      [visit('y', '2026-11-23', { theme: '乙' })],
      ['crowd'],
    ],
    ['another team in the next week', [visit('x', '2026-11-30')], [visit('y', '2026-11-29', { theme: '乙' })], []],
    ['the same team in the same week', [visit('x', '2026-11-29')], [visit('y', '2026-11-23')], []],
    [
      'another team at another town',
      [visit('x', '2026-11-29')],
      [visit('y', '2026-11-23', { theme: '乙', placeId: 'q', title: '栖霞镇' })],
      [],
    ],
    [
      'another team at an enterprise',
      [visit('x', '2026-11-29', { kind: 'enterprise' })],
      [visit('y', '2026-11-23', { theme: '乙', kind: 'enterprise' })],
      [],
    ],
    ['nowhere', [], [visit('y', '2026-11-01'), visit('z', '2026-11-02'), visit('z', '2026-11-03')], []],
  ])('%s', (_, planned, others, wanted) => {
    expect(kinds(planned, others)).toEqual(wanted)
  })
})

describe('lamps', () => {
  const plan = { fromOn: '2026-03-01', untilOn: '2026-06-30', trips: 1, reports: 0, unanswered: 0 }
  it.each([
    [plan, '2026-05-31', 'grey'],
    [plan, '2026-06-01', 'amber'],
    [plan, '2026-06-30', 'amber'],
    [plan, '2026-07-01', 'red'],
    [{ ...plan, trips: 0 }, '2026-02-28', 'grey'],
    [{ ...plan, trips: 0 }, '2026-03-01', 'amber'],
    [{ ...plan, reports: 1 }, '2026-07-01', 'green'],
    [{ ...plan, reports: 1, unanswered: 1 }, '2026-04-01', 'amber'],
  ] as const)('of a plan %#', (standing, on, lamp) => {
    expect(planLamp(standing, on)).toBe(lamp)
  })

  it.each([
    [false, '2026-11-16', 'grey'],
    [false, '2026-11-17', 'amber'],
    [false, '2026-11-23', 'amber'],
    [false, '2026-11-24', 'red'],
    [true, '2026-11-24', 'green'],
  ] as const)('of a day due %#', (isDone, on, lamp) => {
    expect(dueLamp(isDone, '2026-11-23', on)).toBe(lamp)
  })

  it('of a place', () => {
    expect([coverageLamp(0, 0, 0), coverageLamp(0, 1, 0), coverageLamp(1, 0, 0), coverageLamp(3, 0, 1)]).toEqual([
      'red',
      'amber',
      'green',
      'amber',
    ])
  })
})

describe('days of a leader', () => {
  const trips = [{ from: '2026-11-20', until: '2026-11-25', days: ['2026-11-20', '2026-11-23', '2026-11-24'] }]
  it('count to the day asked for and fall short only after the year', () => {
    const facts = { year: 2026, trips, reports: 1 }
    const numbers = { researchDays: 3, researchReports: 1 }
    expect(leaderStanding(facts, numbers, '2026-11-23')).toMatchObject({ kind: 'info', observed: { days: 2 } })
    expect(leaderStanding(facts, numbers, '2026-11-24').kind).toBe('met')
    expect(leaderStanding({ ...facts, reports: 0 }, numbers, '2027-01-01').kind).toBe('broken')
  })
})

describe('names', () => {
  it.each([
    ['陶阿婆说，阿婆家也跑了三趟', ['阿婆', '陶阿婆'], '某说，某家也跑了三趟'],
    ['没有名字', ['', '王'], '没有名字'],
    ['王经理和王小姐', ['王'], '王经理和王小姐'],
    ['𠮷田先生来过', ['𠮷田先生'], '某来过'],
  ])('of sources leave the words: %s', (text, names, wanted) => {
    expect(withoutNames(text, names)).toBe(wanted)
  })
})
