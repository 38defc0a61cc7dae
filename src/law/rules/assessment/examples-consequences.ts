import type { Example } from '../example.ts'
import { dismissalExamples } from './examples-dismissal.ts'

const on = '2027-01-15'

const one = (kind: string, decidedOn: string) => [{ kind, decidedOn }]

const sanction: readonly Example[] = [
  {
    name: 'E1',
    title: '2026年5月记过，2026年度不确定等次',
    facts: { year: 2026, sanctions: one('记过', '2026-05') },
    on,
    verdict: 'info',
    observed: { effect: '不确定等次', lastYear: 2026 },
  },
  {
    name: 'E1b',
    title: '2026年5月记过，2027年度照常定等次',
    facts: { year: 2027, sanctions: one('记过', '2026-05'), grade: '称职' },
    on: '2028-01-10',
    verdict: 'met',
    observed: { effect: '无影响' },
  },
  {
    name: 'E2',
    title: '2026-12-31记大过，2026年度不确定等次',
    facts: { year: 2026, sanctions: one('记大过', '2026-12-31'), grade: '不确定等次' },
    on,
    verdict: 'met',
    observed: { effect: '不确定等次', lastYear: 2027 },
  },
  {
    name: 'E2b',
    title: '2026-12-31记大过，2027年度仍不确定等次',
    facts: { year: 2027, sanctions: one('记大过', '2026-12-31'), grade: '称职' },
    on: '2028-01-10',
    verdict: 'broken',
    observed: { effect: '不确定等次', lastYear: 2027 },
  },
  {
    name: 'E3',
    title: '党内警告和记过并存，按记过',
    facts: {
      year: 2026,
      sanctions: [
        { kind: '党内警告', decidedOn: '2026-05-10' },
        { kind: '记过', decidedOn: '2026-05-20' },
      ],
    },
    on,
    verdict: 'info',
    observed: { effect: '不确定等次', kinds: ['记过'] },
  },
  {
    name: 'X1',
    title: '警告当年评为优秀',
    facts: { year: 2026, sanctions: one('警告', '2026-03-01'), grade: '优秀' },
    on,
    verdict: 'broken',
    observed: { effect: '不得评为优秀' },
  },
  {
    name: 'X2',
    title: '警告当年定为称职',
    facts: { year: 2026, sanctions: one('警告', '2026-03-01'), grade: '称职' },
    on,
    verdict: 'met',
    observed: { effect: '不得评为优秀' },
  },
  {
    name: 'X3',
    title: '记大过第三年照常',
    facts: { year: 2028, sanctions: one('记大过', '2026-12-31'), grade: '优秀' },
    on: '2029-01-10',
    verdict: 'met',
    observed: { effect: '无影响' },
  },
  {
    name: 'X4',
    title: '撤销党内职务当年定为称职',
    facts: { year: 2026, sanctions: one('撤销党内职务', '2026-03-01'), grade: '称职' },
    on,
    verdict: 'broken',
    observed: { effect: '不称职' },
  },
  {
    name: 'X5',
    title: '留党察看一年，当年不称职',
    facts: { year: 2026, sanctions: one('留党察看一年', '2026-03-01'), grade: '不称职' },
    on,
    verdict: 'met',
    observed: { effect: '不称职', lastYear: 2027 },
  },
  {
    name: 'X6',
    title: '留党察看二年，第三年不确定等次',
    facts: { year: 2028, sanctions: one('留党察看二年', '2026-03-01') },
    on: '2029-01-10',
    verdict: 'info',
    observed: { effect: '不确定等次', lastYear: 2028 },
  },
  {
    name: 'X7',
    title: '留党察看一年，第三年照常',
    facts: { year: 2028, sanctions: one('留党察看一年', '2026-03-01'), grade: '称职' },
    on: '2029-01-10',
    verdict: 'met',
    observed: { effect: '无影响', lastYear: 2027 },
  },
  {
    name: 'X8',
    title: '处分前一年不受影响',
    facts: { year: 2025, sanctions: one('记大过', '2026-01-05'), grade: '优秀' },
    on,
    verdict: 'met',
    observed: { effect: '无影响' },
  },
  {
    name: 'X9',
    title: '没有处分',
    facts: { year: 2026, sanctions: [] },
    on,
    verdict: 'info',
    observed: { effect: '无影响', lastYear: null },
  },
  {
    name: 'X10',
    title: '已开除公职',
    facts: { year: 2026, sanctions: one('开除', '2026-03-01') },
    on,
    verdict: 'not-applicable',
  },
]

const of = (...grades: [number, string][]) => grades.map(([year, grade]) => ({ year, grade }))
const threeYears = of([2024, '优秀'], [2025, '优秀'], [2026, '优秀'])

const excellent: readonly Example[] = [
  {
    name: 'E1',
    title: '2024至2026年度连续优秀',
    facts: { grades: threeYears },
    on,
    verdict: 'info',
    observed: {
      run: 3,
      runEndingIn: 2026,
      proposals: [{ year: 2026, title: '三等功' }],
      commendYears: [2024, 2025, 2026],
    },
  },
  {
    name: 'E2',
    title: '中间一年称职',
    facts: { grades: of([2024, '优秀'], [2025, '称职'], [2026, '优秀'], [2027, '优秀']) },
    on: '2028-01-15',
    verdict: 'info',
    observed: { run: 2, runEndingIn: null, proposals: [], commendYears: [2024, 2026, 2027] },
  },
  {
    name: 'X1',
    title: '三等功和嘉奖都已给予',
    facts: {
      grades: threeYears,
      commendations: [
        { year: 2024, title: '嘉奖' },
        { year: 2025, title: '嘉奖' },
        { year: 2026, title: '记三等功' },
      ],
    },
    on,
    verdict: 'info',
    observed: { runEndingIn: 2026, proposals: [], commendYears: [] },
  },
  {
    name: 'X2',
    title: '第四年优秀不再重复计算',
    facts: { grades: of([2023, '优秀'], [2024, '优秀'], [2025, '优秀'], [2026, '优秀']) },
    on,
    verdict: 'info',
    observed: { run: 4, runEndingIn: 2025, proposals: [{ year: 2025, title: '三等功' }] },
  },
  {
    name: 'X3',
    title: '中间缺一年记录',
    facts: { grades: of([2023, '优秀'], [2024, '优秀'], [2026, '优秀']) },
    on,
    verdict: 'info',
    observed: { run: 1, runEndingIn: null, proposals: [] },
  },
]

const competent: readonly Example[] = [
  {
    name: 'E1',
    title: '2025、2026年度称职',
    facts: { grades: of([2025, '称职'], [2026, '称职']) },
    on,
    verdict: 'info',
    observed: { stepsOn: ['2027-01-01'], levelsOn: [], yearsToStep: 2, yearsToLevel: 3 },
  },
  {
    name: 'E2',
    title: '2026年度基本称职不计，2027年度后才满两年',
    facts: { grades: of([2025, '称职'], [2026, '基本称职'], [2027, '称职']) },
    on: '2028-01-15',
    verdict: 'info',
    observed: { countedYears: [2025, 2027], stepsOn: ['2028-01-01'] },
  },
  {
    name: 'X1',
    title: '累计五年晋升级别',
    facts: { grades: of([2022, '称职'], [2023, '称职'], [2024, '优秀'], [2025, '称职'], [2026, '称职']) },
    on,
    verdict: 'info',
    observed: { stepsOn: ['2024-01-01', '2026-01-01'], levelsOn: ['2027-01-01'], yearsToStep: 1, yearsToLevel: 5 },
  },
  {
    name: 'X2',
    title: '四年不满级别年限',
    facts: { grades: of([2023, '称职'], [2024, '优秀'], [2025, '称职'], [2026, '称职']) },
    on,
    verdict: 'info',
    observed: { levelsOn: [], yearsToLevel: 1 },
  },
  {
    name: 'X3',
    title: '从2026年度起累计档次',
    facts: { grades: of([2025, '称职'], [2026, '称职']), stepSince: 2026 },
    on,
    verdict: 'info',
    observed: { stepsOn: [], yearsToStep: 1 },
  },
]

const basicOf = (year: number) => ({ year, grade: '基本称职' })

const basic: readonly Example[] = [
  {
    name: 'E1',
    title: '2026年度基本称职，还没有诫勉',
    facts: basicOf(2026),
    on: '2027-02-01',
    verdict: 'broken',
    observed: { due: '诫勉', blocksCandidacy: true, until: '2027-12-31' },
  },
  {
    name: 'E2',
    title: '2025年度基本称职，2027-01-02决定，不再阻止',
    facts: { ...basicOf(2025), admonishedOn: '2026-03-10' },
    on: '2027-01-02',
    verdict: 'met',
    observed: { due: null, blocksCandidacy: false, until: '2026-12-31' },
  },
  {
    name: 'X1',
    title: '限制的最后一天',
    facts: { ...basicOf(2025), admonishedOn: '2026-03-10' },
    on: '2026-12-31',
    verdict: 'met',
    observed: { blocksCandidacy: true },
  },
  {
    name: 'X2',
    title: '限制结束的次日',
    facts: { ...basicOf(2025), admonishedOn: '2026-03-10' },
    on: '2027-01-01',
    verdict: 'met',
    observed: { blocksCandidacy: false },
  },
  {
    name: 'X3',
    title: '诫勉安排在以后，现在还没有',
    facts: { ...basicOf(2026), admonishedOn: '2027-03-10' },
    on: '2027-03-09',
    verdict: 'broken',
    observed: { due: '诫勉' },
  },
  { name: 'X4', title: '称职', facts: { year: 2026, grade: '称职' }, on, verdict: 'not-applicable' },
  {
    name: 'X5',
    title: '档案里的诫勉日期只有月份',
    facts: { ...basicOf(2026), admonishedOn: '2027-03' },
    on: '2027-03-01',
    verdict: 'met',
    observed: { due: null },
  },
]

const bad: readonly Example[] = [
  {
    name: 'E1',
    title: '2025、2026年度不称职',
    facts: { grades: of([2025, '不称职'], [2026, '不称职']) },
    on,
    verdict: 'broken',
    observed: { dismissal: true, due: '辞退', secondYear: 2026 },
  },
  {
    name: 'E2',
    title: '2024、2026年度不称职，2025年度称职',
    facts: { grades: of([2024, '不称职'], [2025, '称职'], [2026, '不称职']) },
    on,
    verdict: 'info',
    observed: { dismissal: false, demotion: true, due: '降职' },
  },
  {
    name: 'X1',
    title: '最近一年称职',
    facts: { grades: of([2025, '不称职'], [2026, '称职']) },
    on,
    verdict: 'info',
    observed: { dismissal: false, demotion: false, due: null },
  },
  {
    name: 'X2',
    title: '不称职之后不确定等次，不算连续',
    facts: { grades: of([2024, '不称职'], [2025, '不确定等次'], [2026, '不称职']) },
    on,
    verdict: 'info',
    observed: { dismissal: false },
  },
  { name: 'X3', title: '没有记录', facts: { grades: [] }, on, verdict: 'info', observed: { badYears: [], due: null } },
]

/** Worked cases of what sanctions do to a grade and what a grade leads to, by rule id. */
export const consequenceExamples: Record<string, readonly Example[]> = {
  'kh-sanction': sanction,
  'kh-exc-effects': excellent,
  'kh-ok-effects': competent,
  'kh-basic-effects': basic,
  'kh-bad-effects': bad,
  ...dismissalExamples,
}
