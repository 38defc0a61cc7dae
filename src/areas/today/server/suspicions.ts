import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { waitingSuspicions } from '../../satisfaction/facts.ts'
import type { TodayItem } from '../schema.ts'

/** Ratings that were set aside and wait for a person to look. */
export async function fromSuspicions({ platform, actor }: Ctx): Promise<TodayItem[]> {
  if (!scopeOf(platform.permissions, actor, 'satisfaction.decide')?.unit) return []
  const waiting = await waitingSuspicions(platform.db, actor.unitId)
  if (!waiting) return []
  return [
    {
      kind: 'suspicions',
      title: `${waiting.count}批评价需要核对`,
      detail: '看起来不真实的评价已经先不计入满意度指数，请确认不计，或者写明理由恢复计入。',
      since: waiting.oldest.toISOString(),
      lamp: 'amber',
      link: '/satisfaction/suspicions?state=found',
    },
  ]
}
