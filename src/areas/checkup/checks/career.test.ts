import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankOrder } from '../../../law/rules/ranks/ladder.ts'
import { levelOrder } from '../../../law/rules/selection/levels.ts'
import { anyDay, anyRecord, held, person, ranked, sanctioned } from '../../../testing/cadre-records.ts'
import { grassroots, heldBefore, inquiries, knownSanctions, ownPosts, postFacts, promotions } from './career.ts'

const steps = (...args: Parameters<typeof promotions>) =>
  promotions(...args).map((step) =>
    step.kind === 'post'
      ? `${step.on} ${step.before ?? '无'}→${step.post.level}`
      : `${step.on} ${step.before?.rank}→${step.rank.rank}`,
  )

describe('promotions', () => {
  it('are posts above all earlier ones, from the section on', () => {
    const posts = [
      held('科员', '2008-07', '2012-05'),
      held('股级副职', '2012-05', '2016-03'),
      held('股级正职', '2016-03', '2018-01'),
      held('股级正职', '2018-01', '2019-01'),
      held('股级副职', '2019-01', '2021-01'),
      held('股级正职', '2021-01', '2022-06-15'),
      held('乡科级副职', '2022-06-15'),
    ]
    expect(steps(person('a', { posts }))).toEqual([
      '2012-05-01 科员→股级副职',
      '2016-03-01 股级副职→股级正职',
      '2022-06-15 股级正职→乡科级副职',
    ])
  })

  it('are no posts held beside the own one, on secondment, without a level or without a month', () => {
    const posts = [
      held('股级正职', '2012-05'),
      held('乡科级副职', '2014-05', '', { kind: '挂职' }),
      held('乡科级副职', '2015-05', '', { kind: '兼任' }),
      held('', '2016-05'),
      held('乡科级正职', '2017'),
    ]
    expect(steps(person('a', { posts }))).toEqual(['2012-05-01 无→股级正职'])
  })

  it('are ranks above the rank before; the first rank is none, nor a lower one', () => {
    const ranks = [
      ranked('四级主任科员', '2019-06', '2021-07'),
      ranked('三级主任科员', '2021-07', '2023-02'),
      ranked('四级主任科员', '2023-02', '2025-03'),
      ranked('二级主任科员', '2025-03'),
    ]
    expect(steps(person('a', { ranks }))).toEqual([
      '2021-07-01 四级主任科员→三级主任科员',
      '2025-03-01 四级主任科员→二级主任科员',
    ])
  })

  it('do not count a title of before the reform as a rank', () => {
    const ranks = [ranked('副主任科员', '2015-06', '2019-06'), ranked('四级主任科员', '2019-06')]
    expect(steps(person('a', { ranks }))).toEqual([])
  })

  it('lead upwards only and come in the order of time', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const found = promotions(record)
        for (const kind of ['post', 'rank']) {
          const days = found.filter((step) => step.kind === kind).map(({ on }) => on)
          expect(days).toEqual(days.toSorted())
        }
        for (const step of found) {
          if (step.kind === 'rank') expect(rankOrder(step.rank.rank)).toBeLessThan(rankOrder(step.before!.rank))
          else if (step.before) expect(levelOrder(step.post.level)).toBeLessThan(levelOrder(step.before))
        }
      }),
    )
  })
})

describe('what was held on the eve of a day', () => {
  const posts = [
    held('股级正职', '2014-03', '2019-03'),
    held('股级正职', '2019-03', '2022-06'),
    held('乡科级副职', '2022-06'),
  ]
  const ranks = [ranked('四级主任科员', '2019-06', '2023-02'), ranked('三级主任科员', '2023-02')]
  const record = person('a', { posts, ranks })

  it.each([
    ['2014-03-01', null, null, null],
    ['2014-03-02', '股级正职', '2014-03', null],
    ['2019-03-01', '股级正职', '2014-03', null],
    ['2022-06-01', '股级正职', '2014-03', '四级主任科员'],
    ['2022-06-02', '乡科级副职', '2022-06', '四级主任科员'],
    ['2023-02-01', '乡科级副职', '2022-06', '四级主任科员'],
    ['2023-02-02', '乡科级副职', '2022-06', '三级主任科员'],
  ])('before %s: %s since %s, %s', (day, level, since, rank) => {
    const { top, levelSince, rank: held } = heldBefore(record, day)
    expect([top?.level ?? null, levelSince, held?.rank ?? null]).toEqual([level, since, rank])
  })

  it('is the highest of several posts', () => {
    const several = [held('股级正职', '2016-01'), held('乡科级副职', '2014-01'), held('股级副职', '2018-01')]
    expect(heldBefore(person('a', { posts: several }), '2026-01-01').top?.level).toBe('乡科级副职')
  })

  it('does not depend on the order of the lists', () => {
    const turned = { ...record, posts: posts.toReversed(), ranks: ranks.toReversed() }
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(heldBefore(turned, day)).toEqual(heldBefore(record, day))
      }),
    )
  })
})

it('gives the rules posts with their first and last month, a running one without an end', () => {
  const posts = [held('乡科级副职', '2022-06'), held('股级正职', '2014-03', '2022-06')]
  expect(postFacts(ownPosts(person('a', { posts })))).toEqual([
    { level: '股级正职', from: '2014-03', to: '2022-06', title: '股级正职职务' },
    { level: '乡科级副职', from: '2022-06', to: null, title: '乡科级副职职务' },
  ])
})

describe('sanctions and inquiries', () => {
  const sanctions = [
    sanctioned('党内严重警告', '2024-03-15', '2025-09-15'),
    sanctioned('立案审查', '2024-01-08', '2024-03-15'),
    sanctioned('立案调查', '2025-06'),
    sanctioned('批评教育', '2023-01-01'),
    sanctioned('免予处分', '2023-02-01'),
    sanctioned('记过', '2023'),
  ]

  it('are told apart; what no rule knows or what has no month is left out', () => {
    const record = person('a', { sanctions })
    expect(knownSanctions(record)).toEqual([
      { kind: '党内严重警告', decidedOn: '2024-03-15', until: '2025-09-15', document: '' },
    ])
    expect(inquiries(record)).toEqual([
      { openedOn: '2024-01-08', closedOn: '2024-03-15' },
      { openedOn: '2025-06-01', closedOn: null },
    ])
  })
})

describe('work at the grass roots', () => {
  const told = (text: string) =>
    grassroots(person('a', { resume: [{ start: '2010-07', end: '2013-02', text, secondment: false }] })).length > 0

  it.each([
    '澄江县青石镇人民政府科员',
    '云栖市柳溪乡党委委员、副乡长',
    '云栖市临水街道办事处副主任',
    '云栖市栖霞社区党委书记',
    '云栖市临水镇竹坞村党支部第一书记',
    '大学生村官',
    '派驻云栖市竹坞村驻村工作队队员',
    '云栖市青石镇镇长',
    '云栖市青石镇',
    '澄江县青石镇，任科员',
  ])('is told by %s', (text) => expect(told(text)).toBe(true))

  it.each([
    '云栖市乡村振兴局综合科科员',
    '云栖市城乡规划局科员',
    '云栖市住房和城乡建设局科长',
    '云栖市乡镇企业局科员',
    '云栖市竹溪镇中心小学教师',
    '青岚师范大学乡镇治理专业学习',
    '中共云栖市委办公室科员',
    '景德镇市文化局科员',
    '镇江市旅游局科员',
    '萍乡市、桐乡市挂职',
    '新乡市人民政府科员',
    '云栖市乡镇企业管理局科员',
    '云栖市村镇建设管理处科员',
    '云栖市老街道路改造指挥部干部',
  ])('is not told by %s', (text) => expect(told(text)).toBe(false))

  it('needs a month to begin with and may run still', () => {
    const period = (start: string, end: string | null) => ({
      start,
      end,
      text: '青石镇人民政府科员',
      secondment: false,
    })
    const resume = [period('2010', '2012-01'), period('2012-01', null), period('2013-05', '2015')]
    expect(grassroots(person('a', { resume }))).toEqual([
      { from: '2012-01', to: null },
      { from: '2013-05', to: '2015-12-31' },
    ])
  })
})
