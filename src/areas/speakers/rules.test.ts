import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, bearsName, closingDay, isShown, kept, meanOf, sameWords, withAnswer } from './rules.ts'
import type { LessonAnswer } from './schema.ts'

const grade = fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>
const answer: fc.Arbitrary<LessonAnswer> = fc.record({
  lessonId: fc.constantFrom('a', 'b'),
  grades: fc.tuple(grade, grade, grade, grade),
  text: fc.constantFrom('', '讲得好', '𠮷䶮'),
})
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

describe('a box', () => {
  it('holds sums: every question of a lesson has as many answers as the lesson, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
        const box = answers.reduce<Box>((all, one) => withAnswer(all, [one]), {})
        for (const [id, { answers: count, counts, texts }] of Object.entries(box)) {
          const own = answers.filter(({ lessonId }) => lessonId === id)
          expect(count).toBe(own.length)
          expect(counts.map(sum)).toEqual([count, count, count, count])
          expect(texts.toSorted()).toEqual(
            own
              .map(({ text }) => text)
              .filter(Boolean)
              .toSorted(),
          )
          expect(counts[2]![0]).toBe(own.filter(({ grades }) => grades[2] === 5).length)
          expect(meanOf(counts[0]!)).toBeCloseTo(sum(own.map(({ grades }) => grades[0])) / count, 2)
        }
      }),
    )
  })

  it('sums up to the same in any order', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 20 }), (answers) => {
        const plain = (list: LessonAnswer[]) => {
          const box = list.reduce<Box>((all, one) => withAnswer(all, [one]), {})
          return Object.entries(box)
            .map(([id, one]) => [id, one.answers, one.counts, one.texts.toSorted()])
            .sort()
        }
        expect(plain(answers.toReversed())).toEqual(plain(answers))
      }),
    )
  })

  it.each([4, 5, 6])('of a lesson that %i people answered is kept from five on', (count) => {
    const one: LessonAnswer = { lessonId: 'a', grades: [5, 4, 3, 2], text: '' }
    const box = Array.from({ length: count }).reduce<Box>((all) => withAnswer(all, [one]), {})
    expect(Object.keys(kept(box))).toEqual(count < 5 ? [] : ['a'])
  })
})

it.each([
  [4, 3, false],
  [5, 3, true],
  [4, 5, false],
  [5, 5, true],
  [7, 8, false],
  [8, 8, true],
])('%i answers are shown where a unit asks for %i: %s', (answers, least, shown) => {
  expect(isShown({ answers }, least)).toBe(shown)
})

it.each([
  ['2026-11-20', 1, '2026-11-21'],
  ['2026-02-27', 2, '2026-03-01'],
  ['2026-12-31', 30, '2027-01-30'],
])('a training that ended on %s is open for %i days, until %s', (untilOn, days, closesOn) => {
  expect(closingDay(untilOn, days)).toBe(closesOn)
})

it.each([
  ['市委党校苏锦书教授', '苏锦书', true],
  ['苏 锦书', '苏锦书', true],
  ['市委党校苏教授', '苏锦书', false],
  ['𠮷䶮', '𠮷䶮', true],
])('%s bears the name %s: %s', (words, name, bears) => {
  expect(bearsName(words, name)).toBe(bears)
})

it.each([
  ['县委 党校', '县委党校', true],
  ['ABC公司', 'abc公司', true],
  ['县委党校', '市委党校', false],
])('%s and %s are the same: %s', (one, other, same) => {
  expect(sameWords(one, other)).toBe(same)
})
