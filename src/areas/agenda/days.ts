import { addDays, addMonths, type Day, lastDay, weekday } from '../../law/periods.ts'

export const views = { month: '月', week: '周', list: '列表' } as const
export type View = keyof typeof views

const WEEK = 7

/** Monday of the week a day lies in. */
const monday = (day: Day): Day => addDays(day, 1 - weekday(day))

/** The weeks a view shows around a day, whole ones from Monday; a list has the days of the month alone. */
export function weeksOf(view: View, day: Day): Day[][] {
  const month = day.slice(0, 7)
  const [first, last] = view === 'week' ? [day, day] : [`${month}-01`, lastDay(month)]
  const weeks: Day[][] = []
  for (let at = monday(first); at <= last; at = addDays(at, WEEK)) {
    weeks.push(Array.from({ length: WEEK }, (_, index) => addDays(at, index)))
  }
  return weeks
}

/** A list of this month looks so many days ahead, also where the month ends before. */
const LIST_AHEAD = 14

/** First and last day of what a view shows. */
export function rangeOf(view: View, day: Day, today: Day): { from: Day; until: Day } {
  const month = day.slice(0, 7)
  if (view === 'list') {
    const [last, ahead] = [lastDay(month), addDays(today, LIST_AHEAD)]
    return { from: `${month}-01`, until: today.startsWith(month) && ahead > last ? ahead : last }
  }
  const days = weeksOf(view, day).flat()
  return { from: days[0]!, until: days.at(-1)! }
}

/** The day shown after turning a page forward or back. */
export const turned = (view: View, day: Day, pages: number): Day =>
  view === 'week' ? addDays(day, WEEK * pages) : addMonths(day, pages)

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK }

/** Where a key leads from a day; null where the key means nothing here. */
export function dayByKey(key: string, day: Day, today: Day): Day | null {
  const step = STEPS[key]
  if (step) return addDays(day, step)
  if (key === 'PageUp') return addMonths(day, -1)
  if (key === 'PageDown') return addMonths(day, 1)
  return key === 'Home' ? today : null
}

type Spanning = { from: Day; until: Day }

/** Every day from one to another. */
export function daysFrom({ from, until }: { from: Day; until: Day }): Day[] {
  const days: Day[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}

/** What runs on each day: an entry of several days stands on every one of them. */
export function byDay<Entry extends Spanning>(entries: readonly Entry[], days: readonly Day[]): Map<Day, Entry[]> {
  return new Map(days.map((day) => [day, entries.filter(({ from, until }) => from <= day && day <= until)]))
}
