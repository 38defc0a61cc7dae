import { describe, expect, it } from 'vitest'
import { vacancyOf } from './vacancy.ts'

describe('the lamp of an establishment', () => {
  it.each([
    [5, 6, 'red', '超1'],
    [0, 1, 'red', '超1'],
    [5, 5, 'green', '满编'],
    [5, 4, 'amber', '缺1'],
    [1, 0, 'amber', '缺1'],
    [0, 0, 'grey', '未核定'],
  ] as const)('of %i approved and %i there is %s', (approved, actual, tone, word) => {
    expect(vacancyOf(approved, actual)).toEqual({ tone, word })
  })
})
