import * as z from 'zod'
import { day } from '../../facts.ts'
import type { Day } from '../../periods.ts'

/** Days or 学时 with one decimal at most, as certificates state them. */
export const amount = (title: string, most = 10_000) => z.number().min(0).max(most).multipleOf(0.1).meta({ title })

/** Recognised training, in days and in 学时; one is never computed from the other. */
export const recognised = z
  .array(z.strictObject({ until: day('结束日期'), days: amount('天数').default(0), hours: amount('学时').default(0) }))
  .max(2_000)
  .meta({ title: '认可的培训' })

export type Recognised = z.output<typeof recognised>[number]
export type Amounts = { days: number; hours: number }
/** Two standards side by side; the law before 2015 knew no 学时. */
export type Standard = { days: number; hours: number | null }

/** The sum of what ended between two days, both included. Summed in tenths: 0.1 + 0.2 is 0.3. */
export function total(records: readonly Recognised[], from: Day, until: Day): Amounts {
  const inside = records.filter((one) => one.until >= from && one.until <= until)
  const sum = (key: 'days' | 'hours') => inside.reduce((all, one) => all + Math.round(one[key] * 10), 0) / 10
  return { days: sum('days'), hours: sum('hours') }
}

/** Either of the two is enough. */
export const reaches = (done: Amounts, { days, hours }: Standard): boolean =>
  done.days >= days || (hours !== null && done.hours >= hours)

/** What is missing of a standard; reaching one of the two is enough. */
export function shortOf(done: Amounts, { days, hours }: Standard): Standard {
  const missing = (has: number, needed: number) => Math.max(0, Math.round((needed - has) * 10) / 10)
  return { days: missing(done.days, days), hours: hours === null ? null : missing(done.hours, hours) }
}

/** A standard for so many months of all, rounded up to half a day or half a 学时. */
export function shareOf({ days, hours }: Standard, months: number, all: number): Standard {
  const part = (full: number) => Math.ceil((full * 2 * months) / all) / 2
  return { days: part(days), hours: hours === null ? null : part(hours) }
}

export const doneInWords = ({ days, hours }: Amounts): string => `${days}天、${hours}学时`
export const inWords = ({ days, hours }: Standard): string =>
  hours === null ? `${days}天` : `${days}天或者${hours}学时`
