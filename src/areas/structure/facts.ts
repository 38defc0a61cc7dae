export { applyMoves } from './count/moves.ts'
export { retirementMonthOf } from './count/retirement-month.ts'
export { retirementsFor, structureFor, whatIf } from './server/service.ts'
export { takeDueSnapshot, takeSnapshot } from './server/snapshots.ts'
