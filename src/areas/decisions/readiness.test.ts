import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matterFor, missingOf, type TopicFacts } from './readiness.ts'

const ready: TopicFacts = {
  ...{
    category: 'decision',
    amountFen: null,
    presenter: '林晓',
    priorTalks: '已沟通',
    isConsented: true,
    matter: null,
  },
  ...{ items: [{ title: '年度计划', act: null, personId: null, postId: null }], materials: 1, opinions: [] },
  reconsideration: null,
}
const needing = { needsLegality: true, needsFinance: true, needsConsultation: false }
const person = { title: '任顾长安为市场科科长', act: 'appoint', personId: 'p', postId: 'x' }

describe('a topic', () => {
  it('with everything may go on an agenda', () => {
    expect(missingOf(ready)).toEqual([])
  })

  it.each<[string, Partial<TopicFacts>, string]>([
    ['nothing to vote on', { items: [] }, '还没有写明要表决的事项'],
    ['no presenter', { presenter: '' }, '还没有写明汇报人'],
    ['no talks before', { priorTalks: '' }, '还没有写明会前沟通情况'],
    ['no materials', { materials: 0 }, '还没有上传会议材料'],
    ['no consent', { isConsented: false }, '党组书记还没有同意上会'],
    ['no sum', { category: 'funds' }, '还没有写明金额'],
    ['no person', { category: 'appointment', items: [{ ...person, personId: null }] }, '任免须逐人表决'],
    ['no post', { category: 'appointment', items: [{ ...person, postId: null }] }, '任免须逐人表决'],
  ])('with %s says so', (_title, changes, sentence) => {
    const missing = missingOf({ ...ready, ...changes })
    expect(missing).toHaveLength(1)
    expect(missing[0]).toContain(sentence)
  })

  it('of an appointment needs no paper, and a removal no post', () => {
    const removal = { ...person, act: 'remove', postId: null }
    expect(missingOf({ ...ready, category: 'appointment', materials: 0, items: [person, removal] })).toEqual([])
  })

  it('needs the opinions of its matter, the last of which counts', () => {
    const topic = { ...ready, matter: needing }
    expect(missingOf(topic)).toHaveLength(2)
    const legality = { kind: 'legality', result: 'agree' }
    const finance = (result: string) => ({ kind: 'finance', result })
    expect(missingOf({ ...topic, opinions: [legality, finance('disagree')] })[0]).toContain('财务意见为不同意')
    expect(missingOf({ ...topic, opinions: [legality, finance('disagree'), finance('amend')] })).toEqual([])
  })

  it.each([
    [7, 3, 1],
    [7, 4, 0],
    [6, 3, 1],
    [6, 4, 0],
  ])('to be reconsidered by %i members with %i consents lacks %i', (members, consents, count) => {
    expect(missingOf({ ...ready, reconsideration: { members, consents } })).toHaveLength(count)
  })
})

const matter = (thresholdFen: number | null, more = {}) => ({
  ...{ category: 'funds' as const, thresholdFen, validFrom: '2025-01-01', validUntil: null as string | null, ...more },
})
const asked = (amountFen: number | null, on = '2026-05-06') => ({ category: 'funds' as const, amountFen, on })

describe('the catalogue', () => {
  it.each([
    [4_999_999, null],
    [5_000_000, 5_000_000],
    [19_999_999, 5_000_000],
    [20_000_000, 20_000_000],
    [null, null],
  ])('of %s fen gives the line from %s', (amount, threshold) => {
    const found = matterFor([matter(5_000_000), matter(20_000_000)], asked(amount))
    expect(found?.thresholdFen ?? null).toBe(threshold)
  })

  it('is that of the day, first and last day included', () => {
    const lines = [matter(1, { validUntil: '2026-05-06' })]
    expect(matterFor(lines, asked(1, '2026-05-06'))).not.toBeNull()
    expect(matterFor(lines, asked(1, '2026-05-07'))).toBeNull()
    expect(matterFor(lines, asked(1, '2024-12-31'))).toBeNull()
  })

  it('never lets a higher sum fall under nothing where a lower one falls under something', () => {
    const lines = fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 5 })
    fc.assert(
      fc.property(lines, fc.nat(1000), fc.nat(1000), (thresholds, one, other) => {
        const all = thresholds.map((fen) => matter(fen))
        if (matterFor(all, asked(Math.min(one, other))))
          expect(matterFor(all, asked(Math.max(one, other)))).not.toBeNull()
      }),
    )
  })
})
