import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { ensureUnit, installationState, setUpCodeOf, withSetUpCode } from '../areas/accounts/facts.ts'
import { type Bound, endpoint, serve } from '../platform/endpoint.ts'
import { Refusal } from '../platform/errors.ts'
import type { Platform } from '../platform/write.ts'
import { type Config, refuseOpenDemo } from './config.ts'
import { seedDemo } from './demo.ts'
import { operatorOf } from './operator.ts'
import type { Runtime } from './runtime.ts'

/** Running programs on which the public demo passwords may be used. */
const demoAllowed = new WeakSet<Platform>()

/**
 * Looks at what the database holds: seeds the demo where it was asked for and nothing is there yet, and makes the
 * set-up code where an installation waits for its first administrators. `path` is where the person at the console goes.
 */
export async function prepareInstallation(
  { platform }: Pick<Runtime, 'platform'>,
  config: Config,
): Promise<{ isDemo: boolean; path: string }> {
  const { isSetUp, isDemo, hasUnit } = await installationState(platform)
  if (mayHoldDemo(config)) demoAllowed.add(platform)
  if (isSetUp) return { isDemo, path: '/' }
  if (config.demo && !hasUnit) {
    await seedDemo(platform)
    return { isDemo: true, path: '/' }
  }
  if (config.unitName) await ensureUnit(operatorOf(platform, randomUUID()), config.unitName)
  return { isDemo: false, path: `/setup#${setUpCodeOf(platform).issue(platform.clock.now())}` }
}

function mayHoldDemo(config: Config): boolean {
  try {
    refuseOpenDemo(config, true)
    return true
  } catch {
    return false
  }
}

const startDemo = endpoint({
  method: 'post',
  path: '/setup/demo',
  summary: '首次启用：装入示例单位',
  permission: 'public',
  audit: 'installation.set-up',
  body: z.strictObject({ code: z.string().min(1).max(100) }),
  response: z.strictObject({}),
})

/** The set-up page's way to the demo; it needs the code from the console like any other set-up. */
export const setUpBounds: Bound[] = [
  serve(startDemo, (ctx, { body }) =>
    withSetUpCode(ctx, body.code, async () => {
      if (!demoAllowed.has(ctx.platform)) {
        throw new Refusal('rule_broken', '示例单位的口令是公开的，只能在本机使用，请从本机启动后再装入')
      }
      if ((await installationState(ctx.platform)).hasUnit) {
        throw new Refusal('rule_broken', '已经有单位数据，不能再装入示例单位')
      }
      await seedDemo(ctx.platform)
      return {}
    }),
  ),
]
