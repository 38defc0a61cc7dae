import type { Figure, Statistics } from '../areas/feedback/schema.ts'
import type { Reading, SatisfactionIndex } from '../areas/satisfaction/schema.ts'

const figure = (label: string, n: number, answered: number, rest: Partial<Figure> = {}): Figure => ({
  ...{ label, n, answered, overdue: 0, reopened: 0, satisfied: answered, dissatisfied: 0, ...rest },
})

/** A year of voices in figures, as the paper on it is drawn from. */
export const yearFigures: Statistics = {
  year: 2026,
  total: figure('合计', 41, 36, { overdue: 2, reopened: 1, satisfied: 30, dissatisfied: 1 }),
  bySource: [figure('镇街', 4, 4), figure('企业', 9, 8), figure('群众', 20, 17, { overdue: 2 }), figure('游客', 8, 7)],
  bySection: [
    figure('公共文化科', 12, 12),
    figure('文化市场综合执法大队', 9, 8, { overdue: 1 }),
    figure('图书馆', 18, 16, { reopened: 1, dissatisfied: 1 }),
    figure('未交办', 2, 0),
  ],
  byMonth: [],
  ratings: { n: 812, setAside: 94, bad: 31, satisfiedPerMille: 961 },
}

const parts = (good: number): Reading['parts'] => [
  { part: 'result', good, of: 100, percent: good, weight: 25, share: 38.5 },
  { part: 'attitude', good: 98, of: 100, percent: 98, weight: 25, share: 38.5 },
  { part: 'opinions', good: 0, of: 0, percent: null, weight: 20, share: null },
  { part: 'complaints', good: 17, of: 25, percent: 68, weight: 15, share: 23.1 },
  { part: 'surveys', good: 0, of: 0, percent: null, weight: 15, share: null },
]
const reading = (value: number, n: number): Reading => ({ value, n, isFew: n < 10, parts: parts(96) })

/** An index with a section too small to compare and two leaders. */
export const demoIndex: SatisfactionIndex = {
  ...{ from: '2025-12', until: '2026-11', months: '12', least: 10, sectionName: null, leaderName: null },
  formula: '满意度指数＝（服务评价（办理结果）×25＋服务评价（服务态度）×25）÷50，各项都是百分比。',
  whole: reading(90.4, 125),
  difference: -1.2,
  sections: [
    { id: 'a', name: '办公室', ...reading(100, 2) },
    { id: 'b', name: '文化市场综合执法大队', ...reading(86.4, 50) },
  ],
  leaders: [
    { id: 'c', name: '韩祎川', ...reading(100, 2) },
    { id: 'd', name: '沈砚秋', ...reading(91.9, 123) },
  ],
  trend: [
    { month: '2026-10', value: null, n: 0, isFew: true },
    { month: '2026-11', value: 90.4, n: 125, isFew: false },
  ],
  rate: { says: '有效评价100个，满意率96.0%', basis: '《好差评》满意率（待核对）' },
  ...{ setAside: 94, publishedAt: null, mayPublish: false },
}
