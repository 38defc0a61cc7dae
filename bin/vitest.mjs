// Runs vitest under the pinned Node and counts what its own report says.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compiled, pinnedNode, root } from './launch.mjs'

/** What a developer's shell may hold for running the program must not reach the tests. */
const OURS = /^(TOUYAN_(?!BROWSER|CRASH)|DATABASE_URL$|PORT$|HOST$|NODE_ENV$|PG)/

/**
 * Runs the tests of one vitest settings file. `name` names the report.
 * @returns {Promise<{ passed: number, failed: number }>} a run that broke without a failed test counts as one failure
 */
export async function runVitest(name, settings, args = []) {
  const reports = join(root, '.cache', 'reports')
  const report = join(reports, `${name}.json`)
  mkdirSync(reports, { recursive: true })
  rmSync(report, { force: true })
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !OURS.test(key)))
  const child = spawn(pinnedNode(), [vitest, 'run', '-c', join(root, settings), ...reporting, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...compiled, ...env },
  })
  const code = await new Promise((resolve) => {
    child.on('exit', (exit, signal) => resolve(signal ? 1 : exit))
    child.on('error', () => resolve(1))
  })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  return count(JSON.parse(readFileSync(report, 'utf8')), code)
}

function count({ numPassedTests: passed, testResults }, code) {
  const broken = ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((one) => one.status === 'failed')
  const failures = testResults.flatMap((file) => file.assertionResults).filter((one) => one.status === 'failed')
  const failed = failures.length + testResults.filter(broken).length
  return { passed, failed: failed || (code === 0 ? 0 : 1) }
}

/** Prints the sum as the last line and ends the process accordingly. Nothing run at all is no success. */
export function conclude(counts) {
  const passed = counts.reduce((sum, one) => sum + one.passed, 0)
  const failed = counts.reduce((sum, one) => sum + one.failed, 0)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
