import { monthAt, monthIndex, type PartialDate } from '../../../law/dates.ts'
import { retirementMonth } from '../../../law/retirement.ts'

/** The month a number of months after (or, negative, before) a date. */
export function monthsAfter(date: PartialDate, months: number): PartialDate {
  return monthAt(monthIndex(date) + months)
}

/** `2021-06` → `2021年6月`. */
export function spokenMonth(date: PartialDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月`
}

/** Retirement month of the demo's people: women there hold cadre or professional posts. */
export const retirementMonthOf = (birth: PartialDate, sex: '男' | '女'): PartialDate =>
  retirementMonth(birth, sex === '男' ? 'men-60' : 'women-55')
