import { monthIndex, type PartialDate } from '../../../law/dates.ts'

/** The month (`YYYY-MM`) of an index as `monthIndex` counts it. */
export function monthAt(index: number): PartialDate {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** The month a number of months after (or, negative, before) a date. */
export function monthsAfter(date: PartialDate, months: number): PartialDate {
  return monthAt(monthIndex(date) + months)
}

/** `2021-06` → `2021年6月`. */
export function spokenMonth(date: PartialDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月`
}

/**
 * The month in which somebody reaches the retirement age of the 2025 scheme: men 60 to 63, women in cadre and
 * professional posts 55 to 58, one month later for every four months of birth after the first month concerned.
 */
export function retirementMonthOf(birth: PartialDate, sex: '男' | '女'): PartialDate {
  const [age, firstBirth] = sex === '男' ? [60, '1965-01'] : [55, '1970-01']
  const after = monthIndex(birth) - monthIndex(firstBirth)
  const delay = after < 0 ? 0 : Math.min(36, Math.floor(after / 4) + 1)
  return monthsAfter(birth, age * 12 + delay)
}
