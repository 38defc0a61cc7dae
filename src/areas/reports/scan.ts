import type { Document, Part } from './schema.ts'
import { typedNumbers } from './typed-numbers.ts'

/** A place in the text that no record supports: part of a paragraph, from and to in letters of that part. */
export type Flag = {
  kind: 'number' | 'statement'
  sectionId: string
  paragraph: number
  part: number
  from: number
  to: number
  text: string
  /** where it stands */
  sentence: string
}

type Stretch = { part: number; from: number; to: number; text: string; hasFigure: boolean }

const END = /[。；！？](?:[”’）》]*)/g

/** The sentences of a paragraph: each typed stretch with whether a figure stands in the same sentence. */
function stretchesOf(parts: readonly Part[]): Stretch[] {
  const done: Stretch[] = []
  let open: Stretch[] = []
  let hasFigure = false
  const close = () => {
    for (const one of open) done.push({ ...one, hasFigure })
    open = []
    hasFigure = false
  }
  parts.forEach((part, index) => {
    if (typeof part !== 'string') {
      hasFigure = true
      return
    }
    let from = 0
    for (const { index: at, 0: mark } of part.matchAll(END)) {
      const to = at + mark.length
      open.push({ part: index, from, to, text: part.slice(from, to), hasFigure })
      close()
      from = to
    }
    if (from < part.length) open.push({ part: index, from, to: part.length, text: part.slice(from), hasFigure })
  })
  close()
  return done
}

const isWords = (text: string) => /[\p{L}\p{N}]/u.test(text)

/**
 * What a report says without a record under it: numbers that were typed, and in the parts that tell what was done or
 * what is wrong every sentence without a figure. Intentions need no record.
 */
export function scan({ sections }: Document): Flag[] {
  return sections.flatMap(({ id: sectionId, stance, paragraphs }) =>
    paragraphs.flatMap((parts, paragraph) =>
      stretchesOf(parts).flatMap(({ hasFigure, text, ...place }): Flag[] => {
        const at = { sectionId, paragraph, part: place.part }
        const numbers = typedNumbers(text).map(({ from, to }) => ({
          ...at,
          kind: 'number' as const,
          from: place.from + from,
          to: place.from + to,
          text: text.slice(from, to),
          sentence: text.trim(),
        }))
        if (hasFigure || stance === 'plan' || !isWords(text)) return numbers
        return [
          {
            ...at,
            kind: 'statement' as const,
            from: place.from,
            to: place.to,
            text: text.trim(),
            sentence: text.trim(),
          },
          ...numbers,
        ]
      }),
    ),
  )
}

/** A paragraph's sentences as the command line tells them, each with the figures in it. */
export function sentencesOf(parts: readonly Part[]): { text: string; figures: Exclude<Part, string>[] }[] {
  const sentences = [{ text: '', figures: [] as Exclude<Part, string>[] }]
  const last = () => sentences.at(-1)!
  for (const part of parts) {
    if (typeof part !== 'string') {
      last().text += part.value
      last().figures.push(part)
      continue
    }
    let from = 0
    for (const { index: at, 0: mark } of part.matchAll(END)) {
      last().text += part.slice(from, at + mark.length)
      from = at + mark.length
      sentences.push({ text: '', figures: [] })
    }
    last().text += part.slice(from)
  }
  return sentences.filter(({ text }) => isWords(text))
}
