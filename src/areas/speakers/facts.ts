export { closeDueEvaluations, openFor as evaluationsOpenFor } from './server/evaluations.ts'
