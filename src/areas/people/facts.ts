export { namesOfPeople, peopleWithoutAccount } from './server/queries/accounts.ts'
