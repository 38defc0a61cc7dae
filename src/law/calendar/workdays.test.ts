import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDay } from '../../testing/holds.ts'
import { addDays, daysBetween } from '../periods.ts'
import { calendarWith } from './imported.ts'
import { periodEnd } from './period-end.ts'
import {
  addWorkdays,
  builtInYears,
  CalendarMissing,
  countWorkdays,
  isWorkday,
  rollForward,
  unlessMissing,
  workdaysIn,
} from './workdays.ts'

const known = anyDay(2024, 2026)

describe('the built-in years', () => {
  it('have as many working days as the notices leave', () => {
    const totals = [2024, 2025, 2026].map((year) => countWorkdays(builtInYears, `${year}-01-01`, `${year}-12-31`))
    expect(totals).toEqual([251, 248, 248])
  })

  it('have the working days of each month of 2026', () => {
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    const months = lengths.map((length, index) => {
      const month = `2026-${String(index + 1).padStart(2, '0')}`
      return countWorkdays(builtInYears, `${month}-01`, `${month}-${length}`)
    })
    expect(months).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23])
  })

  it('put 调休上班 before 放假, and both before the week', () => {
    const days = ['2026-02-14', '2026-02-15', '2026-02-24', '2026-10-08', '2025-10-08', '2026-10-11', '2024-12-31']
    expect(days.map((day) => isWorkday(builtInYears, day))).toEqual([true, false, true, true, false, false, true])
  })
})

describe('a year without notice', () => {
  it.each([
    ['isWorkday', () => isWorkday(builtInYears, '2027-03-01')],
    ['addWorkdays', () => addWorkdays(builtInYears, '2026-12-31', 1)],
    ['countWorkdays', () => countWorkdays(builtInYears, '2026-12-31', '2027-01-01')],
    ['workdaysIn', () => workdaysIn(builtInYears, '2026-12-31', '2027-01-01')],
    ['rollForward', () => rollForward(builtInYears, '2027-02-28')],
  ])('%s names the year and what to do', (_name, ask) => {
    expect(unlessMissing<unknown>(ask)).toEqual(new CalendarMissing(2027))
    expect(ask).toThrow('还没有导入2027年的放假安排，请在“工作日历”里粘贴国务院办公厅通知')
  })

  it('leaves other errors alone', () => {
    expect(() => unlessMissing(() => addWorkdays(builtInYears, '2026-01-01', -1))).toThrow(RangeError)
  })

  it('leaves the end of a period open, but not the day before rest days are looked at', () => {
    expect(periodEnd('2026-08-31', 6, '月')).toEqual({
      nominal: '2027-02-28',
      rolled: null,
      due: null,
      calendarMissing: 2027,
    })
  })
})

describe('counting', () => {
  it('agrees with the list of days', () => {
    const month = fc.tuple(known, fc.integer({ min: -5, max: 60 }))
    fc.assert(
      fc.property(month, ([from, length]) => {
        const to = addDays(from, length)
        fc.pre(to <= '2026-12-31')
        const days = workdaysIn(builtInYears, from, to)
        expect(countWorkdays(builtInYears, from, to)).toBe(days.length)
        expect(days.every((day) => from <= day && day <= to)).toBe(true)
      }),
    )
  })

  it('ends N working days later on the Nth of them', () => {
    fc.assert(
      fc.property(anyDay(2024, 2025), fc.integer({ min: 1, max: 200 }), (day, count) => {
        const end = addWorkdays(builtInYears, day, count)
        expect(countWorkdays(builtInYears, addDays(day, 1), end)).toBe(count)
        expect(isWorkday(builtInYears, end)).toBe(true)
      }),
    )
  })

  it('rolls over rest days only', () => {
    fc.assert(
      fc.property(known, (day) => {
        const rolled = rollForward(builtInYears, day)
        expect(isWorkday(builtInYears, rolled)).toBe(true)
        expect(countWorkdays(builtInYears, day, rolled)).toBe(1)
        expect(daysBetween(day, rolled)).toBeLessThan(10)
      }),
    )
  })

  it('keeps the day itself for no working days', () => {
    expect(addWorkdays(builtInYears, '2026-10-01', 0)).toBe('2026-10-01')
  })

  it('counts 100,000 years of working days in a moment', () => {
    const started = performance.now()
    let sum = 0
    for (let turn = 0; turn < 100_000; turn += 1) sum += countWorkdays(builtInYears, '2024-01-01', '2026-12-31')
    expect(sum).toBe(74_700_000)
    expect(performance.now() - started).toBeLessThan(4000)
  })
})

describe('imported years', () => {
  const year2027 = { year: 2027, off: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }], work: ['2027-01-03'] }

  it('are counted, also where they reach into the year before', () => {
    const calendar = calendarWith([year2027])
    expect(workdaysIn(calendar, '2026-12-30', '2027-01-05')).toEqual([
      '2026-12-30',
      '2027-01-03',
      '2027-01-04',
      '2027-01-05',
    ])
  })

  it('replace a built-in year', () => {
    const calendar = calendarWith([{ year: 2026, off: [], work: [] }])
    expect(isWorkday(calendar, '2026-10-01')).toBe(true)
    expect(isWorkday(calendar, '2026-10-10')).toBe(false)
    expect(isWorkday(calendar, '2025-10-01')).toBe(false)
  })

  it('count the same in any order, twice, and with periods that end before they begin', () => {
    const more = { year: 2027, off: [{ name: '春节', from: '2027-02-12', to: '2027-02-05' }], work: ['2027-02-14'] }
    const all = (calendar: Parameters<typeof calendarWith>[0]) =>
      workdaysIn(calendarWith(calendar), '2027-01-01', '2027-12-31')
    expect(all([year2027, more, year2027])).toEqual(all([more, year2027]))
    expect(all([more, year2027])).toContain('2027-02-05')
  })
})
