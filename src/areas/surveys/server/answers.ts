import { randomInt } from 'node:crypto'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import type { Keys } from '../../../platform/keys.ts'
import { type Reading, readAnswers } from '../rules.ts'
import * as queries from './queries/answers.ts'
import { lockedSurveyByKey, questionsOf } from './queries/surveys.ts'

/** Texts that lie in one box. An answer opens and closes one box, however many there are. */
const TEXTS_IN_BOX = 50

type Place = { unitId: string; surveyId: string }

/** An answer as it comes from the door. */
export type Arrived = {
  unitId: string
  surveyKey: string
  answers: Record<string, string | number | string[]>
  /** which device and network, of that day only; null where the door does not know */
  series: string | null
  receivedAt: Date
}

/**
 * Counts an answer inside the caller's transaction and forgets it: what stays are sums, and texts among other texts.
 * Returns what became of it.
 */
export async function countAnswer(
  tx: Writer,
  keys: Keys,
  arrived: Arrived,
): Promise<'counted' | 'repeated' | 'unreadable' | 'late'> {
  const { unitId, surveyKey, series, receivedAt } = arrived
  const survey = await lockedSurveyByKey(tx, unitId, surveyKey)
  if (survey?.state !== 'open') return 'late'
  const place = { unitId, surveyId: survey.id }
  const day = dayOf(receivedAt)
  const reading = readAnswers(await questionsOf(tx, { unitId, id: survey.id }), arrived.answers)
  if (!reading) {
    await queries.countDay(tx, place, day, 'unreadable')
    return 'unreadable'
  }
  if (series && !survey.countsRepeats && !(await queries.meetDevice(tx, place, day, series))) {
    await queries.countDay(tx, place, day, 'repeated')
    return 'repeated'
  }
  await queries.countDay(tx, place, day, 'counted')
  await countReading(tx, keys, place, reading)
  const score = reading.find(({ position }) => position === survey.indexPosition)?.choices[0]
  if (score !== undefined) await queries.countScore(tx, place, day.slice(0, 7), score)
  return 'counted'
}

async function countReading(tx: Writer, keys: Keys, place: Place, reading: Reading): Promise<void> {
  const choices = reading.flatMap(({ position, choices: chosen }) =>
    [0, ...chosen].map((choice) => ({ position, choice })),
  )
  await queries.countChoices(tx, place, choices)
  for (const { position, text } of reading) if (text !== null) await putText(tx, keys, place, { position, text })
}

const placeOf = ({ surveyId }: Place, position: number, chunk: number) =>
  `survey_text_box.box.${surveyId}.${position}.${chunk}`

async function putText(
  tx: Writer,
  keys: Keys,
  place: Place,
  { position, text }: { position: number; text: string },
): Promise<void> {
  const last = await queries.lastBox(tx, place, position)
  const isRoom = last !== undefined && last.texts < TEXTS_IN_BOX
  const chunk = isRoom ? last.chunk : (last?.chunk ?? -1) + 1
  const where = placeOf(place, position, chunk)
  const texts = shuffled([...(isRoom ? (JSON.parse(keys.open(last.box, where)) as string[]) : []), text])
  const box = keys.seal(JSON.stringify(texts), where)
  await queries.upsertBox(tx, { ...place, position, chunk, texts: texts.length, box })
}

/** All texts of a survey by question, in no order. */
export async function textsOf(db: Reader, keys: Keys, place: Place): Promise<Map<number, string[]>> {
  const texts = new Map<number, string[]>()
  for (const { position, chunk, box } of await queries.boxesOf(db, place)) {
    const opened = JSON.parse(keys.open(box, placeOf(place, position, chunk))) as string[]
    texts.set(position, [...(texts.get(position) ?? []), ...opened])
  }
  return new Map([...texts].map(([position, list]) => [position, shuffled(list)]))
}

/** In an order that tells nothing (Fisher and Yates). */
function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const kept = mixed[last]!
    mixed[last] = mixed[other]!
    mixed[other] = kept
  }
  return mixed
}
