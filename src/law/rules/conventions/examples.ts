import type { Example } from '../example.ts'
import { workTimeExamples } from './examples-time.ts'

const inclusive: readonly Example[] = [
  {
    name: 'E1',
    title: '“2年以上”，正好满2年',
    facts: { expression: '以上', limit: 2, value: 2 },
    on: '2026-11-23',
    verdict: 'met',
    observed: { comparison: '>=', includesLimit: true },
  },
  {
    name: 'E2',
    title: '“超过10人”，正好10人',
    facts: { expression: '超过', limit: 10, value: 10 },
    on: '2026-11-23',
    verdict: 'broken',
    observed: { comparison: '>', includesLimit: false },
  },
  {
    name: 'E2b',
    title: '“超过10人”，11人',
    facts: { expression: '超过', limit: 10, value: 11 },
    on: '2026-11-23',
    verdict: 'met',
  },
  {
    name: 'E3',
    title: '“不满10年”，正好10年',
    facts: { expression: '不满', limit: 10, value: 10 },
    on: '2026-11-23',
    verdict: 'broken',
    observed: { comparison: '<', includesLimit: false },
  },
  {
    name: 'X1',
    title: '“2年以上”，1.9年',
    facts: { expression: '以上', limit: 2, value: 1.9 },
    on: '2026-11-23',
    verdict: 'broken',
  },
  {
    name: 'X2',
    title: '“不满10年”，9年',
    facts: { expression: '不满', limit: 10, value: 9 },
    on: '2026-11-23',
    verdict: 'met',
  },
  {
    name: 'X3',
    title: '“5日以内”，第5日',
    facts: { expression: '以内', limit: 5, value: 5 },
    on: '2026-11-23',
    verdict: 'met',
    observed: { comparison: '<=', includesLimit: true },
  },
  {
    name: 'X4',
    title: '“5日以内”，第6日',
    facts: { expression: '以内', limit: 5, value: 6 },
    on: '2026-11-23',
    verdict: 'broken',
  },
  {
    name: 'X5',
    title: '“30岁以下”，正好30岁',
    facts: { expression: '以下', limit: 30, value: 30 },
    on: '2026-11-23',
    verdict: 'met',
  },
  {
    name: 'X6',
    title: '“12个月届满”，正好12个月',
    facts: { expression: '届满', limit: 12, value: 12 },
    on: '2026-11-23',
    verdict: 'met',
  },
  {
    name: 'X7',
    title: '“3日以外”，正好3日',
    facts: { expression: '以外', limit: 3, value: 3 },
    on: '2026-11-23',
    verdict: 'broken',
  },
]

type Fraction = '三分之二以上' | '半数以上'

const meeting = (
  name: string,
  title: string,
  facts: { entitled: number; present: number; fraction: Fraction; quorumHalfStrict?: boolean },
  expected: { verdict: Example['verdict']; needed: number },
): Example => ({
  name,
  title,
  facts,
  on: '2026-11-23',
  verdict: expected.verdict,
  observed: { needed: expected.needed },
})

const fractionPresent: readonly Example[] = [
  meeting(
    'E1',
    '7人，三分之二以上要5人',
    { entitled: 7, present: 5, fraction: '三分之二以上' },
    { verdict: 'met', needed: 5 },
  ),
  meeting(
    'E1b',
    '7人，半数以上要4人',
    { entitled: 7, present: 4, fraction: '半数以上' },
    { verdict: 'met', needed: 4 },
  ),
  meeting(
    'E2',
    '6人，三分之二以上要4人',
    { entitled: 6, present: 4, fraction: '三分之二以上' },
    { verdict: 'met', needed: 4 },
  ),
  meeting(
    'E2b',
    '6人，半数以上要3人，正好半数也算',
    { entitled: 6, present: 3, fraction: '半数以上' },
    { verdict: 'met', needed: 3 },
  ),
  meeting(
    'E2c',
    '6人，按超过半数理解要4人',
    { entitled: 6, present: 3, fraction: '半数以上', quorumHalfStrict: true },
    { verdict: 'broken', needed: 4 },
  ),
  meeting(
    'E3',
    '9人，三分之二以上要6人',
    { entitled: 9, present: 6, fraction: '三分之二以上' },
    { verdict: 'met', needed: 6 },
  ),
  meeting(
    'E3b',
    '5人，三分之二以上要4人',
    { entitled: 5, present: 4, fraction: '三分之二以上' },
    { verdict: 'met', needed: 4 },
  ),
  meeting(
    'X1',
    '7人只到4人，不够三分之二',
    { entitled: 7, present: 4, fraction: '三分之二以上' },
    { verdict: 'broken', needed: 5 },
  ),
  meeting(
    'X2',
    '6人只到2人，不够半数',
    { entitled: 6, present: 2, fraction: '半数以上' },
    { verdict: 'broken', needed: 3 },
  ),
  meeting(
    'X3',
    '单数时两种理解一样',
    { entitled: 7, present: 4, fraction: '半数以上', quorumHalfStrict: true },
    { verdict: 'met', needed: 4 },
  ),
  meeting(
    'X4',
    '实到比应到多，要求核对',
    { entitled: 5, present: 6, fraction: '半数以上' },
    { verdict: 'broken', needed: 3 },
  ),
]

const fractionPass: readonly Example[] = [
  {
    name: 'E1',
    title: '应到7人，到5人，4票同意',
    facts: { entitled: 7, present: 5, yes: 4 },
    on: '2026-11-23',
    verdict: 'met',
    observed: { needed: 4 },
  },
  {
    name: 'E2',
    title: '应到6人，到6人，正好半数3票',
    facts: { entitled: 6, present: 6, yes: 3 },
    on: '2026-11-23',
    verdict: 'broken',
    observed: { needed: 4, lacking: 1 },
  },
  {
    name: 'E3',
    title: '应到7人，到5人，3票同意，只过了到会人数的半数',
    facts: { entitled: 7, present: 5, yes: 3 },
    on: '2026-11-23',
    verdict: 'broken',
    observed: { needed: 4, lacking: 1 },
  },
  {
    name: 'X1',
    title: '应到6人，4票同意',
    facts: { entitled: 6, present: 6, yes: 4 },
    on: '2026-11-23',
    verdict: 'met',
    observed: { needed: 4 },
  },
  {
    name: 'X2',
    title: '票数比到会的人多，要求核对',
    facts: { entitled: 7, present: 4, yes: 5 },
    on: '2026-11-23',
    verdict: 'broken',
    observed: { inconsistent: true },
  },
]

export const conventionsExamples: Record<string, readonly Example[]> = {
  'conv-inclusive': inclusive,
  'conv-fraction-present': fractionPresent,
  'conv-fraction-pass': fractionPass,
  ...workTimeExamples,
}
