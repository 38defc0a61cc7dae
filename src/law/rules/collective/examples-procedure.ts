import type { Example } from '../example.ts'

const on = '2026-11-23'

const frequencyCases: readonly Example[] = [
  {
    name: 'E1',
    title: '1至3月开会1、0、2次，2月缺',
    facts: { year: 2026, meetings: ['2026-01-15', '2026-03-05', '2026-03-20'] },
    on: '2026-04-01',
    verdict: 'broken',
    observed: { without: ['2026-02'] },
  },
  {
    name: 'E2',
    title: '31日开会算当月',
    facts: { year: 2026, meetings: ['2026-01-31'] },
    on: '2026-02-01',
    verdict: 'met',
    observed: { without: [] },
  },
  {
    name: 'X1',
    title: '本月还没有过完',
    facts: { year: 2026, meetings: [] },
    on: '2026-01-31',
    verdict: 'not-applicable',
  },
  {
    name: 'X2',
    title: '1月过完没有开会',
    facts: { year: 2026, meetings: ['2026-02-01'] },
    on: '2026-02-01',
    verdict: 'broken',
    observed: { without: ['2026-01'] },
  },
]

const agendaCases: readonly Example[] = [
  { name: 'E1', title: '书记没有同意', facts: { consented: false, addedInMeeting: false }, on, verdict: 'broken' },
  {
    name: 'E2',
    title: '会上提出，书记同意，写明紧急理由',
    facts: { consented: true, addedInMeeting: true, reason: '防汛抢险须当日安排' },
    on,
    verdict: 'info',
    observed: { warning: true },
  },
  {
    name: 'E2b',
    title: '会上提出，书记同意，没有理由',
    facts: { consented: true, addedInMeeting: true },
    on,
    verdict: 'broken',
  },
  { name: 'X1', title: '书记同意上会', facts: { consented: true, addedInMeeting: false }, on, verdict: 'met' },
  {
    name: 'X2',
    title: '会上提出，本单位允许临时动议',
    facts: { consented: true, addedInMeeting: true, allowAdHoc: true },
    on,
    verdict: 'met',
  },
]

const chairCases: readonly Example[] = [
  {
    name: 'E1',
    title: '甲、乙、丙、主持人',
    facts: { chair: '主持人', present: ['甲', '乙', '丙', '主持人'], order: ['甲', '乙', '丙', '主持人'] },
    on,
    verdict: 'met',
    observed: { place: 'last' },
  },
  {
    name: 'E2',
    title: '主持人先说',
    facts: { chair: '主持人', present: ['甲', '乙', '丙', '主持人'], order: ['主持人', '甲', '乙', '丙'] },
    on,
    verdict: 'broken',
    observed: { place: 'early' },
  },
  {
    name: 'E3',
    title: '主持人说完，迟到的成员才说',
    facts: { chair: '主持人', present: ['甲', '乙', '丙', '主持人'], order: ['甲', '乙', '主持人', '丙'] },
    on,
    verdict: 'broken',
    observed: { place: 'early' },
  },
  {
    name: 'E3b',
    title: '迟到的成员说完，主持人重新最后表态',
    facts: { chair: '主持人', present: ['甲', '乙', '丙', '主持人'], order: ['甲', '乙', '主持人', '丙', '主持人'] },
    on,
    verdict: 'met',
  },
  {
    name: 'X1',
    title: '还有人没有说，主持人已经说了',
    facts: { chair: '主持人', present: ['甲', '乙', '主持人'], order: ['甲', '主持人'] },
    on,
    verdict: 'broken',
    observed: { missing: ['乙'] },
  },
  {
    name: 'X2',
    title: '主持人还没有说',
    facts: { chair: '主持人', present: ['甲', '主持人'], order: ['甲'] },
    on,
    verdict: 'info',
  },
]

const channelCases: readonly Example[] = [
  {
    name: 'E1',
    title: '以会签决定',
    facts: { channel: '会签', reportedNext: false, nextMeetingHeld: false },
    on,
    verdict: 'broken',
  },
  {
    name: 'E2',
    title: '紧急处置，已向下一次会议报告',
    facts: { channel: '紧急处置', reportedNext: true, nextMeetingHeld: true },
    on,
    verdict: 'met',
  },
  {
    name: 'E2b',
    title: '紧急处置，下一次会议开过了没有报告',
    facts: { channel: '紧急处置', reportedNext: false, nextMeetingHeld: true },
    on,
    verdict: 'broken',
  },
  {
    name: 'X1',
    title: '紧急处置，还没有开下一次会',
    facts: { channel: '紧急处置', reportedNext: false, nextMeetingHeld: false },
    on,
    verdict: 'info',
  },
  {
    name: 'X2',
    title: '会议表决',
    facts: { channel: '会议表决', reportedNext: false, nextMeetingHeld: false },
    on,
    verdict: 'met',
  },
]

const minutesCases: readonly Example[] = [
  {
    name: 'E1',
    title: '散会后第6个工作日还没有归档',
    facts: { closedOn: '2026-11-02', changedAfterwards: false },
    on: '2026-11-10',
    verdict: 'broken',
    observed: { dueOn: '2026-11-09' },
  },
  {
    name: 'E2',
    title: '归档后改写',
    facts: { closedOn: '2026-11-02', archivedOn: '2026-11-04', changedAfterwards: true },
    on: '2026-11-20',
    verdict: 'broken',
  },
  {
    name: 'X1',
    title: '第5个工作日当天还没有归档',
    facts: { closedOn: '2026-11-02', changedAfterwards: false },
    on: '2026-11-09',
    verdict: 'info',
    observed: { dueOn: '2026-11-09' },
  },
  {
    name: 'X2',
    title: '第5个工作日归档',
    facts: { closedOn: '2026-11-02', archivedOn: '2026-11-09', changedAfterwards: false },
    on: '2026-11-20',
    verdict: 'met',
  },
  {
    name: 'X3',
    title: '跨到没有放假安排的年份',
    facts: { closedOn: '2026-12-30', changedAfterwards: false },
    on: '2026-12-31',
    verdict: 'info',
    observed: { calendarMissing: 2027 },
  },
]

const reportCases: readonly Example[] = [
  {
    name: 'E1',
    title: '2026年没有报告，年已过完',
    facts: { year: 2026, reports: [] },
    on: '2027-01-01',
    verdict: 'broken',
    observed: { since: '2027-01-01' },
  },
  {
    name: 'E2',
    title: '12月31日报告',
    facts: { year: 2026, reports: ['2026-12-31'] },
    on: '2027-01-05',
    verdict: 'met',
  },
  { name: 'X1', title: '年内还没有报告', facts: { year: 2026, reports: [] }, on: '2026-12-31', verdict: 'info' },
  {
    name: 'X2',
    title: '上一年的报告不算',
    facts: { year: 2026, reports: ['2025-12-31'] },
    on: '2027-01-01',
    verdict: 'broken',
  },
]

const sizeCases: readonly Example[] = [
  { name: 'E1', title: '7人', facts: { members: 7 }, on, verdict: 'met' },
  { name: 'E2', title: '县级部门8人', facts: { members: 8 }, on, verdict: 'broken', observed: { most: 7 } },
  { name: 'X1', title: '2人', facts: { members: 2 }, on, verdict: 'broken' },
  { name: 'X2', title: '3人', facts: { members: 3 }, on, verdict: 'met' },
  { name: 'X3', title: '省级部门9人', facts: { members: 9, isProvincial: true }, on, verdict: 'met' },
]

export const procedureExamples: Record<string, readonly Example[]> = {
  'dz-frequency': frequencyCases,
  'dz-agenda': agendaCases,
  'dz-chair-last': chairCases,
  'dz-no-substitute': channelCases,
  'dz-minutes': minutesCases,
  'dz-report': reportCases,
  'dz-size': sizeCases,
}
