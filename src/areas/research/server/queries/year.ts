import type { Day } from '../../../../law/periods.ts'
import { dayOf } from '../../../../platform/clock.ts'
import type { Reader } from '../../../../platform/db.ts'
import { noteRows } from './notes.ts'
import { placeRows, planRows } from './plans.ts'
import { tripRows, visitRows } from './trips.ts'
import { adviceRows, markRows } from './uses.ts'

export type ResearchYear = {
  plans: number
  trips: number
  /** days on which at least one team was in the field */
  days: number
  placesVisited: number
  townsVisited: number
  towns: number
  opinions: number
  problems: number
  helps: number
  reports: number
  advice: { decision: number; rule: number; refused: number; unanswered: number }
}

/** Counts of a span of days within one year, each taken from the lists the pages show. */
export async function yearCounts(
  db: Reader,
  unitId: string,
  { from, until }: { from: Day; until: Day },
): Promise<ResearchYear> {
  const isIn = (day: Day | null) => day !== null && day >= from && day <= until
  const plans = await planRows(db, unitId, Number(from.slice(0, 4)))
  const trips = await tripRows(db, unitId)
  const visits = (await visitRows(db, unitId)).filter(({ onDay }) => isIn(onDay))
  const notes = await noteRows(db, unitId, null)
  const marks = (await markRows(db, unitId)).filter(({ markedOn }) => isIn(markedOn))
  const advice = (await adviceRows(db, unitId)).filter(({ createdOn }) => isIn(createdOn))
  const places = new Map(visits.map(({ placeId, kind }) => [placeId, kind]))
  const towns = (await placeRows(db, unitId)).filter(({ kind, isOn }) => kind === 'town' && isOn)
  const outcome = (wanted: string | null) => advice.filter((one) => one.outcome === wanted).length
  return {
    plans: plans.length,
    trips: trips.filter(({ fromOn }) => isIn(fromOn)).length,
    days: new Set(visits.map(({ onDay }) => onDay)).size,
    placesVisited: places.size,
    townsVisited: towns.filter(({ id }) => places.has(id)).length,
    towns: towns.length,
    opinions: notes.filter(({ kind, takenAt }) => kind === 'opinion' && isIn(dayOf(takenAt))).length,
    problems: marks.filter(({ use }) => use === 'problem').length,
    helps: marks.filter(({ use }) => use === 'help').length,
    reports: trips.filter(({ reportedOn }) => isIn(reportedOn)).length,
    advice: {
      ...{ decision: outcome('decision'), rule: outcome('rule'), refused: outcome('refused') },
      unanswered: outcome(null),
    },
  }
}
