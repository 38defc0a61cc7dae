import type { Example } from '../example.ts'

const on = '2026-12-31'

const recruit = { year: 2026, hiredOn: '2026-07-01' }
const endsIn = (probationEndsOn: string) => ({ year: 2026, hiredOn: '2025-12-01', probationEndsOn })

const probation: readonly Example[] = [
  {
    name: 'E1',
    title: '2026-07-01录用，2026年度只写评语',
    facts: recruit,
    on,
    verdict: 'info',
    observed: { gradeAllowed: false, probationUntil: '2027-07-01', eligibleOn: '2027-07-02' },
  },
  {
    name: 'E2',
    title: '2026-11-30试用期满，12月考核',
    facts: { ...endsIn('2026-11-30'), assessedOn: '2026-12-15', grade: '称职' },
    on,
    verdict: 'met',
    observed: { gradeAllowed: true, eligibleOn: '2026-12-01' },
  },
  {
    name: 'X1',
    title: '试用期内定了称职',
    facts: { ...recruit, assessedOn: '2026-12-20', grade: '称职' },
    on,
    verdict: 'broken',
    observed: { gradeAllowed: false, since: '2026-12-20' },
  },
  {
    name: 'X2',
    title: '试用期满当天考核，仍不确定等次',
    facts: { ...endsIn('2026-12-15'), assessedOn: '2026-12-15', grade: '不确定等次' },
    on,
    verdict: 'met',
    observed: { gradeAllowed: false },
  },
  {
    name: 'X3',
    title: '试用期满次日考核，可以确定等次',
    facts: { ...endsIn('2026-12-15'), assessedOn: '2026-12-16', grade: '优秀' },
    on,
    verdict: 'met',
    observed: { gradeAllowed: true },
  },
  { name: 'X4', title: '第二年1月才录用', facts: { year: 2026, hiredOn: '2027-01-05' }, on, verdict: 'not-applicable' },
  {
    name: 'X5',
    title: '2019年度不适用',
    facts: { year: 2019, hiredOn: '2019-07-01' },
    on: '2021-01-10',
    verdict: 'not-applicable',
  },
]

const longLeave: readonly Example[] = [
  {
    name: 'E1',
    title: '病假183天',
    facts: { year: 2026, sickDays: 183 },
    on,
    verdict: 'info',
    observed: { countedDays: 183, limit: 182, gradeAllowed: false },
  },
  {
    name: 'E2',
    title: '病假182天，定为称职',
    facts: { year: 2026, sickDays: 182, grade: '称职' },
    on,
    verdict: 'met',
    observed: { countedDays: 182, gradeAllowed: true },
  },
  {
    name: 'E3',
    title: '病假150天、事假40天',
    facts: { year: 2026, sickDays: 150, personalDays: 40 },
    on,
    verdict: 'info',
    observed: { countedDays: 190, gradeAllowed: false },
  },
  {
    name: 'E4',
    title: '产假158天不计',
    facts: { year: 2026, maternityDays: 158, grade: '称职' },
    on,
    verdict: 'met',
    observed: { countedDays: 0, uncountedDays: 158, gradeAllowed: true },
  },
  {
    name: 'X1',
    title: '病假183天却定为称职',
    facts: { year: 2026, sickDays: 183, grade: '称职' },
    on,
    verdict: 'broken',
  },
  {
    name: 'X2',
    title: '病假183天，不确定等次',
    facts: { year: 2026, sickDays: 183, grade: '不确定等次' },
    on,
    verdict: 'met',
  },
  {
    name: 'X3',
    title: '本地按125个工作日',
    facts: { year: 2026, sickDays: 100, personalDays: 26, longLeaveDays: 125 },
    on,
    verdict: 'info',
    observed: { countedDays: 126, limit: 125, gradeAllowed: false },
  },
]

const transfer: readonly Example[] = [
  {
    name: 'E1',
    title: '2026-10-08转任',
    facts: { year: 2026, kind: '转任', startedOn: '2026-10-08' },
    on,
    verdict: 'info',
    observed: { by: '现工作单位' },
  },
  {
    name: 'E2',
    title: '2026-07-01起挂职，满半年',
    facts: { year: 2026, kind: '挂职', startedOn: '2026-07-01' },
    on,
    verdict: 'info',
    observed: { by: '挂职单位', monthsAway: 6 },
  },
  {
    name: 'E2b',
    title: '2026-08-01起挂职，不到半年',
    facts: { year: 2026, kind: '挂职', startedOn: '2026-08-01' },
    on,
    verdict: 'info',
    observed: { by: '派出单位', monthsAway: 5 },
  },
  {
    name: 'X1',
    title: '2026-07-02起挂职，差一天',
    facts: { year: 2026, kind: '挂职', startedOn: '2026-07-02' },
    on,
    verdict: 'info',
    observed: { by: '派出单位', monthsAway: 5 },
  },
  {
    name: 'X2',
    title: '上年开始的援派到6月底结束',
    facts: { year: 2026, kind: '援派', startedOn: '2025-03', endedOn: '2026-06' },
    on,
    verdict: 'info',
    observed: { by: '援派单位', monthsAway: 6, from: '2026-01-01', to: '2026-06-30' },
  },
  {
    name: 'X3',
    title: '上年开始的援派6月29日结束',
    facts: { year: 2026, kind: '援派', startedOn: '2025-03', endedOn: '2026-06-29' },
    on,
    verdict: 'info',
    observed: { by: '派出单位', monthsAway: 5 },
  },
  {
    name: 'X4',
    title: '全年在外学习培训',
    facts: { year: 2026, kind: '学习培训', startedOn: '2026-01-05' },
    on,
    verdict: 'info',
    observed: { by: '派出单位' },
  },
  {
    name: 'X5',
    title: '第二年才转任',
    facts: { year: 2026, kind: '转任', startedOn: '2027-01-01' },
    on: '2027-01-10',
    verdict: 'not-applicable',
  },
  {
    name: 'X6',
    title: '上年已经结束的挂职',
    facts: { year: 2026, kind: '挂职', startedOn: '2024-07', endedOn: '2025-12' },
    on,
    verdict: 'not-applicable',
  },
]

const opened = { year: 2026, openedOn: '2026-10-20' }

const underInquiry: readonly Example[] = [
  {
    name: 'E1',
    title: '12月31日没有结案',
    facts: opened,
    on,
    verdict: 'info',
    observed: { effect: '暂不确定等次', gradeAllowed: false },
  },
  {
    name: 'E2',
    title: '2027年3月结案，受警告，补定等次',
    facts: { ...opened, closedOn: '2027-03', outcome: '警告' },
    on: '2027-04-10',
    verdict: 'info',
    observed: { effect: '补定等次，不得评为优秀', gradeAllowed: true, due: '补定等次', closedOn: '2027-03-31' },
  },
  {
    name: 'E2b',
    title: '2027年3月结案，受警告，补定为优秀',
    facts: { ...opened, closedOn: '2027-03', outcome: '警告', grade: '优秀' },
    on: '2027-04-10',
    verdict: 'broken',
  },
  {
    name: 'E2c',
    title: '2027年3月结案，受记过，不确定等次',
    facts: { ...opened, closedOn: '2027-03', outcome: '记过' },
    on: '2027-04-10',
    verdict: 'info',
    observed: { effect: '不确定等次', gradeAllowed: false },
  },
  {
    name: 'X1',
    title: '没有结案却定了称职',
    facts: { ...opened, grade: '称职' },
    on,
    verdict: 'broken',
    observed: { since: '2026-12-31' },
  },
  {
    name: 'X2',
    title: '没有处分，补定优秀',
    facts: { ...opened, closedOn: '2027-03-15', outcome: '不予处分', grade: '优秀' },
    on: '2027-03-15',
    verdict: 'met',
    observed: { effect: '补定等次', due: null },
  },
  {
    name: 'X3',
    title: '结案前一天仍暂不确定',
    facts: { ...opened, closedOn: '2027-03-15', outcome: '不予处分' },
    on: '2027-03-14',
    verdict: 'info',
    observed: { effect: '暂不确定等次' },
  },
  {
    name: 'X4',
    title: '考核前已经结案',
    facts: { ...opened, closedOn: '2026-12-31', outcome: '警告' },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'X5',
    title: '受记过却补定称职',
    facts: { ...opened, closedOn: '2027-03-15', outcome: '记过', grade: '称职' },
    on: '2027-04-10',
    verdict: 'broken',
  },
  {
    name: 'X6',
    title: '第二年1月考核时刚立案',
    facts: { year: 2026, openedOn: '2027-01-08', assessedOn: '2027-01-10', grade: '不确定等次' },
    on: '2027-01-10',
    verdict: 'met',
    observed: { effect: '暂不确定等次' },
  },
  {
    name: 'X7',
    title: '第二年1月才立案',
    facts: { year: 2026, openedOn: '2027-01-01' },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'X8',
    title: '结案后没有记录处理结果',
    facts: { ...opened, closedOn: '2027-03-15' },
    on: '2027-04-10',
    verdict: 'info',
    observed: { effect: '待填写处理结果' },
  },
  {
    name: 'X9',
    title: '只受诫勉，不算处分',
    facts: { ...opened, closedOn: '2027-03-15', outcome: '诫勉', grade: '称职' },
    on: '2027-04-10',
    verdict: 'met',
  },
]

/** Worked cases of years that go without a grade, by rule id. */
export const ungradedExamples: Record<string, readonly Example[]> = {
  'kh-probation': probation,
  'kh-long-leave': longLeave,
  'kh-transfer': transfer,
  'kh-under-inquiry': underInquiry,
}
