import { bundle } from './bundle.trial.ts'
import { clock } from './clock.trial.ts'
import { corrupt } from './corrupt.trial.ts'
import { crash } from './crash.trial.ts'
import { databaseGone } from './database-gone.trial.ts'
import { diskFull } from './disk-full.trial.ts'
import { failover } from './failover.trial.ts'
import { firstPage } from './first-page.trial.ts'
import { fuzz } from './fuzz.trial.ts'
import { matrix } from './matrix.trial.ts'
import { migration } from './migration.trial.ts'
import { networkCut } from './network-cut.trial.ts'
import { oldTab } from './old-tab.trial.ts'
import type { Trial } from './outcome.ts'
import { power } from './power.trial.ts'
import { processes } from './processes.trial.ts'
import { readOnly } from './read-only.trial.ts'
import { secondProcess } from './second-process.trial.ts'
import { soak } from './soak.trial.ts'
import { start } from './start.trial.ts'
import { throughput } from './throughput.trial.ts'

/** Every trial by the name it is called with. */
export const trials: Record<string, Trial> = {
  'first-page': firstPage,
  bundle,
  clock,
  corrupt,
  crash,
  'database-gone': databaseGone,
  'disk-full': diskFull,
  fuzz,
  matrix,
  migration,
  'network-cut': networkCut,
  'old-tab': oldTab,
  power,
  'read-only': readOnly,
  'second-process': secondProcess,
  failover,
  processes,
  soak,
  start,
  throughput,
}
