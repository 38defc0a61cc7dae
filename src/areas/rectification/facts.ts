export { tablesOf } from './server/batch.ts'
export { sightOfPerson } from './server/ledger.ts'
export { datedProblems } from './server/queries/ledger.ts'
export { problemsBetween } from './server/queries/year.ts'
export {
  findingsSettled,
  type ProblemDraft,
  problemsOfOrigin,
  raiseProblem,
  raiserAnswered,
} from './server/raise.ts'
export { problemsWaiting } from './server/waiting.ts'
