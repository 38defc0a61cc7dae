// Runs one of the project's tools under the pinned Node: node bin/tool.mjs tools/<name>.ts …
import { ensureInstalled, runPinned } from './launch.mjs'

const [script, ...args] = process.argv.slice(2)
ensureInstalled()
process.exit(await runPinned(script, args))
