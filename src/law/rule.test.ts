import { expect, test } from 'vitest'
import * as z from 'zod'
import { citationText, cite } from './cite.ts'
import { broken, info, judge, met, notApplicable, rule } from './rule.ts'

const source = cite('delayed-retirement-2024', '办法第一条')

const ageLimit = rule({
  id: 'age-limit',
  title: '年龄不超过六十',
  area: 'retirement',
  force: 'forbid',
  from: '2020-01-01',
  until: '2024-12-31',
  cites: [source],
  simplification: '',
  facts: z.strictObject({ age: z.number() }),
  judge: ({ age }, on) => (age <= 60 ? met(`${on}未超过60岁`) : broken(`${age}岁，超过60岁`, { age })),
})

test.each([
  ['2019-12-31', 'not-applicable'],
  ['2020-01-01', 'broken'],
  ['2024-12-31', 'broken'],
  ['2025-01-01', 'not-applicable'],
])('on %s a rule of 2020 to 2024 answers %s', (on, kind) => {
  expect(judge(ageLimit, { age: 61 }, on).kind).toBe(kind)
})

test('a broken rule says why, in words and as data; a kept one is met on its day', () => {
  expect(judge(ageLimit, { age: 61 }, '2024-12-31')).toEqual({
    kind: 'broken',
    because: '61岁，超过60岁',
    observed: { age: 61 },
  })
  expect(judge(ageLimit, { age: 60 }, '2024-06-30')).toEqual({
    kind: 'met',
    because: '2024-06-30未超过60岁',
    observed: {},
  })
})

test('outside its time a rule tells since when or until when it applies', () => {
  expect(judge(ageLimit, { age: 61 }, '2019-12-31').because).toContain('2020-01-01')
  expect(judge(ageLimit, { age: 61 }, '2025-01-01').because).toContain('2024-12-31')
})

test('a rule without an end applies for ever', () => {
  const { until: _ended, ...endless } = ageLimit
  expect(judge(endless, { age: 61 }, '2099-12-31').kind).toBe('broken')
})

test('a verdict without data observes nothing', () => {
  expect(info('满60周岁')).toEqual({ kind: 'info', because: '满60周岁', observed: {} })
  expect(notApplicable('不在职')).toEqual({ kind: 'not-applicable', because: '不在职', observed: {} })
})

test('a citation shows its text and how sure the source is', () => {
  expect(citationText(source)).toMatchObject({ article: '办法第一条', status: 'verified' })
  expect(citationText(source).text).toContain('63岁')
})

test('an article that is less sure than its instrument says so', () => {
  expect(cite('archives-2018', '归档期限').status).toBe('from-memory')
  expect(cite('archives-2018', '十类材料').status).toBe('verified')
})

test('an article that is not held, and a rule without citation, do not compile', () => {
  // @ts-expect-error this article is not among those held
  const unknown = cite('delayed-retirement-2024', '第九十九条')
  expect(citationText(unknown).text).toBe('')
  // @ts-expect-error a rule needs at least one citation
  const uncited = rule({ ...ageLimit, cites: [] })
  expect(uncited.cites).toEqual([])
})
