#!/usr/bin/env node
import { ensureInstalled, ensureWeb, runPinned } from './launch.mjs'

const args = process.argv.slice(2)
ensureInstalled()
if (args.length === 0 || args[0] === 'serve') ensureWeb()
// The public door is a program of its own: nothing of the rest is loaded into its memory.
if (args[0] === 'door') process.exit(await runPinned('src/app/door-main.ts', args.slice(1)))
process.exit(await runPinned('src/app/cli.ts', args))
