// A trial of the whole program: node bin/trial.mjs <name> [--small] [--seed N] [--record]
import { ensureInstalled, ensureWeb, runPinned } from './launch.mjs'

ensureInstalled()
ensureWeb()
process.exit(await runPinned('tools/trials/trial.ts', process.argv.slice(2)))
