import { addMonths } from '../../../law/periods.ts'
import type { Ctx } from '../../../platform/write.ts'
import { studyAttended } from '../../party-life/facts.ts'
import { serviceRecords } from '../../people/facts.ts'
import type { TimeAsked } from '../schema.ts'
import { hoursByMonth } from './queries/sums.ts'
import { todayOf } from './standing.ts'

const MONTHS = 12
const MINUTES_OF_HOUR = 60

/** Minutes of meetings and trainings by month, on the average of everybody in service. Forms are not timed. */
export async function readTime(ctx: Ctx): Promise<TimeAsked> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const until = todayOf(ctx)
  const from = `${addMonths(until, 1 - MONTHS).slice(0, 7)}-01`
  const [people, studied, trained] = await Promise.all([
    serviceRecords(db, unitId),
    studyAttended(db, unitId, { from, until }),
    hoursByMonth(db, unitId, { from, until }),
  ])
  const meetings = new Map<string, number>()
  for (const { on, hours, isMakeUp } of studied) {
    if (!isMakeUp) meetings.set(on.slice(0, 7), (meetings.get(on.slice(0, 7)) ?? 0) + hours)
  }
  const each = (hours = 0) => (people.length ? Math.round((hours * MINUTES_OF_HOUR) / people.length) : 0)
  return {
    people: people.length,
    months: Array.from({ length: MONTHS }, (_, back) => {
      const month = addMonths(`${until.slice(0, 7)}-01`, -back).slice(0, 7)
      const training = trained.find((one) => one.month === month)?.hours
      return { month, meetingMinutes: each(meetings.get(month)), trainingMinutes: each(training) }
    }),
  }
}
