import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cite } from './cite.ts'
import { monthAt, monthIndex } from './dates.ts'
import { parameter, valueOn } from './parameter.ts'
import { retirementMonth, retirementOf, retirementTracks } from './retirement.ts'

test.each([
  ['1964-12', 'men-60', '2024-12'],
  ['1965-01', 'men-60', '2025-02'],
  ['1966-07-31', 'men-60', '2026-12'],
  ['1976-08', 'men-60', '2039-07'],
  ['1976-09', 'men-60', '2039-09'],
  ['1971-11', 'women-55', '2027-05'],
  ['1981-09', 'women-55', '2039-09'],
  ['1970-05', 'women-55', '2025-07'],
  ['1975-02', 'women-50', '2025-03'],
  ['1984-11', 'women-50', '2039-11'],
] as const)('born %s on track %s retires in %s', (birth, track, month) => {
  expect(retirementMonth(birth, track)).toBe(month)
})

test('a month of birth is needed', () => {
  expect(() => retirementMonth('1970', 'men-60')).toThrow(RangeError)
})

test('whoever is born later never retires earlier, and never more than the cap later than before', () => {
  const months = fc.integer({ min: monthIndex('1950-01'), max: monthIndex('2000-12') })
  fc.assert(
    fc.property(fc.constantFrom(...retirementTracks), months, (track, month) => {
      const years = { 'men-60': 60, 'women-55': 55, 'women-50': 50 }[track]
      const cap = track === 'women-50' ? 60 : 36
      const [one, next] = [monthAt(month), monthAt(month + 1)].map((birth) => monthIndex(retirementMonth(birth, track)))
      expect(next!).toBeGreaterThanOrEqual(one!)
      expect(one! - month - years * 12).toBeGreaterThanOrEqual(0)
      expect(one! - month - years * 12).toBeLessThanOrEqual(cap)
    }),
  )
})

test('the age told is the one reached in the month told', () => {
  const months = fc.integer({ min: monthIndex('1950-01'), max: monthIndex('2000-12') })
  fc.assert(
    fc.property(fc.constantFrom(...retirementTracks), months, (track, birth) => {
      const { month, originalMonth, delayMonths, ageYears, ageMonths } = retirementOf(monthAt(birth), track)
      expect(monthIndex(month) - birth).toBe(ageYears * 12 + ageMonths)
      expect(monthIndex(month) - monthIndex(originalMonth)).toBe(delayMonths)
      expect(ageMonths).toBeLessThan(12)
    }),
  )
})

const cites = [cite('delayed-retirement-2024', '办法第一条')] as const

test('a parameter is read by the law of its day, and not before there was one', () => {
  const age = parameter('年龄', { from: '2000-01-01', value: 60, cites }, { from: '2025-01-01', value: 63, cites })
  expect(valueOn(age, '2024-12-31').value).toBe(60)
  expect(valueOn(age, '2025-01-01').value).toBe(63)
  expect(() => valueOn(age, '1999-12-31')).toThrow(RangeError)
})

test('the values of a parameter follow one another', () => {
  const twice = [
    { from: '2025-01-01', value: 1, cites },
    { from: '2025-01-01', value: 2, cites },
  ] as const
  expect(() => parameter('乱序', ...twice)).toThrow('values out of order')
})
