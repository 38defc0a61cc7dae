import type { Example } from '../example.ts'

const on = '2026-11-23'
const edge = (parent: string, child: string) => ({ parent, child })
const couple = (one: string, other: string, until: string | null = null) => ({ one, other, until })

/** 祖父 – 父, 叔 – 本人, 堂弟. */
const cousins = [edge('祖父', '父'), edge('祖父', '叔'), edge('父', '本人'), edge('叔', '堂弟')]
const secondCousins = [
  edge('曾祖父', '祖父'),
  edge('曾祖父', '叔祖父'),
  edge('祖父', '父'),
  edge('叔祖父', '堂叔'),
  edge('父', '本人'),
  edge('堂叔', '从堂弟'),
]

const computed: Example[] = [
  {
    name: 'E1',
    title: '堂兄弟（同一祖父）',
    facts: { parents: cousins, person: '本人', relative: '堂弟' },
    on,
    verdict: 'info',
    observed: { kind: '三代以内旁系血亲', otherWay: '三代以内旁系血亲' },
  },
  {
    name: 'E2',
    title: '从堂兄弟（同一曾祖父），超出三代',
    facts: { parents: secondCousins, person: '本人', relative: '从堂弟' },
    on,
    verdict: 'info',
    observed: { kind: '无' },
  },
  {
    name: 'X1',
    title: '叔父在三代以内',
    facts: { parents: cousins, person: '本人', relative: '叔' },
    on,
    verdict: 'info',
    observed: { kind: '三代以内旁系血亲' },
  },
  {
    name: 'X2',
    title: '叔祖父超出三代',
    facts: { parents: secondCousins, person: '本人', relative: '叔祖父' },
    on,
    verdict: 'info',
    observed: { kind: '无' },
  },
  {
    name: 'X3',
    title: '祖父是直系血亲',
    facts: { parents: cousins, person: '本人', relative: '祖父' },
    on,
    verdict: 'info',
    observed: { kind: '直系血亲' },
  },
  {
    name: 'X4',
    title: '配偶的堂弟没有列入近姻亲；从堂弟看本人是堂姐的配偶，已列入',
    facts: { parents: cousins, marriages: [couple('本人', '对方')], person: '对方', relative: '堂弟' },
    on,
    verdict: 'info',
    observed: { kind: '无', path: '配偶的堂（表）兄弟姐妹', otherWay: '近姻亲' },
  },
  {
    name: 'X5',
    title: '配偶的兄弟',
    facts: {
      parents: [edge('岳父', '妻'), edge('岳父', '妻兄')],
      marriages: [couple('本人', '妻')],
      person: '本人',
      relative: '妻兄',
    },
    on,
    verdict: 'info',
    observed: { kind: '近姻亲', path: '配偶的兄弟姐妹' },
  },
  {
    name: 'X6',
    title: '连襟：配偶的姐妹的配偶',
    facts: {
      parents: [edge('岳父', '妻'), edge('岳父', '妻妹')],
      marriages: [couple('本人', '妻'), couple('连襟', '妻妹')],
      person: '本人',
      relative: '连襟',
    },
    on,
    verdict: 'info',
    observed: { kind: '近姻亲' },
  },
  {
    name: 'X7',
    title: '亲家：子女的配偶的父母',
    facts: {
      parents: [edge('本人', '子'), edge('亲家', '儿媳')],
      marriages: [couple('子', '儿媳')],
      person: '本人',
      relative: '亲家',
    },
    on,
    verdict: 'info',
    observed: { kind: '近姻亲' },
  },
  {
    name: 'X8',
    title: '离婚前一天仍是夫妻',
    facts: { marriages: [couple('甲', '乙', '2026-03-01')], person: '甲', relative: '乙' },
    on: '2026-02-28',
    verdict: 'info',
    observed: { kind: '夫妻' },
  },
  {
    name: 'X9',
    title: '离婚当天起不再是夫妻',
    facts: { marriages: [couple('甲', '乙', '2026-03-01')], person: '甲', relative: '乙' },
    on: '2026-03-01',
    verdict: 'info',
    observed: { kind: '无', path: '' },
  },
]

const chain = (relation: string, sameLeader: boolean, directChain: boolean) => ({ relation, sameLeader, directChain })
const sameChain: Example[] = [
  {
    name: 'E1',
    title: '兄弟分任两个科科长，同一分管副局长',
    facts: { ...chain('三代以内旁系血亲', true, false), firstPost: '甲科科长', secondPost: '乙科科长' },
    on,
    verdict: 'broken',
    observed: { grounds: ['直接隶属同一领导'] },
  },
  {
    name: 'E2',
    title: '堂兄弟，副局长直接领导科长',
    facts: { ...chain('三代以内旁系血亲', false, true), firstPost: '副局长', secondPost: '科长' },
    on,
    verdict: 'broken',
    observed: { grounds: ['直接上下级'] },
  },
  { name: 'E3', title: '配偶的堂兄弟，只提醒', facts: chain('其他亲属', true, true), on, verdict: 'info' },
  { name: 'X1', title: '兄弟，但不同领导', facts: chain('三代以内旁系血亲', false, false), on, verdict: 'met' },
  { name: 'X2', title: '没有亲属关系', facts: chain('无', true, true), on, verdict: 'not-applicable' },
  {
    name: 'X3',
    title: '不在同一机关',
    facts: { ...chain('夫妻', true, true), sameOrgan: false },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'X4',
    title: '2006年规定以前',
    facts: chain('夫妻', true, true),
    on: '2006-06-09',
    verdict: 'not-applicable',
  },
  { name: 'X5', title: '2006年规定施行当天', facts: chain('夫妻', true, true), on: '2006-06-10', verdict: 'broken' },
]

const serves = (duty: string, relation = '直系血亲', relativeLeads = true) => ({ relation, relativeLeads, duty })
const peopleAndMoney: Example[] = [
  { name: 'E1', title: '局长的女儿任会计', facts: serves('财务'), on, verdict: 'broken', observed: { duty: '财务' } },
  { name: 'E2', title: '局长的女儿在非遗科', facts: serves('其他'), on, verdict: 'met' },
  { name: 'X1', title: '局长配偶的堂弟任会计，只提醒', facts: serves('财务', '其他亲属'), on, verdict: 'info' },
  { name: 'X2', title: '亲属不是本机关领导', facts: serves('人事', '夫妻', false), on, verdict: 'not-applicable' },
  { name: 'X3', title: '没有亲属关系', facts: serves('人事', '无'), on, verdict: 'not-applicable' },
]

const nephew = { relation: '三代以内旁系血亲', way: '调任', enteredOn: '2026-12-01', conflicting: true }
const married = { relation: '夫妻', way: '转任', enteredOn: '2024-05-01', conflicting: true }
const entering: Example[] = [
  {
    name: 'E1',
    title: '副局长的侄子调入其分管部门',
    facts: nephew,
    on,
    verdict: 'broken',
    observed: { since: '2026-12-01' },
  },
  {
    name: 'E2',
    title: '到任以后才结婚，提示调整',
    facts: { ...married, relationFrom: '2025-10-01' },
    on,
    verdict: 'info',
    observed: { todo: '调整', since: '2025-10-01' },
  },
  {
    name: 'E3',
    title: '已经离婚，不再是亲属',
    facts: { ...married, enteredOn: '2026-12-01', relationUntil: '2025-10-01' },
    on,
    verdict: 'not-applicable',
  },
  {
    name: 'X1',
    title: '离婚前一天任用',
    facts: { ...married, enteredOn: '2026-11-23', relationUntil: '2026-11-24' },
    on,
    verdict: 'broken',
  },
  {
    name: 'X2',
    title: '离婚当天任用',
    facts: { ...married, enteredOn: '2026-11-23', relationUntil: '2026-11-23' },
    on,
    verdict: 'not-applicable',
  },
  { name: 'X3', title: '到任当天结婚', facts: { ...married, relationFrom: '2024-05-01' }, on, verdict: 'broken' },
  { name: 'X4', title: '侄子调入别的部门', facts: { ...nephew, conflicting: false }, on, verdict: 'met' },
]

/** The worked cases of the rules on relations and posts, by rule id. */
export const postExamples = {
  'hb-rel-compute': computed,
  'hb-same-chain': sameChain,
  'hb-hr-finance': peopleAndMoney,
  'hb-enter': entering,
}
