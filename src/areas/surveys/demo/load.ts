import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/write.ts'
import { publish } from '../../door/facts.ts'
import { countAnswer } from '../server/answers.ts'
import * as queries from '../server/queries/surveys.ts'
import { publicationOf } from '../server/service.ts'
import { type DemoSurvey, demoSurveys } from './surveys.ts'

type Given = { platform: Platform; unitId: string; sections: ReadonlyMap<string, string>; today: Day }

/** Gives the demo bureau its surveys with their answers, up to `today`. Returns how many surveys there are. */
export async function loadDemoSurveys(tx: Writer, given: Given): Promise<number> {
  for (const [index, survey] of demoSurveys.entries()) await loadOne(tx, given, { survey, number: index + 1 })
  return demoSurveys.length
}

const NOON = '04:00:00Z'

async function loadOne(
  tx: Writer,
  { platform, unitId, sections, today }: Given,
  { survey, number }: { survey: DemoSurvey; number: number },
): Promise<void> {
  const { title, intro, purpose, countsRepeats, indexPosition, questions, sectionKey } = survey
  const id = randomUUID()
  const key = `demosurvey${'abc'[number - 1]}${number + 1}`
  const openedOn = addDays(today, -survey.openedAgo)
  const closesOn = addDays(today, -survey.closesAgo)
  const row = {
    title,
    intro,
    purpose,
    countsRepeats,
    indexPosition,
    sectionId: sectionKey && sections.get(sectionKey)!,
  }
  const made = { createdBy: '高屹', createdAt: new Date(`${openedOn}T${NOON}`) }
  await queries.insertSurvey(tx, { unitId, id, key, ...row, ...made })
  await queries.replaceQuestions(tx, { unitId, id }, questions)
  await queries.updateSurvey(tx, { unitId, id, revision: 1 }, { state: 'open', openedOn, closesOn })
  for (let at = 0; at < survey.answers; at += 1) {
    const receivedAt = new Date(`${addDays(openedOn, Math.floor(at * survey.every))}T${NOON}`)
    const answers = answersOf(survey, at)
    await countAnswer(tx, platform.keys, { unitId, surveyKey: key, answers, series: null, receivedAt })
  }
  if (survey.closesAgo > 0) {
    await queries.updateSurvey(tx, { unitId, id, revision: 2 }, { state: 'closed', closedOn: addDays(closesOn, 1) })
    return
  }
  const asked = await queries.questionsOf(tx, { unitId, id })
  await publish(tx, unitId, 'survey', key, publicationOf({ title, intro, closesOn }, asked))
}

/** The answer in turn: each question goes through its own pattern. */
function answersOf({ pattern }: DemoSurvey, at: number): Record<string, string | number | string[]> {
  return Object.fromEntries(
    Object.entries(pattern).map(([position, turns]) => [position, turns[(at * Number(position)) % turns.length]!]),
  )
}
