import { describe, expect, it } from 'vitest'
import { ageChange, changedRows, chosenMonths, signed } from './changes.ts'

describe('two months beside each other', () => {
  it('lists the rows that differ', () => {
    const row = (value: string, before: number, after: number) => ({
      ...{ value, title: value, before, after },
      change: after - before,
    })
    const tables = [
      { dimension: 'sex' as const, title: '性别', rows: [row('男', 3, 3), row('女', 2, 3)] },
      { dimension: 'party' as const, title: '政治面貌', rows: [row('群众', 1, 0)] },
    ]
    expect(changedRows({ tables })).toEqual([
      { key: 'sex 女', table: '性别', title: '女', before: 2, after: 3, change: 1 },
      { key: 'party 群众', table: '政治面貌', title: '群众', before: 1, after: 0, change: -1 },
    ])
  })

  it('gives every change its sign', () => {
    expect([2, 0, -1].map(signed)).toEqual(['+2', '0', '-1'])
  })

  it('says how the average age changed', () => {
    expect(ageChange({ before: 43.2, after: 43 })).toBe('43.2岁 → 43.0岁')
    expect(ageChange({ before: 43, after: 43 })).toBe('43.0岁，没有变化')
    expect(ageChange({ before: null, after: 43 })).toBe('没有 → 43.0岁')
  })
})

describe('the months compared', () => {
  const kept = [{ month: '2026-11' }, { month: '2026-09' }, { month: '2026-10' }]

  it('are the two newest where none is asked', () => {
    expect(chosenMonths(new URLSearchParams(), kept)).toEqual({ from: '2026-10', to: '2026-11' })
  })

  it('are those of the address where they are kept', () => {
    expect(chosenMonths(new URLSearchParams('from=2026-09&to=2020-01'), kept)).toEqual({
      from: '2026-09',
      to: '2026-11',
    })
  })

  it('are none where only one is kept', () => {
    expect(chosenMonths(new URLSearchParams(), [{ month: '2026-11' }])).toEqual({ from: '', to: '2026-11' })
  })
})
