import { describe, expect, it } from 'vitest'
import { builtInYears } from '../../law/calendar/workdays.ts'
import { monthWeeks } from './months.ts'

const shown = (month: string) =>
  monthWeeks(builtInYears, month).map((week) =>
    week.map((place) =>
      place ? `${place.date}${{ workday: '', rest: '-', off: '休', 'make-up': '班' }[place.kind]}` : '',
    ),
  )

describe('a month', () => {
  it('stands in weeks from Monday, with what the notice says', () => {
    expect(shown('2026-02')).toEqual([
      ['', '', '', '', '', '', '1-'],
      ['2', '3', '4', '5', '6', '7-', '8-'],
      ['9', '10', '11', '12', '13', '14班', '15休'],
      ['16休', '17休', '18休', '19休', '20休', '21休', '22休'],
      ['23休', '24', '25', '26', '27', '28班', ''],
    ])
  })

  it('names the holiday of a day off', () => {
    const days = monthWeeks(builtInYears, '2026-10').flat()
    expect(days.find((place) => place?.day === '2026-10-01')).toEqual({
      day: '2026-10-01',
      date: 1,
      kind: 'off',
      holiday: '国庆节',
    })
    expect(days.find((place) => place?.day === '2026-10-11')).toMatchObject({ kind: 'rest', holiday: '' })
  })

  it('has all its days once, whatever its length', () => {
    for (const [month, length] of [
      ['2024-02', 29],
      ['2025-02', 28],
      ['2026-06', 30],
      ['2026-08', 31],
    ] as const) {
      const weeks = monthWeeks(builtInYears, month)
      expect(weeks.every((week) => week.length === 7)).toBe(true)
      expect(weeks.flat().flatMap((place) => place?.date ?? [])).toEqual(Array.from({ length }, (_, at) => at + 1))
    }
  })
})
