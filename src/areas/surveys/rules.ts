import { MOST_ANSWER_LETTERS, type Question, type QuestionResult, SCALE, type SurveyResults } from './schema.ts'

type Answers = Readonly<Record<string, string | number | readonly string[]>>

/** What one answer adds: per question the choices counted (from 1), or a text. */
export type Reading = { position: number; choices: number[]; text: string | null }[]

/**
 * Reads an answer against what was asked; null where it does not fit: an unknown question or option, a required
 * question left out, a value of the wrong kind. Questions and options go by their position, from 1.
 */
export function readAnswers(questions: readonly Question[], answers: Answers): Reading | null {
  const known = new Set(questions.map(({ position }) => String(position)))
  if (Object.keys(answers).some((key) => !known.has(key))) return null
  const reading: Reading = []
  for (const question of questions) {
    const given = answers[String(question.position)]
    const value = question.kind === 'text' && typeof given === 'string' ? plainText(given) : given
    const read = isEmpty(value) ? 'empty' : readOne(question, value!)
    if (read === null || (read === 'empty' && question.isRequired)) return null
    if (read !== 'empty') reading.push({ position: question.position, ...read })
  }
  return reading.length > 0 ? reading : null
}

/** Without what cannot be stored or would hide text; at most so many letters, rare characters whole. */
function plainText(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n')
  const shown = lines.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
  return [...shown.trim()].slice(0, MOST_ANSWER_LETTERS).join('')
}

const isEmpty = (value: Answers[string] | undefined) =>
  value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && !value.length)

function readOne({ kind, options }: Question, value: Answers[string]): Omit<Reading[number], 'position'> | null {
  if (kind === 'text') {
    return typeof value === 'string' ? { choices: [], text: value } : null
  }
  if (kind === 'scale') {
    const score = Number(value)
    return !Array.isArray(value) && (SCALE as readonly number[]).includes(score)
      ? { choices: [score], text: null }
      : null
  }
  const chosen = Array.isArray(value) ? value : [value]
  if (kind === 'single' && chosen.length !== 1) return null
  const choices = chosen.map(Number)
  const isKnown = choices.every((choice) => Number.isInteger(choice) && choice > 0 && choice <= options.length)
  const isOnce = new Set(choices).size === choices.length
  return isKnown && isOnce ? { choices, text: null } : null
}

/** The counts of a question: choice 0 is everybody who answered it. */
export type Tally = { position: number; choice: number; tally: number }

type Counted = {
  state: 'draft' | 'open' | 'closed'
  questions: readonly Question[]
  tallies: readonly Tally[]
  texts: ReadonlyMap<number, readonly string[]>
  answers: number
  repeated: number
  unreadable: number
  least: number
}

/**
 * What may be seen. While a survey is open nothing is: whoever looks before and after an answer would know that answer.
 * Below the least number nothing is, and neither is a question that fewer people answered.
 */
export function resultsOf(counted: Counted): SurveyResults {
  const { state, questions, answers, repeated, unreadable, least } = counted
  const withheld = state === 'closed' ? (answers < least ? ('few' as const) : null) : state
  const shown = withheld === null ? questions.map((question) => resultOf(question, counted)) : []
  return { answers, repeated, unreadable, least, withheld, questions: shown }
}

function resultOf(question: Question, { tallies, texts, least }: Counted): QuestionResult {
  const { position, kind, title } = question
  const of = (choice: number) => tallies.find((one) => one.position === position && one.choice === choice)?.tally ?? 0
  const answered = of(0)
  const base = { position, kind, title }
  if (answered < least) return { ...base, answered: null, choices: [], mean: null, texts: [] }
  const rows = choicesOf(question).map(({ choice, words }) => {
    return { title: words, count: of(choice), percent: Math.round((of(choice) * 1000) / answered) / 10 }
  })
  const sum = SCALE.reduce((total, score) => total + score * of(score), 0)
  return {
    ...base,
    answered,
    choices: rows,
    mean: kind === 'scale' ? Math.round((sum * 100) / answered) / 100 : null,
    texts: [...(texts.get(position) ?? [])],
  }
}

function choicesOf({ kind, options, lowLabel, highLabel }: Question): { choice: number; words: string }[] {
  if (kind === 'text') return []
  if (kind !== 'scale') return options.map((words, index) => ({ choice: index + 1, words }))
  const ends: Record<number, string> = { 5: highLabel, 1: lowLabel }
  return SCALE.map((choice) => ({ choice, words: ends[choice] ? `${choice}分（${ends[choice]}）` : `${choice}分` }))
}
