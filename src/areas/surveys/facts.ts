import type { Reader } from '../../platform/db.ts'
import type { Taker } from '../door/facts.ts'
import { countAnswer } from './server/answers.ts'
import { scoreRows } from './server/queries/answers.ts'

export { surveysOpened } from './server/queries/yearly.ts'
export { closeDueSurveys } from './server/service.ts'

/**
 * Takes answers to surveys from the door: counts them and keeps nothing of the single one. Leaves nothing of its own in
 * the audit trail, so that no time of an answer stands beside its survey.
 */
export const surveyTaker: Taker<'survey'> = {
  kind: 'survey',
  async take(tx, ctx, { body, series, receivedAt }) {
    const { surveyKey, answers } = body
    await countAnswer(tx, ctx.platform.keys, { unitId: ctx.actor.unitId, surveyKey, answers, series, receivedAt })
    return []
  },
}

/** Scores from surveys that feed the satisfaction index, by month (`YYYY-MM`, both ends included). */
export const indexScores = (
  db: Reader,
  unitId: string,
  from: string,
  until: string,
): Promise<
  { surveyId: string; title: string; sectionId: string | null; month: string; score: number; tally: number }[]
> => scoreRows(db, unitId, { from, until })
