import type { Day } from '../../../law/periods.ts'
import type { Reader } from '../../../platform/db.ts'
import { localValues } from '../../rulebook/facts.ts'
import { judged, setupCase } from '../rules.ts'
import { historiesOf } from './history.ts'

type Term = { organisationId: string; name: string; endsOn: Day }

/** The day on which the term of each organisation ends, as the rule on 换届 says on a day. */
export async function termsOf(db: Reader, unitId: string, on: Day): Promise<Term[]> {
  const [histories, settings] = await Promise.all([historiesOf(db, unitId, on), localValues(db, unitId, on)])
  return histories.flatMap((history) => {
    const asked = setupCase(history, settings, on)
    const endsOn = asked && judged(asked, on).observed.termEnds
    return typeof endsOn === 'string' ? [{ organisationId: history.id, name: history.name, endsOn }] : []
  })
}
