export * from './server/keep-runs.ts'
export { type Machine, provideMachine } from './server/machine.ts'
export { backupWorries } from './server/service.ts'
