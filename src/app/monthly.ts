import { disableUnused } from '../areas/accounts/facts.ts'
import { keepMonthEnd } from '../areas/checkup/facts.ts'
import { forgetContacts } from '../areas/feedback/facts.ts'
import { unitIds } from '../areas/posts/facts.ts'
import { refreshIndex } from '../areas/satisfaction/facts.ts'
import { closeDueEvaluations } from '../areas/speakers/facts.ts'
import { takeDueSnapshot } from '../areas/structure/facts.ts'
import { closeDueSurveys } from '../areas/surveys/facts.ts'
import type { Ctx, Platform } from '../platform/write.ts'
import { operatorOf } from './operator.ts'
import type { Runtime } from './runtime.ts'
import { byOneOnly } from './turn.ts'

const HOUR = 3600_000

/** Hears how a job ended. */
type Shared = Pick<Runtime, 'platform' | 'owner'>
type Told = (job: string, isGood: boolean) => void

/** What the program does by itself when its time has come; done once, however many processes look. */
const due: { name: string; run: (ctx: Ctx) => Promise<unknown> }[] = [
  { name: 'monthly snapshot', run: takeDueSnapshot },
  { name: 'check-up of the month before', run: keepMonthEnd },
  { name: 'surveys past their last day', run: closeDueSurveys },
  { name: 'evaluations past their last day', run: closeDueEvaluations },
  { name: 'satisfaction index', run: refreshIndex },
  { name: 'contacts past their time', run: forgetContacts },
  { name: 'accounts nobody uses', run: disableUnused },
]

/**
 * Looks what is due at the start and then every hour: whichever process comes first does it. A failure is logged and
 * tried again an hour later. Returns how to stop.
 */
export function startMonthly(runtime: Shared, told: Told = () => {}): () => Promise<void> {
  let running = lookOnce(runtime, told)
  const timer = setInterval(() => {
    running = running.then(() => lookOnce(runtime, told))
  }, HOUR)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** One look; left to another process that is at it. */
export async function lookOnce({ platform, owner }: Shared, told: Told = () => {}): Promise<void> {
  try {
    await byOneOnly(owner, 'monthly', () => doAll(platform, told))
  } catch (error) {
    platform.log.error({ error }, 'nobody looked what is due')
  }
}

async function doAll(platform: Platform, told: Told): Promise<void> {
  for (const { name, run } of due) {
    try {
      for (const unitId of await unitIds(platform.db)) await run(operatorOf(platform, unitId))
      told(name, true)
    } catch (error) {
      told(name, false)
      platform.log.error({ error }, `${name} failed`)
    }
  }
}
