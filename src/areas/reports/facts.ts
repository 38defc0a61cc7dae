export { promisesDue } from './server/queries/promises.ts'
