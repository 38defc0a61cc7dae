import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Count, complaintInTime, countsFrom, monthAfter, PARTS, readingOf, type Weights } from './rules.ts'
import type { Part } from './schema.ts'

const WEIGHTS: Weights = { result: 25, attitude: 25, opinions: 20, complaints: 15, surveys: 15 }
const count = (part: Part, good: number, of: number): Count => ({ sectionId: null, month: '2026-11', part, good, of })
const indexOf = (counts: Count[], weights = WEIGHTS) => readingOf(counts, weights, 10).value

describe('the index', () => {
  it.each<[string, Count[], number | null]>([
    ['of nothing is no index, not a hundred', [], null],
    ['of one part is its share', [count('result', 98, 100)], 98],
    ['of all bad ones is nought', [count('result', 0, 3), count('surveys', 0, 9)], 0],
    ['leaves out parts without numbers and rescales', [count('result', 1, 2), count('opinions', 1, 1)], 72.2],
    [
      'of all parts is their weighted mean',
      [
        count('result', 90, 100),
        count('attitude', 80, 100),
        count('opinions', 3, 4),
        count('complaints', 1, 2),
        count('surveys', 4, 5),
      ],
      77,
    ],
    ['rounds half up', [count('result', 1, 2000)], 0.1],
    ['rounds less than half down', [count('result', 1, 2001)], 0],
  ])('%s', (_title, counts, value) => {
    expect(indexOf(counts)).toBe(value)
  })

  it('leaves out a part whose weight is nought, and is none when all are', () => {
    const counts = [count('result', 0, 5), count('surveys', 5, 5)]
    expect(indexOf(counts, { ...WEIGHTS, result: 0 })).toBe(100)
    expect(indexOf(counts, { result: 0, attitude: 0, opinions: 0, complaints: 0, surveys: 0 })).toBeNull()
  })

  it('is grey below the least number, not at it; a rating is one voice, though it counts in two parts', () => {
    const few = (of: number) => readingOf([count('result', of, of), count('attitude', of, of)], WEIGHTS, 10)
    expect([few(9).isFew, few(9).n, few(10).isFew, few(10).n]).toEqual([true, 9, false, 10])
  })

  it('shows the weights that are left, making a hundred', () => {
    const { parts } = readingOf([count('result', 1, 2), count('complaints', 1, 2)], WEIGHTS, 10)
    expect(parts.map(({ share }) => share)).toEqual([62.5, null, null, 37.5, null])
  })

  const some = fc.array(
    fc.record({ part: fc.constantFrom(...PARTS), of: fc.integer({ min: 1, max: 50 }), bad: fc.nat(50) }),
    { minLength: 1, maxLength: 30 },
  )
  const counted = (list: { part: Part; of: number; bad: number }[]) =>
    list.map(({ part, of, bad }) => count(part, Math.max(0, of - bad), of))

  it('lies between nought and a hundred and does not depend on the order', () => {
    fc.assert(
      fc.property(some, (list) => {
        const counts = counted(list)
        const value = indexOf(counts)!
        expect(value >= 0 && value <= 100).toBe(true)
        expect(indexOf(counts.toReversed())).toBe(value)
      }),
    )
  })

  it('never falls when a bad one of any part becomes a good one', () => {
    fc.assert(
      fc.property(some, fc.nat(29), (list, at) => {
        const counts = counted(list)
        const chosen = counts[at % counts.length]!
        const better = { ...chosen, good: Math.min(chosen.of, chosen.good + 1) }
        expect(indexOf(counts.map((one) => (one === chosen ? better : one)))!).toBeGreaterThanOrEqual(indexOf(counts)!)
      }),
    )
  })

  it('is the same as a plain reckoning with fractions', () => {
    fc.assert(
      fc.property(some, (list) => {
        const counts = counted(list)
        const sums = PARTS.map((part) => {
          const own = counts.filter((one) => one.part === part)
          return { weight: WEIGHTS[part], good: sum(own, 'good'), of: sum(own, 'of') }
        }).filter(({ of }) => of > 0)
        const plain =
          (100 * sums.reduce((total, one) => total + (one.weight * one.good) / one.of, 0)) /
          sums.reduce((total, { weight }) => total + weight, 0)
        expect(Math.abs(indexOf(counts)! - plain)).toBeLessThanOrEqual(0.0500001)
      }),
    )
  })
})

const sum = (counts: Count[], field: 'good' | 'of') => counts.reduce((total, one) => total + one[field], 0)

const rating = { sectionId: 's', day: '2026-11-05', result: 5, attitude: 2, setAside: null }
const opinion = {
  ...{ sectionId: 's', day: '2026-11-01', state: 'assigned', isComplaint: true, isSatisfied: null },
  ...{ answeredOn: null, dueOn: '2026-11-20' },
}

describe('what counts', () => {
  const from = (facts: object) => countsFrom({ ratings: [], opinions: [], scores: [], today: '2026-11-23', ...facts })

  it.each([
    [5, 1],
    [3, 1],
    [2, 0],
    [1, 0],
  ])('a grade of %i is good %i times, result and attitude apart', (result, good) => {
    expect(from({ ratings: [{ ...rating, result }] })).toEqual([
      { sectionId: 's', month: '2026-11', part: 'result', good, of: 1 },
      { sectionId: 's', month: '2026-11', part: 'attitude', good: 0, of: 1 },
    ])
  })

  it('a rating that is set aside does not, whatever it says', () => {
    const grade = fc.integer({ min: 1, max: 5 })
    fc.assert(
      fc.property(fc.array(fc.tuple(grade, grade)), (aside) => {
        const more = aside.map(([result, attitude]) => ({ ...rating, result, attitude, setAside: '短时突增' }))
        const honest = [rating, { ...rating, result: 1 }]
        expect(from({ ratings: [...more, ...honest] })).toEqual(from({ ratings: honest }))
      }),
    )
  })

  it.each([
    ['answered on the last day', { answeredOn: '2026-11-20' }, true],
    ['answered a day late', { answeredOn: '2026-11-21' }, false],
    ['not answered, last day today', { dueOn: '2026-11-23' }, null],
    ['not answered, overdue', { dueOn: '2026-11-22' }, false],
    ['not ours', { state: 'returned' }, null],
    ['without a term yet', { dueOn: null }, null],
    ['no complaint', { isComplaint: false }, null],
  ])('a complaint %s: in time %s', (_title, changes, inTime) => {
    expect(complaintInTime({ ...opinion, ...changes }, '2026-11-23')).toBe(inTime)
  })

  it('an opinion counts once its raiser has said something of the answer', () => {
    const said = (isSatisfied: boolean | null) =>
      from({ opinions: [{ ...opinion, isComplaint: false, isSatisfied }] }).map(({ part, good, of }) => [
        part,
        good,
        of,
      ])
    expect([said(null), said(true), said(false)]).toEqual([[], [['opinions', 1, 1]], [['opinions', 0, 1]]])
  })

  it('a survey counts as many times as it was answered', () => {
    const scores = [
      { sectionId: null, month: '2026-10', score: 3, tally: 7 },
      { sectionId: null, month: '2026-10', score: 2, tally: 4 },
    ]
    expect(from({ scores }).map(({ good, of }) => [good, of])).toEqual([
      [7, 7],
      [0, 4],
    ])
  })
})

it.each([
  ['2026-11', 2, '2027-01'],
  ['2026-11', -11, '2025-12'],
  ['2026-01', -1, '2025-12'],
])('the month %s and %i is %s', (month, months, other) => {
  expect(monthAfter(month, months)).toBe(other)
})
