export { destroyOldKeys } from './server/ballots.ts'
export { escapedMatters } from './server/outlays.ts'
export { meetingsWaiting } from './server/own-meetings.ts'
