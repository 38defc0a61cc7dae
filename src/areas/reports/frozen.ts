import { type Figures, joined, lookUp } from './compose.ts'
import type { Document, Part, Written } from './schema.ts'

/** A figure as a version keeps it: how it was counted, what came out, and the records by their ids alone. */
export type FrozenFigure = {
  title: string
  unit: string
  definition: string
  permission: string
  value: string
  rows: number
  ids: string[]
}

export type Frozen = Readonly<Record<string, FrozenFigure>>

/** Ids kept of one figure; more are counted and not listed. */
const MOST_IDS = 5000

const nameOf = ({ figure }: { figure: string }) => figure

/** The names of all figures in a text and its charts, each once. */
export function cited({ sections }: Document | Written): string[] {
  const parts = sections.flatMap(({ paragraphs }) => paragraphs.flat())
  const drawn = sections.flatMap(({ charts = [] }) => charts.flatMap(({ bars }) => bars))
  return [...new Set([...parts.flatMap((part) => (typeof part === 'string' ? [] : part)), ...drawn].map(nameOf))]
}

export function freeze(figures: Figures, name: string): FrozenFigure | null {
  const found = lookUp(figures, name)
  if (!found) return null
  const { title, unit, definition, permission } = found.worked
  const ids = found.rows.slice(0, MOST_IDS).map(({ id }) => id)
  return { title, unit, definition, permission, value: found.value, rows: found.rows.length, ids }
}

/**
 * A written text with its figures: those already cited keep the number they were frozen with, new ones get today's.
 * Tells the names nobody knows instead where there are any.
 */
export function bound(
  written: Written,
  { figures, frozen }: { figures: Figures; frozen: Frozen },
): { document: Document; frozen: Frozen } | { unknown: string[] } {
  const names = cited(written)
  const found = names.map((name) => [name, frozen[name] ?? freeze(figures, name)] as const)
  const unknown = found.filter(([, figure]) => figure === null).map(([name]) => name)
  if (unknown.length) return { unknown }
  const kept = Object.fromEntries(found) as Record<string, FrozenFigure>
  const filled = (part: Written['sections'][number]['paragraphs'][number][number]): Part => {
    if (typeof part === 'string') return part
    const { value, rows } = kept[part.figure]!
    return { figure: part.figure, value, rows }
  }
  const sections = written.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((parts) => joined(parts.map(filled).filter((part) => part !== ''))),
  }))
  return { document: { ...written, sections }, frozen: kept }
}

/** The same text with today's numbers; a figure that is there no longer keeps its last one. */
export function renewed(document: Document, { figures, frozen }: { figures: Figures; frozen: Frozen }) {
  const kept = Object.fromEntries(
    cited(document).flatMap((name) => {
      const figure = freeze(figures, name) ?? frozen[name]
      return figure ? [[name, figure]] : []
    }),
  ) as Frozen
  const filled = (part: Part): Part =>
    typeof part === 'string' ? part : { ...part, value: kept[part.figure]!.value, rows: kept[part.figure]!.rows }
  const sections = document.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((parts) => parts.map(filled)),
  }))
  return { document: { ...document, sections }, frozen: kept }
}

/** Figures whose number or records are others than when they were frozen. */
export function differences(frozen: Frozen, figures: Figures) {
  return Object.entries(frozen).flatMap(([id, { title, value, rows, ids }]) => {
    const now = freeze(figures, id)
    const isSame = now && now.value === value && now.rows === rows && now.ids.every((one, at) => one === ids[at])
    return isSame ? [] : [{ id, title, was: value, now: now?.value ?? null }]
  })
}
