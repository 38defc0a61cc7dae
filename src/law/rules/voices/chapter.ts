import type { ChapterRules } from '../example.ts'
import { petitionExamples } from './examples-petition.ts'
import { ratingExamples } from './examples-ratings.ts'
import { handle60, kinds, notifyDirect, notifyTransfer, old, recheck, recuse, review } from './petition.ts'
import { licence, openInformation, tourismComplaint } from './public-service.ts'
import { hotlineClosed, hotlineTerm, ratingDeadline, ratingGrades, ratingRate } from './ratings.ts'

export const voicesRules: ChapterRules = {
  rules: [
    ...[notifyDirect, notifyTransfer, handle60, review, recheck, kinds, recuse, old],
    ...[hotlineClosed, hotlineTerm, ratingGrades, ratingDeadline, ratingRate],
    ...[openInformation, licence, tourismComplaint],
  ],
  examples: { ...petitionExamples, ...ratingExamples },
}
