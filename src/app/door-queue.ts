import { startQueue, type Taker } from '../areas/door/facts.ts'
import { surveyTaker } from '../areas/surveys/facts.ts'
import type { Platform } from '../platform/write.ts'
import { operatorOf } from './operator.ts'

/** Who takes what comes in at the public door: one line each. What nobody takes waits. */
export const takers: Taker[] = [surveyTaker]

/** Takes what waits at the door every `seconds`, as the program itself. */
export const startDoorQueue = (platform: Platform, seconds: number) =>
  startQueue({ platform, takers, ctxOf: (unitId) => operatorOf(platform, unitId) }, seconds)
