import { spawnSync } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { scratchFolder } from '../tools/scratch-folder.ts'
import { removeFolder, startProgram } from '../tools/trials/program.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** a data folder with the demo bureau that nothing uses, or null where it cannot be copied */
    demo: string | null
  }
}

/** The demo bureau's year is written once for all journeys; each begins with a copy of it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = scratchFolder('touyan-demo-')
  const program = await startProgram({ TOUYAN_DATA: folder, TOUYAN_DEMO: '1', TOUYAN_LOG: 'silent' })
  program.kill('SIGTERM')
  await program.ended
  const isElsewhere = lstatSync(join(folder, 'postgres')).isSymbolicLink()
  project.provide('demo', isElsewhere || process.platform === 'win32' ? null : folder)
  return () => removeFolder(folder)
}

/** A data folder for one journey, with the demo bureau in it already where that can be. */
export function demoFolder(demo: string | null): string {
  const folder = scratchFolder('touyan-journey-')
  // The database's files belong to another user where we are root, which only this command keeps.
  const copied = demo && spawnSync('cp', ['-a', `${demo}/.`, folder], { encoding: 'utf8' })
  if (copied && copied.status !== 0) throw new Error(copied.stderr)
  return folder
}
