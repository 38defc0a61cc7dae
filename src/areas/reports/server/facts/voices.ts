import type { Ctx } from '../../../../platform/write.ts'
import { opinionsBetween, ratingsBetween } from '../../../feedback/facts.ts'
import { indexFor } from '../../../satisfaction/facts.ts'
import { surveysOpened } from '../../../surveys/facts.ts'
import type { Period } from '../../figure.ts'
import type { VoiceFacts } from '../../figures/voices.ts'

export async function readVoices(ctx: Ctx, { from, until }: Period): Promise<VoiceFacts> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const [opinions, ratings, surveys, index] = await Promise.all([
    opinionsBetween(db, unitId, from, until),
    ratingsBetween(db, unitId, from, until),
    surveysOpened(db, unitId, { from, until }),
    indexFor(ctx, { until: until.slice(0, 7), months: '12' }),
  ])
  return {
    opinions: opinions.map(({ id, itemId, title, year, number, answeredOn, dueOn, day, ...one }) => {
      const isAnswered = answeredOn !== null && answeredOn <= until
      const isLate = dueOn !== null && (isAnswered ? answeredOn > dueOn : dueOn < until)
      const label = `${year}-${String(number).padStart(3, '0')} ${title}（${day}）`
      return {
        ...{ id, label, path: `/voices/${itemId}`, isAnswered, isLate: isLate && one.state !== 'withdrawn' },
        ...{ isSatisfied: one.isSatisfied, sourceKind: one.sourceKind as string, isReopened: one.reopenings > 0 },
      }
    }),
    ratings: ratings.map((one) => ({ id: one.id, label: one.day, path: '/ratings', isCounted: one.setAside === null })),
    surveys: surveys.map(({ id, title, answers }) => ({ id, label: title, path: `/surveys/${id}`, answers })),
    index: index.whole.isFew ? null : index.whole.value,
  }
}
