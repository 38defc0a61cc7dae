export { fieldTitle } from './diff.ts'
export { FileRefused } from './files/file-refused.ts'
export { photoFacts } from './files/photo.ts'
export { readCell } from './files/roster/cell.ts'
export { openWorkbook } from './files/roster/workbook.ts'
export { looksLikeStudy } from './resume.ts'
export { carryOut } from './server/appointments.ts'
export { namesInUnit, namesOfPeople, peopleWithoutAccount } from './server/queries/accounts.ts'
export { idFingerprint } from './server/queries/dossier.ts'
export { type CadreRecord, cadreRecords, type HeldPost } from './server/queries/records.ts'
export {
  gradesOfYear,
  identities,
  type ServiceRecord,
  serviceRecords,
  takenUpBetween,
  workforce,
} from './server/queries/service.ts'
export {
  decidedProposals,
  openImports,
  openProposals,
  readersOf,
  retiring,
} from './server/queries/waiting.ts'
