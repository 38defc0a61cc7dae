// All tests: everything beside the code and in tools, then the journeys through a real browser.
// With arguments (a file, -t …) they go to vitest; journeys run when an argument names e2e.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, ensureWeb, pinnedNode, root } from './launch.mjs'
import { conclude, runVitest } from './vitest.mjs'

const args = process.argv.slice(2)
const journeysOnly = args.some((arg) => arg.includes('e2e'))

ensureInstalled()
ensureWeb()
const counts = []
const found = findBrowser()
if (!journeysOnly) counts.push(await runVitest('tests', 'vitest.config.ts', args))
if (!found) counts.push({ passed: 0, failed: 1 })
else if (journeysOnly || args.length === 0) {
  process.env.TOUYAN_BROWSER = found.path
  process.env.TOUYAN_BROWSER_LIBRARIES = found.libraries
  counts.push(await runVitest('journeys', 'vitest.e2e.config.ts', args))
}
conclude(counts)

function findBrowser() {
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' }
  const done = spawnSync(pinnedNode(), [join(root, 'tools', 'browser.ts')], options)
  return done.status === 0 ? JSON.parse(done.stdout) : null
}
