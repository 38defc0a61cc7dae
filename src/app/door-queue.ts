import * as z from 'zod'
import { openDoor, startQueue, type Taker, takeAll } from '../areas/door/facts.ts'
import { followUpTaker, opinionTaker, ratingTaker, reportTaker } from '../areas/feedback/facts.ts'
import { unitIds } from '../areas/posts/facts.ts'
import { surveyTaker } from '../areas/surveys/facts.ts'
import { type Bound, endpoint, serve } from '../platform/endpoint.ts'
import type { Platform } from '../platform/write.ts'
import { operatorOf } from './operator.ts'

/** Who takes what comes in at the public door: one line each. What nobody takes waits. */
export const takers: Taker[] = [opinionTaker, ratingTaker, reportTaker, followUpTaker, surveyTaker]

const queueOf = (platform: Platform) => ({
  platform,
  takers,
  ctxOf: (unitId: string) => operatorOf(platform, unitId),
})

/** Opens the doors of all units for the outside: what the pages have to know is published. */
export async function openDoors(platform: Platform): Promise<void> {
  for (const unitId of await unitIds(platform.db)) await openDoor(operatorOf(platform, unitId))
}

/** Takes what waits at the door every `seconds`, as the program itself. */
export const startDoorQueue = (platform: Platform, seconds: number) =>
  startQueue({ ...queueOf(platform), before: () => openDoors(platform) }, seconds)

const takeNow = endpoint({
  method: 'post',
  path: '/door/queue/take',
  summary: '现在就收取等待的来件',
  permission: 'door.manage',
  audit: 'door.taken',
  response: z.strictObject({ taken: z.int(), aside: z.int(), left: z.int() }),
})

/** Lives here, since only the program knows who takes what. */
export const doorQueueBounds: Bound[] = [serve(takeNow, ({ platform }) => takeAll(queueOf(platform)))]
