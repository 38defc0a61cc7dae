import { addDays, type Day } from '../../law/periods.ts'
import { GRADES, LEAST_ANSWERS, type LessonAnswer, questions } from './schema.ts'

/** What was answered on one lesson: sums and words, nobody's own answer. */
export type Counted = {
  answers: number
  /** by question, answers by grade, the best first */
  counts: number[][]
  texts: string[]
}
/** By lesson. */
export type Box = Record<string, Counted>

const nothing = (): Counted => ({ answers: 0, counts: questions.map(() => GRADES.map(() => 0)), texts: [] })

/** The box with one more answer in it. Words go in as they come; whoever closes the box shuffles them. */
export function withAnswer(box: Box, lessons: readonly LessonAnswer[]): Box {
  const next = { ...box }
  for (const { lessonId, grades, text } of lessons) {
    const before = next[lessonId] ?? nothing()
    next[lessonId] = {
      answers: before.answers + 1,
      counts: before.counts.map((counts, question) =>
        counts.map((count, at) => (GRADES[at] === grades[question] ? count + 1 : count)),
      ),
      texts: text ? [...before.texts, text] : before.texts,
    }
  }
  return next
}

/** What may be kept when the answering has ended: lessons that enough people answered, nothing of the others. */
export const kept = (box: Box): Box =>
  Object.fromEntries(Object.entries(box).filter(([, { answers }]) => answers >= LEAST_ANSWERS))

/** The mean of one question, in hundredths. */
export function meanOf(counts: readonly number[]): number {
  const answers = counts.reduce((sum, count) => sum + count, 0)
  const sum = counts.reduce((total, count, at) => total + count * GRADES[at]!, 0)
  return Math.round((sum * 100) / answers) / 100
}

/** What is shown of a lesson: from so many answers on, and never below what the system itself keeps to. */
export const isShown = ({ answers }: Pick<Counted, 'answers'>, least: number): boolean =>
  answers >= Math.max(least, LEAST_ANSWERS)

/** The last day on which a training can be evaluated. */
export const closingDay = (untilOn: Day, days: number): Day => addDays(untilOn, days)

/** Names and employers that differ by blanks or case only are the same. */
export const sameWords = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (text: string) => text.replace(/\s/g, '').toLowerCase()

/** Whether the words for a lecturer bear this name: 市委党校苏锦书教授 bears 苏锦书. */
export const bearsName = (words: string, name: string): boolean => plain(words).includes(plain(name))
