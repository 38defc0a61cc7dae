import type { Day } from '../../../law/periods.ts'
import type { Reader } from '../../../platform/db.ts'
import type { Duty } from '../rules.ts'
import { recordedYears } from './queries/sums.ts'
import { judgedPeople } from './standing.ts'

/** A duty of a person and year, for the check-up to ask the same rule again. */
export type TrainingCase = Pick<Duty, 'rule' | 'what' | 'facts'> & { year: number }

/**
 * The duties of everybody for the year of a day and the year before, as far as anything was recorded: a bureau that has
 * only begun to keep records is not told that everybody was idle.
 */
export async function trainingCases(db: Reader, unitId: string, on: Day): Promise<Map<string, TrainingCase[]>> {
  const year = Number(on.slice(0, 4))
  const recorded = await recordedYears(db, unitId)
  const found = new Map<string, TrainingCase[]>()
  for (const asked of [year - 1, year].filter((one) => recorded.includes(one))) {
    for (const { person, duties } of await judgedPeople(db, { unitId, year: asked, on })) {
      const cases = duties
        // What stands on its own is asked once, not once a year.
        .filter(({ what }) => asked === year || what === '年度培训量' || what === '网络培训')
        .map(({ rule, what, facts }) => ({ rule, what, facts, year: asked }))
      found.set(person.id, [...(found.get(person.id) ?? []), ...cases])
    }
  }
  return found
}
