import type { ChapterRules, Example } from '../example.ts'

const aged = (name: string, title: string, birth: string, on: string, age: number): Example => ({
  name,
  title,
  facts: { birth },
  on,
  verdict: 'info',
  observed: { age },
})

const member = { partyJoined: '2022-06-30', partyRegular: '2023-06-30' }

const party = (name: string, title: string, on: string, observed: Record<string, unknown>): Example => ({
  name,
  title,
  facts: member,
  on,
  verdict: 'info',
  observed,
})

const worked = (
  name: string,
  title: string,
  facts: Record<string, unknown>,
  on: string,
  observed: Record<string, unknown>,
): Example => ({ name, title, facts: { workStarted: '1996-07-15', ...facts }, on, verdict: 'info', observed })

const dismissed = { dismissedOn: '2010-03-01', rehiredOn: '2012-05-10' }

export const ageExamples: ChapterRules['examples'] = {
  'age-exact': [
    aged('E1', '生日前一天', '1975-08-20', '2026-08-19', 50),
    aged('E2', '生日当天', '1975-08-20', '2026-08-20', 51),
    aged('E3', '2月29日出生，平年2月28日', '2000-02-29', '2018-02-28', 17),
    aged('X1', '2月29日出生，平年3月1日', '2000-02-29', '2018-03-01', 18),
    {
      name: 'X2',
      title: '单位定为2月28日的',
      facts: { birth: '2000-02-29', leapBirthday: '02-28' },
      on: '2018-02-28',
      verdict: 'info',
      observed: { age: 18, nextBirthday: '2019-02-28' },
    },
    aged('X3', '闰年在2月29日满岁', '2000-02-29', '2020-02-28', 19),
    aged('X4', '闰年2月29日当天', '2000-02-29', '2020-02-29', 20),
    aged('X5', '出生当天', '1975-08-20', '1975-08-20', 0),
    { name: 'X6', title: '还没有出生', facts: { birth: '1975-08-20' }, on: '1975-08-19', verdict: 'not-applicable' },
  ],
  'age-month': [
    aged('E1', '出生月份的前一个月', '1975-08', '2026-07-31', 50),
    aged('E2', '到出生月份即满', '1975-08', '2026-08-01', 51),
    {
      name: 'E2b',
      title: '到出生月份、未到生日，与按日计算不同',
      facts: { birth: '1975-08-20' },
      on: '2026-08-19',
      verdict: 'info',
      observed: { age: 51, basis: '按月', exactAge: 50 },
    },
    {
      name: 'X1',
      title: '过了生日，两种算法相同',
      facts: { birth: '1975-08-20' },
      on: '2026-08-20',
      verdict: 'info',
      observed: { age: 51, exactAge: 51 },
    },
    { name: 'X2', title: '早于出生月份', facts: { birth: '1975-08' }, on: '1975-07-31', verdict: 'not-applicable' },
  ],
  'age-party': [
    party('E1', '党龄从转正之日算起', '2026-11-23', { countedFrom: '2023-06-30', years: 3 }),
    party('E2', '转正三年的前一天', '2026-06-29', { years: 2, nextYearOn: '2026-06-30' }),
    party('E2b', '转正满三年当天', '2026-06-30', { years: 3 }),
    party('X1', '还在预备期', '2023-06-29', { countedFrom: null, years: 0 }),
    party('X2', '转正当天', '2023-06-30', { countedFrom: '2023-06-30', years: 0, nextYearOn: '2024-06-30' }),
    {
      name: 'X3',
      title: '没有转正',
      facts: { partyJoined: '2026-03' },
      on: '2026-11-23',
      verdict: 'info',
      observed: { countedFrom: null, years: 0 },
    },
    {
      name: 'X4',
      title: '转正早于入党，日期有误',
      facts: { partyJoined: '2023-06', partyRegular: '2022-06' },
      on: '2026-11-23',
      verdict: 'not-applicable',
    },
    {
      name: 'X5',
      title: '只有年月的从当月1日算',
      facts: { partyJoined: '2002-06', partyRegular: '2003-06' },
      on: '2026-06-01',
      verdict: 'info',
      observed: { years: 23, countedFrom: '2003-06' },
    },
  ],
  'age-work': [
    worked('E1', '满30年的前一天', {}, '2026-07-14', { years: 29, nextYearOn: '2026-07-15' }),
    worked('E1b', '满30年当天', {}, '2026-07-15', { years: 30, leftMonths: 0 }),
    worked('E2', '29年7个月，退休金按30年', { pension: true }, '2026-02-15', { leftMonths: 7, pensionYears: 30 }),
    worked('E2b', '29年6个月，退休金按29年半', { pension: true }, '2026-01-15', { leftMonths: 6, pensionYears: 29.5 }),
    worked('X1', '差一天满29年7个月', { pension: true }, '2026-02-14', { leftMonths: 6, pensionYears: 29.5 }),
    worked('X2', '29年1个月，按29年半', { pension: true }, '2025-08-15', { leftMonths: 1, pensionYears: 29.5 }),
    worked('X3', '正好29年', { pension: true }, '2025-07-15', { leftMonths: 0, pensionYears: 29 }),
    worked('X4', '开除后从重新参加工作起算', dismissed, '2026-05-09', { years: 13, countedFrom: '2012-05-10' }),
    worked('X5', '开除后满14年当天', dismissed, '2026-05-10', { years: 14, nextYearOn: '2027-05-10' }),
    worked('X6', '开除后还没有重新参加工作', { dismissedOn: '2010-03-01' }, '2011-01-01', {
      years: 0,
      countedFrom: null,
    }),
    worked('X7', '开除以前的判断日不受影响', dismissed, '2010-02-28', { years: 13, leftMonths: 7 }),
    worked('X8', '情节较轻经批准合并：13年7个月加14年', { ...dismissed, earlierServiceApproved: true }, '2026-05-10', {
      years: 27,
      leftMonths: 7,
      countedFrom: '1996-07-15',
      nextYearOn: '2026-10-10',
    }),
    {
      name: 'X9',
      title: '重新参加工作早于开除，日期有误',
      facts: { workStarted: '1996-07-15', dismissedOn: '2010-03-01', rehiredOn: '2009-01-01' },
      on: '2026-05-10',
      verdict: 'not-applicable',
    },
    {
      name: 'X10',
      title: '还没有参加工作',
      facts: { workStarted: '1996-07-15' },
      on: '1996-07-14',
      verdict: 'not-applicable',
    },
  ],
}
