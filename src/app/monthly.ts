import { unitIds } from '../areas/posts/facts.ts'
import { takeDueSnapshot } from '../areas/structure/facts.ts'
import type { Platform } from '../platform/write.ts'
import { operatorOf } from './operator.ts'

const HOUR = 3600_000

/**
 * Keeps what has to be kept once a month, at the start and then every hour: whichever process comes first does it. A
 * failure is logged and tried again an hour later. Returns how to stop.
 */
export function startMonthly(platform: Platform): () => Promise<void> {
  let running = keepAll(platform)
  const timer = setInterval(() => {
    running = running.then(() => keepAll(platform))
  }, HOUR)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function keepAll(platform: Platform): Promise<void> {
  try {
    for (const unitId of await unitIds(platform.db)) await takeDueSnapshot(operatorOf(platform, unitId))
  } catch (error) {
    platform.log.error({ error }, 'monthly snapshot failed')
  }
}
