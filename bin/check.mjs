// What must hold before a change is kept, short of the tests of behaviour: types, style, borders, order, dead code.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, pinnedNode, root } from './launch.mjs'

const script = (...parts) => join(root, 'node_modules', ...parts)

const checks = {
  types: [script('typescript', 'bin', 'tsc'), '--noEmit'],
  style: [script('@biomejs', 'biome', 'bin', 'biome'), 'check', '--diagnostic-level=warn'],
  structure: [
    script('vitest', 'vitest.mjs'),
    'run',
    ...['borders', 'tidy', 'glossary', 'reference', 'supply'].map((name) => `tools/${name}.test.ts`),
  ],
  'dead code': [script('knip', 'bin', 'knip.js')],
}

ensureInstalled()
let failed = 0
for (const [name, args] of Object.entries(checks)) {
  const began = performance.now()
  const { ok, output } = await run(args)
  if (!ok) console.log(output.trimEnd())
  console.log(`${ok ? '✓' : '✗'} ${name} ${((performance.now() - began) / 1000).toFixed(1)} s`)
  if (!ok) failed += 1
}
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

/** Runs one check under the pinned Node; what it says is shown only if it fails. */
function run(args) {
  const child = spawn(pinnedNode(), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ ok: code === 0, output }))
    child.on('error', (error) => resolve({ ok: false, output: String(error) }))
  })
}
