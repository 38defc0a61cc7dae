import { crash } from './crash.trial.ts'
import { databaseGone } from './database-gone.trial.ts'
import { firstPage } from './first-page.trial.ts'
import type { Trial } from './outcome.ts'
import { power } from './power.trial.ts'
import { start } from './start.trial.ts'

/** Every trial by the name it is called with. */
export const trials: Record<string, Trial> = {
  'first-page': firstPage,
  crash,
  'database-gone': databaseGone,
  power,
  start,
}
