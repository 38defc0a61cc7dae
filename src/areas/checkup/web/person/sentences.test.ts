import { describe, expect, it } from 'vitest'
import type { EligibilityLine } from '../../schema.ts'
import { eligibilitySummary, rankSentence } from './sentences.ts'

const rank = (next: string | null, eligibleOn: string | null) => ({
  on: '2026-07-03',
  rank: { current: '四级主任科员', next, eligibleOn, steps: [], cites: [], unconfirmed: '' },
})

describe('the next rank in one line', () => {
  it.each([
    [rank('三级主任科员', '2026-12-01'), '三级主任科员，最早2026年12月1日'],
    [rank('三级主任科员', '2026-07-03'), '三级主任科员，任职年限自2026年7月3日起已满'],
    [rank('三级主任科员', null), '三级主任科员，最早日期还算不出'],
    [rank(null, null), null],
    [{ on: '2026-07-03', rank: null }, null],
  ])('%j', (standing, sentence) => {
    expect(rankSentence(standing)).toBe(sentence)
  })
})

type Given = Pick<EligibilityLine, 'verdict' | 'force' | 'eligibleOn'>

const line = (verdict: Given['verdict'], force: Given['force'], eligibleOn: string | null = null): EligibilityLine => ({
  ...{ rule: 'r', title: '', because: '', cites: [], unconfirmed: '', verdict, force, eligibleOn },
})

describe('what the lines of a post come to', () => {
  it('says nothing is broken, and what still asks for a reason', () => {
    const lines = [line('met', 'forbid'), line('info', 'info'), line('broken', 'warn')]
    expect(eligibilitySummary(lines)).toEqual({
      isClear: true,
      text: '按档案里的记录，没有不符合的条件。另有1条需要说明理由或者核对。',
    })
  })

  it('names the day on which the last of the barring ones is met', () => {
    const lines = [
      line('broken', 'forbid', '2027-03-01'),
      line('broken', 'forbid', '2026-09-01'),
      line('broken', 'warn', '2030-01-01'),
    ]
    const { isClear, text } = eligibilitySummary(lines)
    expect(isClear).toBe(false)
    expect(text).toBe('有2条不符合，最早2027年3月1日全部满足。另有1条需要说明理由或者核对。')
  })

  it('does not promise a day for conditions that time does not bring', () => {
    const some = [line('broken', 'forbid', '2027-03-01'), line('broken', 'forbid')]
    expect(eligibilitySummary(some).text).toBe('有2条不符合，其中1条什么时候能满足算不出，其余最早2027年3月1日满足。')
    expect(eligibilitySummary([line('broken', 'forbid')]).text).toBe('有1条不符合，什么时候能满足算不出。')
  })
})
