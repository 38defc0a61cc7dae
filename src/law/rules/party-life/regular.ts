import * as z from 'zod'
import { day, words } from '../../facts.ts'
import { addDays, type Day, daysBetween, lastDay } from '../../periods.ts'
import { broken, info, met, notApplicable, type Verdict } from '../../rule.ts'

type Period = { key: string; label: string; first: Day; last: Day }

/** The months or quarters of a year. */
function periodsOf(year: number, length: 'month' | 'quarter'): Period[] {
  const months = length === 'month' ? 1 : 3
  return Array.from({ length: 12 / months }, (_, index) => {
    const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`
    const number = index + 1
    return {
      key: length === 'month' ? month(number) : `${year}-Q${number}`,
      label: length === 'month' ? `${number}月` : `第${'一二三四'[index]}季度`,
      first: `${month(index * months + 1)}-01`,
      last: lastDay(month((index + 1) * months)),
    }
  })
}

/** Facts shared by the rules that ask for something in each month or quarter. */
export const regularFacts = {
  since: day('组织成立的日期').nullable().default(null),
  exempt: z
    .array(z.strictObject({ period: words('期'), reason: words('理由') }))
    .max(24)
    .default([])
    .meta({ title: '经同意免除的月份或季度', description: '写成2026-05或2026-Q2，并写明理由' }),
}

type Asked = {
  what: string
  length: 'month' | 'quarter'
  year: number
  held: readonly Day[]
  times?: number
  since: Day | null
  exempt: readonly { period: string }[]
  remindDays: number
}

/**
 * Judges something due in each month or quarter: what is past and missing is broken, the one running is a reminder in
 * its last days. A period in which the organisation was not yet there from its first day does not count.
 */
export function regular({ what, length, year, held, times = 1, since, exempt, remindDays }: Asked, on: Day): Verdict {
  const inside = (one: Period) => held.filter((when) => when <= on && when >= one.first && when <= one.last).length
  const due = periodsOf(year, length).filter(
    ({ key, first }) =>
      first <= on && (since === null || since <= first) && !exempt.some(({ period }) => period === key),
  )
  if (!due.length) return notApplicable(`${year}年到${on}没有应当${what}的月份或季度`)
  const without = due.filter((one) => one.last < on && inside(one) < times)
  const running = due.find((one) => one.last >= on && inside(one) < times)
  const dueOn = running?.last ?? null
  const observed = { without: without.map(({ key }) => key), dueOn }
  if (without.length) {
    const labels = without.map(({ label }) => label).join('、')
    return broken(`${year}年${labels}没有按要求${what}`, { ...observed, since: addDays(without[0]!.last, 1) })
  }
  if (running && daysBetween(on, running.last) <= remindDays) {
    return info(`${running.label}还没有${what}，应在${running.last}前补上`, { ...observed, warning: true })
  }
  if (running && due.length === 1) return info(`${running.label}应在${running.last}前${what}`, observed)
  return met(`${year}年到${on}按要求${what}`, observed)
}

/** Judges something due so many times within a year; the last day of the year can still be used. */
export function yearly(what: string, year: number, made: number, on: Day, times = 1): Verdict {
  const observed = { made, needed: times, dueOn: `${year}-12-31` }
  const says = `${year}年应当${what}${times > 1 ? `${times}次` : ''}`
  if (made >= times) return met(`${says}，已${times > 1 ? `有${made}次` : '完成'}`, observed)
  if (on > `${year}-12-31`) return broken(`${says}，只有${made}次`, { ...observed, since: `${year + 1}-01-01` })
  return info(`${says}，到${on}有${made}次`, observed)
}

/** How many of the days lie in a year, up to a day. */
export const madeIn = (year: number, days: readonly Day[], on: Day): number =>
  days.filter((one) => one.startsWith(`${year}-`) && one <= on).length
