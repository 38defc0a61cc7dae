import { type Day, daysBetween } from '../../law/periods.ts'
import type { FindingView, OverTime } from './schema.ts'

/** What is kept of a finding to follow it from one check-up to the next. */
export type Seen = Pick<FindingView, 'key' | 'rule' | 'title' | 'area' | 'severity' | 'sectionName' | 'subject'>

/** What one saved check-up saw on its day. */
export type Glance = { on: Day; seen: readonly Seen[] }

type Gone = OverTime['gone'][number] & { subjectId: string }
type Change = { on: Day; fresh: Seen[]; gone: Gone[] }

/** The findings of a unit that belong to no section stand under the unit itself. */
export const UNIT = '本单位'
const sectionOf = ({ sectionName }: Pick<Seen, 'sectionName'>) => sectionName || UNIT

/** What each check-up found for the first time and what it found no more; nothing is new to the first of all. */
export function changesOf(glances: readonly Glance[]): Change[] {
  const open = new Map<string, { since: Day; one: Seen }>()
  return glances.map(({ on, seen }, index) => {
    const fresh = seen.filter(({ key }) => !open.has(key))
    const still = new Set(seen.map(({ key }) => key))
    const gone = [...open.values()].filter(({ one }) => !still.has(one.key))
    for (const { one } of gone) open.delete(one.key)
    for (const one of fresh) open.set(one.key, { since: on, one })
    return {
      on,
      fresh: index ? fresh : [],
      gone: gone.map(({ since, one }) => ({
        ...{ key: one.key, rule: one.rule, title: one.title, sectionName: sectionOf(one) },
        ...{ subject: one.subject.name, subjectId: one.subject.id },
        ...{ foundOn: since, goneOn: on, days: daysBetween(since, on) },
      })),
    }
  })
}

/** The middle of some numbers; of an even count the mean of the two in the middle; null of none. */
export function middle(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other)
  const half = sorted.length / 2
  if (!sorted.length) return null
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!
}

/** Names in the given order; those that are there no longer stand behind, by their letters, the unit itself last. */
function inOrder(names: Iterable<string>, order: readonly string[]): string[] {
  const place = (name: string) => (name === UNIT ? order.length + 1 : (order.indexOf(name) + 1 || order.length + 1) - 1)
  return [...new Set(names)].sort((one, other) => place(one) - place(other) || one.localeCompare(other, 'zh'))
}

export type Asked = {
  year: number
  /** up to which day of the year the check-ups count */
  until: Day
  /** names of sections in the unit's own order, ids of rules in the order of the rule book */
  sections: readonly string[]
  rules: readonly string[]
}

/** The last check-up of every month that has begun; null where none was saved. */
function monthsOf(glances: readonly Glance[], { year, until }: Asked): { month: string; glance: Glance | null }[] {
  const count = until.startsWith(`${year}-`) ? Number(until.slice(5, 7)) : 12
  return Array.from({ length: count }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`
    return { month, glance: glances.findLast(({ on }) => on.startsWith(month)) ?? null }
  })
}

/**
 * A year of check-ups: what was open at the end of each month, by rule and by section, what came and what went and in
 * how many days. Counts only: nothing is weighed, nobody is compared. `glances` may begin before the year, by day.
 */
export function overTime(glances: readonly Glance[], asked: Asked): OverTime {
  const within = glances.filter(({ on }) => on <= asked.until)
  const own = ({ on }: { on: Day }) => on.startsWith(`${asked.year}-`)
  const months = monthsOf(within, asked)
  const changes = changesOf(within).filter(own)
  const fresh = changes.flatMap((one) => one.fresh)
  const gone = changes.flatMap((one) => one.gone)
  const seen = within.filter(own).flatMap((one) => one.seen)
  const counted = (fits: (one: Seen) => boolean) =>
    months.map(({ glance }) => (glance ? glance.seen.filter(fits).length : null))
  const known = new Map(
    [...seen, ...gone.map((one) => ({ ...one, area: '' }))].map((one) => [one.rule, one] as const).reverse(),
  )
  return {
    year: asked.year,
    runs: within.filter(own).length,
    months: months.map(({ month, glance }) => ({ month, on: glance?.on ?? null })),
    ...{ open: counted(() => true), fresh: fresh.length },
    severities: (['violation', 'warning', 'notice'] as const).map((severity) => {
      return { severity, counts: counted((one) => one.severity === severity) }
    }),
    rules: inOrder(known.keys(), asked.rules).map((rule) => ({
      ...{ rule, title: known.get(rule)!.title, counts: counted((one) => one.rule === rule) },
      fresh: fresh.filter((one) => one.rule === rule).length,
      gone: gone.filter((one) => one.rule === rule).length,
      days: middle(gone.filter((one) => one.rule === rule).map(({ days }) => days)),
    })),
    sections: inOrder([...seen, ...gone].map(sectionOf), asked.sections).map((name) => ({
      ...{ name, counts: counted((one) => sectionOf(one) === name) },
      fresh: fresh.filter((one) => sectionOf(one) === name).length,
      gone: gone.filter((one) => one.sectionName === name).length,
    })),
    gone: gone.map(({ subjectId: _id, ...one }) => one).reverse(),
    days: middle(gone.map(({ days }) => days)),
  }
}
