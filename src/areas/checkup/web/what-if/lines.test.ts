import { expect, it } from 'vitest'
import type { EligibilityLine } from '../../schema.ts'
import { verdictLamp, weightiest } from './lines.ts'

const line = (rule: string, verdict: EligibilityLine['verdict'], force: EligibilityLine['force']): EligibilityLine => ({
  ...{ rule, title: rule, verdict, force, because: '', eligibleOn: null, cites: [], unconfirmed: '' },
})

const lines = [
  line('met', 'met', 'forbid'),
  line('other', 'not-applicable', 'forbid'),
  line('told', 'info', 'info'),
  line('asks', 'broken', 'warn'),
  line('bars', 'broken', 'forbid'),
]

it('puts what stands in the way first', () => {
  expect(weightiest(lines).map(({ rule }) => rule)).toEqual(['bars', 'asks', 'told', 'met', 'other'])
})

it('says every verdict in a word', () => {
  expect(weightiest(lines).map((one) => verdictLamp(one).word)).toEqual([
    '不符合',
    '需要说明',
    '提示',
    '符合',
    '不适用',
  ])
})
