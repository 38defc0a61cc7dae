export { fieldTitle } from './diff.ts'
export { namesOfPeople, peopleWithoutAccount } from './server/queries/accounts.ts'
export {
  decidedProposals,
  openImports,
  openProposals,
  readersOf,
  retiring,
  type Waiting,
} from './server/queries/waiting.ts'
