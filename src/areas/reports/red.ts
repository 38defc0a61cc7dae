import { type Figures, holds, type Unsaid } from './compose.ts'
import { contradictions } from './contradictions.ts'
import { printed } from './figure.ts'
import { scan, sentencesOf } from './scan.ts'
import type { Difference, Document, Red } from './schema.ts'

type Given = {
  document: Document
  figures: Figures
  unsaid: readonly Unsaid[]
  differences: readonly Difference[]
  /** promises of last year's report that nobody has answered */
  promises: readonly { text: string }[]
  comments: readonly { sectionId: string; text: string; settledBy: string | null }[]
}

function contradicted(document: Document, figures: Figures): Red[] {
  return document.sections.flatMap(({ id, stance, paragraphs }) =>
    // What is intended may well promise that everything will be in order.
    (stance === 'plan' ? [] : paragraphs.flatMap(sentencesOf)).flatMap(({ text }) =>
      contradictions.flatMap(({ says, while: condition, but }): Red[] => {
        if (!says.test(text) || !holds(figures, condition)) return []
        const value = printed(figures.get(condition[0])!.value!)
        return [{ kind: 'contradiction', sectionId: id, text: `“${text}”，但是${but.replace('{}', value)}` }]
      }),
    ),
  )
}

/** Everything that should be put right before somebody signs, or be taken over by name. */
export function redList(given: Given): Red[] {
  const { document, figures, unsaid, differences, promises, comments } = given
  const there = new Set(document.sections.map(({ id }) => id))
  return [
    ...scan(document).map(({ kind, sectionId, text, sentence }): Red => {
      return { kind, sectionId, text: kind === 'number' ? `${text}（在“${sentence}”里）` : text }
    }),
    ...contradicted(document, figures),
    ...unsaid.map(({ sectionId, about }): Red => {
      return {
        kind: 'unsaid',
        sectionId: there.has(sectionId) ? sectionId : null,
        text: `${about}：本年度没有记录，没有写`,
      }
    }),
    ...differences.map(({ title, was, now }): Red => {
      return { kind: 'stale', sectionId: null, text: `${title}：正文是${was}，现在是${now ?? '没有记录'}` }
    }),
    ...promises.map(({ text }): Red => ({ kind: 'promise', sectionId: null, text })),
    ...comments
      .filter(({ settledBy }) => settledBy === null)
      .map(({ sectionId, text }): Red => ({ kind: 'comment', sectionId, text })),
  ]
}
