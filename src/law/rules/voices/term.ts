import { periodEnd } from '../../calendar/period-end.ts'
import { addWorkdays, CalendarMissing, unlessMissing, type WorkCalendar } from '../../calendar/workdays.ts'
import type { Day } from '../../periods.ts'
import { broken, info, met, type Verdict } from '../../rule.ts'

/** A limit before and after rest days are looked at; alerts follow the first, the second is the last lawful day. */
export type Term = { nominal: Day; due: Day }

/** `count` days after a day that is itself not counted; an end on a rest day moves to the next working day. */
export function inDays(start: Day, count: number, calendar: WorkCalendar): Term {
  const { nominal, due, calendarMissing } = periodEnd(start, count, '日', { calendar })
  if (due === null) throw new CalendarMissing(calendarMissing!)
  return { nominal, due }
}

/** `count` working days after a day that is itself not counted. */
export function inWorkdays(start: Day, count: number, calendar: WorkCalendar): Term {
  const due = addWorkdays(calendar, start, count)
  return { nominal: due, due }
}

/** Says the limit, and whether what was done was in time. A year without a calendar is never guessed. */
export function termVerdict(what: string, compute: () => Term, doneOn: Day | null = null): Verdict {
  const term = unlessMissing(compute)
  if (term instanceof CalendarMissing) return broken(term.message, { calendarMissing: term.year })
  const { nominal, due } = term
  const says = nominal === due ? `${what}的期限是${due}` : `${what}的期限是${nominal}，是休息日，顺延到${due}`
  if (doneOn === null) return info(says, { nominal, due })
  if (doneOn <= due) return met(`${says}，${doneOn}办理，没有超过`, { nominal, due, doneOn })
  return broken(`${says}，${doneOn}办理，已经超过`, { nominal, due, doneOn })
}
