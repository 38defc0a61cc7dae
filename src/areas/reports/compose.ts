import { isDrawn } from './charts.ts'
import { printed, type Row, type Worked } from './figure.ts'
import type { Claim, Condition, Outline, OutlineSection, Variant } from './outline.ts'
import { figuresIn } from './outline.ts'
import type { Document, Part, Section } from './schema.ts'

/** Figures by name, as one report sees them. */
export type Figures = ReadonlyMap<string, Worked>

const compared: Record<Condition[1], (one: number, other: number) => boolean> = {
  '=': (one, other) => one === other,
  '≠': (one, other) => one !== other,
  '<': (one, other) => one < other,
  '≤': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '≥': (one, other) => one >= other,
}

/** Whether a condition is met; never by a figure that is not known. */
export function holds(figures: Figures, [figure, is, than]: Condition): boolean {
  const one = figures.get(figure)?.value ?? null
  const other = typeof than === 'number' ? than : (figures.get(than)?.value ?? null)
  return one !== null && other !== null && compared[is](one, other)
}

/** A sentence may be said when each of its figures is known and one of them at least has records. */
function isSupported(figures: Figures, text: string): boolean {
  const named = figuresIn(text).map((id) => figures.get(id))
  return named.every((one) => one && one.value !== null) && named.some((one) => one!.rows.length > 0)
}

const chip = (figure: string, value: string, rows: number): Part => ({ figure, value, rows })

const PLACE = /\{([^{}]+)\}/

/** Text with braces to parts: every second piece of the split is a name. */
function parts(text: string, resolve: (name: string) => Part): Part[] {
  return text.split(PLACE).flatMap((piece, index) => (index % 2 ? [resolve(piece)] : piece ? [piece] : []))
}

/** A figure by the name a text cites it by, a record's word included; null when there is no such thing now. */
export function lookUp(figures: Figures, name: string): { worked: Worked; value: string; rows: readonly Row[] } | null {
  const [base, record] = name.split('#')
  const worked = figures.get(base!)
  if (!worked) return null
  if (record === undefined) {
    return worked.value === null ? null : { worked, value: printed(worked.value), rows: worked.rows }
  }
  const [id, word] = record.split('.')
  const row = worked.rows.find((one) => one.id === id)
  const value = row?.words?.[word ?? '']
  return row && value !== undefined ? { worked, value, rows: [row] } : null
}

/** The name of a figure that is one record. */
export const recordFigure = (list: string, id: string, word: string): string => `${list}#${id}.${word}`

function saidOf(figures: Figures, { each, variants }: Claim): Part[] {
  const fits = ({ when = [] }: Variant) => when.every((one) => holds(figures, one))
  const whole = (name: string) => {
    const { value, rows } = figures.get(name)!
    return chip(name, printed(value!), rows.length)
  }
  if (each === undefined) {
    const variant = variants.find((one) => fits(one) && isSupported(figures, one.text))
    return variant ? parts(variant.text, whole) : []
  }
  const variant = variants.find(fits)
  if (!variant) return []
  const one = (row: Row) =>
    parts(variant.text, (name) =>
      name.startsWith('.')
        ? chip(recordFigure(each, row.id, name.slice(1)), row.words?.[name.slice(1)] ?? '', 1)
        : whole(name),
    )
  return (figures.get(each)?.rows ?? []).flatMap(one)
}

export type Unsaid = { sectionId: string; claimId: string; about: string }

function sectionOf(
  figures: Figures,
  { paragraphs, charts = [], ...section }: OutlineSection,
  unsaid: Unsaid[],
): Section {
  const said = paragraphs.map((claims) =>
    claims.flatMap((claim) => {
      const text = saidOf(figures, claim)
      if (!text.length) unsaid.push({ sectionId: section.id, claimId: claim.id, about: claim.about })
      return text
    }),
  )
  const drawn = charts.filter((chart) => isDrawn(figures, chart))
  const text = said.filter((parts) => parts.length > 0).map(joined)
  return { ...section, paragraphs: text, ...(drawn.length && { charts: drawn }) }
}

/** Neighbouring pieces of text become one. */
export function joined(text: readonly Part[]): Part[] {
  const whole: Part[] = []
  for (const part of text) {
    const last = whole.at(-1)
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part
    else whole.push(part)
  }
  return whole
}

/** A report as its outline and the figures say it, and the claims that found no record. */
export function compose(outline: Outline, figures: Figures): { document: Document; unsaid: Unsaid[] } {
  const unsaid: Unsaid[] = []
  const sections = outline.sections.map((section) => sectionOf(figures, section, unsaid))
  return { document: { title: outline.title, sections }, unsaid }
}
