import { type Claim, figuresIn, type Outline, type OutlineSection } from './outline.ts'
import type { OutlineView, Wording } from './schema.ts'

export const nothingChanged: Wording = { order: [], hidden: [], titles: {}, texts: {}, added: [] }

/** The sentence of a claim that a unit may word itself: the first of its variants. */
const wordingOf = ({ variants }: Claim) => variants[0]?.text ?? ''

function ownSection({ texts, ...section }: Wording['added'][number]): OutlineSection {
  const paragraphs = texts.map((text, index) => [
    { id: `${section.id}-${index + 1}`, about: section.title, variants: [{ text }] },
  ])
  return { ...section, paragraphs }
}

/** Sections in the order of their names; those not named follow the one before them in the usual order. */
function inOrder(sections: readonly OutlineSection[], order: readonly string[]): OutlineSection[] {
  const known = order.filter((id) => sections.some((one) => one.id === id))
  const whole = [...known]
  for (const [index, { id }] of sections.entries()) {
    if (whole.includes(id)) continue
    const before = sections[index - 1]?.id
    whole.splice(before === undefined ? 0 : whole.indexOf(before) + 1, 0, id)
  }
  return whole.map((id) => sections.find((one) => one.id === id)!)
}

/** The outline as a unit uses it: its own order, headings, sentences and sections; claims it hides are not said. */
export function worded(outline: Outline, wording: Wording): Outline {
  const hidden = new Set(wording.hidden)
  const claim = (one: Claim): Claim[] => {
    if (hidden.has(one.id)) return []
    const text = wording.texts[one.id]
    return [text === undefined ? one : { ...one, variants: [{ text }, ...one.variants] }]
  }
  const sections = [...outline.sections, ...wording.added.map(ownSection)].map((section) => ({
    ...section,
    title: wording.titles[section.id] ?? section.title,
    paragraphs: section.paragraphs.map((claims) => claims.flatMap(claim)),
  }))
  return { ...outline, sections: inOrder(sections, wording.order) }
}

/** Names of figures as people read them, `集体决策：召开党组会议`, by their ids and back. */
export type FigureNames = { words: ReadonlyMap<string, string>; ids: ReadonlyMap<string, string> }

const renamed = (text: string, names: ReadonlyMap<string, string>) =>
  text.replace(/\{([^{}.][^{}]*)\}/g, (whole, name: string) => (names.has(name) ? `{${names.get(name)}}` : whole))

/** Own sentences as they are kept, from how they were typed, or the other way round. */
export function renamedFigures(wording: Wording, names: ReadonlyMap<string, string>): Wording {
  const texts = Object.fromEntries(Object.entries(wording.texts).map(([id, text]) => [id, renamed(text, names)]))
  const added = wording.added.map((one) => ({ ...one, texts: one.texts.map((text) => renamed(text, names)) }))
  return { ...wording, texts, added }
}

/** What the page of the outline shows, hidden claims included. */
export function outlineView(outline: Outline, wording: Wording, { words }: FigureNames): OutlineView['sections'] {
  const added = new Set(wording.added.map(({ id }) => id))
  const { sections } = worded(outline, { ...wording, hidden: [] })
  return sections.map(({ paragraphs, charts: _charts, ...section }) => ({
    ...section,
    isAdded: added.has(section.id),
    claims: paragraphs.flat().map((one) => ({
      ...{ id: one.id, about: one.about, text: renamed(wordingOf(one), words), isEach: one.each !== undefined },
    })),
  }))
}

/** Names in own sentences that no figure has. */
export function unknownFigures(wording: Wording, known: ReadonlySet<string>): string[] {
  const texts = [...Object.values(wording.texts), ...wording.added.flatMap(({ texts: own }) => own)]
  return [...new Set(texts.flatMap(figuresIn))].filter((name) => !known.has(name))
}
