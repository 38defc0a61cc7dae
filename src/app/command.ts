import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ensureUnit } from '../areas/accounts/facts.ts'
import { Refusal, StartRefused } from '../platform/errors.ts'
import type { Ctx } from '../platform/write.ts'
import { readConfig } from './config.ts'
import { operatorOf } from './operator.ts'
import { startRuntime } from './runtime.ts'

/** One command at the machine itself; `run` returns the exit code. */
export type Command = { usage: string; run: (args: string[], env: NodeJS.ProcessEnv) => Promise<number> }

/** Runs something as the local operator, with the database started for it. */
export async function withOperator<T>(env: NodeJS.ProcessEnv, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  const config = readConfig({ ...env, TOUYAN_LOG: env.TOUYAN_LOG ?? 'warn' })
  const runtime = await startRuntime(config)
  try {
    const { platform } = runtime
    const unit = await ensureUnit(operatorOf(platform, randomUUID()), config.unitName || '本单位')
    return await run(operatorOf(platform, unit.id))
  } catch (error) {
    if (error instanceof Refusal) throw new StartRefused(error.message)
    throw error
  } finally {
    await runtime.stop()
  }
}

type Parsing = Parameters<typeof parseArgs>[0]

/** Options and words of a command line; refuses what it does not know. */
export function parsed(config: NonNullable<Parsing>): {
  values: Record<string, string | boolean | undefined>
  positionals: string[]
} {
  try {
    const { values, positionals } = parseArgs(config)
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch (error) {
    throw new StartRefused(`命令写法有误：${(error as Error).message}`)
  }
}
