import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDay } from '../../../testing/holds.ts'
import { type LeadershipLevel, nextRank, previousRank, type Rank, rankOrder, ranks } from './ladder.ts'
import { rankProspect, type Standing } from './prospect.ts'

const none = { rank: null, rankSince: null, level: null, levelSince: null, grades: [], countPromotionYear: true }
const FAR = '2099-01-01'

/** Month after month: the first month in which the months lived through suffice, with what was known by then. */
function monthByMonth(
  since: { year: number; month: number },
  asked: number,
  grade: Map<number, string>,
  first: boolean,
) {
  for (let passed = 0, counted = 0; passed < 600; passed += 1) {
    const index = since.month - 1 + passed
    const year = since.year + Math.floor(index / 12)
    let excellent = 0
    for (let past = since.year + (first ? 0 : 1); past < year; past += 1) {
      if (grade.get(past) === '优秀') excellent += 1
    }
    if (counted >= asked - 6 * excellent) return `${year}-${String((index % 12) + 1).padStart(2, '0')}-01`
    if (!['基本称职', '不定等次'].includes(grade.get(year) ?? '')) counted += 1
  }
  return 'never'
}

const words = ['优秀', '称职', '基本称职', '不定等次']
const threeYears = words.flatMap((one) => words.flatMap((two) => words.map((three) => [one, two, three])))
const months = Array.from({ length: 12 }, (_, index) => index + 1)

describe.each([
  ['四级主任科员', 24],
  ['二级调研员', 36],
  ['一级调研员', 48],
] as const)('from %s (%i months)', (rank, asked) => {
  it.each([true, false])('agrees with counting month by month for all grades of 3 years (first year %s)', (first) => {
    for (const grades of threeYears) {
      for (const month of months) {
        const years = grades.map((grade, index) => ({ year: 2022 + index, grade }))
        const expected = monthByMonth(
          { year: 2022, month },
          asked,
          new Map(years.map((one) => [one.year, one.grade])),
          first,
        )
        const rankSince = `2022-${String(month).padStart(2, '0')}`
        const found = rankProspect({ ...none, rank, rankSince, grades: years, countPromotionYear: first }, FAR)
        expect(found?.eligibleOn, `${rankSince} ${grades.join()}`).toBe(expected)
      }
    }
  })
})

describe('the table', () => {
  it.each<[Rank, Rank, string]>([
    ['二级科员', '一级科员', '2022-01-01'],
    ['一级科员', '四级主任科员', '2022-01-01'],
    ['四级主任科员', '三级主任科员', '2022-01-01'],
    ['三级主任科员', '二级主任科员', '2022-01-01'],
    ['二级主任科员', '一级主任科员', '2022-01-01'],
    ['一级主任科员', '四级调研员', '2022-01-01'],
    ['四级调研员', '三级调研员', '2022-01-01'],
    ['三级调研员', '二级调研员', '2022-01-01'],
    ['二级调研员', '一级调研员', '2023-01-01'],
    ['一级调研员', '二级巡视员', '2024-01-01'],
    ['二级巡视员', '一级巡视员', '2024-01-01'],
  ])('%s → %s', (rank, next, eligibleOn) => {
    expect(rankProspect({ ...none, rank, rankSince: '2020-01-01' }, FAR)).toMatchObject({
      next,
      eligibleOn,
      basis: '职级',
    })
  })

  it.each<[LeadershipLevel, Rank, string]>([
    ['乡科级副职', '三级主任科员', '2022-01-01'],
    ['乡科级正职', '一级主任科员', '2022-01-01'],
    ['县处级副职', '三级调研员', '2022-01-01'],
    ['县处级正职', '一级调研员', '2023-01-01'],
    ['厅局级副职', '一级巡视员', '2024-01-01'],
  ])('a leader without a rank: %s → %s', (level, next, eligibleOn) => {
    const found = rankProspect({ ...none, level, levelSince: '2020-01-01' }, FAR)
    expect(found).toMatchObject({ next, eligibleOn, basis: '职务层次' })
  })

  it('has nothing above the top, without a date, and for a level no rank asks for', () => {
    expect(rankProspect({ ...none, rank: '一级巡视员', rankSince: '2020-01' }, FAR)).toBeNull()
    expect(rankProspect({ ...none, rank: '一级科员' }, FAR)).toBeNull()
    expect(rankProspect({ ...none, level: '厅局级正职', levelSince: '2020-01' }, FAR)).toBeNull()
    expect(rankProspect(none, FAR)).toBeNull()
  })
})

describe('the ladder', () => {
  it('is one step at a time in both directions', () => {
    expect(ranks.map(rankOrder)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect([nextRank('四级主任科员'), previousRank('四级主任科员')]).toEqual(['三级主任科员', '一级科员'])
    expect([nextRank('四级调研员'), previousRank('四级调研员')]).toEqual(['三级调研员', '一级主任科员'])
    expect([nextRank('一级巡视员'), previousRank('二级科员')]).toEqual([null, null])
  })
})

const leader: Standing = {
  ...none,
  rank: '二级主任科员',
  rankSince: '2025-06',
  level: '乡科级正职',
  levelSince: '2024-11',
}

describe('both ways', () => {
  it('takes the earlier one, either way round', () => {
    expect(rankProspect(leader, '2026-01-01')).toMatchObject({ basis: '职务层次', eligibleOn: '2026-11-01' })
    const other = { ...leader, rankSince: '2024-06' }
    expect(rankProspect(other, '2026-01-01')).toMatchObject({ basis: '职级', eligibleOn: '2026-06-01' })
  })

  it('keeps one step: a level that belongs to a later step does not count', () => {
    const found = rankProspect({ ...leader, rank: '三级主任科员' }, '2026-01-01')
    expect(found).toMatchObject({ next: '二级主任科员', basis: '职级', eligibleOn: '2027-06-01' })
  })

  it('is not before the present rank, and does not use an excellent year again that came before it', () => {
    const old = { ...leader, levelSince: '2015-01' }
    expect(rankProspect(old, '2026-01-01')?.eligibleOn).toBe('2025-06-01')
    const used = rankProspect({ ...leader, grades: [{ year: 2024, grade: '优秀' }] }, '2026-01-01')
    expect(used).toMatchObject({ eligibleOn: '2026-11-01', excellentYears: [] })
  })
})

const fourth: Standing = { ...none, rank: '四级主任科员', rankSince: '2024-01-01' }

describe('what is told', () => {
  it('a sanction in force puts the day off, one that ends earlier does not', () => {
    const effects = [
      { title: '警告', until: '2026-02-15' },
      { title: '诫勉', until: '2025-12-31' },
    ]
    const found = rankProspect({ ...fourth, effects }, '2025-12-01')
    expect(found?.eligibleOn).toBe('2026-02-16')
    expect(found?.steps).toContain('警告影响至2026-02-15，期间不得晋升。')
    expect(found?.steps.join('')).not.toContain('诫勉')
  })

  it('a sanction that ends on the very day puts it off by one day', () => {
    const effects = [{ title: '警告', until: '2026-01-01' }]
    expect(rankProspect({ ...fourth, effects }, '2025-12-01')?.eligibleOn).toBe('2026-01-02')
  })

  it('a year that begins on the day reached need not be assumed, a graded one neither', () => {
    expect(rankProspect(fourth, '2026-12-01')?.assumedYears).toEqual([2024, 2025])
    const grades = [{ year: 2024, grade: '称职' }]
    expect(rankProspect({ ...fourth, rankSince: '2024-01-02', grades }, '2026-12-01')?.assumedYears).toEqual([
      2025, 2026,
    ])
  })

  it('the steps name the years, the assumption and the day', () => {
    const grades = [
      { year: 2024, grade: '优秀' },
      { year: 2025, grade: '不确定等次' },
    ]
    expect(rankProspect({ ...fourth, grades }, '2026-03-01')?.steps).toEqual([
      '四级主任科员任职自2024-01-01起算，晋升三级主任科员须满2年。',
      '2024年度考核优秀，缩短6个月。',
      '2025年度不是称职以上等次，这一年不计入任职年限。',
      '2026年度没有等次记录，按称职估算。',
      '2026-07-01起满足任职年限；满足年限只是具备资格，不等于应当晋升。',
    ])
  })

  it('reads the words of institution staff like those of civil servants', () => {
    const day = (grade: string) => rankProspect({ ...fourth, grades: [{ year: 2025, grade }] }, FAR)?.eligibleOn
    expect(['合格', '基本合格', '不合格'].map(day)).toEqual(['2026-01-01', '2027-01-01', '2027-01-01'])
  })
})

describe('whatever the day', () => {
  const grades = fc.array(fc.record({ year: fc.integer({ min: 2018, max: 2030 }), grade: fc.constantFrom(...words) }))
  it('starting later never makes eligible earlier', () => {
    const is = (one: string, other: string, years: { year: number; grade: string }[]) => {
      const [early, late] = [one, other].sort()
      const on = (rankSince?: string) =>
        rankProspect({ ...fourth, rankSince: rankSince ?? null, grades: years, countPromotionYear: false }, FAR)
          ?.eligibleOn
      expect((on(early) ?? '') <= (on(late) ?? '')).toBe(true)
    }
    const plain = grades.map((years) => years.filter((one) => one.grade !== '优秀'))
    fc.assert(fc.property(anyDay(2019, 2028), anyDay(2019, 2028), plain, is), { numRuns: 500 })
  })

  it('is never before the day served from, nor within an uncounted year', () => {
    const is = (rankSince: string, years: { year: number; grade: string }[]) => {
      const found = rankProspect({ ...fourth, rankSince, grades: years }, FAR)!
      expect(found.eligibleOn > rankSince).toBe(true)
      const within = found.uncountedYears.filter(
        (year) => found.eligibleOn > `${year}-01-01` && found.eligibleOn < `${year + 1}-01-01`,
      )
      expect(within).toEqual([])
    }
    fc.assert(fc.property(anyDay(2019, 2028), grades, is), { numRuns: 500 })
  })
})
