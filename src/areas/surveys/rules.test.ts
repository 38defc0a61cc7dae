import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnswers, resultsOf, type Tally } from './rules.ts'
import type { Question } from './schema.ts'

const plain = { isRequired: false, options: [], lowLabel: '', highLabel: '' }
const scale: Question = { ...plain, position: 1, kind: 'scale', title: '满意吗', isRequired: true }
const single: Question = { ...plain, position: 2, kind: 'single', title: '从哪来', options: ['本市', '外地'] }
const multi: Question = { ...plain, position: 3, kind: 'multi', title: '喜欢什么', options: ['展览', '演出', '讲座'] }
const text: Question = { ...plain, position: 4, kind: 'text', title: '还有什么' }
const questions = [scale, single, multi, text]

describe('an answer', () => {
  it.each<[object, object | null]>([
    [{ 1: 5 }, [{ position: 1, choices: [5], text: null }]],
    [{ 1: 0 }, null],
    [{ 1: 6 }, null],
    [{ 1: 2.5 }, null],
    [{}, null],
    [{ 2: '1' }, null],
    [
      { 1: 1, 2: '2' },
      [
        { position: 1, choices: [1], text: null },
        { position: 2, choices: [2], text: null },
      ],
    ],
    [{ 1: 1, 2: '3' }, null],
    [{ 1: 1, 2: '0' }, null],
    [{ 1: 1, 2: ['1', '2'] }, null],
    [
      { 1: 1, 3: ['1', '3'] },
      [
        { position: 1, choices: [1], text: null },
        { position: 3, choices: [1, 3], text: null },
      ],
    ],
    [{ 1: 1, 3: ['1', '1'] }, null],
    [{ 1: 1, 3: [] }, [{ position: 1, choices: [1], text: null }]],
    [
      { 1: 1, 4: ' 𠮷祥䶮 ' },
      [
        { position: 1, choices: [1], text: null },
        { position: 4, choices: [], text: '𠮷祥䶮' },
      ],
    ],
    [{ 1: 1, 4: '\u0000\u202e ' }, [{ position: 1, choices: [1], text: null }]],
    [{ 1: 1, 4: 7 }, null],
    [{ 1: 1, 5: '1' }, null],
    [{ 1: ['5'] }, null],
  ])('%j is read as %j', (given, read) => {
    expect(readAnswers(questions, given as Record<string, string>)).toEqual(read)
  })

  it('keeps a text of five hundred rare characters whole and cuts a longer one', () => {
    for (const letters of [499, 500, 501]) {
      const read = readAnswers(questions, { 1: 5, 4: '𠮷'.repeat(letters) })
      expect([...read![1]!.text!].length).toBe(Math.min(500, letters))
      expect(read![1]!.text!.isWellFormed()).toBe(true)
    }
  })

  it('of any shape is read or refused, never counted in part', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()), fc.constantFrom('1', '2', 3))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('1', '2', '3', '4', '9'), value), (given) => {
        const read = readAnswers(questions, given)
        if (read === null) return
        for (const { position, choices } of read) {
          const { kind, options } = questions[position - 1]!
          const most = kind === 'scale' ? 5 : options.length
          expect(choices.every((choice) => choice >= 1 && choice <= most)).toBe(true)
        }
      }),
    )
  })
})

describe('results', () => {
  const tallies: Tally[] = [
    ...[
      { position: 1, choice: 0, tally: 6 },
      { position: 1, choice: 5, tally: 4 },
      { position: 1, choice: 2, tally: 2 },
    ],
    ...[
      { position: 2, choice: 0, tally: 4 },
      { position: 2, choice: 1, tally: 4 },
    ],
    ...[{ position: 4, choice: 0, tally: 5 }],
  ]
  const texts = new Map([[4, ['好']]])
  const counted = { questions, tallies, texts, answers: 6, repeated: 1, unreadable: 0, least: 5 }
  const of = (state: 'draft' | 'open' | 'closed', more = {}) => resultsOf({ ...counted, state, ...more })

  it('show counts, shares and the mean of a closed survey', () => {
    const { withheld, questions: shown } = of('closed')
    expect(withheld).toBeNull()
    expect(shown[0]).toMatchObject({ answered: 6, mean: 4 })
    expect(shown[0]!.choices.map(({ count }) => count)).toEqual([4, 0, 0, 2, 0])
    expect(shown[0]!.choices[0]!.percent).toBe(66.7)
    expect(shown[3]).toMatchObject({ answered: 5, texts: ['好'] })
  })

  it('withhold a question that too few answered, and say nothing of how many', () => {
    expect(of('closed').questions[1]).toEqual({
      ...{ position: 2, kind: 'single', title: '从哪来', answered: null, choices: [], mean: null, texts: [] },
    })
  })

  it.each([
    ['draft', {}, 'draft'],
    ['open', {}, 'open'],
    ['closed', { answers: 4 }, 'few'],
    ['closed', { answers: 5 }, null],
  ] as const)('of a survey that is %s with %j are withheld: %s', (state, more, withheld) => {
    const results = of(state, more)
    expect(results.withheld).toBe(withheld)
    expect(results.questions.length).toBe(withheld === null ? 4 : 0)
  })
})
