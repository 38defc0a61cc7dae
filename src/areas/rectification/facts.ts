export { tablesOf } from './server/batch.ts'
export { problemsBetween } from './server/queries/year.ts'
export {
  findingsSettled,
  type ProblemDraft,
  problemsOfOrigin,
  raiseProblem,
  raiserAnswered,
} from './server/raise.ts'
export { problemsWaiting } from './server/waiting.ts'
