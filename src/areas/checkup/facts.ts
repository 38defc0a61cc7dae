export { keepMonthEnd, yearOfChecks } from './server/over-time.ts'
export { savedRuns } from './server/queries.ts'
export { checkup } from './server/service.ts'
export { ownFindings } from './server/standing.ts'
