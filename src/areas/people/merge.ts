import { dossierChanges, fieldTitle, type ListName, listNames, listText } from './diff.ts'
import type { Basic, Dossier, Doubt } from './schema.ts'

/** Facts the bureau keeps itself; a form from the organisation department says nothing about them. */
const OWN_FIELDS: (keyof Basic)[] = ['state', 'sectionId', 'staffKind', 'phone']

/** What the form prints; the lists behind other fields are only filled by hand. */
const FORM_LISTS: ListName[] = ['resume', 'family']

export type Merged = { dossier: Dossier; doubts: Doubt[] }

/**
 * A form speaks for the whole dossier: what it says replaces what is stored. What it leaves empty stays, because a
 * form is often filled for one purpose only.
 */
export function mergeForm(stored: Dossier, form: Dossier): Merged {
  const basic = { ...stored.basic }
  for (const name of Object.keys(basic) as (keyof Basic)[]) {
    const value = form.basic[name]
    if (value && !OWN_FIELDS.includes(name)) Object.assign(basic, { [name]: value })
  }
  const merged: Dossier = { ...stored, basic }
  for (const name of FORM_LISTS) {
    if (form[name].length) Object.assign(merged, { [name]: form[name] })
  }
  const printed = form.educations.map((one) => one.mode)
  merged.educations = [
    ...form.educations.map((one) => keepEnd(one, stored)),
    ...stored.educations.filter((one) => !one.onForm || !printed.includes(one.mode)),
  ]
  const years = new Set(form.grades.map((one) => one.year))
  merged.grades = [...stored.grades.filter((one) => !years.has(one.year)), ...form.grades].sort(
    (a, b) => a.year - b.year,
  )
  return { dossier: merged, doubts: [] }
}

/** The form has no place for the month of graduation; what is known of the same education stays. */
function keepEnd(one: Dossier['educations'][number], { educations }: Dossier): Dossier['educations'][number] {
  const same = educations.find((old) => old.onForm && old.mode === one.mode && old.diplomaSchool === one.diplomaSchool)
  return same && !one.endedOn ? { ...one, endedOn: same.endedOn } : one
}

/**
 * A roster only fills what is empty. Where it contradicts the dossier the dossier stays, and both values are shown:
 * which of two sources is right is for a person to decide.
 */
export function mergeRoster(stored: Dossier, row: Dossier): Merged {
  const doubts: Doubt[] = []
  const differ = (field: string, before: string, after: string) =>
    doubts.push({
      code: 'differs-from-stored',
      field,
      message: `${fieldTitle(field)}：档案中是“${before}”，名册上是“${after}”，没有改动档案。请核对后在档案里更正。`,
    })
  const basic = { ...stored.basic }
  for (const name of Object.keys(basic) as (keyof Basic)[]) {
    const [old, now] = [basic[name] ?? '', row.basic[name] ?? '']
    if (!now || old === now || name === 'state') continue
    if (!old) Object.assign(basic, { [name]: now })
    else if (morePrecise(now, old)) Object.assign(basic, { [name]: now })
    else if (!morePrecise(old, now)) differ(`basic.${name}`, old, now)
  }
  const merged: Dossier = { ...stored, basic }
  for (const name of listNames) {
    if (!row[name].length || JSON.stringify(row[name]) === JSON.stringify(stored[name])) continue
    if (name === 'educations') addEducations(merged, row, differ)
    else if (!stored[name].length) Object.assign(merged, { [name]: row[name] })
    else if (name !== 'postsHeld' && name !== 'ranksHeld') differ(name, listText(stored, name), listText(row, name))
    else if (!sameCurrent(stored, row, name)) differ(name, listText(stored, name), listText(row, name))
  }
  return { dossier: merged, doubts }
}

/** `1980-06-15` says more than `1980-06` and does not contradict it. */
const morePrecise = (long: string, short: string) => /^\d{4}(-\d\d)*$/.test(short) && long.startsWith(`${short}-`)

function addEducations(merged: Dossier, row: Dossier, differ: (field: string, a: string, b: string) => void): void {
  for (const one of row.educations) {
    const same = merged.educations.find((old) => old.mode === one.mode)
    if (!same) merged.educations = [...merged.educations, one]
    else if ((one.diploma && same.diploma !== one.diploma) || (one.degree && same.degree !== one.degree)) {
      differ('educations', `${same.diploma}${same.degree}`, `${one.diploma}${one.degree}`)
    }
  }
}

/** A roster names the current post or rank only; the stored history agrees when it holds one begun at that time. */
function sameCurrent(stored: Dossier, row: Dossier, name: 'postsHeld' | 'ranksHeld'): boolean {
  const begun = new Set(stored[name].map((one) => one.startedOn.slice(0, 7)))
  return row[name].every((one) => begun.has(one.startedOn.slice(0, 7)))
}

/** True when taking this in would change nothing. */
export const nothingNew = (stored: Dossier, merged: Dossier) => dossierChanges(stored, merged).length === 0
