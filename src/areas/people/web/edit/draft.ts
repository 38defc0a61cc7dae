import { readPartialDate } from '../../../../law/dates.ts'
import { dossierChanges, type FieldChange, type ListName, listNames } from '../../diff.ts'
import type { DossierPatch } from '../../patch.ts'
import { type Basic, Dossier } from '../../schema.ts'

export type Path = readonly (string | number)[]
export type Fault = { field: string; message: string }

/** What is typed at present, with the stored dossier it started from. */
export type Draft = { revision: number; base: Dossier; dossier: Dossier; keptAt: string }

/** A copy of `root` with one value replaced; everything off the path stays the same object. */
export function put<T>(root: T, path: Path, value: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return value as T
  const inner = put((root as Record<string | number, unknown>)[key], rest, value)
  if (!Array.isArray(root)) return { ...root, [key]: inner }
  return root.map((one, index) => (index === key ? inner : one)) as T
}

/** The fields that differ, as the server takes them: single basic fields, whole lists. */
export function patchBetween(before: Dossier, after: Dossier): DossierPatch {
  const patch: Record<string, unknown> = {}
  const basic: Record<string, unknown> = {}
  for (const { field } of dossierChanges(before, after)) {
    if (field.startsWith('basic.')) basic[field.slice(6)] = after.basic[field.slice(6) as keyof Basic]
    else patch[field] = after[field as ListName]
  }
  return (Object.keys(basic).length ? { ...patch, basic } : patch) as DossierPatch
}

/** Date fields by list; a date typed loosely is normalised before it is judged. */
const dateFields: Record<'basic' | ListName, readonly string[]> = {
  basic: ['birth', 'partyJoined', 'partyRegular', 'workStarted', 'ageAsOf', 'filledOn', 'retirementMonth'],
  educations: ['endedOn'],
  resume: ['start', 'end'],
  postsHeld: ['startedOn', 'endedOn', 'confirmedOn'],
  ranksHeld: ['startedOn', 'endedOn'],
  family: ['birth'],
  rewards: ['on'],
  sanctions: ['decidedOn', 'effectUntil'],
  grades: [],
  titles: ['obtainedOn', 'appointedOn'],
}

/** What makes a row worth keeping; choices that have a value from the start say nothing. */
const isBlankRow = (row: object) =>
  Object.entries(row).every(
    ([name, value]) =>
      value === '' || value === null || (Array.isArray(value) && value.length === 0) || presetFields.has(name),
  )
const presetFields = new Set(['mode', 'onForm', 'kind', 'secondment', 'year', 'grade'])
/** Rows of these lists mean something even when only the presets are filled in. */
const presetsCount = new Set<string>(['grades', 'sanctions'])

function tidyRow<T extends object>(row: T, fields: readonly string[]): T {
  const tidied = { ...row } as Record<string, unknown>
  for (const [name, value] of Object.entries(tidied)) {
    if (typeof value !== 'string') continue
    tidied[name] = (fields.includes(name) && readPartialDate(value)) || value.trim()
  }
  return tidied as T
}

/** The dossier as it would be sent: dates normalised, outer blanks off, rows nobody filled in left out. */
export function tidy(dossier: Dossier): Dossier {
  const lists = listNames.map((name) => {
    const rows = (dossier[name] as object[]).map((row) => tidyRow(row, dateFields[name]))
    return [name, presetsCount.has(name) ? rows : rows.filter((row) => !isBlankRow(row))]
  })
  const tidied = {
    ...dossier,
    ...Object.fromEntries(lists),
    basic: tidyRow(dossier.basic, dateFields.basic),
  } as Dossier
  const resume = tidied.resume.map((period) => ({
    ...period,
    during: period.during.map((side) => tidyRow(side, ['start', 'end'])).filter((side) => !isBlankRow(side)),
  }))
  return { ...tidied, resume }
}

/** Everything that keeps a dossier from being saved, one sentence a field. */
export function faultsOf(dossier: Dossier): Fault[] {
  const result = Dossier.safeParse(dossier)
  if (result.success) return []
  return result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }))
}

/** Somebody else saved first: what he changed, and which of these fields are changed here as well. */
export function collisions(base: Dossier, mine: Dossier, theirs: Dossier): { theirs: FieldChange[]; both: string[] } {
  const made = dossierChanges(base, theirs)
  const own = new Set(dossierChanges(base, mine).map((change) => change.field))
  return { theirs: made, both: made.map((change) => change.field).filter((field) => own.has(field)) }
}

/** Their dossier with the fields typed here laid over it, save those where theirs was chosen. */
export function mergedOver(base: Dossier, mine: Dossier, { theirs, yield: given }: Merge): Dossier {
  let result = theirs
  for (const { field } of dossierChanges(base, mine)) {
    if (given.includes(field)) continue
    const path = field.split('.')
    const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], mine)
    result = put(result, path, value)
  }
  return result
}
type Merge = { theirs: Dossier; yield: readonly string[] }

const place = (key: string) => `touyan.dossier-draft.${key}`

/** The draft left in this tab, if any. */
export function keptDraft(key: string): Draft | null {
  const text = sessionStorage.getItem(place(key))
  return text ? (JSON.parse(text) as Draft) : null
}

/** Keeps a draft in this tab only; it goes when the tab is closed. */
export function keepDraft(key: string, draft: Draft): void {
  sessionStorage.setItem(place(key), JSON.stringify(draft))
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(place(key))
}
