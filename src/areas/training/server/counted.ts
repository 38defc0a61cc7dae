import type { Day } from '../../../law/periods.ts'
import type { Reader } from '../../../platform/db.ts'
import { gatherings, studyAttended, studySums } from '../../party-life/facts.ts'
import { isAtMeeting, namesOf } from '../events.ts'
import { type EventName, sharesOfEvents, sumsByPerson } from './queries/sums.ts'

type Within = { from: Day; until: Day; personIds?: readonly string[] | undefined }

/** What counts of trainings that are meetings of the Party by another name: the meeting's own record counts. */
export async function sharesAtMeetings(db: Reader, unitId: string, within: Within) {
  const { until, personIds: ids } = within
  const events = new Map<string, EventName>()
  for (const one of await gatherings(db, unitId, within)) {
    for (const name of namesOf(one)) events.set(`${one.on} ${name}`, { fromOn: one.on, courseKey: name })
  }
  const shares = await sharesOfEvents(db, unitId, { events: [...events.values()], until, ids })
  if (!shares.length) return []
  const personIds = [...new Set(shares.map(({ personId }) => personId))]
  return shares.filter(isAtMeeting(await studyAttended(db, unitId, { ...within, personIds })))
}

const tenth = (value: number) => Math.round(value * 10) / 10

export type Counted = { days: number; hours: number; onlineHours: number }

/** What everybody (or these people) did within some days: trainings, and study at meetings, each event once. */
export async function countedWithin(db: Reader, unitId: string, within: Within): Promise<Map<string, Counted>> {
  const [sums, studied, twice] = await Promise.all([
    sumsByPerson(db, unitId, within),
    studySums(db, unitId, within),
    sharesAtMeetings(db, unitId, within),
  ])
  const counted = new Map<string, Counted>(sums.map(({ personId, ...own }) => [personId, own]))
  const add = (personId: string, days: number, hours: number, onlineHours = 0) => {
    const own = counted.get(personId) ?? { days: 0, hours: 0, onlineHours: 0 }
    counted.set(personId, {
      ...{ days: tenth(own.days + days), hours: tenth(own.hours + hours) },
      onlineHours: tenth(own.onlineHours + onlineHours),
    })
  }
  for (const { personId, days, hours } of studied) add(personId, days, hours)
  for (const { personId, category, isRecognised, days, hours } of twice) {
    const [fewerDays, fewerHours] = isRecognised ? [-days, -hours] : [0, 0]
    add(personId, fewerDays, fewerHours, category === 'online' ? -hours : 0)
  }
  return counted
}
