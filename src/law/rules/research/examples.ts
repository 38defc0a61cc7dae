import { addDays } from '../../periods.ts'
import type { Example } from '../example.ts'

const afterwards = '2027-01-01'

/** One trip with every day in the field. */
const trip = (from: string, days: number) => ({
  from,
  until: addDays(from, days - 1),
  fieldDays: Array.from({ length: days }, (_, index) => addDays(from, index)),
})

const facts = (days: number, reports: number, more: object = {}) => ({
  ...{ year: 2026, trips: [trip('2026-03-02', days)], reports },
  ...more,
})

const dayCases: readonly Example[] = [
  {
    name: 'E1',
    title: '59天，2篇报告',
    facts: facts(59, 2),
    on: afterwards,
    verdict: 'broken',
    observed: { days: 59, missingDays: 1, missingReports: 0 },
  },
  { name: 'E2', title: '60天，1篇报告', facts: facts(60, 1), on: afterwards, verdict: 'met', observed: { days: 60 } },
  {
    name: 'E3',
    title: '一次调研三天，其中两天在基层，计两天',
    facts: {
      year: 2026,
      trips: [{ from: '2026-05-11', until: '2026-05-13', fieldDays: ['2026-05-11', '2026-05-12'] }],
      reports: 1,
    },
    on: afterwards,
    verdict: 'broken',
    observed: { days: 2, missingDays: 58 },
  },
  {
    name: 'X1',
    title: '60天，没有报告',
    facts: facts(60, 0),
    on: afterwards,
    verdict: 'broken',
    observed: { missingDays: 0, missingReports: 1 },
  },
  {
    name: 'X2',
    title: '年度最后一天还差1天，只作提示',
    facts: facts(59, 1),
    on: '2026-12-31',
    verdict: 'info',
    observed: { missingDays: 1 },
  },
  {
    name: 'X3',
    title: '本单位规定20天',
    facts: facts(20, 1, { researchDays: 20 }),
    on: afterwards,
    verdict: 'met',
    observed: { days: 20 },
  },
  {
    name: 'X4',
    title: '跨年的调研只计当年的日子',
    facts: { year: 2026, trips: [trip('2025-12-31', 2)], reports: 1, researchDays: 1 },
    on: afterwards,
    verdict: 'met',
    observed: { days: 1 },
  },
  {
    name: 'X5',
    title: '在基层的日期不在起止日期之内',
    facts: {
      year: 2026,
      trips: [{ from: '2026-05-11', until: '2026-05-12', fieldDays: ['2026-05-13'] }],
      reports: 1,
    },
    on: afterwards,
    verdict: 'broken',
    observed: { inconsistent: true },
  },
]

const on = '2026-11-23'
const visit = (team: string, day: string, town = '青溪镇') => ({ team, town, on: day })

const crowdCases: readonly Example[] = [
  {
    name: 'E1',
    title: '两个组星期二、星期四到同一个镇',
    facts: { visits: [visit('一组', '2026-11-24'), visit('二组', '2026-11-26')] },
    on,
    verdict: 'broken',
    observed: { crowded: [{ town: '青溪镇', week: '2026-11-23', teams: ['一组', '二组'] }] },
  },
  {
    name: 'E2',
    title: '第二个组改到下星期一',
    facts: { visits: [visit('一组', '2026-11-24'), visit('二组', '2026-11-30')] },
    on,
    verdict: 'met',
  },
  {
    name: 'X1',
    title: '星期一和同一周的星期日',
    facts: { visits: [visit('一组', '2026-11-23'), visit('二组', '2026-11-29')] },
    on,
    verdict: 'broken',
  },
  {
    name: 'X2',
    title: '同一个组一周去两次',
    facts: { visits: [visit('一组', '2026-11-24'), visit('一组', '2026-11-26')] },
    on,
    verdict: 'met',
  },
  {
    name: 'X3',
    title: '同一周到两个镇',
    facts: { visits: [visit('一组', '2026-11-24'), visit('二组', '2026-11-24', '河口街道')] },
    on,
    verdict: 'met',
  },
  {
    name: 'X4',
    title: '只有一次到访',
    facts: { visits: [visit('一组', '2026-11-24')] },
    on,
    verdict: 'not-applicable',
  },
]

export const researchExamples = { 'dy-days': dayCases, 'dy-crowd': crowdCases }
