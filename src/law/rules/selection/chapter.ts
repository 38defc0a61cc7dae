import type { ChapterRules } from '../example.ts'
import { appointmentDate, probation, underInquiry } from './appointment.ts'
import { levelYears, rankToCounty, twoPosts, workAndGrassroots } from './county.ts'
import { eligibilityExamples } from './examples-eligibility.ts'
import { officeExamples } from './examples-office.ts'
import { qualificationExamples } from './examples-qualifications.ts'
import { exceptionalPromotion } from './exceptional.ts'
import { notCandidate } from './not-candidate.ts'
import { education, partyAge, trainingDue } from './qualifications.ts'
import { rotation, termOfOffice } from './tenure.ts'
import { toTownshipDeputy, toTownshipHead } from './township.ts'

export const selectionRules: ChapterRules = {
  rules: [
    workAndGrassroots,
    twoPosts,
    levelYears,
    toTownshipHead,
    toTownshipDeputy,
    rankToCounty,
    education,
    trainingDue,
    partyAge,
    exceptionalPromotion,
    notCandidate,
    probation,
    appointmentDate,
    rotation,
    termOfOffice,
    underInquiry,
  ],
  examples: { ...eligibilityExamples, ...qualificationExamples, ...officeExamples },
}
