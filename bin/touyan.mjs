#!/usr/bin/env node
import { ensureInstalled, ensureWeb, runPinned } from './launch.mjs'

const args = process.argv.slice(2)
ensureInstalled()
if (args.length === 0 || args[0] === 'serve') ensureWeb()
process.exit(await runPinned('src/app/cli.ts', args))
