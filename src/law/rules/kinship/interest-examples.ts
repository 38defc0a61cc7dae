import type { Example } from '../example.ts'

const on = '2026-11-23'

const nearKin: Example[] = [
  {
    name: 'E1',
    title: '侄子不是近亲属，但在三代以内旁系血亲之内',
    facts: { title: '侄子' },
    on,
    verdict: 'info',
    observed: { nearKin: false, relation: '三代以内旁系血亲' },
  },
  {
    name: 'E2',
    title: '孙子两边都算',
    facts: { title: '孙子' },
    on,
    verdict: 'info',
    observed: { nearKin: true, relation: '直系血亲' },
  },
  {
    name: 'X1',
    title: '岳父不是近亲属',
    facts: { title: '岳父' },
    on,
    verdict: 'info',
    observed: { nearKin: false, relation: '近姻亲' },
  },
  { name: 'X2', title: '二姐', facts: { title: '二姐' }, on, verdict: 'info', observed: { nearKin: true } },
  {
    name: 'X3',
    title: '妻子的堂兄',
    facts: { title: '妻子的堂兄' },
    on,
    verdict: 'info',
    observed: { relation: '无' },
  },
  { name: 'X4', title: '看不懂的称谓', facts: { title: '邻居' }, on, verdict: 'not-applicable' },
]

const native: Example[] = [
  {
    name: 'E1',
    title: '县长在成长地任职',
    facts: { post: '县级党委、政府正职', grewUpHere: true },
    on,
    verdict: 'broken',
  },
  {
    name: 'E2',
    title: '文旅局长在成长地任职',
    facts: { post: '其他职务', grewUpHere: true },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'X1',
    title: '县公安局长在外地任职',
    facts: { post: '县级公安部门正职', grewUpHere: false },
    on,
    verdict: 'met',
  },
]

const owned = (owner: string, stake: string) => ({ leads: true, owner, stake, regulated: true })
const business: Example[] = [
  { name: 'E1', title: '副局长的儿子独资开旅行社', facts: owned('子女', '独资'), on, verdict: 'broken' },
  {
    name: 'E2',
    title: '儿媳持有上市酒店集团3%',
    facts: owned('子女的配偶', '少量持股'),
    on,
    verdict: 'info',
    observed: { todo: '人工核定' },
  },
  { name: 'E3', title: '兄弟经营，不适用本条', facts: owned('其他亲属', '独资'), on, verdict: 'not-applicable' },
  {
    name: 'X1',
    title: '2019年6月以前，少量持股不在规定之内',
    facts: owned('子女的配偶', '少量持股'),
    on: '2019-05-31',
    verdict: 'met',
  },
  {
    name: 'X2',
    title: '2019年6月1日起，少量持股须核定',
    facts: owned('子女的配偶', '少量持股'),
    on: '2019-06-01',
    verdict: 'info',
  },
  {
    name: 'X3',
    title: '2019年6月1日起，实际经营即须回避',
    facts: owned('配偶', '担任负责人或者实际经营'),
    on: '2019-06-01',
    verdict: 'broken',
  },
  {
    name: 'X4',
    title: '2019年5月31日，只是实际经营',
    facts: owned('配偶', '担任负责人或者实际经营'),
    on: '2019-05-31',
    verdict: 'met',
  },
  {
    name: 'X5',
    title: '本人不是领导成员',
    facts: { ...owned('子女', '独资'), leads: false },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'X6',
    title: '不是本部门监管的行业',
    facts: { ...owned('子女', '独资'), regulated: false },
    on,
    verdict: 'not-applicable',
  },
]

const cousin = { concerns: '三代以内旁系血亲', recused: false }
const friend = { concerns: '其他可能影响公正的关系', recused: false }
const duty: Example[] = [
  {
    name: 'E1',
    title: '检查堂兄的书店，没有回避',
    facts: cousin,
    on,
    verdict: 'broken',
    observed: { mustRecuse: true },
  },
  { name: 'E1b', title: '检查堂兄的书店，已经回避', facts: { ...cousin, recused: true }, on, verdict: 'met' },
  {
    name: 'E2',
    title: '朋友：可以申请，由机关决定',
    facts: friend,
    on,
    verdict: 'info',
    observed: { todo: '由机关决定' },
  },
  {
    name: 'X1',
    title: '朋友：已申请，决定前先停',
    facts: { ...friend, decision: '已提出待决定' },
    on,
    verdict: 'broken',
  },
  {
    name: 'X2',
    title: '朋友：决定不回避',
    facts: { ...friend, decision: '决定不回避' },
    on,
    verdict: 'met',
    observed: { mustRecuse: false },
  },
  { name: 'X3', title: '朋友：决定回避而没有回避', facts: { ...friend, decision: '决定回避' }, on, verdict: 'broken' },
  { name: 'X4', title: '没有利害关系', facts: { concerns: '没有利害关系', recused: false }, on, verdict: 'met' },
]

const conceal: Example[] = [
  {
    name: 'E1',
    title: '比对发现关系，提示报告',
    facts: { knownOn: '2026-11-23' },
    on,
    verdict: 'info',
    observed: { todo: '报告回避关系', dueOn: '2026-12-23' },
  },
  {
    name: 'E2',
    title: '拒不服从超过30天，应当上报',
    facts: { knownOn: '2026-09-01', reportedOn: '2026-09-02', refusedFrom: '2026-10-23' },
    on,
    verdict: 'broken',
    observed: { escalate: true, escalateOn: '2026-11-23', since: '2026-10-23' },
  },
  {
    name: 'E3',
    title: '第30天报告，不算隐瞒',
    facts: { knownOn: '2026-10-01', reportedOn: '2026-10-31' },
    on,
    verdict: 'met',
    observed: { dueOn: '2026-10-31' },
  },
  {
    name: 'X1',
    title: '第31天报告，已超过',
    facts: { knownOn: '2026-10-01', reportedOn: '2026-11-01' },
    on,
    verdict: 'broken',
    observed: { since: '2026-11-01' },
  },
  {
    name: 'X2',
    title: '拒不服从正好30天，还不上报',
    facts: { knownOn: '2026-09-01', refusedFrom: '2026-10-24' },
    on,
    verdict: 'broken',
    observed: { escalate: false, escalateOn: '2026-11-24' },
  },
  {
    name: 'X3',
    title: '第31天仍没有报告',
    facts: { knownOn: '2026-10-23' },
    on,
    verdict: 'broken',
    observed: { since: '2026-11-23' },
  },
  { name: 'X4', title: '第30天还没有报告，仍在期限内', facts: { knownOn: '2026-10-24' }, on, verdict: 'info' },
  { name: 'X5', title: '还没有发现', facts: { knownOn: '2026-11-24' }, on, verdict: 'not-applicable' },
]

/** The worked cases of the rules on interests, by rule id. */
export const interestExamples = {
  'hb-near-kin-civil': nearKin,
  'hb-native': native,
  'hb-business': business,
  'hb-duty': duty,
  'hb-conceal': conceal,
}
