/**
 * The process that is measured, apart from the one that measures: its memory and its pauses are its own. The first
 * argument says which of the programs it is.
 */
const programs = {
  door: () => import('./door-program.ts'),
  flood: () => import('./flood-program.ts'),
  ledger: () => import('./ledger-program.ts'),
  list: () => import('./list-program.ts'),
  people: () => import('./people-program.ts'),
  queries: () => import('./queries-program.ts'),
  report: () => import('./report-program.ts'),
  rooms: () => import('./rooms-program.ts'),
  rules: () => import('./rules-program.ts'),
  training: () => import('./training-program.ts'),
}

export type ProgramName = keyof typeof programs

// Without the bench that asks, nothing is left to do.
process.once('disconnect', () => process.exit(1))
await programs[process.argv[2] as ProgramName]()
