import type { TestProject } from 'vitest/node'
import { startScratch } from './scratch-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    server: { host: string; port: number; user: string; password: string }
  }
}

/** One real server for the whole run; each test file copies the migrated database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await startScratch()
  const { host, port, user, password } = scratch.connection
  project.provide('server', { host: String(host), port: Number(port), user: String(user), password: String(password) })
  return () => scratch.stop()
}
