import { daysInMonth, monthAt, monthIndex, type PartialDate } from './dates.ts'

/** A day of the calendar, `YYYY-MM-DD`. Days compare as text. */
export type Day = string

const DAY = 86_400_000

/** `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Days from one day to another, the first not counted. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY
}

/** The corresponding day `months` later, or the month's last day where there is none (民法典第二百零二条). */
export function addMonths(day: Day, months: number): Day {
  const month = monthAt(monthIndex(day) + months)
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`
}

/** The corresponding day `years` later. */
export const addYears = (day: Day, years: number): Day => addMonths(day, years * 12)

/** The latest day from which `months` months are full on `day`: the last day to give notice of so many months. */
export function latestStart(day: Day, months: number): Day {
  const month = monthAt(monthIndex(day) - months)
  return isLastOfMonth(day) ? lastDay(month) : addMonths(day, -months)
}

/** Whole months from one day to another; a month is full on the corresponding day. 0 when `to` comes first. */
export function fullMonths(from: Day, to: Day): number {
  const months = monthIndex(to) - monthIndex(from)
  const full = to.slice(8) >= from.slice(8) || isLastOfMonth(to) ? months : months - 1
  return Math.max(full, 0)
}

/**
 * Whole years of a period; one that began on 29 February is a year old on 28 February (民法典第二百零二条).
 * Birthdays are counted otherwise: see the rule `age-exact`. 0 when `on` comes first.
 */
export const fullYears = (from: Day, on: Day): number => Math.floor(fullMonths(from, on) / 12)

const isLastOfMonth = (day: Day): boolean => day.slice(8) >= '28' && day === lastDay(day.slice(0, 7))

/** The first day a date as precise as the paper can mean: `1980-06` → `1980-06-01`. */
export function firstDay(date: PartialDate): Day {
  return date.length === 10 ? date : date.length === 7 ? `${date}-01` : `${date}-01-01`
}

/** The last day a date as precise as the paper can mean: `1980-06` → `1980-06-30`. */
export function lastDay(date: PartialDate): Day {
  if (date.length === 10) return date
  if (date.length === 4) return `${date}-12-31`
  return `${date}-${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5)))}`
}

/** Day of the week: 1 Monday … 7 Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}
