import type { Example } from '../example.ts'

const on = '2026-11-23'

const absent: readonly Example[] = [
  {
    name: 'E1',
    title: '连续旷工16天',
    facts: { consecutiveDays: 16, totalDaysInYear: 16 },
    on,
    verdict: 'broken',
    observed: { dismissal: true, due: '辞退' },
  },
  {
    name: 'E2',
    title: '连续旷工正好15天',
    facts: { consecutiveDays: 15, totalDaysInYear: 15 },
    on,
    verdict: 'met',
    observed: { dismissal: false, alert: true, due: null },
  },
  {
    name: 'E3',
    title: '一年累计31天',
    facts: { consecutiveDays: 5, totalDaysInYear: 31 },
    on,
    verdict: 'broken',
    observed: { dismissal: true },
  },
  {
    name: 'E3b',
    title: '一年累计30天',
    facts: { consecutiveDays: 5, totalDaysInYear: 30 },
    on,
    verdict: 'met',
    observed: { dismissal: false, alert: true },
  },
  {
    name: 'X1',
    title: '连续9天、累计19天，还不提醒',
    facts: { consecutiveDays: 9, totalDaysInYear: 19 },
    on,
    verdict: 'met',
    observed: { alert: false },
  },
  {
    name: 'X2',
    title: '连续10天，提醒',
    facts: { consecutiveDays: 10 },
    on,
    verdict: 'met',
    observed: { alert: true },
  },
  {
    name: 'X3',
    title: '累计20天，提醒',
    facts: { totalDaysInYear: 20 },
    on,
    verdict: 'met',
    observed: { alert: true },
  },
]

const noDismiss: readonly Example[] = [
  {
    name: 'E1',
    title: '正在休产假',
    facts: { maternityLeaveUntil: '2027-01-20' },
    on,
    verdict: 'broken',
    observed: { grounds: ['产假'], until: '2027-01-20', eligibleOn: '2027-01-21' },
  },
  {
    name: 'E2',
    title: '哺乳期已过',
    facts: { childBornOn: '2025-06-01' },
    on,
    verdict: 'met',
    observed: { grounds: [] },
  },
  {
    name: 'E3',
    title: '子女今天满一周岁',
    facts: { childBornOn: '2025-11-23' },
    on,
    verdict: 'met',
    observed: { grounds: [], until: null },
  },
  {
    name: 'X1',
    title: '子女明天满一周岁',
    facts: { childBornOn: '2025-11-24' },
    on,
    verdict: 'broken',
    observed: { grounds: ['哺乳期'], until: '2026-11-23', eligibleOn: '2026-11-24' },
  },
  {
    name: 'X2',
    title: '医疗期最后一天',
    facts: { medicalPeriodUntil: '2026-11-23' },
    on,
    verdict: 'broken',
    observed: { grounds: ['医疗期'], eligibleOn: '2026-11-24' },
  },
  { name: 'X3', title: '医疗期已过一天', facts: { medicalPeriodUntil: '2026-11-22' }, on, verdict: 'met' },
  {
    name: 'X4',
    title: '因公致残没有结束日期',
    facts: { disabledOnDuty: true, medicalPeriodUntil: '2026-12-31' },
    on,
    verdict: 'broken',
    observed: { grounds: ['因公致残丧失工作能力', '医疗期'], until: null, eligibleOn: null },
  },
  { name: 'X5', title: '孕期', facts: { pregnant: true }, on, verdict: 'broken', observed: { grounds: ['孕期'] } },
  {
    name: 'X6',
    title: '2月29日出生的子女，次年2月28日仍在哺乳期',
    facts: { childBornOn: '2024-02-29' },
    on: '2025-02-28',
    verdict: 'broken',
    observed: { until: '2025-02-28', eligibleOn: '2025-03-01' },
  },
  {
    name: 'X7',
    title: '2月29日出生、平年生日定为2月28日的，当天哺乳期已满',
    facts: { childBornOn: '2024-02-29', leapBirthday: '02-28' },
    on: '2025-02-28',
    verdict: 'met',
  },
]

/** Worked cases of dismissal, by rule id. */
export const dismissalExamples: Record<string, readonly Example[]> = {
  'kh-absent': absent,
  'kh-no-dismiss': noDismiss,
}
