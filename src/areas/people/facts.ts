export { fieldTitle } from './diff.ts'
export { looksLikeStudy } from './resume.ts'
export { carryOut } from './server/appointments.ts'
export { namesOfPeople, peopleWithoutAccount } from './server/queries/accounts.ts'
export { type CadreRecord, cadreRecords, type HeldPost } from './server/queries/records.ts'
export {
  decidedProposals,
  openImports,
  openProposals,
  readersOf,
  retiring,
} from './server/queries/waiting.ts'
