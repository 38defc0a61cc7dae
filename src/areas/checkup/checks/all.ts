import { assessmentChecks, assessmentUnitChecks } from './assessment.ts'
import { calendarUnitChecks } from './calendar.ts'
import type { PersonCheck, UnitCheck } from './check.ts'
import { kinshipUnitChecks } from './kinship.ts'
import { partyLifeUnitChecks } from './party-life.ts'
import { rankChecks, rankUnitChecks } from './ranks.ts'
import { retirementChecks } from './retirement.ts'
import { sanctionChecks } from './sanctions.ts'
import { selectionChecks } from './selection.ts'
import { trainingChecks } from './training.ts'

/** Every rule asked about each person. */
export const personChecks: readonly PersonCheck[] = [
  ...selectionChecks,
  ...rankChecks,
  ...assessmentChecks,
  ...sanctionChecks,
  ...retirementChecks,
  ...trainingChecks,
]

/** Every rule asked about the unit. */
export const unitChecks: readonly UnitCheck[] = [
  ...rankUnitChecks,
  ...assessmentUnitChecks,
  ...kinshipUnitChecks,
  ...calendarUnitChecks,
  ...partyLifeUnitChecks,
]
