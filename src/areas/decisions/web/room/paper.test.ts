import { expect, test } from 'vitest'
import { type CountFields, countFault, emptyCount, parsedCount } from './paper.ts'

const fields = (part: Partial<CountFields>): CountFields => ({ ...emptyCount, ...part })

test.each([
  [{}, '请填写发出和收回的票数。'],
  [{ issued: '6' }, '请填写发出和收回的票数。'],
  [{ issued: '7', returned: '6', agree: '6' }, '发出7张，超过有表决权的6人。'],
  [{ issued: '5', returned: '6', agree: '6' }, '收回6张，比发出的5张多。'],
  [{ issued: '6', returned: '6', agree: '4', invalid: '1' }, '各项合计5张，应与收回的6张相等。'],
  [{ issued: '6', returned: '5', agree: '4', invalid: '1' }, null],
  [{ issued: '6', returned: '0' }, null],
])('%o of at most six ballots: %s', (part, fault) => {
  expect(countFault(fields(part), 6)).toBe(fault)
})

test('what is left blank means none', () => {
  expect(parsedCount(fields({ issued: '3', returned: '2', agree: '2' }))).toEqual({
    issued: 3,
    returned: 2,
    tally: { agree: 2, disagree: 0, defer: 0, abstain: 0, invalid: 0 },
  })
})
