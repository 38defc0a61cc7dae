import type { ChapterRules, Example } from '../example.ts'

type Reached = [month: string, delayMonths: number, ageYears: number, ageMonths: number]

const retires = (name: string, birth: string, track: string, reached: Reached, on = '2026-11-23'): Example => {
  const [month, delayMonths, ageYears, ageMonths] = reached
  return {
    name,
    title: `${birth}出生，${trackTitles[track]}，哪个月退休`,
    facts: { birth, track },
    on,
    verdict: 'info',
    observed: { month, delayMonths, ageYears, ageMonths },
  }
}

const trackTitles: Record<string, string> = {
  'men-60': '男',
  'women-55': '女干部（原55岁）',
  'women-50': '女工人（原50岁）',
}

const county = (
  name: string,
  title: string,
  facts: Record<string, unknown>,
  on: string,
  observed: Record<string, unknown>,
): Example => ({ name, title, facts, on, verdict: 'info', observed })

const minimum = (name: string, on: string, minimumYears: number, minimumMonths: number): Example => ({
  name,
  title: `${on.slice(0, 4)}年退休的最低缴费年限`,
  facts: {},
  on,
  verdict: 'info',
  observed: { minimumYears, minimumMonths },
})

export const statutoryExamples: ChapterRules['examples'] = {
  'ret-formula': [
    retires('E1', '1965-01', 'men-60', ['2025-02', 1, 60, 1]),
    retires('E2', '1964-12', 'men-60', ['2024-12', 0, 60, 0]),
    retires('E3', '1966-07', 'men-60', ['2026-12', 5, 60, 5]),
    retires('E4', '1976-08', 'men-60', ['2039-07', 35, 62, 11]),
    retires('E4b', '1976-09', 'men-60', ['2039-09', 36, 63, 0]),
    retires('E5', '1971-11', 'women-55', ['2027-05', 6, 55, 6]),
    retires('E5b', '1981-09', 'women-55', ['2039-09', 36, 58, 0]),
    retires('E6', '1975-02', 'women-50', ['2025-03', 1, 50, 1]),
    retires('E6b', '1984-11', 'women-50', ['2039-11', 60, 55, 0]),
    retires('X1', '1965-04-30', 'men-60', ['2025-05', 1, 60, 1]),
    retires('X2', '1965-05-01', 'men-60', ['2025-07', 2, 60, 2]),
    retires('X3', '1976-12', 'men-60', ['2039-12', 36, 63, 0]),
    retires('X4', '1977-01', 'men-60', ['2040-01', 36, 63, 0]),
    retires('X5', '1969-12', 'women-55', ['2024-12', 0, 55, 0]),
    retires('X6', '1970-01', 'women-55', ['2025-02', 1, 55, 1]),
    retires('X7', '1970-04', 'women-55', ['2025-05', 1, 55, 1]),
    retires('X8', '1970-05', 'women-55', ['2025-07', 2, 55, 2]),
    retires('X9', '1981-08', 'women-55', ['2039-07', 35, 57, 11]),
    retires('X10', '1982-01', 'women-55', ['2040-01', 36, 58, 0]),
    retires('X11', '1974-12', 'women-50', ['2024-12', 0, 50, 0]),
    retires('X12', '1975-01', 'women-50', ['2025-02', 1, 50, 1]),
    retires('X13', '1975-03', 'women-50', ['2025-05', 2, 50, 2]),
    retires('X14', '1984-10', 'women-50', ['2039-09', 59, 54, 11]),
    retires('X15', '1984-12', 'women-50', ['2039-12', 60, 55, 0]),
    retires('X16', '1955-03', 'men-60', ['2015-03', 0, 60, 0], '2010-01-01'),
  ],
  'ret-female-county': [
    county('E1', '1962-05出生的女副处，2017年是否到龄', { birth: '1962-05', standing: '县处级副职' }, '2017-05-31', {
      month: '2022-05',
      due: false,
      ageYears: 60,
      ageMonths: 0,
    }),
    county(
      'E2',
      '1970-05出生，按男职工步长',
      { birth: '1970-05', standing: '县处级副职', choice: '男性步长60→63', choiceMadeOn: '2025-03-01' },
      '2026-11-23',
      { month: '2031-10', delayMonths: 17, ageYears: 61, ageMonths: 5, monthOn58: '2025-07', monthOn63: '2031-10' },
    ),
    county(
      'E3',
      '1978-08出生，申请按55→58',
      { birth: '1978-08', standing: '县处级正职', choice: '55→58', choiceMadeOn: '2026-01-05' },
      '2026-11-23',
      { month: '2035-10', delayMonths: 26, ageYears: 57, ageMonths: 2 },
    ),
    county('E4', '1970-05出生的一般女科员只按55→58', { birth: '1970-05', standing: '其他' }, '2025-06-30', {
      month: '2025-07',
      delayMonths: 2,
      track: '55→58',
      due: false,
    }),
    county('X1', '一般女科员到龄当月', { birth: '1970-05', standing: '其他' }, '2025-07-01', { due: true }),
    county('X2', '2022-05到龄当月', { birth: '1962-05', standing: '县处级副职' }, '2022-05-01', {
      month: '2022-05',
      due: true,
    }),
    county(
      'X3',
      '2025年以前申请55岁退休的',
      { birth: '1962-05', standing: '高级职称', choice: '55→58', choiceMadeOn: '2017-04-10' },
      '2017-05-10',
      { month: '2017-05', delayMonths: 0, due: true },
    ),
    county(
      'X4',
      '申请日期还没有到，按默认方式',
      { birth: '1978-08', standing: '县处级副职', choice: '55→58', choiceMadeOn: '2026-12-01' },
      '2026-11-30',
      { month: '2041-08', delayMonths: 36, track: '男性步长60→63', monthOn58: '2035-10' },
    ),
    county(
      'X5',
      '过了55→58的退休月才申请，不能再选',
      { birth: '1970-05', standing: '县处级副职', choice: '55→58', choiceMadeOn: '2025-08-01' },
      '2026-11-23',
      { month: '2031-10', track: '男性步长60→63' },
    ),
    county(
      'X6',
      '退休月最后一天申请，可以',
      { birth: '1970-05', standing: '县处级副职', choice: '55→58', choiceMadeOn: '2025-07-31' },
      '2026-11-23',
      { month: '2025-07', track: '55→58' },
    ),
    county('X7', '没有选择的按默认方式', { birth: '1970-05', standing: '高级职称' }, '2026-11-23', {
      month: '2031-10',
    }),
    {
      name: 'X8',
      title: '2015年3月以前已满55岁',
      facts: { birth: '1960-02', standing: '县处级副职' },
      on: '2016-01-01',
      verdict: 'not-applicable',
    },
    county('X9', '2015年3月满55岁', { birth: '1960-03', standing: '县处级副职' }, '2016-01-01', { month: '2020-03' }),
  ],
  'ret-min-years': [
    minimum('E1', '2029-12-31', 15, 180),
    minimum('E2', '2030-01-01', 15.5, 186),
    minimum('E2b', '2039-01-01', 20, 240),
    minimum('X1', '2038-12-31', 19.5, 234),
    minimum('X2', '2045-06-01', 20, 240),
    minimum('X3', '2026-11-23', 15, 180),
    {
      name: 'X4',
      title: '2030年退休，缴费15年5个月',
      facts: { contributionMonths: 185 },
      on: '2030-03-01',
      verdict: 'broken',
      observed: { lackingMonths: 1 },
    },
    {
      name: 'X5',
      title: '2030年退休，缴费15年6个月',
      facts: { contributionMonths: 186 },
      on: '2030-03-01',
      verdict: 'met',
      observed: { lackingMonths: 0 },
    },
    { name: 'X6', title: '2024年还没有施行', facts: {}, on: '2024-12-31', verdict: 'not-applicable' },
  ],
}
