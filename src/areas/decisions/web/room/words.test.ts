import { describe, expect, test } from 'vitest'
import type { Tally } from '../../schema/words.ts'
import { exampleItem, exampleVote } from './example-room.ts'
import {
  closingEffects,
  quorumBasis,
  quorumSentence,
  type Result,
  resultSentence,
  unfinished,
  voteProgress,
  votesByName,
} from './words.ts'

const none: Tally = { agree: 0, disagree: 0, defer: 0, abstain: 0, invalid: 0 }
const result = (part: Partial<Result>): Result => ({
  outcome: 'passed',
  tally: null,
  base: 7,
  present: 6,
  reason: '',
  until: null,
  ...part,
})

describe('a result in words', () => {
  test.each([
    [{ tally: { ...none, agree: 4 } }, '同意4票，超过应到会7人的半数（3.5），通过。'],
    [
      { tally: { ...none, agree: 5, abstain: 1, invalid: 1 }, base: 8 },
      '同意5票，超过应到会8人的半数（4），通过。另有弃权1票，无效1票。',
    ],
    [
      { outcome: 'failed', tally: { ...none, agree: 4, disagree: 2 }, base: 8 },
      '同意4票，没有超过应到会8人的半数（4），未通过。另有不同意2票。',
    ],
    [
      { outcome: 'postponed', tally: { ...none, agree: 1, defer: 4 } },
      '同意1票，没有超过应到会7人的半数（3.5）；缓议4票，超过半数，缓议。',
    ],
    [{ outcome: 'postponed', reason: '材料不全', until: '2026-12-03' }, '缓议。原因：材料不全。2026年12月3日再议。'],
    [{ outcome: 'postponed', reason: '材料不全。' }, '缓议。原因：材料不全。'],
    [{ outcome: 'reported' }, '已听取汇报。'],
  ] as [Partial<Result>, string][])('%o', (part, sentence) => {
    expect(resultSentence(result(part))).toBe(sentence)
  })
})

test('the quorum says who is entitled, here and needed, and names the rule of the kind of item', () => {
  expect(quorumSentence({ base: 7, present: 4, needed: 5 })).toBe('应到7人，到会4人，需5人')
  expect(quorumBasis('cadre').rule).toBe('dz-quorum-cadre')
  expect(quorumBasis('sanction').words).toContain('三分之二')
  expect(quorumBasis('ordinary').rule).toBe('dz-quorum')
})

test('the progress of a vote counts votes, and tellers on paper', () => {
  expect(voteProgress(exampleVote({ method: 'secret', voted: ['b'] }))).toBe('无记名投票，已投1票，共3票')
  expect(voteProgress(exampleVote({ method: 'hands', voted: ['a', 'b'] }))).toBe('举手表决，已登记2票，共3票')
  expect(voteProgress(exampleVote({ method: 'paper', tellers: ['许甲'] }))).toBe('纸质票，1名计票人已录入，共需2名')
})

test('votes are told by name only where the choices are known', () => {
  const choices = { a: 'agree', b: 'abstain', c: 'agree' } as const
  expect(votesByName(exampleVote({ method: 'named', choices }))).toBe('同意：赵甲、孙丙；弃权：钱乙')
  expect(votesByName(exampleVote({ method: 'secret', voted: ['a', 'b', 'c'] }))).toBe('')
})

test('closing says how every item ended and what still is open', () => {
  const items = [
    exampleItem({ id: '1', state: 'finished', result: result({}) }),
    exampleItem({ id: '2', state: 'finished', result: result({ outcome: 'postponed' }) }),
  ]
  expect(closingEffects({ items })[0]).toBe('本次会议2项议程：通过1项，缓议1项。')
  expect(unfinished({ items })).toEqual([])
  const waiting = exampleItem({ id: '3', state: 'waiting' })
  expect(unfinished({ items: [...items, waiting] })).toEqual([waiting])
})
