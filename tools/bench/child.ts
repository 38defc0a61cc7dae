import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { ProgramName } from './server.ts'

/** A measured program and how it is asked: one order, one answer. */
export type Child = { first: Promise<unknown>; ask<Answer>(order: object): Promise<Answer>; end(): void }

/**
 * Starts a program of the bench as a process of its own. `first` is what it says by itself once it stands.
 *
 * @throws when it ends before it has answered
 */
export function startChild(name: ProgramName, env: Record<string, string>): Child {
  const child = fork(join(import.meta.dirname, 'server.ts'), [name], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    first: answer(child),
    ask<Answer>(order: object) {
      const answered = answer(child)
      child.send(order)
      return answered as Promise<Answer>
    },
    end: () => void child.kill(),
  }
}

function answer(from: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const over = (code: number | null) => reject(new Error(`the measured program ended with ${code}`))
    from.once('exit', over)
    from.once('message', (report) => {
      from.off('exit', over)
      resolve(report)
    })
  })
}
