import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, firstDay } from '../../../law/periods.ts'
import { anyDay, anyRecord, graded, held, person, ranked, sanctioned } from '../../../testing/cadre-records.ts'
import { asOn, isCivilServant, presentPosts, presentRank } from './as-on.ts'

const DAY = '2024-05-10'

describe('a record as it stood on a day', () => {
  it('knows what began on the day, in its month or in its year, and nothing of the day after', () => {
    const posts = ['2024-05-10', '2024-05', '2024', '', '2024-05-11', '2024-06', '2025'].map((day) => held('', day))
    const known = asOn(person('a', { posts }), DAY).posts.map(({ startedOn }) => startedOn)
    expect(known).toEqual(['2024-05-10', '2024-05', '2024', ''])
  })

  it('lets run what ends later', () => {
    const posts = ['2024-05-10', '2024-05', '2024-05-11', '2024-06', ''].map((day) => held('', '2020-01', day))
    const ranks = posts.map(({ startedOn, endedOn }) => ranked('一级科员', startedOn, endedOn))
    const known = asOn(person('a', { posts, ranks }), DAY)
    const ends = ['2024-05-10', '2024-05', '', '', '']
    expect(known.posts.map(({ endedOn }) => endedOn)).toEqual(ends)
    expect(known.ranks.map(({ endedOn }) => endedOn)).toEqual(ends)
  })

  it('does not know of a probation passed later', () => {
    const posts = [held('', '2023-05', '', { confirmedOn: '2024-05-11' })]
    expect(asOn(person('a', { posts }), DAY).posts[0]!.confirmedOn).toBe('')
    expect(asOn(person('a', { posts }), addDays(DAY, 1)).posts[0]!.confirmedOn).toBe('2024-05-11')
  })

  it('knows a grade from the next year on', () => {
    const record = person('a', { grades: [graded(2023, '称职'), graded(2024, '优秀')] })
    expect(asOn(record, '2024-12-31').grades.map(({ year }) => year)).toEqual([2023])
    expect(asOn(record, '2025-01-01').grades.map(({ year }) => year)).toEqual([2023, 2024])
  })

  it('says the same when it is asked again', () => {
    fc.assert(
      fc.property(anyRecord, anyDay, (record, day) => {
        const once = asOn(record, day)
        expect(asOn(once, day)).toEqual(once)
      }),
    )
  })

  it('of an earlier day can be taken from that of a later day', () => {
    fc.assert(
      fc.property(anyRecord, anyDay, anyDay, (record, one, other) => {
        const [early, late] = one <= other ? [one, other] : [other, one]
        expect(asOn(asOn(record, late), early)).toEqual(asOn(record, early))
      }),
    )
  })

  it('holds nothing that came later', () => {
    const begun = (date: string, day: string) => date === '' || firstDay(date) <= day
    fc.assert(
      fc.property(anyRecord, anyDay, (record, day) => {
        const { posts, ranks, sanctions, rewards, educations, grades } = asOn(record, day)
        const starts = [...posts, ...ranks].flatMap(({ startedOn, endedOn }) => [startedOn, endedOn])
        const days = [...sanctions.map((one) => one.decidedOn), ...rewards.map((one) => one.on)]
        for (const date of [...starts, ...days, ...educations.map((one) => one.endedOn)]) {
          expect(begun(date, day), `${date} on ${day}`).toBe(true)
        }
        expect(grades.every(({ year }) => year < Number(day.slice(0, 4)))).toBe(true)
      }),
    )
  })

  it('is not changed by what is added later', () => {
    fc.assert(
      fc.property(anyRecord, anyDay, (record, day) => {
        const later = addDays(day, 1)
        const more = {
          ...record,
          posts: [...record.posts, held('乡科级副职', later)],
          ranks: [...record.ranks, ranked('一级调研员', later)],
          sanctions: [...record.sanctions, sanctioned('开除', later)],
          rewards: [...record.rewards, { on: later, title: '三等功' }],
          grades: [...record.grades, graded(Number(day.slice(0, 4)), '不称职')],
        }
        expect(asOn(more, day)).toEqual(asOn(record, day))
      }),
    )
  })
})

describe('what is held now', () => {
  it('leaves out posts that have ended, posts beside the own one and secondments', () => {
    const posts = [
      held('股级副职', '2015-01', '2020-01'),
      held('股级正职', '2020-01'),
      held('乡科级副职', '2021-01', '', { kind: '挂职' }),
      held('乡科级副职', '2022-01', '', { kind: '兼任' }),
    ]
    expect(presentPosts({ posts }).map(({ level }) => level)).toEqual(['股级正职'])
  })

  it('is the rank without an end', () => {
    const ranks = [ranked('一级科员', '2019-06', '2022-03'), ranked('四级主任科员', '2022-03')]
    expect(presentRank({ ranks })?.rank).toBe('四级主任科员')
    expect(presentRank({ ranks: ranks.slice(0, 1) })).toBeNull()
  })

  it.each([
    ['行政', true],
    ['参公', true],
    ['事业', false],
    ['工勤', false],
    ['', false],
  ] as const)('%s: a civil servant is %s', (staffKind, expected) => {
    expect(isCivilServant({ staffKind })).toBe(expected)
  })
})
