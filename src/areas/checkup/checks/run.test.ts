import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anyDay,
  anyRecord,
  briefly,
  findingsOn,
  graded,
  held,
  person,
  ranked,
  sanctioned,
  worldOn,
} from '../../../testing/cadre-records.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { asOn } from './as-on.ts'
import { checkPerson, checkUnit, ruleIds } from './run.ts'

const TODAY = '2026-11-23'
const UNIT = /^(kh-quota|zj-quota-county|conv-workday)$/

/** Each with a finding or two of another kind. */
const pool: CadreRecord[] = [
  person('warned', { sanctions: [sanctioned('记过', '2026-06-12', '2027-06-12')] }),
  person('early', { ranks: [ranked('一级科员', '2022-07', '2023-09'), ranked('四级主任科员', '2023-09')] }),
  person('poor', { grades: [graded(2025, '基本称职')] }),
  person('old', { birth: '1966-04' }),
  person('doubtful', { idBirth: '1984-03-02' }),
  person('trying', { posts: [held('股级正职', '2025-06', '', { postId: 'head of office' })] }),
  person('excellent', { grades: [graded(2024, '优秀')] }),
  person('orderly'),
]

const about = async (ids: readonly string[], people: CadreRecord[]) =>
  (await findingsOn(TODAY, people)).filter(({ subject }) => ids.includes(subject.id)).map(({ key }) => key)

describe('the check-up', () => {
  it('finds what it should in the people of this test', async () => {
    expect(briefly(await findingsOn(TODAY, pool)).filter((one) => !UNIT.test(one.split(' ')[0]!))).toEqual(
      [
        'cf-admin warned notice 2026-06-12',
        'kh-basic-effects poor warning 2026-01-01',
        'kh-exc-effects excellent warning 2025-07-01',
        'ret-remind old violation 2026-09-01',
        'ry-not-candidate poor notice 2026-01-01',
        'ry-not-candidate warned notice 2026-06-12',
        'ry-probation trying warning 2026-06-02',
        'sanling doubtful warning null',
        'zj-min-years early violation 2023-09-01',
      ].sort(),
    )
  })

  it('asks nobody who had not begun to work on the day, and everybody from the first day or month on', async () => {
    const doubtful = (workStarted: string) => person('doubtful', { idBirth: '1984-03-02', workStarted })
    const asked = async (workStarted: string) => (await findingsOn('2026-06-30', [doubtful(workStarted)])).length > 0
    expect(await Promise.all(['2026-06-30', '2026-06', '2026', ''].map(asked))).toEqual([true, true, true, true])
    expect(await Promise.all(['2026-07-01', '2026-07', '2027'].map(asked))).toEqual([false, false, false])
  })

  it('says of people the same whoever else is there, and in whatever order', () =>
    fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(pool), fc.shuffledSubarray(pool), async (some, others) => {
        const ids = some.map(({ id }) => id)
        const all = [...others.filter(({ id }) => !ids.includes(id)), ...some]
        expect((await about(ids, all)).toSorted()).toEqual((await about(ids, some)).toSorted())
      }),
      { numRuns: 40 },
    ))

  it('says the same of one list as of its pieces', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { maxLength: 8 }), fc.nat(8), fc.nat(8), anyDay, async (any, a, b, day) => {
        const people = any.map((one, index) => ({ ...one, id: String(index) }))
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const pieces = [people.slice(0, from), people.slice(from, to), people.slice(to)]
        expect(await findingsOn(day, ...pieces)).toEqual(await findingsOn(day, people))
      }),
      { numRuns: 60 },
    ))

  it('can be asked about any record on any day, tells each thing once and the worst first', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyRecord, { maxLength: 3 }), anyDay, async (any, day) => {
        const people = any.map((one, index) => ({ ...one, id: String(index) }))
        const found = await checkUnit([people], worldOn(day))
        const keys = found.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        const order = found.map(({ severity }) => ['violation', 'warning', 'notice'].indexOf(severity))
        expect(order).toEqual(order.toSorted())
        for (const { rule, since } of found) {
          expect(ruleIds).toContain(rule)
          expect(since ?? day, rule).toMatch(/^\d{4}-\d{2}-\d{2}$/)
          expect((since ?? day) <= day, `${rule} since ${since} on ${day}`).toBe(true)
        }
      }),
      { numRuns: 300 },
    ))

  it('knows nothing of what came later', () =>
    fc.assert(
      fc.asyncProperty(anyRecord, anyDay, async (record, day) => {
        expect(await findingsOn(day, [asOn(record, day)])).toEqual(await findingsOn(day, [record]))
      }),
    ))

  it('of one person says what it says of this person in the unit', async () => {
    const told = await findingsOn(TODAY, pool)
    for (const record of pool) {
      const own = checkPerson(asOn(record, TODAY), worldOn(TODAY)).map(({ key }) => key)
      expect(own.toSorted()).toEqual(told.flatMap(({ subject, key }) => (subject.id === record.id ? [key] : [])).sort())
    }
  })
})

describe('those who have left', () => {
  const graders = (excellent: number, of: number) =>
    Array.from({ length: of }, (_, index) =>
      person(`p${index}`, {
        grades: [graded(2024, index < excellent ? '优秀' : '称职')],
        rewards: [{ on: '2025-03', title: '嘉奖' }],
      }),
    )
  const quota = async (people: CadreRecord[]) =>
    briefly((await findingsOn(TODAY, people)).filter(({ rule }) => rule === 'kh-quota'))

  it('are not asked about', async () => {
    for (const state of ['退休', '调出', '离职', '去世'] as const) {
      const left = pool.map((one) => ({ ...one, state }))
      expect((await findingsOn(TODAY, left)).filter(({ rule }) => !UNIT.test(rule))).toEqual([])
    }
  })

  it('count in the quota of their years, among all and among the best', async () => {
    expect(await quota(graders(2, 10))).toEqual([])
    expect(await quota(graders(2, 9))).toEqual(['kh-quota unit warning 2025-01-01'])
    const [tenth, ...rest] = graders(2, 10).toReversed()
    expect(await quota([{ ...tenth!, state: '调出' }, ...rest])).toEqual([])
    const [best, ...others] = graders(2, 9)
    expect(await quota([{ ...best!, state: '退休' }, ...others])).toEqual(['kh-quota unit warning 2025-01-01'])
  })

  it('take no part in the number of posts', async () => {
    const ranks = [ranked('四级调研员', '2020-01')]
    const counsellors = Array.from({ length: 10 }, (_, index) => person(`p${index}`, index < 2 ? { ranks } : {}))
    const posts = async (people: CadreRecord[]) =>
      briefly((await findingsOn(TODAY, people)).filter(({ rule }) => rule === 'zj-quota-county'))
    expect(await posts(counsellors)).toEqual(['zj-quota-county unit warning null'])
    const [gone, ...rest] = counsellors
    expect(await posts([{ ...gone!, state: '退休' }, person('new'), ...rest])).toEqual([])
  })
})
