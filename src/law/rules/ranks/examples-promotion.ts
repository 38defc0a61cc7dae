import type { Example } from '../example.ts'

const clerk = { currentRank: '二级科员', currentRankSince: '2024-07-01', soughtRank: '一级科员' }
const fourth = { currentRank: '四级主任科员', currentRankSince: '2024-12-01' }
const newYear = { currentRank: '四级主任科员', currentRankSince: '2024-01-01' }
const head = { level: '乡科级正职', levelSince: '2024-11-01', soughtRank: '一级主任科员' }
const today = '2026-11-23'

const minYears: readonly Example[] = [
  {
    name: 'E1',
    title: '二级科员满2年当天',
    facts: clerk,
    on: '2026-07-01',
    verdict: 'met',
    observed: { eligibleOn: '2026-07-01', requiredMonths: 24, basis: '职级' },
  },
  {
    name: 'E2',
    title: '满2年前一天',
    facts: clerk,
    on: '2026-06-30',
    verdict: 'broken',
    observed: { eligibleOn: '2026-07-01' },
  },
  {
    name: 'E3',
    title: '没有职级的乡科级正职任职满2年',
    facts: head,
    on: '2026-11-01',
    verdict: 'met',
    observed: { eligibleOn: '2026-11-01', basis: '职务层次' },
  },
  {
    name: 'E4',
    title: '二级调研员任职2年，晋升一级调研员须满3年',
    facts: { currentRank: '二级调研员', currentRankSince: '2024-11-23', soughtRank: '一级调研员' },
    on: today,
    verdict: 'broken',
    observed: { eligibleOn: '2027-11-23', requiredMonths: 36 },
  },
  { name: 'X1', title: '满2年第二天', facts: clerk, on: '2026-07-02', verdict: 'met' },
  {
    name: 'X2',
    title: '乡科级正职满2年前一天',
    facts: head,
    on: '2026-10-31',
    verdict: 'broken',
    observed: { eligibleOn: '2026-11-01' },
  },
  {
    name: 'X3',
    title: '二级主任科员不满2年，但乡科级正职已满2年，按较早的算',
    facts: { ...head, currentRank: '二级主任科员', currentRankSince: '2025-06' },
    on: '2026-11-01',
    verdict: 'met',
    observed: { eligibleOn: '2026-11-01', basis: '职务层次' },
  },
  {
    name: 'X4',
    title: '只写到月的任职时间从当月1日起算',
    facts: { ...clerk, currentRankSince: '2024-07' },
    on: '2026-07-01',
    verdict: 'met',
    observed: { eligibleOn: '2026-07-01' },
  },
  {
    name: 'X5',
    title: '四级主任科员不能直接晋升二级主任科员',
    facts: { ...fourth, soughtRank: '二级主任科员' },
    on: '2032-01-01',
    verdict: 'broken',
    observed: { next: '三级主任科员' },
  },
  {
    name: 'X6',
    title: '拟任的职级不比现职级高',
    facts: { ...fourth, soughtRank: '四级主任科员' },
    on: today,
    verdict: 'not-applicable',
  },
  {
    name: 'X7',
    title: '没有任现职级的时间',
    facts: { currentRank: '四级主任科员', soughtRank: '三级主任科员' },
    on: today,
    verdict: 'not-applicable',
  },
  {
    name: 'X8',
    title: '一级调研员差一天满4年',
    facts: { currentRank: '一级调研员', currentRankSince: '2022-11-24', soughtRank: '二级巡视员' },
    on: today,
    verdict: 'broken',
    observed: { eligibleOn: '2026-11-24', requiredMonths: 48 },
  },
  {
    name: 'X9',
    title: '2月29日任职，平年到2月28日满',
    facts: { currentRank: '一级科员', currentRankSince: '2024-02-29', soughtRank: '四级主任科员' },
    on: '2026-02-28',
    verdict: 'met',
    observed: { eligibleOn: '2026-02-28' },
  },
  { name: 'X10', title: '职级制度施行以前', facts: clerk, on: '2019-05-31', verdict: 'not-applicable' },
]

const excellentShorten: readonly Example[] = [
  {
    name: 'E1',
    title: '2024年12月任四级主任科员，当年优秀计入',
    facts: { ...fourth, grades: [{ year: 2024, grade: '优秀' }] },
    on: today,
    verdict: 'info',
    observed: {
      eligibleOn: '2026-06-01',
      shortenedMonths: 6,
      excellentYears: [2024],
      unshortenedOn: '2026-12-01',
      otherReadingOn: '2026-12-01',
    },
  },
  {
    name: 'E2',
    title: '晋升当年的优秀不计入，第二年优秀',
    facts: {
      ...fourth,
      grades: [
        { year: 2024, grade: '优秀' },
        { year: 2025, grade: '优秀' },
      ],
      countPromotionYear: false,
    },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2026-06-01', excellentYears: [2025] },
  },
  {
    name: 'E2b',
    title: '晋升当年的优秀不计入，以后没有优秀',
    facts: { ...fourth, grades: [{ year: 2024, grade: '优秀' }], countPromotionYear: false },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2026-12-01', shortenedMonths: 0, otherReadingOn: '2026-06-01' },
  },
  {
    name: 'E3',
    title: '任现职级以前的优秀不起作用',
    facts: { ...fourth, grades: [{ year: 2023, grade: '优秀' }] },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2026-12-01', excellentYears: [], otherReadingOn: null },
  },
  {
    name: 'X1',
    title: '2024、2025两年优秀：2025年度结束后才缩短第二个半年',
    facts: {
      ...fourth,
      grades: [
        { year: 2025, grade: '优秀' },
        { year: 2024, grade: '优秀' },
      ],
    },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2026-01-01', shortenedMonths: 12, excellentYears: [2024, 2025] },
  },
  {
    name: 'X2',
    title: '当年还没有过完，当年的等次不计',
    facts: {
      ...fourth,
      grades: [
        { year: 2024, grade: '优秀' },
        { year: 2025, grade: '优秀' },
      ],
    },
    on: '2025-12-31',
    verdict: 'info',
    observed: { eligibleOn: '2026-06-01', excellentYears: [2024], eligible: false },
  },
  {
    name: 'X3',
    title: '年限已满以后的优秀不再使用',
    facts: { ...newYear, grades: [{ year: 2026, grade: '优秀' }] },
    on: '2027-06-01',
    verdict: 'info',
    observed: { eligibleOn: '2026-01-01', excellentYears: [] },
  },
  {
    name: 'X4',
    title: '2025年度优秀，但2025年度结束时2年已满，用不上',
    facts: { ...newYear, grades: [{ year: 2025, grade: '优秀' }] },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2026-01-01', shortenedMonths: 0, excellentYears: [] },
  },
  {
    name: 'X5',
    title: '按乡科级正职计算的也缩短',
    facts: { level: '乡科级正职', levelSince: '2024-11', grades: [{ year: 2025, grade: '优秀' }] },
    on: today,
    verdict: 'info',
    observed: { next: '一级主任科员', eligibleOn: '2026-05-01', basis: '职务层次' },
  },
  {
    name: 'X6',
    title: '最高职级没有下一职级',
    facts: { currentRank: '一级巡视员', currentRankSince: '2020-01' },
    on: today,
    verdict: 'not-applicable',
  },
]

const badYear: readonly Example[] = [
  {
    name: 'E1',
    title: '2024年1月起任职，2025年基本称职',
    facts: { ...newYear, grades: [{ year: 2025, grade: '基本称职' }] },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2027-01-01', fullyCountedOn: '2026-01-01', uncountedYears: [2025], eligible: false },
  },
  {
    name: 'E2',
    title: '2024年优秀、2025年基本称职',
    facts: {
      ...newYear,
      grades: [
        { year: 2024, grade: '优秀' },
        { year: 2025, grade: '基本称职' },
      ],
    },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2026-07-01', uncountedYears: [2025], excellentYears: [2024], shortenedMonths: 6 },
  },
  {
    name: 'X1',
    title: '满年限当天',
    facts: { ...newYear, grades: [{ year: 2025, grade: '基本称职' }] },
    on: '2027-01-01',
    verdict: 'info',
    observed: { eligible: true },
  },
  {
    name: 'X2',
    title: '满年限前一天',
    facts: { ...newYear, grades: [{ year: 2025, grade: '不确定等次' }] },
    on: '2026-12-31',
    verdict: 'info',
    observed: { eligibleOn: '2027-01-01', eligible: false },
  },
  {
    name: 'X3',
    title: '年中任职，当年不定等次只扣任职以后的一段',
    facts: { ...newYear, currentRankSince: '2025-03-10', grades: [{ year: 2025, grade: '不定等次' }] },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2028-01-01', fullyCountedOn: '2027-03-10', uncountedYears: [2025] },
  },
  {
    name: 'X4',
    title: '2025年6月满年限，2025年度不称职，之前的时间照算',
    facts: { ...newYear, currentRankSince: '2023-06-10', grades: [{ year: 2025, grade: '不称职' }] },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2026-06-10', uncountedYears: [2025] },
  },
  {
    name: 'X5',
    title: '年限已满以后的基本称职不影响已满的年限',
    facts: { ...newYear, currentRankSince: '2023-01-01', grades: [{ year: 2025, grade: '基本称职' }] },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2025-01-01', uncountedYears: [] },
  },
  {
    name: 'X6',
    title: '同一年度登记了两个等次，按较低的',
    facts: {
      ...newYear,
      grades: [
        { year: 2025, grade: '基本称职' },
        { year: 2025, grade: '优秀' },
      ],
    },
    on: today,
    verdict: 'info',
    observed: { eligibleOn: '2027-01-01', excellentYears: [] },
  },
  {
    name: 'X7',
    title: '没有职级也不担任领导职务',
    facts: { grades: [{ year: 2025, grade: '基本称职' }] },
    on: today,
    verdict: 'not-applicable',
  },
]

export const promotionExamples: Record<string, readonly Example[]> = {
  'zj-min-years': minYears,
  'zj-excellent-shorten': excellentShorten,
  'zj-bad-year': badYear,
}
