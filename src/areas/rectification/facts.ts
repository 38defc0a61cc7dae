export {
  type OfOrigin,
  type ProblemDraft,
  problemsOfOrigin,
  type Raised,
  raiseProblem,
  raiserAnswered,
} from './server/raise.ts'
