import type { Example } from '../example.ts'

const clerkApplied = { appliedOn: '2026-03-01' }
const headApplied = { appliedOn: '2026-03-01', leadingMember: true }

const resign: readonly Example[] = [
  {
    name: 'E1',
    title: '科员申请辞去公职，30日',
    facts: clerkApplied,
    on: '2026-03-31',
    verdict: 'met',
    observed: { dueOn: '2026-03-31', days: 30 },
  },
  {
    name: 'E2',
    title: '副局长申请辞去公职，90日',
    facts: headApplied,
    on: '2026-05-30',
    verdict: 'met',
    observed: { dueOn: '2026-05-30', days: 90 },
  },
  {
    name: 'X1',
    title: '科员的申请第31日还没有审批',
    facts: clerkApplied,
    on: '2026-04-01',
    verdict: 'broken',
    observed: { dueOn: '2026-03-31', since: '2026-04-01' },
  },
  {
    name: 'X2',
    title: '副局长的申请第91日还没有审批',
    facts: headApplied,
    on: '2026-05-31',
    verdict: 'broken',
    observed: { since: '2026-05-31' },
  },
  {
    name: 'X3',
    title: '正在接受审查调查的不得辞去公职',
    facts: { ...clerkApplied, obstacles: ['正在接受审计、审查调查或者司法程序未终结'] },
    on: '2026-03-02',
    verdict: 'broken',
    observed: { dueOn: '2026-03-31', obstacles: ['正在接受审计、审查调查或者司法程序未终结'] },
  },
  { name: 'X4', title: '还没有申请', facts: clerkApplied, on: '2026-02-28', verdict: 'not-applicable' },
]

const deputy = { leftOn: '2024-06-01', level: '县处级副职' }
const clerkLeft = { leftOn: '2024-11-30' }

const cooling: readonly Example[] = [
  {
    name: 'E1',
    title: '县处级副职退休后三年的最后一天',
    facts: deputy,
    on: '2027-06-01',
    verdict: 'broken',
    observed: { until: '2027-06-01', years: 3 },
  },
  {
    name: 'E2',
    title: '科员离职满两年的第二天',
    facts: clerkLeft,
    on: '2026-12-01',
    verdict: 'met',
    observed: { until: '2026-11-30', freeOn: '2026-12-01', years: 2 },
  },
  { name: 'X1', title: '县处级副职三年后的第二天', facts: deputy, on: '2027-06-02', verdict: 'met' },
  { name: 'X2', title: '科员离职满两年当天', facts: clerkLeft, on: '2026-11-30', verdict: 'broken' },
  {
    name: 'X3',
    title: '县局副局长是领导成员，三年',
    facts: { leftOn: '2024-06-01', level: '乡科级副职', leadingMember: true },
    on: '2026-06-02',
    verdict: 'broken',
    observed: { until: '2027-06-01', years: 3 },
  },
  {
    name: 'X4',
    title: '乡科级正职不是领导成员，两年',
    facts: { leftOn: '2024-06-01', level: '乡科级正职' },
    on: '2026-06-02',
    verdict: 'met',
    observed: { until: '2026-06-01', years: 2 },
  },
  {
    name: 'X5',
    title: '与原工作业务不相关',
    facts: { ...deputy, relatedBusiness: false },
    on: '2024-07-01',
    verdict: 'not-applicable',
  },
]

const known = { matter: '年度考核不称职', step: '申请复核', startedOn: '2026-01-20' }
const reviewed = { matter: '年度考核不称职', step: '复核后申诉', startedOn: '2026-03-01' }
const accepted = { matter: '处分', step: '作出申诉处理决定', startedOn: '2026-03-01' }

const appeal: readonly Example[] = [
  {
    name: 'E1',
    title: '知道不称职之日起30日内申请复核',
    facts: known,
    on: '2026-02-19',
    verdict: 'met',
    observed: { dueOn: '2026-02-19', days: 30 },
  },
  {
    name: 'E2',
    title: '接到复核决定之日起15日内申诉',
    facts: reviewed,
    on: '2026-03-16',
    verdict: 'met',
    observed: { dueOn: '2026-03-16', days: 15 },
  },
  {
    name: 'X1',
    title: '复核申请晚一天',
    facts: known,
    on: '2026-02-20',
    verdict: 'broken',
    observed: { since: '2026-02-20' },
  },
  { name: 'X2', title: '申诉晚一天', facts: reviewed, on: '2026-03-17', verdict: 'broken' },
  {
    name: 'X3',
    title: '不经复核直接申诉',
    facts: { ...known, step: '直接申诉' },
    on: '2026-02-19',
    verdict: 'met',
    observed: { dueOn: '2026-02-19' },
  },
  {
    name: 'X4',
    title: '复核30日内决定',
    facts: { ...known, step: '作出复核决定' },
    on: '2026-02-20',
    verdict: 'broken',
    observed: { dueOn: '2026-02-19' },
  },
  {
    name: 'X5',
    title: '申诉60日内处理',
    facts: accepted,
    on: '2026-05-01',
    verdict: 'broken',
    observed: { dueOn: '2026-04-30', days: 60 },
  },
  {
    name: 'X6',
    title: '复杂案情延长30日',
    facts: { ...accepted, extended: true },
    on: '2026-05-30',
    verdict: 'met',
    observed: { dueOn: '2026-05-30', days: 90 },
  },
  {
    name: 'X7',
    title: '不在法定范围的决定',
    facts: { ...known, matter: '不在法定范围的其他决定' },
    on: '2026-02-01',
    verdict: 'not-applicable',
  },
]

export const leavingExamples: Record<string, readonly Example[]> = {
  'zj-resign-deadline': resign,
  'zj-cooling-off': cooling,
  'zj-appeal': appeal,
}
