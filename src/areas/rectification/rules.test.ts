import { describe, expect, it } from 'vitest'
import { lampOf, remindersBy } from './rules.ts'

const inHand = { state: 'in-hand', begunOn: '2026-11-01', dueOn: '2026-11-30' } as const

describe('the lamp', () => {
  it.each([
    ['2026-11-14', 'grey'],
    ['2026-11-15', 'amber'],
    ['2026-11-30', 'amber'],
    ['2026-12-01', 'red'],
  ])('on %s is %s', (today, lamp) => {
    expect(lampOf(inHand, today)).toBe(lamp)
  })

  it('is green once closed, and grey without a date or while the raiser is asked', () => {
    expect(lampOf({ ...inHand, state: 'closed' }, '2027-01-01')).toBe('green')
    expect(lampOf({ ...inHand, dueOn: null }, '2027-01-01')).toBe('grey')
    expect(lampOf({ ...inHand, state: 'answering' }, '2027-01-01')).toBe('grey')
    expect(lampOf({ ...inHand, state: 'submitted' }, '2027-01-01')).toBe('red')
  })
})

describe('reminders', () => {
  it.each([
    ['2026-11-14', 0],
    ['2026-11-15', 1],
    ['2026-11-26', 1],
    ['2026-11-27', 2],
    ['2026-11-30', 2],
    ['2026-12-01', 3],
  ])('by %s are %s', (today, n) => {
    expect(remindersBy(inHand, today)).toBe(n)
  })

  it('of a short period come one after the other, and none once reported done', () => {
    const short = { state: 'in-hand', begunOn: '2026-11-01', dueOn: '2026-11-03' } as const
    const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']
    expect(days.map((day) => remindersBy(short, day))).toEqual([0, 1, 2, 3])
    expect(remindersBy({ ...short, state: 'submitted' }, '2026-11-04')).toBe(0)
  })
})
