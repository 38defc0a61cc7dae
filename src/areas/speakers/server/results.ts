import { dayOf } from '../../../platform/clock.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/write.ts'
import { localValues } from '../../rulebook/facts.ts'
import { lessonRows } from '../../training/facts.ts'
import { type Box, closingDay, isShown, meanOf } from '../rules.ts'
import { type LessonResult, type LessonResults, questions } from '../schema.ts'
import { resultPlace } from './evaluations.ts'
import { roundsOf } from './queries/evaluations.ts'
import { speakerRows } from './queries/speakers.ts'

/**
 * What came of a speaker's lessons, by their day, each on its own: of two sums that differ by one lesson the small one
 * could be told. While a training can be answered nothing is shown: whoever looks before and after would know.
 */
async function resultsOf({ platform, actor }: Ctx, speakerId: string): Promise<LessonResults> {
  const { db, keys, clock } = platform
  const { unitId } = actor
  const today = dayOf(clock.now())
  const lessons = (await lessonRows(db, { unitId, speakerId })).filter(({ isHeld }) => isHeld)
  const [rounds, { evaluationLeastAnswers: least, evaluationDays }] = await Promise.all([
    roundsOf(db, unitId, [...new Set(lessons.map(({ activityId }) => activityId))]),
    localValues(db, unitId, today),
  ])
  const boxOf = new Map(
    rounds
      .filter(({ resultSealed }) => resultSealed !== null)
      .map(({ activityId, resultSealed }) => [
        activityId,
        JSON.parse(keys.open(resultSealed!, resultPlace(activityId))) as Box,
      ]),
  )
  const rows = lessons.map(({ id, activityId, title, activityTitle, heldOn, untilOn }): LessonResult => {
    const base = { lessonId: id, title, activityTitle, heldOn }
    const nothing = { answers: null, questions: [], texts: [] }
    const round = rounds.find((one) => one.activityId === activityId)
    const isOpen = round ? round.box !== null : closingDay(untilOn, evaluationDays) >= today
    if (isOpen) return { ...base, ...nothing, withheld: 'open' }
    const counted = boxOf.get(activityId)?.[id]
    if (!counted || !isShown(counted, least)) return { ...base, ...nothing, withheld: 'few' }
    const { answers, counts, texts } = counted
    const results = counts.map((own, at) => ({ title: questions[at]!, mean: meanOf(own), counts: own }))
    return { ...base, withheld: null, answers, questions: results, texts }
  })
  return { least, rows }
}

export async function readResults(ctx: Ctx, id: string): Promise<LessonResults> {
  const [found] = await speakerRows(ctx.platform.db, ctx.actor.unitId, id)
  if (!found) throw new Refusal('not_found')
  return resultsOf(ctx, id)
}

/** The lessons of the actor's own, where the actor is in the pool. */
export async function readOwnResults(ctx: Ctx): Promise<LessonResults> {
  const { platform, actor } = ctx
  const pool = await speakerRows(platform.db, actor.unitId)
  const own = pool.find(({ personId }) => personId !== null && personId === actor.personId)
  if (own) return resultsOf(ctx, own.id)
  const today = dayOf(platform.clock.now())
  return { least: (await localValues(platform.db, actor.unitId, today)).evaluationLeastAnswers, rows: [] }
}
