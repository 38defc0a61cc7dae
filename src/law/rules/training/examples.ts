import type { Example } from '../example.ts'
import { keepingExamples } from './examples-records.ts'

const on = '2026-11-23'
const afterwards = '2027-01-01'
const done = (days: number, hours: number, until = '2026-06-30') => [{ until, days, hours }]

type Case = Pick<Example, 'name' | 'title' | 'facts' | 'verdict'> & Partial<Example>
const cases = (...list: Case[]): readonly Example[] => list.map((one) => ({ on, ...one }))

const five = (days: number, hours: number, more: object = {}) => ({
  ...{ asOf: '2026-12-31', records: done(days, hours) },
  ...more,
})
const leader = { level: '乡科级', appointedOn: '2026-03-01' }
const staff = { asked: '岗前培训', year: 2026, joinedOn: '2026-01-10' }

const amounts: Record<string, readonly Example[]> = {
  'px-county-5y': cases(
    { name: 'E1', title: '规划期内累计550学时', facts: five(0, 550), verdict: 'met', observed: { hours: 550 } },
    {
      name: 'E2',
      title: '549.5学时和80天，两个标准都没有达到',
      facts: five(80, 549.5, { asOf: '2027-12-31' }),
      on: '2028-01-01',
      verdict: 'broken',
      observed: { missing: { days: 10, hours: 0.5 } },
    },
    {
      name: 'E3',
      title: '到2026年底累计380学时，按进度应有440学时',
      facts: five(0, 380),
      on: '2026-12-31',
      verdict: 'info',
      observed: { warning: true, pace: { days: 72, hours: 440 } },
    },
    {
      name: 'X1',
      title: '2025年1月1日任职，还剩36个月的量',
      facts: five(0, 330, { since: '2025-01-01' }),
      verdict: 'met',
      observed: { needed: { days: 54, hours: 330 } },
    },
    {
      name: 'X2',
      title: '本单位规定不折算',
      facts: five(0, 330, { since: '2025-01-01', prorateTraining: false }),
      on: '2026-12-31',
      verdict: 'info',
      observed: { needed: { days: 90, hours: 550 } },
    },
    {
      name: 'X3',
      title: '最近五年：五年零一天以前的不计',
      facts: five(0, 0, {
        fiveYearWindow: '最近五年',
        asOf: on,
        records: [...done(0, 500), ...done(0, 50, '2021-11-23')],
      }),
      verdict: 'broken',
      observed: { hours: 500, from: '2021-11-24' },
    },
  ),
  'px-township-1y': cases(
    {
      name: 'E1',
      title: '11天、90学时',
      facts: { year: 2026, records: done(11, 90) },
      verdict: 'met',
    },
    {
      name: 'E2',
      title: '11.5天、89学时',
      facts: { year: 2026, records: done(11.5, 89) },
      on: afterwards,
      verdict: 'broken',
      observed: { missing: { days: 0.5, hours: 1 }, since: afterwards },
    },
    { name: 'E3', title: '12天、60学时', facts: { year: 2026, records: done(12, 60) }, verdict: 'met' },
    {
      name: 'X1',
      title: '年内还差一些，10月1日起提醒',
      facts: { year: 2026, records: done(5, 40) },
      on: '2026-10-01',
      verdict: 'info',
      observed: { warning: true },
    },
    {
      name: 'X2',
      title: '9月30日还不提醒',
      facts: { year: 2026, records: done(5, 40) },
      on: '2026-09-30',
      verdict: 'info',
      observed: { warning: false },
    },
    {
      name: 'X3',
      title: '7月1日任职，要求一半',
      facts: { year: 2026, records: done(6, 0), since: '2026-07-01' },
      verdict: 'met',
      observed: { needed: { days: 6, hours: 45 } },
    },
    {
      name: 'X4',
      title: '次年结束的不计入当年',
      facts: { year: 2026, records: done(12, 90, '2027-01-01') },
      on: '2027-01-02',
      verdict: 'broken',
      observed: { days: 0, hours: 0 },
    },
  ),
  'px-old-2015': cases(
    {
      name: 'E1',
      title: '核对2022年的副科：90学时',
      facts: { level: '其他干部', asOf: '2022-12-31', records: done(0, 90, '2022-05-20') },
      on: '2023-01-01',
      verdict: 'met',
    },
    {
      name: 'E2',
      title: '核对2014年：88学时、12天，按天数达到',
      facts: { level: '其他干部', asOf: '2014-12-31', records: done(12, 88, '2014-05-20') },
      on: '2015-01-01',
      verdict: 'met',
    },
    {
      name: 'X1',
      title: '2014年只有90学时，那时没有按学时的办法',
      facts: { level: '其他干部', asOf: '2014-12-31', records: done(11, 90, '2014-05-20') },
      on: '2015-01-01',
      verdict: 'broken',
      observed: { missing: { days: 1, hours: null } },
    },
    {
      name: 'X2',
      title: '县处级到2020年五年累计550学时',
      facts: { level: '县处级以上', asOf: '2020-12-31', records: done(0, 550, '2019-05-20') },
      on: '2021-01-01',
      verdict: 'met',
    },
    {
      name: 'X3',
      title: '县处级到2020年五年累计549.5学时、89天',
      facts: { level: '县处级以上', asOf: '2020-12-31', records: done(89, 549.5, '2019-05-20') },
      on: '2021-01-01',
      verdict: 'broken',
      observed: { missing: { days: 1, hours: 0.5 } },
    },
  ),
}

const duties: Record<string, readonly Example[]> = {
  'px-network': cases(
    {
      name: 'E1',
      title: '规定50学时，完成50学时',
      facts: { year: 2026, level: '县处级以上', hours: 50, onlineHoursCounty: 50 },
      verdict: 'met',
    },
    {
      name: 'E2',
      title: '规定50学时，完成49.9学时',
      facts: { year: 2026, level: '县处级以上', hours: 49.9, onlineHoursCounty: 50 },
      on: afterwards,
      verdict: 'broken',
      observed: { missing: 0.1 },
    },
    {
      name: 'E3',
      title: '当年没有设定',
      facts: { year: 2026, level: '其他', hours: 30 },
      verdict: 'info',
      observed: { isUnset: true },
    },
    {
      name: 'X1',
      title: '12月31日还可以学',
      facts: { year: 2026, level: '其他', hours: 29, onlineHoursOthers: 30 },
      on: '2026-12-31',
      verdict: 'info',
    },
  ),
  'px-conversion': cases(
    {
      name: 'E1',
      title: '2天、16学时的一门课',
      facts: { records: [{ days: 2, hours: 16 }] },
      verdict: 'info',
      observed: { days: 2, hours: 16 },
    },
    {
      name: 'E2',
      title: '11天，按每天8学时折合88学时，两个标准都没有达到',
      facts: { records: [{ days: 11 }] },
      verdict: 'info',
      observed: { days: 11, hours: 0, worth: 88, reachesYear: false },
    },
    {
      name: 'X1',
      title: '12天折合96学时，只按天数达到',
      facts: { records: [{ days: 12 }] },
      verdict: 'info',
      observed: { worth: 96, hours: 0, reachesYear: true },
    },
  ),
  'px-leave-1-7': cases(
    {
      name: 'E1',
      title: '70学时请假10学时，恰好七分之一',
      facts: { totalHours: 70, absentHours: 10 },
      verdict: 'met',
      observed: { most: 10 },
    },
    { name: 'E2', title: '请假10.5学时', facts: { totalHours: 70, absentHours: 10.5 }, verdict: 'broken' },
    {
      name: 'X1',
      title: '请假比总学时多',
      facts: { totalHours: 10, absentHours: 10.5 },
      verdict: 'broken',
      observed: { inconsistent: true },
    },
  ),
  'px-social': cases(
    {
      name: 'E1',
      title: '个人报读的课程用公款',
      facts: { paidBy: '公款', startedOn: '2026-05-11' },
      verdict: 'broken',
    },
    {
      name: 'E2',
      title: '组织部门选派',
      facts: { paidBy: '公款', startedOn: '2026-05-11', assignedOn: '2026-05-08' },
      verdict: 'met',
    },
    {
      name: 'E3',
      title: '开班以后才批准为组织选派',
      facts: { paidBy: '公款', startedOn: '2026-05-11', assignedOn: '2026-05-12' },
      verdict: 'broken',
    },
    {
      name: 'X1',
      title: '开班当天批准',
      facts: { paidBy: '公款', startedOn: '2026-05-11', assignedOn: '2026-05-11' },
      verdict: 'broken',
    },
    { name: 'X2', title: '费用自理', facts: { paidBy: '本人', startedOn: '2026-05-11' }, verdict: 'met' },
  ),
}

const newcomers: Record<string, readonly Example[]> = {
  'px-initial': cases(
    {
      name: 'E1',
      title: '2026年7月1日录用，次年6月30日满12天',
      facts: { hiredOn: '2026-07-01', records: done(12, 0, '2027-06-30') },
      on: '2027-07-01',
      verdict: 'met',
    },
    {
      name: 'E2',
      title: '只有11天',
      facts: { hiredOn: '2026-07-01', records: done(11, 0, '2027-06-30') },
      on: '2027-07-01',
      verdict: 'broken',
      observed: { dueOn: '2027-06-30', since: '2027-07-01' },
    },
    {
      name: 'X1',
      title: '试用期满后才补的不算',
      facts: { hiredOn: '2026-07-01', records: done(12, 0, '2027-07-01') },
      on: '2027-07-02',
      verdict: 'broken',
    },
  ),
  'px-appoint': cases(
    {
      name: 'E1',
      title: '副科2026年3月1日任职，次年3月1日满15天',
      facts: { ...leader, records: done(15, 0, '2027-03-01') },
      on: '2027-03-02',
      verdict: 'met',
    },
    {
      name: 'E2',
      title: '副科只有14天',
      facts: { ...leader, records: done(14, 0, '2027-03-01') },
      on: '2027-03-02',
      verdict: 'broken',
      observed: { missing: { days: 1, hours: null } },
    },
    {
      name: 'X1',
      title: '副处29天',
      facts: { level: '县处级副职以上', appointedOn: '2026-03-01', records: done(29, 0, '2027-03-01') },
      on: '2027-03-02',
      verdict: 'broken',
    },
    {
      name: 'X3',
      title: '副处30天',
      facts: { level: '县处级副职以上', appointedOn: '2026-03-01', records: done(30, 0, '2027-03-01') },
      on: '2027-03-02',
      verdict: 'met',
    },
    {
      name: 'X2',
      title: '任职以前参加的计入',
      facts: { ...leader, records: done(15, 0, '2025-10-30') },
      verdict: 'met',
    },
  ),
  'px-institution': cases(
    {
      name: 'E1',
      title: '2026年1月10日聘用，一般7月10日前，最迟次年1月10日',
      facts: { ...staff, records: [] },
      on: '2026-07-10',
      verdict: 'info',
      observed: { targetOn: '2026-07-10', dueOn: '2027-01-10', warning: false },
    },
    {
      name: 'E2',
      title: '39学时、5天，按天数达到',
      facts: { ...staff, records: done(5, 39) },
      verdict: 'met',
    },
    {
      name: 'X1',
      title: '过了六个月',
      facts: { ...staff, records: [] },
      on: '2026-07-11',
      verdict: 'info',
      observed: { warning: true },
    },
    { name: 'X2', title: '过了十二个月', facts: { ...staff, records: [] }, on: '2027-01-11', verdict: 'broken' },
    {
      name: 'X3',
      title: '年度89学时、11天',
      facts: { asked: '年度培训', year: 2026, records: done(11, 89) },
      on: afterwards,
      verdict: 'broken',
    },
  ),
}

export const trainingExamples = { ...amounts, ...duties, ...newcomers, ...keepingExamples }
