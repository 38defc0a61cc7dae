export { fieldTitle } from './diff.ts'
export { namesOfPeople, peopleWithoutAccount } from './server/queries/accounts.ts'
export {
  decidedProposals,
  openImports,
  openProposals,
  readersOf,
  retiring,
} from './server/queries/waiting.ts'
