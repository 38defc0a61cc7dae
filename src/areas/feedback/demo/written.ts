import type { ItemKind, results, SourceKind } from '../schema.ts'

/** How far an opinion of the demo has come. */
export type Fate =
  | 'waiting'
  | 'accepted'
  | 'assigned'
  /** with the section, and its day has passed */
  | 'overdue'
  | 'drafted'
  /** answered, and nobody has said a word yet */
  | 'quiet'
  /** the first draft was sent back */
  | 'sentback'
  | 'late'
  | 'extended'
  | 'satisfied'
  | 'called'
  | 'unreachable'
  | 'silent'
  | 'published'
  /** the raiser said "still not"; it is worked on again, or was answered a second time */
  | 'stillnot-open'
  | 'stillnot-closed'
  | 'returned'
  | 'discipline'

export type WrittenAnswer = { text: string; measures: string; result: keyof typeof results }

type Common = {
  daysAgo: number
  fate: Fate
  place: string | null
  text: string
  /** nothing where it never came to an answer */
  answer: WrittenAnswer | null
}

export type WrittenOpinion = Common & {
  source: SourceKind
  channel: string
  kind: ItemKind
  section: string
  title: string
  /** the group answered together, and whether this is the one the others were merged into */
  group: { key: string; isMain: boolean } | null
}

export type WrittenRating = Common & { result: number; attitude: number }

const blocksOf = (text: string) =>
  text
    .trim()
    .split(/\n\n+/)
    .map((block) => block.split('\n'))

/** `{甲|乙}` as the first or the second of two opinions has it. */
const worded = (text: string, turn: number) =>
  text.replace(/\{([^}]*)\}/g, (_, words: string) => words.split('|')[turn] ?? '')

function answerOf(line: string): WrittenAnswer | null {
  const [text = '', measures = '', result = ''] = line.split('|')
  return text ? { text, measures, result: result as WrittenAnswer['result'] } : null
}

const placeOf = (word: string) => (word === '-' ? null : word)

export function readOpinions(written: string): WrittenOpinion[] {
  return blocksOf(written).flatMap(([head = '', text = '', title = '', answer = '']) => {
    const [days = '', fates = '', ...rest] = head.split(' ')
    return days.split(',').map((daysAgo, turn): WrittenOpinion => {
      const of = (list: string) => list.split(',')[turn] ?? list.split(',')[0]!
      const [source, channel, kind, section, place] = rest.map(of) as [SourceKind, string, ItemKind, string, string]
      const [, joins, key] = /^(merge|into)-(.+)$/.exec(of(fates)) ?? []
      return {
        ...{ daysAgo: Number(daysAgo), source, channel, kind, section, place: placeOf(place) },
        ...{ text: worded(text, turn), title: worded(title, turn), answer: answerOf(worded(answer, turn)) },
        fate: key ? (joins === 'into' ? 'waiting' : 'called') : (of(fates) as Fate),
        group: key ? { key, isMain: joins === 'merge' } : null,
      }
    })
  })
}

const ratingFates: Record<string, Fate> = { registered: 'waiting', again: 'stillnot-closed' }

export function readRatings(written: string): WrittenRating[] {
  return blocksOf(written).map(([head = '', answer = '']) => {
    const [daysAgo, fate = '', place = '', result, attitude, ...words] = head.split(' ')
    return {
      ...{ daysAgo: Number(daysAgo), fate: ratingFates[fate] ?? (fate as Fate), place: placeOf(place) },
      ...{ result: Number(result), attitude: Number(attitude), text: words.join(' '), answer: answerOf(answer) },
    }
  })
}
