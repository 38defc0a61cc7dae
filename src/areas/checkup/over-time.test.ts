import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../law/periods.ts'
import { changesOf, type Glance, middle, overTime, type Seen } from './over-time.ts'

const finding = (rule: string, name: string, sectionName = '办公室'): Seen => ({
  ...{ key: `${rule}|${name}`, rule, title: `规则${rule}`, area: 'ranks', severity: 'warning', sectionName },
  subject: { kind: 'person', id: name, name },
})

const asked = { year: 2026, until: '2026-04-20', sections: ['人事科', '办公室'], rules: ['b', 'a'] }

const glances: Glance[] = [
  { on: '2025-12-31', seen: [finding('a', '甲'), finding('b', '乙', '人事科')] },
  { on: '2026-01-15', seen: [finding('a', '甲')] },
  { on: '2026-01-31', seen: [finding('a', '甲'), finding('a', '丙')] },
  { on: '2026-03-31', seen: [finding('a', '丙'), finding('c', '丁', '撤销的科'), finding('a', '局', '')] },
]

describe('a year of check-ups', () => {
  const year = overTime(glances, asked)

  it('counts what is open at the end of each month by the last check-up of it, and leaves out what nobody kept', () => {
    expect(year.months).toEqual([
      { month: '2026-01', on: '2026-01-31' },
      { month: '2026-02', on: null },
      { month: '2026-03', on: '2026-03-31' },
      { month: '2026-04', on: null },
    ])
    expect(year.open).toEqual([2, null, 3, null])
    expect(year.runs).toBe(3)
  })

  it('tells what came and what went, with the days from one check-up to the other', () => {
    expect(year.fresh).toBe(3)
    expect(year.gone.map(({ subject, foundOn, goneOn, days }) => [subject, foundOn, goneOn, days])).toEqual([
      ['甲', '2025-12-31', '2026-03-31', 90],
      ['乙', '2025-12-31', '2026-01-15', 15],
    ])
    expect(year.days).toBe(52.5)
  })

  it('stands in the order of the rule book and of the unit, never of the numbers', () => {
    expect(year.rules.map(({ rule, counts, fresh, gone, days }) => [rule, counts, fresh, gone, days])).toEqual([
      ['b', [0, null, 0, null], 0, 1, 15],
      ['a', [2, null, 2, null], 2, 1, 90],
      ['c', [0, null, 1, null], 1, 0, null],
    ])
    expect(year.sections.map(({ name, counts }) => [name, counts])).toEqual([
      ['人事科', [0, null, 0, null]],
      ['办公室', [2, null, 1, null]],
      ['撤销的科', [0, null, 1, null]],
      ['本单位', [0, null, 1, null]],
    ])
  })

  it('has nothing to tell without check-ups, and does not count what comes after the day asked', () => {
    expect(overTime([], asked)).toMatchObject({
      runs: 0,
      open: [null, null, null, null],
      rules: [],
      gone: [],
      days: null,
    })
    expect(overTime(glances, { ...asked, until: '2026-03-30' }).fresh).toBe(1)
    expect(overTime(glances, { ...asked, year: 2025, until: '2025-12-31' })).toMatchObject({ runs: 1, fresh: 0 })
  })

  it.each([
    [[], null],
    [[7], 7],
    [[9, 1], 5],
    [[3, 1, 2], 2],
  ])('the middle of %j is %j', (numbers, expected) => {
    expect(middle(numbers)).toBe(expected)
  })

  it('adds up however the findings come and go', () => {
    const some = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('甲', '乙', '丙')), {
      selector: String,
    })
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 12 }), (all) => {
        const given = all.map((seen, index): Glance => {
          const sections = ['办公室', '', '人事科']
          return {
            on: addDays('2025-12-20', index * 11),
            seen: seen.map(([rule, name]) => finding(rule, name, sections['甲乙丙'.indexOf(name)])),
          }
        })
        const whole = overTime(given, asked)
        for (const [month, open] of whole.open.entries()) {
          const over = (lines: { counts: (number | null)[] }[]) =>
            lines.reduce((sum, { counts }) => sum + (counts[month] ?? 0), 0)
          for (const lines of [whole.rules, whole.sections, whole.severities]) expect(over(lines)).toBe(open ?? 0)
        }
        const changes = changesOf(given)
        const moved = changes.reduce((sum, { fresh, gone }) => sum + fresh.length - gone.length, given[0]!.seen.length)
        expect(moved).toBe(given.at(-1)!.seen.length)
        const sum = (lines: { fresh: number; gone: number }[]) => [
          lines.reduce((total, { fresh }) => total + fresh, 0),
          lines.reduce((total, { gone }) => total + gone, 0),
        ]
        expect(sum(whole.rules)).toEqual([whole.fresh, whole.gone.length])
        expect(sum(whole.sections)).toEqual([whole.fresh, whole.gone.length])
      }),
    )
  })
})
