import type { Example } from '../example.ts'

const on = '2026-11-23'
const year = 2026
const branch = { kind: '支部', members: 12, formalMembers: 11, committeeMembers: 3 }
const small = { kind: '基层委员会', members: 99, formalMembers: 97, committeeMembers: 7, electedOn: '2023-10-20' }
const approved = { approvalNumber: '云机工〔2026〕5号', approvedOn: '2026-03-01', approvedUntil: '2027-02-28' }
const meeting = { year, heldOn: '2026-11-20', members: 9 }
const absent = (name: string, hasText: boolean) => ({ name, hasText })
const pairs = [
  { one: '甲', other: '乙' },
  { one: '甲', other: '丙' },
  { one: '乙', other: '丙' },
  { one: '甲', other: '丁' },
]
const talks = pairs.slice(0, 3).map((pair) => ({ ...pair, on: '2026-06-01' }))

type Case = Pick<Example, 'name' | 'title' | 'facts' | 'verdict'> & Partial<Example>
const cases = (...list: Case[]): readonly Example[] => list.map((one) => ({ on, ...one }))

export const organisationExamples: Record<string, readonly Example[]> = {
  'zb-talk': cases(
    {
      name: 'E1',
      title: '应当谈四对，差一对',
      facts: { year, pairs, talks },
      on: '2027-01-01',
      verdict: 'broken',
      observed: { required: 4, missing: ['丁与甲'] },
    },
    {
      name: 'E2',
      title: '12月31日谈的算当年',
      facts: { year, pairs, talks: [...talks, { one: '丁', other: '甲', on: '2026-12-31' }] },
      on: '2027-01-01',
      verdict: 'met',
    },
    { name: 'X1', title: '年内还差一对', facts: { year, pairs, talks }, verdict: 'info' },
    {
      name: 'X2',
      title: '没有列出应当谈的人',
      facts: { year, pairs: [], talks },
      verdict: 'info',
      observed: { isUnset: true },
    },
  ),
  'zb-setup': cases(
    {
      name: 'E1',
      title: '支部2023年10月20日选举，2026年10月20日届满',
      facts: { ...branch, electedOn: '2023-10-20' },
      on: '2026-10-20',
      verdict: 'info',
      observed: { termEnds: '2026-10-20' },
    },
    {
      name: 'E2',
      title: '正式党员7人没有委员会',
      facts: { ...branch, formalMembers: 7, committeeMembers: 0 },
      verdict: 'broken',
      observed: { needsCommittee: true },
    },
    {
      name: 'X1',
      title: '正式党员6人，只设书记',
      facts: { ...branch, formalMembers: 6, committeeMembers: 0, electedOn: '2025-10-20' },
      verdict: 'met',
      observed: { needsCommittee: false },
    },
    {
      name: 'X2',
      title: '届满次日还没有换届',
      facts: { ...branch, electedOn: '2023-10-20' },
      on: '2026-10-21',
      verdict: 'broken',
    },
    {
      name: 'X3',
      title: '届满前四个月起提醒',
      facts: { ...branch, electedOn: '2023-10-20' },
      on: '2026-06-20',
      verdict: 'info',
    },
    {
      name: 'X4',
      title: '届满前四个月零一天',
      facts: { ...branch, electedOn: '2023-10-20' },
      on: '2026-06-19',
      verdict: 'met',
    },
    {
      name: 'X5',
      title: '正式党员2人',
      facts: { ...branch, formalMembers: 2, committeeMembers: 0 },
      verdict: 'broken',
    },
    {
      name: 'X9',
      title: '支部50人',
      facts: { ...branch, members: 50, formalMembers: 50, electedOn: '2025-10-20' },
      verdict: 'met',
    },
    { name: 'X6', title: '支部51人', facts: { ...branch, members: 51, formalMembers: 50 }, verdict: 'broken' },
    {
      name: 'X7',
      title: '100人设总支',
      facts: { kind: '总支', members: 100, formalMembers: 98, committeeMembers: 7 },
      verdict: 'broken',
    },
    {
      name: 'X8',
      title: '基层委员会任期五年',
      facts: { kind: '基层委员会', members: 100, formalMembers: 98, committeeMembers: 7, electedOn: '2023-10-20' },
      verdict: 'met',
      observed: { termEnds: '2028-10-20' },
    },
    { name: 'S1', title: '基层委员会99人，没有批准', facts: { ...small, electedOn: '2023-10-20' }, verdict: 'broken' },
    {
      name: 'S2',
      title: '批准的前一天还不算',
      facts: { ...small, ...approved },
      on: '2026-02-28',
      verdict: 'broken',
    },
    {
      name: 'S3',
      title: '批准当天起算经批准',
      facts: { ...small, ...approved },
      on: '2026-03-01',
      verdict: 'info',
      observed: { isApproved: true },
    },
    {
      name: 'S4',
      title: '批准的最后一天，提醒重新报批',
      facts: { ...small, ...approved },
      on: '2027-02-28',
      verdict: 'info',
      observed: { isApproved: true, warning: true },
    },
    {
      name: 'S5',
      title: '批准过期次日又要报批',
      facts: { ...small, ...approved },
      on: '2027-03-01',
      verdict: 'broken',
    },
    {
      name: 'S6',
      title: '支部51人，经批准',
      facts: { ...branch, ...approved, members: 51, formalMembers: 50, electedOn: '2025-10-20' },
      verdict: 'info',
      observed: { isApproved: true },
    },
    {
      name: 'S7',
      title: '总支49人，没有批准',
      facts: { kind: '总支', members: 49, formalMembers: 48, committeeMembers: 5, electedOn: '2025-10-20' },
      verdict: 'broken',
    },
    {
      name: 'S8',
      title: '总支50人，不用批准',
      facts: { kind: '总支', members: 50, formalMembers: 48, committeeMembers: 5, electedOn: '2025-10-20' },
      verdict: 'met',
    },
    {
      name: 'S9',
      title: '正式党员2人，批准也不能代替联合支部',
      facts: { ...branch, ...approved, formalMembers: 2, committeeMembers: 0 },
      verdict: 'broken',
    },
    {
      name: 'S10',
      title: '经批准的，任期届满照样要换届',
      facts: { ...small, ...approved, electedOn: '2021-10-20' },
      verdict: 'broken',
      observed: { since: '2026-10-20' },
    },
  ),
  'zb-election': cases(
    {
      name: 'E1',
      title: '应到20人，到会16人',
      facts: { due: 20, present: 16 },
      verdict: 'met',
      observed: { needed: 16 },
    },
    { name: 'E2', title: '应到20人，到会15人', facts: { due: 20, present: 15 }, verdict: 'broken' },
    { name: 'X1', title: '按应到会，10票没有当选', facts: { due: 20, present: 16, votes: 10 }, verdict: 'broken' },
    {
      name: 'X2',
      title: '按实到会，9票当选',
      facts: { due: 20, present: 16, votes: 9, electionBase: '实到会' },
      verdict: 'met',
      observed: { majority: 9 },
    },
    { name: 'X3', title: '按应到会，11票当选', facts: { due: 20, present: 16, votes: 11 }, verdict: 'met' },
  ),
  'zb-exempt-count': cases(
    {
      name: 'E1',
      title: '20人，1人被留置',
      facts: { due: 20, absences: [{ name: '甲', reason: '被留置或者羁押' }] },
      verdict: 'info',
      observed: { base: 19 },
    },
    {
      name: 'E2',
      title: '出差五天照常计入',
      facts: { due: 20, absences: [{ name: '甲', reason: '短期出差' }] },
      verdict: 'info',
      observed: { base: 20 },
    },
  ),
  'zb-dues': cases(
    {
      name: 'E1',
      title: '党费交到1月，7月里提醒，8月1日满六个月',
      facts: { lastDues: '2026-01' },
      on: '2026-07-31',
      verdict: 'info',
      observed: { months: 5, fullOn: '2026-08-01' },
    },
    {
      name: 'E2',
      title: '2月至7月六个月没有交',
      facts: { lastDues: '2026-01' },
      on: '2026-08-01',
      verdict: 'broken',
      observed: { months: 6 },
    },
    { name: 'X1', title: '三个月起提醒', facts: { lastDues: '2026-01' }, on: '2026-05-01', verdict: 'info' },
    { name: 'X2', title: '两个月还不提醒', facts: { lastDues: '2026-01' }, on: '2026-04-30', verdict: 'met' },
    {
      name: 'X3',
      title: '写明了理由',
      facts: { lastDues: '2026-01', hasReason: true },
      on: '2026-08-01',
      verdict: 'info',
    },
    { name: 'X4', title: '什么都没有登记', facts: {}, verdict: 'info', observed: { isUnset: true } },
  ),
  'mz-yearly': cases(
    {
      name: 'E1',
      title: '班子9人，到会6人',
      facts: { ...meeting, present: 6 },
      verdict: 'met',
      observed: { needed: 6 },
    },
    { name: 'E2', title: '班子9人，到会5人', facts: { ...meeting, present: 5 }, verdict: 'broken' },
    {
      name: 'E3',
      title: '班子7人，须到会5人',
      facts: { ...meeting, members: 7, present: 5 },
      verdict: 'met',
      observed: { needed: 5 },
    },
    {
      name: 'X1',
      title: '班子7人，到会4人',
      facts: { ...meeting, members: 7, present: 4 },
      verdict: 'broken',
      observed: { needed: 5 },
    },
    {
      name: 'X2',
      title: '次年1月召开没有上级同意',
      facts: { ...meeting, heldOn: '2027-01-10', present: 9 },
      on: '2027-01-10',
      verdict: 'broken',
    },
    {
      name: 'X3',
      title: '次年1月召开，上级同意',
      facts: { ...meeting, heldOn: '2027-01-10', present: 9, isApproved: true },
      on: '2027-01-10',
      verdict: 'met',
    },
    {
      name: 'X4',
      title: '9月召开，须上级同意',
      facts: { ...meeting, heldOn: '2026-09-30', present: 9 },
      verdict: 'info',
    },
    { name: 'X5', title: '上一年没有召开', facts: { year: 2025, members: 9 }, verdict: 'broken' },
  ),
  'mz-report': cases(
    {
      name: 'E1',
      title: '12月20日开会，1月4日到期',
      facts: { heldOn: '2026-12-20' },
      on: '2026-12-21',
      verdict: 'info',
      observed: { dueOn: '2027-01-04' },
    },
    {
      name: 'E2',
      title: '1月4日报送',
      facts: { heldOn: '2026-12-20', reportedOn: '2027-01-04' },
      on: '2027-01-04',
      verdict: 'met',
    },
    {
      name: 'X1',
      title: '1月5日报送',
      facts: { heldOn: '2026-12-20', reportedOn: '2027-01-05' },
      on: '2027-01-05',
      verdict: 'broken',
      observed: { since: '2027-01-05' },
    },
  ),
  'mz-absent': cases(
    { name: 'E1', title: '缺席，已交书面发言', facts: { members: 9, absent: [absent('甲', true)] }, verdict: 'met' },
    {
      name: 'E2',
      title: '缺席，没有书面发言',
      facts: { members: 9, absent: [absent('甲', false)] },
      verdict: 'broken',
      observed: { todos: 1 },
    },
    {
      name: 'E3',
      title: '正好三分之一缺席',
      facts: { members: 9, absent: [absent('甲', false), absent('乙', false), absent('丙', false)] },
      verdict: 'broken',
      observed: { isValid: true, todos: 3 },
    },
    {
      name: 'X1',
      title: '超过三分之一缺席',
      facts: { members: 9, absent: ['甲', '乙', '丙', '丁'].map((name) => absent(name, true)) },
      verdict: 'met',
      observed: { isValid: false },
    },
  ),
  'zxz-attendance': cases(
    { name: 'E1', title: '10人到9人', facts: { due: 10, present: 9 }, verdict: 'met', observed: { toMakeUp: 1 } },
    { name: 'E2', title: '9人到8人', facts: { due: 9, present: 8 }, verdict: 'broken' },
    {
      name: 'X1',
      title: '出勤率没有规定',
      facts: { due: 9, present: 1, studyAttendancePercent: 0 },
      verdict: 'info',
      observed: { isUnset: true },
    },
  ),
}
