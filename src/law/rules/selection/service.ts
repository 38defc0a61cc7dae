import type { PartialDate } from '../../dates.ts'
import { addDays, addMonths, type Day, daysBetween, firstDay, fullMonths } from '../../periods.ts'
import { broken, info, met, type Verdict } from '../../rule.ts'

/** A post or rank held from one date to another; `null` while it is still held. */
export type Held = { from: PartialDate; to: PartialDate | null }

/** Days without a gap, the last day not counted. */
type Span = { from: Day; to: Day }

const OPEN = '9999-12-31'

const touches = (earlier: Day, later: Day): boolean =>
  earlier === OPEN || later <= earlier || later === addDays(earlier, 1)

/**
 * Periods as spans without overlaps, in the order of time. Months count from their first day; a period that ends before
 * it starts is left out; periods a day apart are one, because papers write the end both ways.
 */
export function joined(periods: readonly Held[]): Span[] {
  const spans = periods
    .map(({ from, to }) => ({ from: firstDay(from), to: to === null ? OPEN : firstDay(to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  const found: Span[] = []
  for (const span of spans) {
    const last = found.at(-1)
    if (!last || !touches(last.to, span.from)) found.push(span)
    else if (span.to > last.to) last.to = span.to
  }
  return found
}

/** At most 29 left-over days: a month of 31 days is full on its corresponding day and not a day before. */
function split({ from, to }: Span): [months: number, days: number] {
  const months = fullMonths(from, to)
  return [months, Math.min(daysBetween(addMonths(from, months), to), 29)]
}

/** Whole months served on a day, over all spans; 30 left-over days of several spans make a month. */
export function servedMonths(spans: readonly Span[], on: Day): number {
  let [months, days] = [0, 0]
  for (const { from, to } of spans) {
    if (from >= on) break
    const [more, left] = split({ from, to: to < on ? to : on })
    months += more
    days += left
  }
  return months + Math.floor(days / 30)
}

/** The first day on which `needed` months (1 or more) are served, or null when the spans never reach them. */
export function reachedOn(spans: readonly Span[], needed: number): Day | null {
  let [months, days] = [0, 0]
  for (const span of spans) {
    const lacking = needed - months
    const full = addMonths(span.from, lacking)
    const early = days === 0 ? full : addDays(addMonths(span.from, lacking - 1), 30 - days)
    const reached = early < full ? early : full
    if (reached <= span.to) return reached
    const [more, left] = split(span)
    months += more + Math.floor((days + left) / 30)
    days = (days + left) % 30
  }
  return null
}

/** Months in words: 23 → 1年11个月. */
export function inYears(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (years === 0) return `${rest}个月`
  return rest === 0 ? `${years}年` : `${years}年${rest}个月`
}

/** When an unmet requirement will be met, as the end of a sentence. */
export const whenMet = (eligibleOn: Day | null): string =>
  eligibleOn === null ? '按现有任职记录不会自然满足' : `${eligibleOn}起满足`

type Required = {
  /** what is counted, as the subject of a sentence */
  what: string
  months: number
  counted: readonly Held[]
  /** higher ranks, of which the text does not say whether they count */
  higher?: readonly Held[]
}

/** Judges a least service: met, broken with the day it will be met, or info where only higher ranks make it up. */
export function judgeService({ what, months, counted, higher = [] }: Required, on: Day): Verdict {
  const spans = joined(counted)
  const monthsServed = servedMonths(spans, on)
  const eligibleOn = reachedOn(spans, months)
  const observed = { monthsServed, requiredMonths: months, eligibleOn }
  const told = `${what}${inYears(monthsServed)}，须满${inYears(months)}`
  if (monthsServed >= months) return met(`${told}，已满足`, observed)
  const monthsWithHigherRanks = higher.length === 0 ? 0 : servedMonths(joined([...counted, ...higher]), on)
  if (monthsWithHigherRanks < months) return broken(`${told}，${whenMet(eligibleOn)}`, observed)
  const ask = `连同更高职级为${inYears(monthsWithHigherRanks)}；更高职级可否计入没有写明，请报组织部门核定`
  return info(`${told}，${ask}`, { ...observed, monthsWithHigherRanks })
}
