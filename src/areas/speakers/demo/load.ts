import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import { standardSettings } from '../../../law/rules/local.ts'
import type { Writer } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/write.ts'
import { type Lesson, lessonRows, nameSpeaker } from '../../training/facts.ts'
import { type Box, closingDay, withAnswer } from '../rules.ts'
import type { LessonAnswer } from '../schema.ts'
import { changedBox, markOf, prepareRound } from '../server/box.ts'
import { sealedResult } from '../server/evaluations.ts'
import { insertMark, insertRound, lockedRound, setBox } from '../server/queries/evaluations.ts'
import { insertSpeaker } from '../server/queries/speakers.ts'
import { DEMO_OPEN_ANSWERS, demoAnswers, demoSpeakers } from './pool.ts'

type Given = { platform: Platform; unitId: string; ids: ReadonlyMap<string, string>; today: Day }

/** The pool of the demo bureau, whom of it the register names, and what was answered on the year's courses. */
export async function loadDemoSpeakers(tx: Writer, given: Given): Promise<void> {
  const { unitId, today } = given
  const lessons = await lessonRows(tx, { unitId })
  for (const speaker of demoSpeakers) {
    const id = await loadSpeaker(tx, given, speaker)
    const own = lessons.filter(({ words }) => words === speaker.words)
    if (own.length) await nameSpeaker(tx, unitId, own, id)
  }
  const trainings = Map.groupBy(
    lessons.filter(({ isHeld }) => isHeld),
    ({ activityId }) => activityId,
  )
  for (const [activityId, own] of trainings) {
    const closesOn = closingDay(own[0]!.untilOn, standardSettings.evaluationDays)
    if (closesOn < today) await loadResult(tx, given, { activityId, closesOn, lessons: own })
    else await loadOpen(tx, given, { activityId, closesOn, lessons: own })
  }
}

async function loadSpeaker(
  tx: Writer,
  { platform, unitId, ids, today }: Given,
  { personKey, name, contact, checkedAgo, retired, words: _words, ...speaker }: (typeof demoSpeakers)[number],
): Promise<string> {
  const id = randomUUID()
  await insertSpeaker(tx, {
    ...{ unitId, id, personId: personKey && ids.get(personKey)!, name: personKey ? null : name, ...speaker },
    contactSealed: contact ? platform.keys.seal(contact, `speaker.contact_sealed.${id}`) : null,
    checkedOn: checkedAgo === null ? null : addDays(today, -checkedAgo),
    checkedBy: checkedAgo === null ? null : '宋雨禾',
    retiredOn: retired ? addDays(today, -retired.ago) : null,
    retiredBecause: retired?.because ?? null,
  })
  return id
}

type Training = { activityId: string; closesOn: Day; lessons: readonly Lesson[] }

/** One answer in turn: each question goes through the pattern at its own pace. */
function answerOf(lessonId: string, at: number, turns: readonly number[], text: string): LessonAnswer {
  const grades = [0, 1, 2, 3].map((question) => turns[(at * (question + 1) + question) % turns.length]!)
  return { lessonId, grades: grades as LessonAnswer['grades'], text }
}

async function loadResult(tx: Writer, { platform, unitId }: Given, training: Training): Promise<void> {
  const { activityId, closesOn, lessons } = training
  let box: Box = {}
  for (const { id, title } of lessons) {
    const { answers, turns, texts } = demoAnswers[title] ?? { answers: 0, turns: [5], texts: [] }
    for (let at = 0; at < answers; at += 1) box = withAnswer(box, [answerOf(id, at, turns, texts[at] ?? '')])
  }
  const round = { unitId, activityId }
  await insertRound(tx, { ...round, closesOn, box: Buffer.alloc(0) })
  await setBox(tx, round, { box: null, resultSealed: sealedResult(platform, activityId, box) })
}

/** A training that some have evaluated so far. */
async function loadOpen(tx: Writer, { platform, unitId, ids }: Given, training: Training): Promise<void> {
  const { activityId, closesOn, lessons } = training
  const round = { unitId, activityId }
  await prepareRound(platform, tx, round, closesOn)
  for (const personId of [...ids.values()].slice(-DEMO_OPEN_ANSWERS)) {
    const { box } = (await lockedRound(tx, round))!
    const answers = lessons.map(({ id }, at) => answerOf(id, at, [5, 4], ''))
    await insertMark(tx, { ...round, mark: markOf(platform, round, personId)! })
    await setBox(tx, round, { box: changedBox(platform, round, box!, (content) => withAnswer(content, answers)) })
  }
}
