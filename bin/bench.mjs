import { ensureInstalled, runPinned } from './launch.mjs'

ensureInstalled()
process.exit(await runPinned('tools/bench/bench.ts', process.argv.slice(2)))
